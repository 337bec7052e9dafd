import { ok, type Result } from '../../kernel/result.ts'
import type { TypedPerson } from './person-form.ts'
import { householdRefusals as refusals } from './refusals.ts'
import type { Searchable } from './search-terms.ts'
import { type HouseholdStatus, headAfter, isHere } from './standing.ts'

export type PersonStatus = 'living' | 'away' | 'dead' | 'left'

export interface PersonRecord {
  readonly id: string
  readonly ordinal: number
  readonly name: string
  readonly relation: string
  readonly status: PersonStatus
  readonly birthYear: number | null
  readonly partyMember: boolean
  readonly nickname: string
  readonly oldName: string
  /** Digits only. */
  readonly phones: readonly string[]
}

/** A household as the register keeps it, with everybody who is or was in it. */
export interface HouseholdRecord {
  readonly id: string
  readonly number: string
  readonly groupName: string
  readonly grid: string
  readonly population: number
  readonly status: HouseholdStatus
  readonly head: string | null
  readonly notes: string
  readonly redeemableUntil: string | null
  readonly successor: string | null
  readonly persons: readonly PersonRecord[]
}

export const headOf = (household: HouseholdRecord): PersonRecord | undefined =>
  household.persons.find((person) => person.id === household.head)

/** What a sentence calls a household: its head, or who was its head last. */
export const nameOf = (household: HouseholdRecord): string =>
  (headOf(household) ?? household.persons[0])?.name ?? '待定'

export const searchable = (household: HouseholdRecord): Searchable => ({
  number: household.number,
  groupName: household.groupName,
  persons: household.persons
    .filter((person) => person.status !== 'left')
    .map((person) => ({ ...person, isHead: person.id === household.head })),
})

/**
 * Puts what was typed into the persons of a household; new ones get the ids handed in. A typed person who is
 * none of them is refused.
 */
export function putPersons(
  persons: readonly PersonRecord[],
  typed: readonly TypedPerson[],
  nextId: () => string,
): Result<PersonRecord[]> {
  const after = new Map(persons.map((person) => [person.id, person]))
  let ordinal = Math.max(0, ...persons.map((person) => person.ordinal))
  for (const { id, phones, ...rest } of typed) {
    if (id === null) {
      const fresh = nextId()
      after.set(fresh, { ...rest, id: fresh, ordinal: ++ordinal, phones: phones ?? [] })
      continue
    }
    const before = after.get(id)
    if (before === undefined) return refusals.memberUnknown()
    after.set(id, { ...before, ...rest, phones: phones ?? before.phones })
  }
  return ok([...after.values()])
}

/** The standing that follows from who is there: 户主待定 where the head died or left. */
export function withPersons(household: HouseholdRecord, persons: readonly PersonRecord[]): HouseholdRecord {
  return { ...household, persons, ...headAfter(household.head, persons) }
}

/** 变更户主: number and points stay. */
export function withHead(
  household: HouseholdRecord,
  head: string,
  oldHeadStatus: PersonStatus | null,
  relations: readonly { readonly person: string; readonly relation: string }[],
): Result<HouseholdRecord> {
  const chosen = household.persons.find((person) => person.id === head)
  if (chosen === undefined) return refusals.memberUnknown()
  if (chosen.id === household.head) return refusals.headSame(chosen.name)
  if (!isHere(chosen)) return refusals.headGone(chosen.name)
  const known = new Map(relations.map(({ person, relation }) => [person, relation]))
  const persons = household.persons.map((person) => {
    const status = person.id === household.head && oldHeadStatus !== null ? oldHeadStatus : person.status
    const relation = person.id === head ? '' : (known.get(person.id) ?? person.relation)
    return { ...person, status, relation }
  })
  return ok({ ...household, persons, head, status: 'active' })
}

/** 分户: those who go, and the household that they leave. */
export function parted(
  household: HouseholdRecord,
  going: readonly string[],
  head: string,
  relations: readonly { readonly person: string; readonly relation: string }[],
): Result<{ readonly staying: readonly PersonRecord[]; readonly leaving: readonly PersonRecord[] }> {
  const known = new Map(relations.map(({ person, relation }) => [person, relation]))
  const leaving: PersonRecord[] = []
  if (going.length === 0) return refusals.splitNobody()
  for (const id of going) {
    const person = household.persons.find((one) => one.id === id)
    if (person === undefined) return refusals.memberUnknown()
    if (person.id === household.head) return refusals.splitHead(person.name)
    leaving.push({
      ...person,
      ordinal: leaving.length + 1,
      relation: id === head ? '' : (known.get(id) ?? person.relation),
    })
  }
  const newHead = leaving.find((person) => person.id === head)
  if (newHead === undefined) return refusals.splitNewHead()
  if (!isHere(newHead)) return refusals.headGone(newHead.name)
  const staying = household.persons.filter((person) => !going.includes(person.id))
  if (!staying.some(isHere)) return refusals.splitEverybody()
  return ok({ staying, leaving })
}

/** 并户: the persons of `from` as further members of a household. */
export function takenIn(into: HouseholdRecord, from: readonly HouseholdRecord[]): readonly PersonRecord[] {
  let ordinal = Math.max(0, ...into.persons.map((person) => person.ordinal))
  const arriving = from.flatMap((household) =>
    household.persons.map((person) => ({ ...person, ordinal: ++ordinal })),
  )
  return [...into.persons, ...arriving]
}
