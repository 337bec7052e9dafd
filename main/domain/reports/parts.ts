import { cycleOf } from '../../kernel/cycles.ts'
import { addDays, addMonths, type Day, monthOf, monthStart } from '../../kernel/dates.ts'

/** Points that were given by hand stand under this, beside the classes of the rules. */
export const BY_HAND = '直接入账'

/** A household whose head has died and whose next is not settled. */
export const NO_HEAD = '户主待定'

/** Every month of a time, "2026-11", those without anything too. */
export function monthsOf(from: Day, to: Day): string[] {
  const months: string[] = []
  for (let at = monthStart(from); at <= to; at = addMonths(at, 1)) months.push(monthOf(at))
  return months
}

export interface SpanPart {
  /** 「9月」, 「三季度」; with its year where the time goes over more than one. */
  readonly title: string
  readonly from: Day
  readonly to: Day
}

/** A time cut into months or quarters of the calendar; the first and the last may be cut short. */
export function spanParts(from: Day, to: Day, by: 'month' | 'quarter'): SpanPart[] {
  const withYear = from.slice(0, 4) !== to.slice(0, 4)
  const parts: SpanPart[] = []
  for (let at = from; at <= to; ) {
    const { to: end } = cycleOf(by, at)!
    const last = end < to ? end : to
    const month = Number(at.slice(5, 7))
    const name = by === 'month' ? `${month}月` : `${'一二三四'[Math.floor((month - 1) / 3)]}季度`
    parts.push({ title: withYear ? `${at.slice(0, 4)}年${name}` : name, from: at, to: last })
    at = addDays(end, 1)
  }
  return parts
}

export const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** Classes and clauses that stand for an honour, by how villages word them. */
const HONOURS = /荣誉|荣获|评为|评上|先进|表彰|表扬|评优|最美|模范|示范户|标兵|榜样|五好|之星|星级/

export const isHonour = (text: string): boolean => HONOURS.test(text)
