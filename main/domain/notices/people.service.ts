import type { ReadHandle } from '../../db/handle.ts'
import { peopleStore as store } from './people.store.ts'
import type { GuardedSubject } from './privacy.ts'

/**
 * Subjects as the guard wants them: with the names of all of their people, and with every number the register
 * keeps of them. In the order of the register.
 */
export function guardedSubjects(db: ReadHandle, ids: readonly string[]): GuardedSubject[] {
  const rows = store.subjects(db, [...new Set(ids)])
  const households = [...new Set(rows.flatMap(({ household }) => (household === null ? [] : [household])))]
  const names = new Map<string, string[]>()
  const numbers = new Map<string, string[]>()
  const add = (to: Map<string, string[]>, household: string, ...more: readonly string[]) => {
    const known = to.get(household) ?? []
    to.set(household, known)
    known.push(...more.filter((one) => one !== ''))
  }
  for (const person of store.persons(db, households)) {
    add(names, person.household, person.name, person.old_name)
    add(numbers, person.household, ...person.phones.split(' '))
  }
  for (const card of store.cards(db, households)) add(numbers, card.household, card.code)
  return rows
    .map((row): GuardedSubject => {
      const isTeam = row.kind === 'team'
      const name = (isTeam ? row.team : row.kind === 'person' ? row.member : row.head) ?? ''
      const household = row.household ?? ''
      return {
        subject: row.subject,
        name: name === '' ? '户主待定' : name,
        isTeam: isTeam || name === '',
        groupName: row.group_name ?? '',
        order: registerOrder(row.number ?? ''),
        names: names.get(household) ?? [],
        numbers: [...(numbers.get(household) ?? []), ...(row.number === null ? [] : [row.number])],
      }
    })
    .sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0))
}

/** "0007" before "00070": as the register lists them. */
const registerOrder = (number: string): string => `${String(number.length).padStart(3, '0')} ${number}`

/** Where each subject stands in a list by groups: groups in the order of the register. */
export function boardOrder(subjects: readonly GuardedSubject[]): ReadonlyMap<string, number> {
  const groups = new Map<string, GuardedSubject[]>()
  for (const subject of subjects) {
    const group = groups.get(subject.groupName)
    if (group) group.push(subject)
    else groups.set(subject.groupName, [subject])
  }
  return new Map([...groups.values()].flat().map(({ subject }, place) => [subject, place]))
}
