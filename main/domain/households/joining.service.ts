import type { households } from '../../api/households.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { DocumentId, SchemeId, SubjectId } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { type Purpose, subjectPoints } from '../ledger/accounts.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import { householdsStore as store } from './households.store.ts'
import { withoutId } from './person-form.ts'
import { pointsStore } from './points.store.ts'
import { proxiesStore } from './proxies.store.ts'
import { addRecord, forAct, type HouseholdsDeps, movePersons, refOf, writeRecord } from './records.service.ts'
import { type HouseholdRecord, nameOf, type PersonRecord, parted, takenIn } from './records.ts'
import { householdRefusals as refusals } from './refusals.ts'
import { cleanTexts, freeNumber, shapeOf } from './registering.service.ts'

type JoiningCalls = Pick<Calls<typeof households>, 'merge' | 'split'>

/** 并户 and 分户: people and points change households, in one document. */
export function createJoining(deps: HouseholdsDeps): JoiningCalls {
  const { store: village, ledger, ids } = deps

  return {
    merge(input, caller) {
      return village.write((tx) => {
        let joined: Joined | undefined
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'households_merged',
            request: { household: input.household, from: [...input.from], population: input.population },
            texts: { reason: input.reason, signatures: JSON.stringify(input.signatures) },
          },
          () => {
            const drafted = draftMerge(tx, input)
            if (!drafted.ok) return drafted
            joined = drafted.value
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: joined.before.id,
              transfers: joined.from.flatMap((one) => allPoints(tx, one.id, input.household)),
              facts: {
                ...shapeOf('before', joined.before),
                ...shapeOf('after', joined.after),
                from: joined.from.map((one) => ({ household: one.id, ...shapeOf('before', one) })),
              },
              keptTexts: { heads: JSON.stringify([joined.before, ...joined.from].map(nameOf)) },
            })
          },
        )
        if (!posted.ok) return posted
        if (joined) writeMerge(tx, joined, posted.value.id)
        return ok({ ...refOf(posted.value), household: input.household })
      })
    },

    split(input, caller) {
      return village.write((tx) => {
        let draft: Parting | undefined
        const subject = ids.next<string>()
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'household_split',
            request: {
              household: input.household,
              basedOn: input.basedOn,
              number: input.number,
              groupName: input.groupName,
              grid: input.grid,
              members: [...input.members],
              head: input.head,
              populationLeft: input.populationLeft,
              populationNew: input.populationNew,
              points: input.points.map((part) => ({ ...part })),
            },
            texts: {
              reason: input.reason,
              signatures: JSON.stringify(input.signatures),
              relations: input.relations.length > 0 ? JSON.stringify(input.relations) : undefined,
            },
          },
          () => {
            const drafted = draftSplit(tx, input, ids.next<string>())
            if (!drafted.ok) return drafted
            const transfers = partOfPoints(deps, tx, input, subject as SubjectId)
            if (!transfers.ok) return transfers
            draft = drafted.value
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: draft.before.id,
              transfers: transfers.value,
              facts: {
                household: draft.fresh.id,
                number: draft.fresh.number,
                subject,
                ...shapeOf('before', draft.before),
                ...shapeOf('after', draft.after),
                ...shapeOf('fresh', draft.fresh),
              },
              keptTexts: { oldHead: nameOf(draft.before), newHead: nameOf(draft.fresh) },
            })
          },
        )
        if (!posted.ok) return posted
        if (draft) writeSplit(tx, draft, subject, posted.value.id)
        const { household, number } = posted.value.facts as { household: string; number: string }
        return ok({
          ...refOf(posted.value),
          household: input.household,
          newHousehold: household,
          newNumber: number,
        })
      })
    },
  }
}

interface Joined {
  readonly before: HouseholdRecord
  readonly after: HouseholdRecord
  readonly from: readonly HouseholdRecord[]
}

function draftMerge(db: ReadHandle, input: Parameters<JoiningCalls['merge']>[0]): Result<Joined> {
  const into = forAct(db, input.household, 'take_in')
  if (!into.ok) return into
  const from: HouseholdRecord[] = []
  for (const id of input.from) {
    if (id === input.household) return refusals.mergeSelf()
    const one = forAct(db, id, 'be_taken_in')
    if (!one.ok) return one
    if (from.some((other) => other.id === id)) return refusals.mergeTwice(one.value.number)
    from.push(one.value)
  }
  const clean = withoutId('原因', [input.reason, ...input.signatures].join('，'))
  if (!clean.ok) return clean
  const borrowing = oneLoanAScheme(db, [into.value, ...from])
  if (!borrowing.ok) return borrowing
  const before = into.value
  const after = { ...before, population: input.population, persons: takenIn(before, from) }
  return ok({ before, after, from })
}

