import type { WriteHandle } from '../../db/handle.ts'
import { assert } from '../../kernel/result.ts'
import { householdsStore as store } from './households.store.ts'
import { loadRecord, writeRecord } from './records.service.ts'
import type { HouseholdRecord } from './records.ts'

/** Takes the rows of an import back: what it brought goes, what it changed is as it was before. */
export function reverseRows(
  tx: WriteHandle,
  rows: readonly { readonly id: string; readonly before: string | null }[],
  document: string,
): void {
  for (const row of rows) if (row.before === null) removeRecord(tx, row.id)
  const restored = rows.flatMap((row) =>
    row.before === null ? [] : [JSON.parse(row.before) as HouseholdRecord],
  )
  for (const before of restored) store.letGoOfNumber(tx, before.id)
  for (const before of restored) restoreRecord(tx, before, document)
}

function removeRecord(tx: WriteHandle, id: string): void {
  store.removeTerms(tx, id)
  store.removeSubjects(tx, id)
  for (const person of store.persons(tx, id)) store.removePerson(tx, person.id)
  store.remove(tx, id)
}

function restoreRecord(tx: WriteHandle, before: HouseholdRecord, document: string): void {
  const now = loadRecord(tx, before.id)
  assert(now, `household ${before.id} is missing`)
  const known = new Set(before.persons.map((person) => person.id))
  for (const person of now.record.persons) if (!known.has(person.id)) store.removePerson(tx, person.id)
  writeRecord(tx, now.record, before, document)
}
