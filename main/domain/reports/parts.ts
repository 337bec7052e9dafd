import { cycleOf } from '../../kernel/cycles.ts'
import { addMonths, type Day, monthOf, monthStart } from '../../kernel/dates.ts'

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

/** 「9月」; with its year where the time goes over more than one. */
export const monthName = (month: string, withYear: boolean): string =>
  `${withYear ? `${month.slice(0, 4)}年` : ''}${Number(month.slice(5, 7))}月`

/** The first month of the quarter a month lies in. */
export const quarterOf = (month: string): string => cycleOf('quarter', `${month}-01` as Day)!.from.slice(0, 7)

/** 「三季度」 */
export const quarterName = (month: string, withYear: boolean): string =>
  `${withYear ? `${month.slice(0, 4)}年` : ''}${'一二三四'[Math.floor((Number(month.slice(5, 7)) - 1) / 3)]}季度`

export const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** Classes and clauses that stand for an honour, by how villages word them. */
const HONOURS = /荣誉|荣获|评为|评上|先进|表彰|表扬|评优|最美|模范|示范户|标兵|榜样|五好|之星|星级/

export const isHonour = (text: string): boolean => HONOURS.test(text)
