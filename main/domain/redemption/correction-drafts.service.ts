import type { Caller } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { type Day, monthOf } from '../../kernel/dates.ts'
import type { HouseholdId, ItemId } from '../../kernel/ids.ts'
import { giftedOf, spendableOf, without } from '../../kernel/purse.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import type { CounterHousehold } from '../households/households.ts'
import { systemGoods } from '../ledger/accounts.ts'
import type { DocumentDraft, TransferDraft } from '../ledger/ledger.ts'
import type { SpendingScheme } from '../schemes/schemes.ts'
import { stepOf } from '../schemes/settings.ts'
import type { SlipCollector } from '../slips/facts.ts'
import {
  type AskedLine,
  assemble,
  type PricedLine,
  priceLines,
  redeemedPoints,
  transfersOf,
} from './assembly.service.ts'
import type { CounterDeps } from './deps.service.ts'
import { type Purse, purseOf } from './purse.service.ts'
import { type SlipRow, redemptionStore as store } from './redemption.store.ts'
import { redemptionRefusals, correctionRefusals as refusals, scanRefusals } from './refusals.ts'
import { correctedLines, type LineLeft, pointsIn, returnShares } from './returns.ts'
import {
  countOf,
  needsReview,
  partsOf,
  piecesOf,
  quantityText,
  type RecordedLine,
  type RecordedReturn,
  type SlipNames,
  type SlipRecord,
} from './slip-record.ts'
import { giftedIn, recordJson, slipHousehold, slipNames } from './slips.service.ts'

export interface Asked {
  readonly line: number
  readonly quantity: number
  readonly condition: 'shelf' | 'loss'
}

/** Slips whose goods and points a household still has. A correction counts for the household it was moved to. */
const CORRECTABLE: readonly string[] = ['redemption', 'exchange', 'correction']

/** The slip to correct with its household and scheme, as they stand. */
export interface Case {
  readonly slip: SlipRow
  readonly record: SlipRecord
  readonly household: CounterHousehold
  readonly scheme: SpendingScheme
  readonly left: readonly LineLeft[]
}

export interface Note {
  readonly reason: string
  readonly enteredBy: string | null
}

export type CorrectionDrafts = ReturnType<typeof createCorrectionDrafts>