/** A household has one loan a scheme: two would be one nobody agreed to. */
function oneLoanAScheme(db: ReadHandle, joined: readonly HouseholdRecord[]): Result<null> {
  const lent = new Set<string>()
  for (const { id, number } of joined) {
    for (const scheme of pointsStore.borrowsIn(db, subjectOf(db, id))) {
      if (lent.has(scheme)) return refusals.mergeBorrowers(number)
      lent.add(scheme)
    }
  }
  return ok(null)
}

function subjectOf(db: ReadHandle, household: string): string {
  const subject = store.subject(db, household)
  assert(subject, `household ${household} has no subject`)
  return subject
}

function writeMerge(tx: WriteHandle, { before, after, from }: Joined, document: string): void {
  const own = new Set(before.persons.map((person) => person.id))
  movePersons(
    tx,
    after.id,
    after.persons.filter((person) => !own.has(person.id)),
    document,
  )
  for (const household of from) {
    const gone: HouseholdRecord = { ...household, status: 'merged', successor: after.id, persons: [] }
    writeRecord(tx, household, gone, document)
    proxiesStore.move(tx, household.id, after.id)
    pointsStore.moveStanding(tx, subjectOf(tx, household.id), subjectOf(tx, after.id))
  }
  writeRecord(tx, { ...before, persons: after.persons }, after, document)
}

/** Everything that one subject holds, below zero too, as transfers to the other. */
function allPoints(db: ReadHandle, from: string, into: string): TransferDraft[] {
  const [giver, taker] = [subjectOf(db, from), subjectOf(db, into)]
  return pointsStore
    .balances(db, giver)
    .filter((account) => account.balance !== 0)
    .map((account): TransferDraft => {
      const of = (subject: string) =>
        subjectPoints(account.unit as SchemeId, subject as SubjectId, account.kind as Purpose)
      return account.balance > 0
        ? { debit: of(taker), credit: of(giver), amount: account.balance }
        : { debit: of(giver), credit: of(taker), amount: -account.balance }
    })
}

interface Parting {
  readonly before: HouseholdRecord
  readonly after: HouseholdRecord
  readonly fresh: HouseholdRecord
  readonly leaving: readonly PersonRecord[]
}

type SplitInput = Parameters<JoiningCalls['split']>[0]

function draftSplit(db: ReadHandle, input: SplitInput, id: string): Result<Parting> {
  const loaded = forAct(db, input.household, 'split', input.basedOn)
  if (!loaded.ok) return loaded
  const before = loaded.value
  const number = freeNumber(db, input.number)
  if (!number.ok) return number
  const clean = cleanTexts({ ...input, reason: [input.reason, ...input.signatures].join('，') })
  if (!clean.ok) return clean
  const sides = parted(before, input.members, input.head, input.relations)
  if (!sides.ok) return sides
  const { staying, leaving } = sides.value
  return ok({
    before,
    after: { ...before, persons: staying, population: input.populationLeft },
    leaving,
    fresh: {
      id,
      number: number.value,
      groupName: input.groupName,
      grid: input.grid,
      population: input.populationNew,
      status: 'active',
      head: input.head,
      notes: '',
      redeemableUntil: null,
      successor: null,
      persons: leaving,
    },
  })
}

/** The part of the points that goes along. By choice, so nobody falls below the floor. Refuses split_points. */
function partOfPoints(
  deps: HouseholdsDeps,
  db: ReadHandle,
  input: SplitInput,
  taker: SubjectId,
): Result<TransferDraft[]> {
  const giver = store.subject(db, input.household)
  assert(giver, 'the household has a subject')
  const accounts = pointsStore.balances(db, giver)
  const transfers: TransferDraft[] = []
  for (const { scheme, amount } of input.points) {
    const account = accounts.find((one) => one.unit === scheme && one.kind === 'earned')
    if (account === undefined) return refusals.schemeUnknown()
    const floor = deps.floor(db, scheme, giver as SubjectId)
    const left = Math.max(0, account.balance - floor)
    if (amount > left) return refusals.splitPoints(left, amount)
    transfers.push({
      debit: subjectPoints(scheme as SchemeId, taker),
      credit: subjectPoints(scheme as SchemeId, giver as SubjectId),
      amount,
      floor,
    })
  }
  return ok(transfers)
}

function writeSplit(tx: WriteHandle, draft: Parting, subject: string, document: string): void {
  addRecord(tx, { ...draft.fresh, persons: [] }, subject, document)
  movePersons(tx, draft.fresh.id, draft.leaving, document)
  writeRecord(tx, draft.fresh, draft.fresh, document)
  writeRecord(tx, draft.before, draft.after, document)
}
