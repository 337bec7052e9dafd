import { addDays, addMonths, type Day, monthStart } from './dates.ts'

/** How long points are reckoned together before a scheme looks back. */
export type Cycle = 'none' | 'month' | 'quarter' | 'half' | 'year'

const MONTHS: Readonly<Record<Exclude<Cycle, 'none'>, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

export interface Period {
  readonly from: Day
  readonly to: Day
}

/** The cycle of the calendar that a day lies in; null where a scheme has none. */
export function cycleOf(cycle: Cycle, day: Day): Period | null {
  if (cycle === 'none') return null
  const months = MONTHS[cycle]
  const month = Number(day.slice(5, 7)) - 1
  const from = addMonths(monthStart(day), -(month % months))
  return { from, to: addDays(addMonths(from, months), -1) }
}

/** The last day of the `count`-th cycle after the one of a day; 0 = of that one. Null without cycles. */
export function cyclesAfter(cycle: Cycle, day: Day, count: number): Day | null {
  const now = cycleOf(cycle, day)
  if (now === null || cycle === 'none') return null
  return addDays(addMonths(now.from, MONTHS[cycle] * (count + 1)), -1)
}

/** The cycle before the one of a day. */
export function cycleBefore(cycle: Cycle, day: Day): Period | null {
  const now = cycleOf(cycle, day)
  return now && cycleOf(cycle, addDays(now.from, -1))
}

/** 「2026年第三季度」 */
export function cycleName(cycle: Cycle, { from }: Period): string {
  const year = `${from.slice(0, 4)}年`
  const month = Number(from.slice(5, 7))
  switch (cycle) {
    case 'none':
      return ''
    case 'month':
      return `${year}${month}月`
    case 'quarter':
      return `${year}第${'一二三四'[(month - 1) / 3]}季度`
    case 'half':
      return `${year}${month === 1 ? '上' : '下'}半年`
    case 'year':
      return year
  }
}

/**
 * Whether the counter redeems on a day, and if not, the next day on which it does. Empty months or days mean any;
 * 31 stands for a month's last day.
 */
export function nextRedemptionDay(
  windows: { readonly months: readonly number[]; readonly days: readonly number[] },
  today: Day,
): Day {
  const open = (day: Day): boolean => {
    const month = Number(day.slice(5, 7))
    const date = Number(day.slice(8, 10))
    const last = Number(addDays(addMonths(monthStart(day), 1), -1).slice(8, 10))
    const days = windows.days.map((wanted) => Math.min(wanted, last))
    return (
      (windows.months.length === 0 || windows.months.includes(month)) &&
      (days.length === 0 || days.includes(date))
    )
  }
  let day = today
  // a year and a leap day: any window opens within it
  for (let tries = 0; tries < 367 && !open(day); tries++) day = addDays(day, 1)
  return day
}