/** 冲销、退货、换货、更正, each a draft that mirrors the slip's transfers. Nothing is written here. */
export function createCorrectionDrafts(deps: CounterDeps) {
  /** What all three ways of giving goods back share: the mirrors, and where the goods go. */
  const giveBack = (db: ReadHandle, found: Case, asked: readonly Asked[]) => {
    const returned: RecordedReturn[] = []
    const transfers: TransferDraft[] = []
    const lines = new Map(found.left.map((line) => [line.line, line]))
    const step = stepOf(found.scheme.settings.precision)
    for (const { line, quantity, condition } of asked) {
      const left = lines.get(line)
      if (left === undefined) return refusals.line()
      if (quantity > left.quantityLeft) {
        return refusals.tooMuch(
          left.name,
          `${quantityText(left.quantityLeft, left)}${left.basePerUnit === 1 ? ` ${left.unit}` : ''}`,
        )
      }
      const shares = returnShares(left, quantity, step)
      lines.set(line, shares.rest)
      for (const { transfer, amount } of shares.transfers) {
        const mirror = deps.ledger.mirrorOf(db, transfer, amount, line, transfers)
        if (!mirror.ok) return mirror
        transfers.push(mirror.value, ...toSuccessor(found, mirror.value))
        const back = mirror.value.debit
        if (condition === 'loss' && back.book === 'goods') {
          transfers.push({
            line,
            debit: systemGoods(back.unit as ItemId, 'loss'),
            credit: back,
            amount,
            valueFen: mirror.value.valueFen ?? 0,
          })
        }
      }
      const { item } = left
      returned.push({ line, item, quantity, points: shares.points, ...partsOf(left), condition })
    }
    return ok({ returned, transfers })
  }

  const draft = (
    db: ReadHandle,
    found: Case,
    note: Note,
    parts: {
      lines: SlipRecord['lines']
      returned: readonly RecordedReturn[]
      transfers: readonly TransferDraft[]
    },
    to?: { household: CounterHousehold; purse: Purse },
  ): Result<DocumentDraft> => {
    const shift = deps.sessions.shift()
    if (!shift.ok) return shift
    const purse = purseOf(deps, db, found.household, found.scheme, deps.ledger.today())
    const spent = to ? 0 : parts.lines.reduce((sum, line) => sum + line.points, 0)
    const back = parts.returned.reduce((sum, line) => sum + line.points, 0)
    const gifts = giftedIn(parts.transfers)
    const { gifted = 0, giftedBack = 0 } = gifts
    const names: SlipNames = {
      household: slipHousehold(found.household),
      collector: collectorNow(db, found),
      writer: shift.value.writerName,
      issuer: shift.value.issuerName,
      reason: note.reason,
      ...(to && {
        to: {
          ...slipHousehold(to.household),
          spendableBefore: to.purse.spendable,
          spendableAfter: spendableOf(without(to.purse, back, gifted)),
        },
      }),
    }
    const record: SlipRecord = {
      lines: parts.lines,
      returned: parts.returned,
      total: to ? back : spent - back,
      ...gifts,
      spendableBefore: purse.spendable,
      spendableAfter: spendableOf(without(purse, spent - back, (to ? 0 : gifted) - giftedBack)),
      ordinalOfDay: 0,
      pieces: piecesOf(parts.lines),
      awaitingReview: needsReview(shift.value, note.enteredBy),
      enteredBy: note.enteredBy,
    }
    return ok({
      recordedBy: shift.value.writer,
      handedBy: shift.value.issuer,
      household: (to?.household ?? found.household).id,
      scheme: found.scheme.id,
      refersTo: found.slip.id,
      facts: recordJson(record),
      keptTexts: { names: JSON.stringify(names) },
      transfers: parts.transfers,
    })
  }

  /** The four ways, each a draft: asked for once to show what it would do, and again to post it. */
  const ways = {
    reverse(db: ReadHandle, found: Case, condition: Asked['condition'], note: Note) {
      const asked = found.left.flatMap((line) =>
        line.quantityLeft > 0 ? [{ line: line.line, quantity: line.quantityLeft, condition }] : [],
      )
      if (asked.length === 0) return refusals.nothingLeft(found.slip.serial)
      return ways.giveBack(db, found, asked, note)
    },

    giveBack(db: ReadHandle, found: Case, asked: readonly Asked[], note: Note) {
      const back = giveBack(db, found, asked)
      return back.ok ? draft(db, found, note, { lines: [], ...back.value }) : back
    },

    exchange(
      db: ReadHandle,
      found: Case,
      asked: readonly Asked[],
      newLines: readonly AskedLine[],
      note: Note,
    ): Result<DocumentDraft> {
      const back = giveBack(db, found, asked)
      if (!back.ok) return back
      const points = back.value.returned.reduce((sum, line) => sum + line.points, 0)
      const today = deps.ledger.today()
      const purse = purseOf(deps, db, found.household, found.scheme, today)
      const priced = priceLines(deps, db, found.household, found.scheme, newLines, today)
      if (!priced.ok) return priced
      // what comes back may be spent again at once; it frees only the limits of its own day and month
      const sameDay = found.slip.business_date === today
      const sameMonth = monthOf(found.slip.business_date as Day) === monthOf(today)
      const after = {
        ...without(purse, -points, -(giftedIn(back.value.transfers).giftedBack ?? 0)),
        standing: undefined,
        used: {
          day: purse.used.day - (sameDay ? points : 0),
          month: purse.used.month - (sameMonth ? points : 0),
        },
      }
      const lines = sameMonth ? withoutReturned(priced.value, back.value.returned) : priced.value
      const taken = assemble(deps, db, found.household, withoutGate(found.scheme), after, lines, today)
      if (!taken.ok) return taken
      return draft(db, found, note, {
        lines: taken.value.lines,
        returned: back.value.returned,
        transfers: [
          ...back.value.transfers,
          ...transfersOf(found.household, found.scheme, purse.floor, taken.value),
        ],
      })
    },

    move(db: ReadHandle, found: Case, household: string, note: Note): Result<DocumentDraft> {
      const to = deps.households.counterHousehold(db, household as HouseholdId)
      if (!to.ok) return to
      if (to.value.id === found.household.id) return refusals.sameHousehold()
      if (to.value.status === 'closed') return redemptionRefusals.closed(to.value.redeemableUntil)
      const returned: RecordedReturn[] = []
      const transfers: TransferDraft[] = []
      const moved: RecordedLine[] = []
      for (const line of found.left) {
        if (line.pointsLeft === 0) continue
        for (const { id, left } of pointsIn(line.transfers).filter((transfer) => transfer.left > 0)) {
          const mirror = deps.ledger.mirrorOf(db, id, left, line.line)
          if (!mirror.ok) return mirror
          transfers.push(mirror.value, ...toSuccessor(found, mirror.value))
        }
        const { transfers: _own, quantityLeft, pointsLeft, ...goods } = line
        const { line: number, item } = line
        returned.push({ line: number, item, quantity: quantityLeft, points: pointsLeft, ...partsOf(line) })
        moved.push({ ...goods, quantity: quantityLeft, points: pointsLeft })
      }
      if (transfers.length === 0) return refusals.nothingLeft(found.slip.serial)
      const purse = purseOf(deps, db, to.value, found.scheme, deps.ledger.today())
      const total = moved.reduce((sum, { points }) => sum + points, 0)
      const gifted = giftedOf(total, purse.gifted)
      // it was this household's slip from the beginning: it pays as it would have at the counter, below zero too
      transfers.push(...redeemedPoints(to.value, found.scheme, undefined, gifted, moved))
      const parts = { lines: moved, returned, transfers }
      return draft(db, found, note, parts, { household: to.value, purse })
    },
  }
  return ways
}

