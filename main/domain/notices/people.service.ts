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
  const names = new Map<string, string[]>()
  for (const { household } of rows) if (household !== null) names.set(household, [])
  for (const { household, name, old_name } of store.persons(db, [...names.keys()])) {
    const known = names.get(household)
    if (name !== '') known?.push(name)
    if (old_name !== '') known?.push(old_name)
  }
  return rows.map((row) => new Guarded(db, row, names.get(row.household ?? '') ?? []))
}

class Guarded implements GuardedSubject {
  readonly subject: string
  readonly name: string
  readonly isTeam: boolean
  readonly groupName: string
  readonly names: readonly string[]
  private readonly db: ReadHandle
  private readonly row: RegisteredSubject

  constructor(db: ReadHandle, row: RegisteredSubject, names: readonly string[]) {
    const name = (row.kind === 'team' ? row.team : row.kind === 'person' ? row.member : row.head) ?? ''
    this.db = db
    this.row = row
    this.subject = row.subject
    this.name = name === '' ? '户主待定' : name
    this.isTeam = row.kind === 'team' || name === ''
    this.groupName = row.group_name ?? ''
    this.names = names
  }

  /** "0007" before "00070": as the register lists them. */
  get order(): string {
    const { number } = this.row
    return number === null ? '' : `${String(number.length).padStart(3, '0')} ${number}`
  }

  /** Few texts look as if they had a number in them: looked up only then. */
  get numbers(): readonly string[] {
    const { household, number } = this.row
    if (household === null) return []
    const phones = store.phones(this.db, household).flatMap((written) => written.split(' '))
    return [...phones.filter((phone) => phone !== ''), ...store.cards(this.db, household), number ?? '']
  }
}

/** By groups; these, and whoever is in them, in the order of the register. */
function byGroups<Row extends RegisteredSubject>(rows: readonly Row[]): Row[] {
  const groups = new Map<string, Row[]>()
  for (const row of [...rows].sort(inTheRegister)) {
    const group = groups.get(row.group_name ?? '')
    if (group) group.push(row)
    else groups.set(row.group_name ?? '', [row])
  }
  return [...groups.values()].flat()
}

function inTheRegister({ number: one }: RegisteredSubject, { number: other }: RegisteredSubject): number {
  const [first, second] = [one ?? '', other ?? '']
  return first.length - second.length || (first < second ? -1 : first > second ? 1 : 0)
}

/** Where each subject stands on the board. */
export const boardOrder = (subjects: readonly GuardedSubject[]): ReadonlyMap<string, number> =>
  new Map(subjects.map(({ subject }, place) => [subject, place]))
