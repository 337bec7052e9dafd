import type { Row } from '../imports/sheet.ts'
import { householdNumber } from './household-number.ts'
import { readName, statusFromNotes } from './register-cells.ts'
import { readTelephones } from './register-household.ts'
import type { RegisterHousehold, RegisterMember } from './register-import.ts'
import type { RegisterReader } from './register-rows.ts'

/** A row about somebody other than the head, in a file that lists every person. */
export interface MemberRow {
  readonly row: Row
  readonly number: string
  readonly relation: string
}

const HEAD = /^(?:户主|本人|本户|户主本人|)$/

/**
 * Only a file with a column 「与户主关系」 lists members. A member's row repeats the household's number or
 * leaves it to the row above.
 */
export function isMemberRow(
  row: Row,
  reader: RegisterReader,
  numberAbove: string | undefined,
): MemberRow | undefined {
  if (!reader.has('relation')) return undefined
  const relation = reader.written(row, 'relation').replace(/\s/g, '')
  if (HEAD.test(relation)) return undefined
  const own = reader.plain(row, 'number')
  const number = own === '' ? numberAbove : householdNumber(own)
  return number === undefined ? undefined : { row, number, relation }
}

export function attachMembers(
  households: readonly RegisterHousehold[],
  rows: readonly MemberRow[],
  reader: RegisterReader,
  leave: (row: Row) => void,
): readonly RegisterHousehold[] {
  const byNumber = new Map<string, RegisterMember[]>(households.map((one) => [one.number, []]))
  for (const { row, number, relation } of rows) {
    const members = byNumber.get(number)
    const { name, dead } = readName(reader.written(row, 'headName'))
    if (!members || name === '') {
      const sentence = members
        ? '没有写姓名。请在表里补上。'
        : `户号 ${number} 没有写“户主”的那一行，不知道归哪一家。请在表里补上户主。`
      reader.remark('error', members ? 'missing_name' : 'member_without_head', row, 'headName', sentence)
      leave(row)
      continue
    }
    const status = dead ? 'dead' : statusFromNotes(reader.written(row, 'notes'))
    members.push({ row: row.number, name, relation, status, phones: readTelephones(row, reader) })
  }
  return households.map((one) => {
    const members = byNumber.get(one.number) ?? []
    if (members.length === 0) return one
    return { ...one, members, population: one.population ?? members.length + 1 }
  })
}
