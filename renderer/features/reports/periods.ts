/** How long a report is: one day, a week from Monday, and so on. */
export type Step = 'day' | 'week' | 'month' | 'quarter' | 'year'

export interface Period {
  readonly from: string
  readonly to: string
  /** 「2026年第三季度」 */
  readonly name: string
}

const MONTHS: Partial<Record<Step, number>> = { month: 1, quarter: 3, year: 12 }
const DAY_MS = 86_400_000

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date) => date.toISOString().slice(0, 10)
const plus = (day: string, days: number) => dayOf(new Date(dateOf(day).getTime() + days * DAY_MS))
const first = (year: number, month: number) => dayOf(new Date(Date.UTC(year, month, 1)))

/** The one that a day lies in. */
export function periodOf(step: Step, day: string): Period {
  const year = Number(day.slice(0, 4))
  const months = MONTHS[step]
  if (months !== undefined) {
    const month = Number(day.slice(5, 7)) - 1
    const begun = month - (month % months)
    const from = first(year, begun)
    return { from, to: plus(first(year, begun + months), -1), name: nameOf(step, year, begun) }
  }
  if (step === 'day') return { from: day, to: day, name: dayName(day) }
  const from = plus(day, -((dateOf(day).getUTCDay() + 6) % 7))
  const to = plus(from, 6)
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  return { from, to, name: `${dayName(from)}到${sameMonth ? `${Number(to.slice(8))}日` : monthDay(to)}` }
}

/** A day in the period so many further on. */
export function further(step: Step, day: string, count: number): string {
  const { from } = periodOf(step, day)
  const months = MONTHS[step]
  if (months === undefined) return plus(from, count * (step === 'day' ? 1 : 7))
  return first(Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1 + count * months)
}

const monthDay = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const dayName = (day: string) => `${Number(day.slice(0, 4))}年${monthDay(day)}`

function nameOf(step: Step, year: number, month: number): string {
  if (step === 'month') return `${year}年${month + 1}月`
  return step === 'quarter' ? `${year}年第${'一二三四'[month / 3]}季度` : `${year}年`
}
