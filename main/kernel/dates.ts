/** A calendar day of the village, "2026-11-24". Compared as text; never a moment in time. */
export type Day = string & { readonly day: unique symbol }

/** The clock is handed in, never read: tests and the crash suite set it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** The villages keep Beijing time; the counter PC's own zone is not to be trusted. */
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000

/** The Beijing calendar day of a moment. */
export function dayOf(moment: Date): Day {
  return new Date(moment.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10) as Day
}

/** "09:42", Beijing time. */
export function timeOf(moment: Date): string {
  return new Date(moment.getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 16)
}

/** Reads "2026-11-24"; undefined where no such day exists. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const date = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return undefined
  return text as Day
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as Day
}

/** The same day of a later month, or that month's last day: 1月31日 + 1 → 2月28日. */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(wanted, last))
  return date.toISOString().slice(0, 10) as Day
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4))
/** "2026-11" */
export const monthOf = (day: Day): string => day.slice(0, 7)
export const monthStart = (day: Day): Day => `${day.slice(0, 7)}-01` as Day

/** "2026年11月1日" */
export function formatDay(day: Day): string {
  return `${Number(day.slice(0, 4))}年${formatMonthDay(day)}`
}

/** "11月1日" */
export function formatMonthDay(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}