export function caseOf(deps: CounterDeps, db: ReadHandle, slipId: string): Result<Case> {
  const slip = store.slip(db, slipId)
  if (slip === undefined) return scanRefusals.slipUnknown(slipId)
  if (!CORRECTABLE.includes(slip.kind) || slip.household === null) return refusals.notASlip()
  const household = deps.households.counterHousehold(db, slip.household as HouseholdId)
  if (!household.ok) return household
  // in the points it was written in, also where they buy nothing any more
  assert(slip.scheme !== null, `${slip.serial} was written in no scheme`)
  const scheme = deps.schemes.inForce(db, slip.scheme, deps.ledger.today())
  if (!scheme.ok) return scheme
  const record = store.record(slip)
  return ok({
    slip,
    record,
    household: household.value,
    scheme: scheme.value,
    left: correctedLines(record, store.transfersLeft(db, slip), wasMoved(db, slip.id)),
  })
}

/** Moved to another household: what is left of it is left of its correction. */
export const wasMoved = (db: ReadHandle, slip: string): boolean =>
  store.followUps(db, slip).some((row) => row.kind === 'correction')

export const noteOf = (input: { readonly reason: string }, caller: Caller): Note => ({
  reason: input.reason,
  enteredBy: caller.staff?.id ?? null,
})

/**
 * A mirror gives points back to the account they came from; where that household has been merged since, they go
 * on to the one that took it in, in the same document.
 */
function toSuccessor(found: Case, mirror: TransferDraft): TransferDraft[] {
  const { debit, amount, line } = mirror
  if (debit.book !== 'points' || debit.owner === found.household.subject) return []
  return [
    {
      ...(line === undefined ? {} : { line }),
      debit: { ...debit, owner: found.household.subject },
      credit: debit,
      amount,
    },
  ]
}

/** Like for like: what comes back this month frees its own limit. */
function withoutReturned(priced: readonly PricedLine[], returned: readonly RecordedReturn[]): PricedLine[] {
  return priced.map((line) => ({
    ...line,
    takes: line.takes.map((taking) =>
      taking.monthly === null
        ? taking
        : {
            ...taking,
            monthly: { ...taking.monthly, taken: taking.monthly.taken - countOf(taking.item, returned) },
          },
    ),
  }))
}

/** The gate was passed when the slip was written; an exchange does not ask again. */
const withoutGate = (scheme: SpendingScheme): SpendingScheme => ({
  ...scheme,
  settings: { ...scheme.settings, gateHundredths: 0 },
})

/** Who the slip was for; after a correction the goods are another household's, and its head answers for them. */
function collectorNow(db: ReadHandle, { slip, household }: Case): SlipCollector {
  if (slip.kind !== 'correction') return slipNames(db, slip.id).collector
  return { kind: 'member', name: household.headName ?? '', relation: '户主', identityCheck: null }
}
