import type { corrections, PostedSlip, SlipView } from '../../api/redemption.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { classifyCode } from '../../kernel/barcodes.ts'
import { type Day, monthOf, timeOf } from '../../kernel/dates.ts'
import type { DocumentId, HouseholdId, ItemId } from '../../kernel/ids.ts'
import type { Json } from '../../kernel/json.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import type { CounterHousehold } from '../households/households.ts'
import { subjectPoints, systemGoods, systemPoints } from '../ledger/accounts.ts'
import { DOCUMENT_KINDS, type DocumentKind, isDocumentKind } from '../ledger/documents.ts'
import type { DocumentDraft, TransferDraft } from '../ledger/ledger.ts'
import { type SpendingScheme, stepOf } from '../schemes/schemes.ts'
import type { SlipCollector } from '../slips/facts.ts'
import { assemble, type PricedLine, priceLines, transfersOf } from './assembly.service.ts'
import type { CounterDeps } from './deps.service.ts'
import { purseOf } from './purse.service.ts'
import { slipHousehold } from './redemption.service.ts'
import { type SlipRow, redemptionStore as store } from './redemption.store.ts'
import { redemptionRefusals, correctionRefusals as refusals, scanRefusals } from './refusals.ts'
import { correctedLines, type LineLeft, returnShares } from './returns.ts'
import { isUnchanged, slipsByCode } from './slip-code.service.ts'
import {
  needsReview,
  piecesOf,
  quantityText,
  type RecordedLine,
  type RecordedReturn,
  type SlipNames,
  type SlipRecord,
} from './slip-record.ts'
import { postedSlip, recordJson, slipNames } from './slips.service.ts'

export type CorrectionsService = Calls<typeof corrections>

interface Asked {
  readonly line: number
  readonly quantity: number
  readonly condition: 'shelf' | 'loss'
}

/** Slips whose goods and points a household still has. A correction counts for the household it was moved to. */
const CORRECTABLE: readonly string[] = ['redemption', 'exchange', 'correction']

/** The slip to correct with its household and scheme, as they stand. */
interface Case {
  readonly slip: SlipRow
  readonly record: SlipRecord
  readonly household: CounterHousehold
  readonly scheme: SpendingScheme
  readonly left: readonly LineLeft[]
}

