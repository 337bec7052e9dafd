import { addDays, addMonths, type Day, parseDay } from './dates.ts'

/**
 * Reads a day as people type it: `2027-05-17`, `2027.5.17`, `2027年5月17日`, `20270517`, `270517`, `0517` or
 * `5.17` (the nearest such day ahead, or behind), and `+12m`, `+18个月`, `+90d`, `+90天`, `+2y`, `+2年` counted
 * from `from`. Undefined where it is no day.
 */
export function parseDayShorthand(
  text: string,
  from: Day,
  toward: 'ahead' | 'behind' = 'ahead',
): Day | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const span = /^\+\s*(\d{1,4})\s*(d|天|日|m|月|个月|y|年)?$/.exec(plain)
  if (span) return after(from, Number(span[1]), span[2] ?? 'm')
  const whole =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (whole) return day(whole[1]!, whole[2]!, whole[3]!)
  const short = /^(\d{2})(\d{2})(\d{2})$/.exec(plain)
  if (short) return day(`20${short[1]}`, short[2]!, short[3]!)
  const yearless = /^(\d{1,2})[-./月](\d{1,2})日?$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain)
  return yearless ? nearest(yearless[1]!, yearless[2]!, from, toward) : undefined
}

const day = (year: string, month: string, date: string) =>
  parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)

function after(from: Day, count: number, unit: string): Day | undefined {
  if (unit === 'd' || unit === '天' || unit === '日') return addDays(from, count)
  const months = unit === 'y' || unit === '年' ? count * 12 : count
  return months > 1200 ? undefined : addMonths(from, months)
}

/** 29 February may be years away; a day that does not exist (0230) is none. */
function nearest(month: string, date: string, from: Day, toward: 'ahead' | 'behind'): Day | undefined {
  const year = Number(from.slice(0, 4))
  const step = toward === 'ahead' ? 1 : -1
  for (let away = 0; away <= 8; away++) {
    const found = day(String(year + step * away), month, date)
    if (found !== undefined && (toward === 'ahead' ? found >= from : found <= from)) return found
  }
  return undefined
}

/** 到期日: the day of making, and so many days on. */
export const expiryOf = (producedOn: Day, shelfLifeDays: number): Day => addDays(producedOn, shelfLifeDays)
