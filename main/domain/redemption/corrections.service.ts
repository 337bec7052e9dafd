import type { corrections, PostedSlip, SlipView } from '../../api/redemption.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { classifyCode } from '../../kernel/barcodes.ts'
import { timeOf } from '../../kernel/dates.ts'
import type { DocumentId, HouseholdId, ItemId } from '../../kernel/ids.ts'
import type { Json } from '../../kernel/json.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import type { CounterHousehold } from '../households/households.ts'
import { subjectPoints, systemGoods, systemPoints } from '../ledger/accounts.ts'
import { DOCUMENT_KINDS, type DocumentKind, isDocumentKind } from '../ledger/documents.ts'
import type { DocumentDraft, TransferDraft } from '../ledger/ledger.ts'
import type { SpendingScheme } from '../schemes/schemes.ts'
import type { SlipCollector } from '../slips/facts.ts'
import { assemble, priceLines, transfersOf } from './assembly.service.ts'
import { isUnchanged } from './counter.service.ts'
import type { CounterDeps } from './deps.service.ts'
import { purseOf } from './purse.service.ts'
import { slipHousehold } from './redemption.service.ts'
import { type SlipRow, redemptionStore as store } from './redemption.store.ts'
import { correctionRefusals as refusals, scanRefusals } from './refusals.ts'
import { correctedLines, type LineLeft, returnShares } from './returns.ts'
import {
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
    for (const { line, quantity, condition } of asked) {
      const left = found.left.find((candidate) => candidate.line === line)
      if (left === undefined) return refusals.line()
      if (quantity > left.quantityLeft) {
        return refusals.tooMuch(
          left.name,
          `${quantityText(left.quantityLeft, left)}${left.basePerUnit === 1 ? ` ${left.unit}` : ''}`,
        )
      }
      const shares = returnShares(left, quantity)
      for (const { transfer, amount } of shares.transfers) {
        const mirror = deps.ledger.mirrorOf(tx, transfer, amount, line)
        if (!mirror.ok) return mirror
        transfers.push(mirror.value)
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
    reason: string,
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
      reason,
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
      awaitingReview: shift.value.alone,
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
      const rows =
        code.kind === 'slip'
          ? store.byCheckCode(deps.store, code.checkCode)
          : /^\d{8}$/.test(text.replace(/\s/g, ''))
            ? store.byCheckCode(deps.store, text.replace(/\s/g, ''))
            : store.bySerial(deps.store, text.toUpperCase())
      if (rows.length === 0) return scanRefusals.slipUnknown(input.code)
      return ok(rows.map((row) => slipView(deps.store, row)))
    },

    recent: (input) =>
      ok(store.recentSlips(deps.store, input.household).map((row) => slipView(deps.store, row))),

    reverse: (input) =>
      post('reversal', input, { condition: input.condition }, (tx, found) => {
        const asked = found.left.flatMap((line) =>
          line.quantityLeft > 0
            ? [{ line: line.line, quantity: line.quantityLeft, condition: input.condition }]
            : [],
        )
        if (asked.length === 0) return refusals.nothingLeft(found.slip.serial)
        const back = giveBack(tx, found, asked)
        return back.ok ? draft(tx, found, input.reason, { lines: [], ...back.value }) : back
      }),

    giveBack: (input) =>
      post('goods_return', input, { lines: input.lines.map((line) => ({ ...line })) }, (tx, found) => {
        const back = giveBack(tx, found, input.lines)
        return back.ok ? draft(tx, found, input.reason, { lines: [], ...back.value }) : back
      }),

    exchange: (input) =>
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
          // what comes back may be spent again at once, also against the quotas of its day
          const after = {
            ...purse,
            balance: purse.balance + points,
            used: { day: purse.used.day - points, month: purse.used.month - points },
          }
          const taken = assemble(deps, tx, found.household, found.scheme, after, priced.value, today)
          if (!taken.ok) return taken
          return draft(tx, found, input.reason, {
            lines: taken.value.lines,
            returned: back.value.returned,
            transfers: [
              ...back.value.transfers,
              ...transfersOf(found.household, found.scheme, purse.floor, taken.value),
            ],
          })
        },
      ),

    moveToHousehold: (input) =>
      post('correction', input, { household: input.household }, (tx, found) => {
        if (input.household === found.household.id) return refusals.sameHousehold()
        const to = deps.households.counterHousehold(tx, input.household as HouseholdId)
        if (!to.ok) return to
        const returned: RecordedReturn[] = []
        const transfers: TransferDraft[] = []
        const moved: RecordedLine[] = []
        for (const line of found.left) {
          if (line.pointsLeft === 0) continue
          assert(line.pointsTransfer !== null, `line ${line.line} of ${found.slip.serial} has no points`)
          const mirror = deps.ledger.mirrorOf(tx, line.pointsTransfer, line.pointsLeft, line.line)
          if (!mirror.ok) return mirror
          transfers.push(mirror.value, {
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
          input.reason,
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
    left: correctedLines(record, store.transfersLeft(db, slip)),
  })
}

/** Who the slip was for; after a correction the goods are another household's, and its head answers for them. */
function collectorNow(db: ReadHandle, { slip, household }: Case): SlipCollector {
  if (slip.kind !== 'correction') return slipNames(db, slip.id).collector
  return { kind: 'member', name: household.headName ?? '', relation: '户主', identityCheck: null }
}

function slipView(db: ReadHandle, slip: SlipRow): SlipView {
  const record = store.record(slip)
  const names = slipNames(db, slip.id)
  const left = correctedLines(record, store.transfersLeft(db, slip))
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
