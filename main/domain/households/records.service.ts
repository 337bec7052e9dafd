import type { DocumentRef } from '../../api/call.ts'
import type { ReadHandle, Store, WriteHandle } from '../../db/handle.ts'
import type { Clock } from '../../kernel/dates.ts'
import type { Ids, Random, SubjectId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { PostedDocument } from '../ledger/ledger.ts'
import { type HouseholdColumns, type PersonColumns, householdsStore as store } from './households.store.ts'
import { joinPhones, splitPhones } from './person-form.ts'
import { type HouseholdRecord, type PersonRecord, searchable } from './records.ts'
import { householdRefusals } from './refusals.ts'
import { termsOf } from './search-terms.ts'
import { type HouseholdAct, mayAct } from './standing.ts'

export interface HouseholdsDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly clock: Clock
  readonly ids: Ids
  readonly random: Random
  /** Hundredths that a subject may spend now, in the scheme in force; null where there is none. */
  readonly spendable: (db: ReadHandle, subject: SubjectId) => number | null
  /** Hundredths of a scheme that a household may not give away. */
  readonly floor: (db: ReadHandle, scheme: string, subject: SubjectId) => number
}

export interface Loaded {
  readonly record: HouseholdRecord
  /** The document that last changed it. */
  readonly changedBy: string
}

export function loadRecord(db: ReadHandle, id: string): Loaded | undefined {
  const row = store.one(db, id)
  return row && { record: recordOf(row, store.persons(db, id)), changedBy: row.changed_by }
}

/** Loads a household for an act, and judges whether it may be done: unknown, by standing, changed meanwhile. */
export function forAct(
  db: ReadHandle,
  id: string,
  act: HouseholdAct,
  basedOn?: string,
): Result<HouseholdRecord> {
  const loaded = loadRecord(db, id)
  if (loaded === undefined) return householdRefusals.unknown()
  const { record, changedBy } = loaded
  const may = mayAct(record, act)
  if (!may.ok) return may
  if (basedOn !== undefined && basedOn !== changedBy) return householdRefusals.changed(record.number)
  return ok(record)
}

export function everyRecord(db: ReadHandle): HouseholdRecord[] {
  const persons = new Map<string, PersonColumns[]>()
  for (const row of store.everyPerson(db)) {
    const known = persons.get(row.household)
    if (known) known.push(row)
    else persons.set(row.household, [row])
  }
  return store.everyHousehold(db).map((row) => recordOf(row, persons.get(row.id) ?? []))
}

/** Adds a household with its subject, its people and what it is found by. */
export function addRecord(tx: WriteHandle, record: HouseholdRecord, subject: string, document: string): void {
  store.insert(tx, { ...columnsOf(record, document), registered_by: document })
  for (const person of record.persons) {
    store.insertPerson(tx, { ...personColumns(record.id, person, document), registered_by: document })
  }
  store.insertSubject(tx, subject, record.id)
  store.writeTerms(tx, record.id, termsOf(searchable(record)))
}

/** Writes what an act made of a household: its row, the people who changed or came, what it is found by. */
export function writeRecord(
  tx: WriteHandle,
  before: HouseholdRecord,
  after: HouseholdRecord,
  document: string,
): void {
  store.update(tx, columnsOf(after, document))
  const known = new Map(before.persons.map((person) => [person.id, person]))
  for (const person of after.persons) {
    const old = known.get(person.id)
    const columns = personColumns(after.id, person, document)
    if (old === undefined) store.insertPerson(tx, { ...columns, registered_by: document })
    else if (JSON.stringify(old) !== JSON.stringify(person)) store.updatePerson(tx, columns)
  }
  store.writeTerms(tx, after.id, termsOf(searchable(after)))
}

/** People who come from another household: they keep who they are. */
export function movePersons(
  tx: WriteHandle,
  to: string,
  persons: readonly PersonRecord[],
  document: string,
): void {
  for (const person of persons) store.updatePerson(tx, personColumns(to, person, document))
}

function recordOf(row: HouseholdColumns, persons: readonly PersonColumns[]): HouseholdRecord {
  return {
    id: row.id,
    number: row.number,
    groupName: row.group_name,
    grid: row.grid,
    population: row.population,
    status: row.status,
    head: row.head,
    notes: row.notes,
    redeemableUntil: row.redeemable_until,
    successor: row.successor,
    persons: persons.map((person) => ({
      id: person.id,
      ordinal: person.ordinal,
      name: person.name,
      relation: person.relation,
      status: person.status,
      birthYear: person.birth_year,
      partyMember: person.party_member === 1,
      nickname: person.nickname,
      oldName: person.old_name,
      phones: splitPhones(person.phones),
    })),
  }
}

const columnsOf = (record: HouseholdRecord, document: string): Omit<HouseholdColumns, 'registered_by'> => ({
  id: record.id,
  number: record.number,
  group_name: record.groupName,
  grid: record.grid,
  population: record.population,
  status: record.status,
  head: record.head,
  notes: record.notes,
  redeemable_until: record.redeemableUntil,
  successor: record.successor,
  changed_by: document,
})

const personColumns = (
  household: string,
  person: PersonRecord,
  document: string,
): Omit<PersonColumns, 'registered_by'> => ({
  id: person.id,
  household,
  ordinal: person.ordinal,
  name: person.name,
  relation: person.relation,
  status: person.status,
  birth_year: person.birthYear,
  party_member: person.partyMember ? 1 : 0,
  nickname: person.nickname,
  old_name: person.oldName,
  phones: joinPhones(person.phones),
  changed_by: document,
})

export const refOf = ({ id, serial, businessDate, checkCode, repeated }: PostedDocument): DocumentRef => ({
  id,
  serial,
  businessDate,
  checkCode,
  repeated,
})

/** The next free number: one above the largest, so that no number is ever given twice. */
export const nextNumber = (db: ReadHandle): string => String(store.largestNumber(db) + 1).padStart(4, '0')
