import type { ReadHandle } from '../../db/handle.ts'
import { type RegisteredSubject, type SubjectWithPoints, peopleStore as store } from './people.store.ts'
import type { GuardedSubject } from './privacy.ts'

/** Everybody whose points a list may show, in the order of a board. */
export const everybody = (
  db: ReadHandle,
  kind: 'household' | 'person' | 'team',
  scheme: string,
): SubjectWithPoints[] => byGroups(store.everybody(db, kind, scheme))

/** Subjects as the guard wants them, in the order of a board. */
export const guardedSubjects = (db: ReadHandle, ids: readonly string[]): GuardedSubject[] =>
  guarded(db, byGroups(store.subjects(db, [...new Set(ids)])))

/** With the names of all of their people, and with every number the register keeps of them. */
export function guarded(db: ReadHandle, rows: readonly RegisteredSubject[]): GuardedSubject[] {
  const households = new Map<string, { readonly names: string[]; readonly numbers: string[] }>()
  for (const { household, number } of rows) {
    if (household === null || households.has(household)) continue
    households.set(household, { names: [], numbers: number === null ? [] : [number] })
  }
  const asked = [...households.keys()]
  for (const { household, name, old_name, phones } of store.persons(db, asked)) {
    const known = households.get(household)
    if (known === undefined) continue
    if (name !== '') known.names.push(name)
    if (old_name !== '') known.names.push(old_name)
    if (phones !== '') known.numbers.push(...phones.split(' ').filter((phone) => phone !== ''))
  }
  for (const { household, code } of store.cards(db, asked)) households.get(household)?.numbers.push(code)
  return rows.map((row): GuardedSubject => {
    const isTeam = row.kind === 'team'
    const name = (isTeam ? row.team : row.kind === 'person' ? row.member : row.head) ?? ''
    const known = households.get(row.household ?? '') ?? NOTHING_KNOWN
    return {
      subject: row.subject,
      name: name === '' ? '户主待定' : name,
      isTeam: isTeam || name === '',
      groupName: row.group_name ?? '',
      order: registerOrder(row),
      names: known.names,
      numbers: known.numbers,
    }
  })
}

const NOTHING_KNOWN = { names: [], numbers: [] } as const

/** "0007" before "00070": as the register lists them. */
const registerOrder = ({ number }: RegisteredSubject): string =>
  number === null ? '000 ' : `${String(number.length).padStart(3, '0')} ${number}`

/** By groups; these, and whoever is in them, in the order of the register. */
function byGroups<Row extends RegisteredSubject>(rows: readonly Row[]): Row[] {
  const ordered = rows
    .map((row) => ({ row, order: registerOrder(row) }))
    .sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0))
  const groups = new Map<string, Row[]>()
  for (const { row } of ordered) {
    const group = groups.get(row.group_name ?? '')
    if (group) group.push(row)
    else groups.set(row.group_name ?? '', [row])
  }
  return [...groups.values()].flat()
}

/** Where each subject stands on the board. */
export const boardOrder = (subjects: readonly GuardedSubject[]): ReadonlyMap<string, number> =>
  new Map(subjects.map(({ subject }, place) => [subject, place]))
