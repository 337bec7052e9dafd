import type { households } from '../../api/households.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId, SchemeId, SubjectId } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { type Purpose, subjectPoints, systemPoints } from '../ledger/accounts.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import { cardsStore } from './cards.store.ts'
import { householdsStore as store } from './households.store.ts'
import { withoutId } from './person-form.ts'
import { pointsStore } from './points.store.ts'
import { forAct, type HouseholdsDeps, loadRecord, refOf, writeRecord } from './records.service.ts'
import { type HouseholdRecord, nameOf } from './records.ts'
import { householdRefusals as refusals } from './refusals.ts'
import { headAfter } from './standing.ts'

type ClosingCalls = Pick<Calls<typeof households>, 'close' | 'reopen' | 'clearClosed'>

/** 销户 and what follows: redeemable until a set day, then cleared. */
export function createClosing(deps: HouseholdsDeps): ClosingCalls {
  const { store: village, ledger } = deps

  return {
    close(input, caller) {
      return village.write((tx) => {
        let change: { before: HouseholdRecord; after: HouseholdRecord } | undefined
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'household_closed',
            request: {
              household: input.household,
              why: input.why,
              redeemableUntil: input.redeemableUntil,
            },
            texts: { reason: input.reason },
          },
          () => {
            const loaded = forAct(tx, input.household, 'close')
            if (!loaded.ok) return loaded
            const before = loaded.value
            const reason = withoutId('原因', input.reason)
            if (!reason.ok) return reason
            const closed = closedHousehold(tx, before, input.redeemableUntil as Day | null, ledger.today())
            if (!closed.ok) return closed
            change = { before, after: closed.value }
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: before.id,
              facts: { number: before.number, standing: before.status, points: pointsOf(tx, before.id) },
              keptTexts: { head: nameOf(before) },
            })
          },
        )
        if (!posted.ok) return posted
        if (change) writeRecord(tx, change.before, change.after, posted.value.id)
        return ok({ ...refOf(posted.value), household: input.household })
      })
    },

    reopen(input, caller) {
      return village.write((tx) => {
        let change: { before: HouseholdRecord; after: HouseholdRecord } | undefined
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'household_changed',
            request: { household: input.household, reopened: true },
            texts: { reason: input.reason },
          },
          () => {
            const loaded = forAct(tx, input.household, 'reopen')
            if (!loaded.ok) return loaded
            const before = loaded.value
            const subject = store.subject(tx, before.id)
            if (subject !== undefined && pointsStore.wasCleared(tx, subject)) {
              return refusals.alreadyCleared(before.number)
            }
            change = {
              before,
              after: { ...before, redeemableUntil: null, ...headAfter(before.head, before.persons) },
            }
            return ok({ recordedBy: caller.staff?.id ?? null, household: before.id })
          },
        )
        if (!posted.ok) return posted
        if (change) writeRecord(tx, change.before, change.after, posted.value.id)
        return ok({ ...refOf(posted.value), household: input.household })
      })
    },

    clearClosed(input, caller) {
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'points_cleared',
            request: { households: [...input.households] },
          },
          () => {
            const transfers: TransferDraft[] = []
            const cleared: { household: string; number: string; points: number }[] = []
            for (const id of input.households) {
              const drafts = clearing(tx, id, ledger.today())
              if (!drafts.ok) return drafts
              transfers.push(...drafts.value.transfers)
              cleared.push({ household: id, number: drafts.value.number, points: drafts.value.points })
            }
            return ok({ recordedBy: caller.staff?.id ?? null, transfers, facts: { cleared } })
          },
        )
        if (!posted.ok) return posted
        const { cleared } = posted.value.facts as { cleared: { household: string; points: number }[] }
        if (!posted.value.repeated) {
          for (const { household } of cleared) {
            const card = cardsStore.inUse(tx, household)
            if (card) cardsStore.setStatus(tx, card.code, 'void', posted.value.id)
          }
        }
        const points = cleared.reduce((sum, one) => sum + one.points, 0)
        return ok({ ...refOf(posted.value), households: cleared.length, points })
      })
    },
  }
}

/** 销户: points that are left need a day until which they are good. Refuses until_past, points_left. */
export function closedHousehold(
  db: ReadHandle,
  household: HouseholdRecord,
  redeemableUntil: Day | null,
  today: Day,
): Result<HouseholdRecord> {
  if (redeemableUntil !== null && redeemableUntil < today) return refusals.untilPast(redeemableUntil)
  const points = pointsOf(db, household.id)
  if (points > 0 && redeemableUntil === null) return refusals.pointsLeft(household.number, points)
  return ok({ ...household, status: 'closed', redeemableUntil })
}

/** Hundredths over all schemes and purposes. */
export function pointsOf(db: ReadHandle, household: string): number {
  const subject = store.subject(db, household)
  if (subject === undefined) return 0
  return pointsStore.balances(db, subject).reduce((sum, account) => sum + account.balance, 0)
}

function clearing(
  tx: WriteHandle,
  household: string,
  today: Day,
): Result<{ number: string; points: number; transfers: TransferDraft[] }> {
  const loaded = loadRecord(tx, household)
  if (loaded === undefined) return refusals.unknown()
  const { number, status, redeemableUntil } = loaded.record
  if (status !== 'closed' || (redeemableUntil !== null && redeemableUntil >= today)) {
    return refusals.notDue(number, status === 'closed' ? (redeemableUntil as Day) : null)
  }
  const subject = store.subject(tx, household)
  assert(subject, `household ${household} has no subject`)
  const accounts = pointsStore.balances(tx, subject).filter((account) => account.balance !== 0)
  if (accounts.length === 0) return refusals.nothingToClear(number)
  const transfers = accounts.map((account): TransferDraft => {
    const scheme = account.unit as SchemeId
    const own = subjectPoints(scheme, subject as SubjectId, account.kind as Purpose)
    const gone = systemPoints(scheme, 'cleared')
    // What stood below zero is written off the other way.
    return account.balance > 0
      ? { debit: gone, credit: own, amount: account.balance }
      : { debit: own, credit: gone, amount: -account.balance }
  })
  return ok({ number, points: accounts.reduce((sum, one) => sum + one.balance, 0), transfers })
}
