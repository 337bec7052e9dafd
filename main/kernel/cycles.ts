import { addDays, addMonths, type Day, monthStart } from './dates.ts'

/** How long something is reckoned together: points before a scheme looks back, a clause's cap. */
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
