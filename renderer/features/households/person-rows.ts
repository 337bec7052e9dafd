import type { MemberView, PersonForm, PersonStatus } from '#main/api/households.ts'
import { newId } from '#renderer/api/client.ts'

/** One person as the form holds them: everything typed, nothing read yet. */
export interface PersonRow {
  /** For the screen only. */
  readonly key: string
  readonly id: string | null
  readonly name: string
  readonly relation: string
  readonly status: PersonStatus
  readonly birthYear: string
  readonly partyMember: boolean
  /** Shown here, decided on the list of the party members. */
  readonly partyClass: MemberView['partyClass']
  readonly nickname: string
  readonly oldName: string
  /** Empty leaves the numbers as they are. */
  readonly phones: string
  /** 「尾号 5678」 of the numbers that are kept. */
  readonly tails: string
  readonly isHead: boolean
}

export const emptyRow = (): PersonRow => ({
  key: newId(),
  id: null,
  name: '',
  relation: '',
  status: 'living',
  birthYear: '',
  partyMember: false,
  partyClass: '',
  nickname: '',
  oldName: '',
  phones: '',
  tails: '',
  isHead: false,
})

export const rowOf = (member: MemberView): PersonRow => ({
  key: member.id,
  id: member.id,
  name: member.name,
  relation: member.relation,
  status: member.status,
  birthYear: member.birthYear === null ? '' : String(member.birthYear),
  partyMember: member.partyMember,
  partyClass: member.partyClass,
  nickname: member.nickname,
  oldName: member.oldName,
  phones: '',
  tails: member.phoneTails.map((tail) => `尾号 ${tail}`).join('、'),
  isHead: member.isHead,
})

/** An untouched row is nobody. */
export const isNobody = (row: PersonRow): boolean =>
  row.id === null &&
  [row.name, row.relation, row.nickname, row.oldName, row.phones].every((text) => text.trim() === '')

export const birthYearOf = (typed: string): number | null | undefined => {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  return /^(?:19|20)\d{2}$/.test(text) ? Number(text) : undefined
}

export function formOf(row: PersonRow): PersonForm {
  return {
    id: row.id,
    name: row.name.trim(),
    relation: row.relation.trim(),
    status: row.status,
    birthYear: birthYearOf(row.birthYear) ?? null,
    partyMember: row.partyMember,
    nickname: row.nickname.trim(),
    oldName: row.oldName.trim(),
    phones: row.phones.trim() === '' ? (row.id === null ? [] : null) : [row.phones.trim()],
  }
}

/** What is wrong with the rows as typed; undefined where nothing is. */
export function rowsProblem(rows: readonly PersonRow[]): string | undefined {
  for (const row of rows) {
    if (isNobody(row)) continue
    if (row.name.trim() === '') return '有一行没有写姓名，请补上，或者整行清空。'
    if (birthYearOf(row.birthYear) === undefined)
      return `${row.name}的出生年份写四位数字，比如 1968；不知道就空着。`
  }
  return undefined
}
