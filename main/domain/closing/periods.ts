import { cycleName, cycleOf, type Period } from '../../kernel/cycles.ts'
import { addDays, type Day } from '../../kernel/dates.ts'

const SPANS = ['month', 'quarter', 'year'] as const
type Span = (typeof SPANS)[number]

interface ClosingPeriod {
  readonly span: Span
  readonly name: string
  readonly from: Day
  readonly through: Day
  /** `closed` when every month of it is; `running` while it is not over. */
  readonly state: 'closed' | 'open' | 'running'
}

/** A month, a quarter or a year of the calendar. */
export const spanOf = (span: Span, day: Day): Period => cycleOf(span, day) as Period

/**
 * Every month, quarter and year from the book's first day to today, of each span newest first.
 * @param closed the last days of the months that are closed.
 */
export function periodsOf(first: Day, today: Day, closed: ReadonlySet<string>): ClosingPeriod[] {
  const begun = spanOf('month', first).from
  return SPANS.flatMap((span) => {
    const periods: ClosingPeriod[] = []
    for (let day = begun; day <= today; day = addDays(spanOf(span, day).to, 1)) {
      const period = spanOf(span, day)
      const over = period.to < today
      const settled = over && monthsIn(period, begun).every((month) => closed.has(month))
      periods.unshift({
        span,
        name: cycleName(span, period),
        from: period.from,
        through: period.to,
        state: settled ? 'closed' : over ? 'open' : 'running',
      })
    }
    return periods
  })
}

/** The last days of a period's months, without those before the book began. */
function monthsIn({ from, to }: Period, begun: Day): Day[] {
  const ends: Day[] = []
  for (let day = from < begun ? begun : from; day <= to; day = addDays(spanOf('month', day).to, 1)) {
    ends.push(spanOf('month', day).to)
  }
  return ends
}
