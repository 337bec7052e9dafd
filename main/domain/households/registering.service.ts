import type { households } from '../../api/households.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { householdNumber } from './household-number.ts'
import { householdsStore as store } from './households.store.ts'
import { readPersons, withoutId } from './person-form.ts'
import {
  addRecord,
  forAct,
  type HouseholdsDeps,
  loadRecord,
  nextNumber,
  refOf,
  writeRecord,
} from './records.service.ts'
import { type HouseholdRecord, nameOf, putPersons, withHead, withPersons } from './records.ts'
import { householdRefusals as refusals } from './refusals.ts'
import { isHere } from './standing.ts'

type RegisteringCalls = Pick<Calls<typeof households>, 'register' | 'change' | 'changeHead'>

export function createRegistering(deps: HouseholdsDeps): RegisteringCalls {
  const { store: village, ledger, ids } = deps
  const newId = () => ids.next<string>()

  return {
    register(input, caller) {
      return village.write((tx) => {
        let record: HouseholdRecord | undefined
        const subject = newId()
        const { document, members, notes, ...request } = input
        const posted = ledger.post(
          tx,
          {
            id: document as DocumentId,
            kind: 'household_registered',
            request: { ...request, people: members.length },
            texts: { members: JSON.stringify(members), notes },
          },
          () => {
            const drafted = draftHousehold(tx, input, newId)
            if (!drafted.ok) return drafted
            record = drafted.value
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: record.id,
              facts: {
                household: record.id,
                number: record.number,
                subject,
                head: record.head,
                persons: record.persons.map((person) => person.id),
              },
            })
          },
        )
        if (!posted.ok) return posted
        if (record !== undefined) addRecord(tx, record, subject, posted.value.id)
        const { household, number } = posted.value.facts as { household: string; number: string }
        return ok({ ...refOf(posted.value), household, number })
      })
    },

    change(input, caller) {
      return village.write((tx) => {
        let change: { before: HouseholdRecord; after: HouseholdRecord } | undefined
        const { document, members, notes, reason, ...request } = input
        const posted = ledger.post(
          tx,
          {
            id: document as DocumentId,
            kind: 'household_changed',
            request: { ...request, people: members.map(({ id, status }) => ({ id, status })) },
            texts: { members: JSON.stringify(members), notes, reason },
          },
          () => {
            const loaded = forAct(tx, input.household, 'change', input.basedOn)
            if (!loaded.ok) return loaded
            const before = loaded.value
            const clean = cleanTexts(input)
            if (!clean.ok) return clean
            const typed = readPersons(members)
            if (!typed.ok) return typed
            const persons = putPersons(before.persons, typed.value, newId)
            if (!persons.ok) return persons
            const { groupName, grid, population } = input
            const after = withPersons({ ...before, groupName, grid, population, notes }, persons.value)
            change = { before, after }
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: before.id,
              facts: { ...shapeOf('before', before), ...shapeOf('after', after) },
              keptTexts: { before: JSON.stringify(before.persons) },
            })
          },
        )
        if (!posted.ok) return posted
        if (change) writeRecord(tx, change.before, change.after, posted.value.id)
        return ok({ ...refOf(posted.value), household: input.household })
      })
    },

    changeHead(input, caller) {
      return village.write((tx) => {
        let change: { before: HouseholdRecord; after: HouseholdRecord } | undefined
        const chosen = 'person' in input.head ? input.head.person : null
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'head_changed',
            request: {
              household: input.household,
              basedOn: input.basedOn,
              head: chosen,
              oldHead: input.oldHead,
            },
            texts: {
              newPerson: 'newPerson' in input.head ? JSON.stringify(input.head.newPerson) : undefined,
              relations: input.relations.length > 0 ? JSON.stringify(input.relations) : undefined,
              reason: input.reason,
            },
          },
          () => {
            const loaded = forAct(tx, input.household, 'change_head', input.basedOn)
            if (!loaded.ok) return loaded
            const before = loaded.value
            const reason = withoutId('原因', input.reason)
            if (!reason.ok) return reason
            let after = before
            let head = chosen
            if ('newPerson' in input.head) {
              const typed = readPersons([{ ...input.head.newPerson, id: null }])
              if (!typed.ok) return typed
              head = newId()
              const fresh = head
              const persons = putPersons(before.persons, typed.value, () => fresh)
              if (!persons.ok) return persons
              after = { ...before, persons: persons.value }
            } else if (!before.persons.some((person) => isHere(person) && person.id !== before.head)) {
              return refusals.nobodyLeft(before.number)
            }
            assert(head, 'a head is chosen')
            const changed = withHead(after, head, input.oldHead, input.relations)
            if (!changed.ok) return changed
            change = { before, after: changed.value }
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: before.id,
              facts: { ...shapeOf('before', before), ...shapeOf('after', changed.value) },
              keptTexts: { oldHead: nameOf(before), newHead: nameOf(changed.value) },
            })
          },
        )
        if (!posted.ok) return posted
        if (change) writeRecord(tx, change.before, change.after, posted.value.id)
        return ok({ ...refOf(posted.value), household: input.household })
      })
    },
  }
}

/** What of a household is worth keeping in a document, without names. */
export const shapeOf = <Name extends string>(name: Name, record: HouseholdRecord) => ({
  [name]: {
    number: record.number,
    groupName: record.groupName,
    grid: record.grid,
    population: record.population,
    status: record.status,
    head: record.head,
    persons: record.persons.map(({ id, status }) => ({ id, status })),
  },
})

/** The number as it is kept: the typed one where it is free, else the next. Refuses number_invalid, number_taken. */
export function freeNumber(db: ReadHandle, typed: string): Result<string> {
  if (typed.trim() === '') return ok(nextNumber(db))
  const number = householdNumber(typed)
  if (number === undefined) return refusals.numberInvalid(typed.trim())
  const holder = store.byNumber(db, number)
  if (holder === undefined) return ok(number)
  const loaded = loadRecord(db, holder.id)
  return refusals.numberTaken(number, loaded ? nameOf(loaded.record) : '别人')
}

/** Free texts of a household's own. Refuses id_number_typed. */
export function cleanTexts(typed: {
  readonly groupName: string
  readonly grid: string
  readonly notes?: string
  readonly reason?: string
}): Result<null> {
  for (const [label, text] of [
    ['组别', typed.groupName],
    ['网格', typed.grid],
    ['备注', typed.notes ?? ''],
    ['原因', typed.reason ?? ''],
  ] as const) {
    const clean = withoutId(label, text)
    if (!clean.ok) return clean
  }
  return ok(null)
}

type Registration = Parameters<RegisteringCalls['register']>[0]

function draftHousehold(db: ReadHandle, input: Registration, newId: () => string): Result<HouseholdRecord> {
  const number = freeNumber(db, input.number)
  if (!number.ok) return number
  const clean = cleanTexts(input)
  if (!clean.ok) return clean
  const typed = readPersons(input.members.map((member) => ({ ...member, id: null })))
  if (!typed.ok) return typed
  const persons = putPersons([], typed.value, newId)
  if (!persons.ok) return persons
  const household: HouseholdRecord = {
    id: newId(),
    number: number.value,
    groupName: input.groupName,
    grid: input.grid,
    population: input.population,
    status: 'active',
    head: persons.value[0]?.id ?? null,
    notes: input.notes,
    redeemableUntil: null,
    successor: null,
    persons: persons.value,
  }
  return ok(withPersons(household, persons.value))
}
