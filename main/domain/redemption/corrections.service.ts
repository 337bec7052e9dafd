import type { CorrectionPreview, corrections, PostedSlip, SlipView } from '../../api/redemption.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { classifyCode } from '../../kernel/barcodes.ts'
import { timeOf } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import type { Json } from '../../kernel/json.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { DOCUMENT_KINDS, type DocumentKind, isDocumentKind } from '../ledger/documents.ts'
import type { DocumentDraft } from '../ledger/ledger.ts'
import { type Case, caseOf, createCorrectionDrafts, noteOf, wasMoved } from './correction-drafts.service.ts'
import type { CounterDeps } from './deps.service.ts'
import { paperNumber } from './paper.service.ts'
import { type SlipRow, redemptionStore as store } from './redemption.store.ts'
import { scanRefusals } from './refusals.ts'
import { correctedLines } from './returns.ts'
import { isUnchanged, slipsByCode } from './slip-code.service.ts'
import type { SlipNames, SlipRecord } from './slip-record.ts'
import { postedSlip, slipNames } from './slips.service.ts'

export type CorrectionsService = Calls<typeof corrections>

/** F8: 冲销、退货、换货、更正. Every one is a document of its own that mirrors the slip's transfers. */
export function createCorrections(deps: CounterDeps): CorrectionsService {
  /** Posts a correcting document and queues its slip. */
  const post = (
    kind: 'reversal' | 'goods_return' | 'exchange' | 'correction',
    input: { document: string; slip: string; reason: string },
    request: Json,
    draft: (db: ReadHandle, found: Case) => Result<DocumentDraft>,
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

  const ways = createCorrectionDrafts(deps)

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
            : named(deps.store, text)
      if (rows.length === 0) return scanRefusals.slipUnknown(input.code)
      return ok(rows.map((row) => slipView(deps.store, row)))
    },

    recent: (input) =>
      ok(store.recentSlips(deps.store, input.household).map((row) => slipView(deps.store, row))),

    preview(input, caller) {
      const found = caseOf(deps, deps.store, input.slip)
      if (!found.ok) return found
      const note = noteOf({ reason: '' }, caller)
      const wayOf = (): Result<DocumentDraft> => {
        switch (input.kind) {
          case 'reverse':
            return ways.reverse(deps.store, found.value, 'shelf', note)
          case 'return':
            return ways.giveBack(deps.store, found.value, input.lines, note)
          case 'exchange':
            return ways.exchange(deps.store, found.value, input.lines, input.newLines, note)
          case 'move':
            return ways.move(deps.store, found.value, input.household, note)
        }
      }
      const made = wayOf()
      return made.ok ? ok(previewOf(made.value)) : made
    },

    reverse: (input, caller) =>
      post('reversal', input, { condition: input.condition }, (db, found) =>
        ways.reverse(db, found, input.condition, noteOf(input, caller)),
      ),

    giveBack: (input, caller) =>
      post('goods_return', input, { lines: input.lines.map((line) => ({ ...line })) }, (db, found) =>
        ways.giveBack(db, found, input.lines, noteOf(input, caller)),
      ),

    exchange: (input, caller) =>
      post(
        'exchange',
        input,
        {
          lines: input.lines.map((line) => ({ ...line })),
          newLines: input.newLines.map((line) => ({ ...line })),
        },
        (db, found) => ways.exchange(db, found, input.lines, input.newLines, noteOf(input, caller)),
      ),

    moveToHousehold: (input, caller) =>
      post('correction', input, { household: input.household }, (db, found) =>
        ways.move(db, found, input.household, noteOf(input, caller)),
      ),
  }
}

/** By its own number, or by that of the paper it was entered from. */
function named(db: ReadHandle, text: string): SlipRow[] {
  const rows = store.bySerial(db, text)
  return rows.length > 0 ? rows : store.byPaper(db, paperNumber(text))
}

function previewOf(draft: DocumentDraft): CorrectionPreview {
  const record = draft.facts as unknown as SlipRecord
  const { to } = JSON.parse(draft.keptTexts?.names ?? '{}') as Partial<SlipNames>
  return {
    back: record.returned.reduce((sum, line) => sum + line.points, 0),
    spent: to ? 0 : record.lines.reduce((sum, line) => sum + line.points, 0),
    before: record.spendableBefore,
    after: record.spendableAfter,
    to: to ? { before: to.spendableBefore, after: to.spendableAfter } : null,
    lines: to ? [] : record.lines.map(({ item, points }) => ({ item, points })),
  }
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
    paperNumber: record.paper?.number ?? null,
    lines: left.map(({ transfers: _transfers, ...line }) => ({ ...line })),
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
