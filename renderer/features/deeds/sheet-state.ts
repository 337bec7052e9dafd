import type { DeedCandidate, DeedClause } from '#main/api/deeds.ts'
import { parsePoints } from '#renderer/ui/points-field.ts'

/** What stands beside a ticked name, as typed. */
export interface TickedRow {
  readonly each: string
  readonly quantity: string
}

export type Ticked = Readonly<Record<string, TickedRow>>

/** A row read: hundredths each and how many; undefined where it cannot be read. */
export function readRow(row: TickedRow, clause: DeedClause): { each: number; quantity: number } | undefined {
  const quantity = /^\d{1,6}$/.test(row.quantity.trim()) ? Number(row.quantity.trim()) : 0
  if (quantity < 1) return undefined
  if (clause.kind === 'veto') return { each: 0, quantity }
  const each = parsePoints(row.each)
  return each === undefined || each === 0 ? undefined : { each, quantity }
}

/** What is wrong with a row before anybody asks the program; empty where nothing is. */
export function rowProblem(row: TickedRow, clause: DeedClause, candidate: DeedCandidate): string {
  const read = readRow(row, clause)
  if (read === undefined) return '写整数或小数'
  if (clause.kind === 'veto') return ''
  const { minimum, maximum } = clause
  if (minimum !== null && maximum !== null && (read.each < minimum || read.each > maximum)) {
    return `每${clause.unitName} ${minimum / 100}–${maximum / 100} 分`
  }
  const times = clause.unitName === '次' ? read.quantity : 1
  if (candidate.times !== null && times > candidate.times) return '次数满了'
  return candidate.points !== null && read.each * read.quantity > candidate.points ? '超上限' : ''
}

/** Hundredths of a row, negative where points are taken. */
export function rowPoints(row: TickedRow, clause: DeedClause): number {
  const read = readRow(row, clause)
  if (read === undefined) return 0
  return (clause.kind === 'deduct' ? -1 : 1) * read.each * read.quantity
}

/** Why nobody can tick it, in short; empty where one can. */
export const shutText = (candidate: DeedCandidate): string =>
  candidate.blocked ?? (candidate.points === 0 || candidate.times === 0 ? candidate.sentence : '')

export const searchText = ({ number, name, groupName, terms }: DeedCandidate): string =>
  [number, name || '户主待定', groupName, terms].join(' ')

/** Every word somewhere in it. */
export function fitsWords(candidate: DeedCandidate, words: string): boolean {
  const text = searchText(candidate).toLowerCase()
  return words
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