/** F8: 冲销、退货、换货、更正. Every one is a document of its own that mirrors the slip's transfers. */
export function createCorrections(deps: CounterDeps): CorrectionsService {
  /** Posts a correcting document and queues its slip. */
  const post = (
    kind: 'reversal' | 'goods_return' | 'exchange' | 'correction',
    input: { document: string; slip: string; reason: string },
    request: Json,
    draft: (tx: WriteHandle, found: Case) => Result<DocumentDraft>,
  ): Result<PostedSlip> =>
    deps.store.write((tx) => {
      const posted = deps.ledger.post(
        tx,
        {
          id: input.document as DocumentId,
          kind,
          request: { slip: input.slip, ask: request },
          texts: { reason: input.reason },
        },
        () => {
          const found = caseOf(deps, tx, input.slip)
          return found.ok ? draft(tx, found.value) : found
        },
      )
      if (!posted.ok) return posted
      if (!posted.value.repeated) deps.queueSlip(tx, posted.value.id, posted.value.serial)
      return ok(postedSlip(tx, posted.value))
    })

  /** What all three ways of giving goods back share: the mirrors, and where the goods go. */
  const giveBack = (tx: WriteHandle, found: Case, asked: readonly Asked[]) => {
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
        const mirror = deps.ledger.mirrorOf(tx, transfer, amount, line, transfers)
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
      returned.push({ line, item: left.item, quantity, points: shares.points, condition })
    }
    return ok({ returned, transfers })
  }

  const draft = (
    tx: WriteHandle,
    found: Case,
    note: { readonly reason: string; readonly enteredBy: string | null },
    parts: {
      lines: SlipRecord['lines']
      returned: readonly RecordedReturn[]
      transfers: readonly TransferDraft[]
    },
    to?: { household: CounterHousehold; purse: { spendable: number } },
  ): Result<DocumentDraft> => {
    const shift = deps.sessions.shift()
    if (!shift.ok) return shift
    const purse = purseOf(tx, found.household, found.scheme, deps.ledger.today())
    const spent = to ? 0 : parts.lines.reduce((sum, line) => sum + line.points, 0)
    const back = parts.returned.reduce((sum, line) => sum + line.points, 0)
    const names: SlipNames = {
      household: slipHousehold(found.household),
      collector: collectorNow(tx, found),
      writer: shift.value.writerName,
      issuer: shift.value.issuerName,
      reason: note.reason,
      ...(to && {
        to: {
          ...slipHousehold(to.household),
          spendableBefore: to.purse.spendable,
          spendableAfter: to.purse.spendable - back,
        },
      }),
    }
    const record: SlipRecord = {
      lines: parts.lines,
      returned: parts.returned,
      total: to ? back : spent - back,
      spendableBefore: purse.spendable,
      spendableAfter: purse.spendable + back - spent,
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

  return {
    find(input) {
      const code = classifyCode(input.code)
      const text = input.code.normalize('NFKC').trim()
      const digits = text.replace(/\s/g, '')
      const rows =
        code.kind === 'slip'
          ? slipsByCode(deps.store, code)
          : /^\d{8}$/.test(digits)
            ? store.byCheckCode(deps.store, digits)
            : store.bySerial(deps.store, text)
      if (rows.length === 0) return scanRefusals.slipUnknown(input.code)
      return ok(rows.map((row) => slipView(deps.store, row)))
    },

    recent: (input) =>
      ok(store.recentSlips(deps.store, input.household).map((row) => slipView(deps.store, row))),

    reverse: (input, caller) =>
      post('reversal', input, { condition: input.condition }, (tx, found) => {
        const asked = found.left.flatMap((line) =>
          line.quantityLeft > 0
            ? [{ line: line.line, quantity: line.quantityLeft, condition: input.condition }]
            : [],
        )
        if (asked.length === 0) return refusals.nothingLeft(found.slip.serial)
        const back = giveBack(tx, found, asked)
        return back.ok ? draft(tx, found, noteOf(input, caller), { lines: [], ...back.value }) : back
      }),

    giveBack: (input, caller) =>
      post('goods_return', input, { lines: input.lines.map((line) => ({ ...line })) }, (tx, found) => {
        const back = giveBack(tx, found, input.lines)
        return back.ok ? draft(tx, found, noteOf(input, caller), { lines: [], ...back.value }) : back
      }),

    exchange: (input, caller) =>
      post(
        'exchange',
        input,
        {
          lines: input.lines.map((line) => ({ ...line })),
          newLines: input.newLines.map((line) => ({ ...line })),
        },
        (tx, found) => {
          const back = giveBack(tx, found, input.lines)
          if (!back.ok) return back
          const points = back.value.returned.reduce((sum, line) => sum + line.points, 0)
          const today = deps.ledger.today()
          const purse = purseOf(tx, found.household, found.scheme, today)
          const priced = priceLines(deps, tx, found.household, found.scheme, input.newLines, today)
          if (!priced.ok) return priced
          // what comes back may be spent again at once; it frees only the limits of its own day and month
          const sameDay = found.slip.business_date === today
          const sameMonth = monthOf(found.slip.business_date as Day) === monthOf(today)
          const after = {
            ...purse,
            balance: purse.balance + points,
            used: {
              day: purse.used.day - (sameDay ? points : 0),
              month: purse.used.month - (sameMonth ? points : 0),
            },
          }
          const lines = sameMonth ? withoutReturned(priced.value, back.value.returned) : priced.value
          const taken = assemble(deps, tx, found.household, withoutGate(found.scheme), after, lines, today)
          if (!taken.ok) return taken
          return draft(tx, found, noteOf(input, caller), {
            lines: taken.value.lines,
            returned: back.value.returned,
            transfers: [
              ...back.value.transfers,
              ...transfersOf(found.household, found.scheme, purse.floor, taken.value),
            ],
          })
        },
      ),

    moveToHousehold: (input, caller) =>
      post('correction', input, { household: input.household }, (tx, found) => {
        const to = deps.households.counterHousehold(tx, input.household as HouseholdId)
        if (!to.ok) return to
        if (to.value.id === found.household.id) return refusals.sameHousehold()
        if (to.value.status === 'closed') return redemptionRefusals.closed(to.value.redeemableUntil)
        const returned: RecordedReturn[] = []
        const transfers: TransferDraft[] = []
        const moved: RecordedLine[] = []
        for (const line of found.left) {
          if (line.pointsLeft === 0) continue
          assert(line.pointsTransfer !== null, `line ${line.line} of ${found.slip.serial} has no points`)
          const mirror = deps.ledger.mirrorOf(tx, line.pointsTransfer, line.pointsLeft, line.line)
          if (!mirror.ok) return mirror
          transfers.push(mirror.value, ...toSuccessor(found, mirror.value), {
            line: line.line,
            debit: systemPoints(found.scheme.id, 'redeemed'),
            credit: subjectPoints(found.scheme.id, to.value.subject),
            amount: line.pointsLeft,
          })
          const { transfers: _own, pointsTransfer: _transfer, quantityLeft, pointsLeft, ...goods } = line
          returned.push({ line: line.line, item: line.item, quantity: quantityLeft, points: pointsLeft })
          moved.push({ ...goods, quantity: quantityLeft, points: pointsLeft })
        }
        if (transfers.length === 0) return refusals.nothingLeft(found.slip.serial)
        const purse = purseOf(tx, to.value, found.scheme, deps.ledger.today())
        return draft(
          tx,
          found,
          noteOf(input, caller),
          { lines: moved, returned, transfers },
          { household: to.value, purse },
        )
      }),
  }
}

function caseOf(deps: CounterDeps, db: ReadHandle, slipId: string): Result<Case> {
  const slip = store.slip(db, slipId)
  if (slip === undefined) return scanRefusals.slipUnknown(slipId)
  if (!CORRECTABLE.includes(slip.kind) || slip.household === null) return refusals.notASlip()
  const household = deps.households.counterHousehold(db, slip.household as HouseholdId)
  if (!household.ok) return household
  const scheme = deps.schemes.spending(db, deps.ledger.today())
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
const wasMoved = (db: ReadHandle, slip: string): boolean =>
  store.followUps(db, slip).some((row) => row.kind === 'correction')

const noteOf = (input: { readonly reason: string }, caller: Caller) => ({
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
  return priced.map((line) => {
    if (line.monthly === null) return line
    const back = returned.reduce((sum, part) => sum + (part.item === line.item ? part.quantity : 0), 0)
    return { ...line, monthly: { ...line.monthly, taken: line.monthly.taken - back } }
  })
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

function slipView(db: ReadHandle, slip: SlipRow): SlipView {
  const record = store.record(slip)
  const names = slipNames(db, slip.id)
  const left = correctedLines(record, store.transfersLeft(db, slip), wasMoved(db, slip.id))
  const title = (kind: string) => (isDocumentKind(kind) ? DOCUMENT_KINDS[kind as DocumentKind].title : '')
  return {
    document: slip.id,
    kind: slip.kind,
    title: title(slip.kind),
    serial: slip.serial,
    businessDate: slip.business_date,
    time: timeOf(new Date(slip.entered_at)),
    household: slip.household,
    headName: names.household.headName ?? '',
    number: names.household.number,
    groupName: names.household.group,
    collector: names.collector.name,
    lines: left.map(({ transfers: _transfers, pointsTransfer: _points, ...line }) => ({ ...line })),
    total: record.total,
    checkCode: slip.check_code,
    unchanged: isUnchanged(slip),
    awaitingReview: record.awaitingReview && !store.isCountersigned(db, slip.id),
    corrections: store
      .followUps(db, slip.id)
      .map((row) => ({ document: row.id, serial: row.serial, title: title(row.kind) })),
    printing: store.printing(db, slip.id),
  }
}
