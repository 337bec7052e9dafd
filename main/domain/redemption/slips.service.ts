import type { PostedSlip } from '../../api/redemption.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { makeSlipCode } from '../../kernel/barcodes.ts'
import type { Json } from '../../kernel/json.ts'
import type { CounterHousehold } from '../households/households.ts'
import { book } from '../ledger/book.service.ts'
import { type DocumentKind, SLIP_KINDS } from '../ledger/documents.ts'
import type { PostedDocument, TransferDraft } from '../ledger/ledger.ts'
import { KEPT } from '../ledger/ledger.ts'
import type { SlipHousehold } from '../slips/facts.ts'
import type { SlipNames, SlipRecord } from './slip-record.ts'

/** Names that a blanked copy no longer has. */
const BLANKED: SlipNames = {
  household: { number: '', group: '', headName: '' },
  collector: { kind: 'member', name: '', relation: '', identityCheck: null },
  writer: '',
  issuer: '',
  reason: null,
}

/** The names a slip was written with; empty ones where a copy has blanked them. */
export function slipNames(db: ReadHandle, document: string): SlipNames {
  const kept = book.texts(db, document).find((text) => text.field === `${KEPT}names`)
  return kept?.text ? (JSON.parse(kept.text) as SlipNames) : BLANKED
}

/** The 20 digits on the slip: kind, year, number and 核对码, with their own check digits. */
export function slipCodeOf(document: {
  kind: string
  business_year: number
  serial_number: number
  check_code: string
}): string {
  const kind = SLIP_KINDS.indexOf(document.kind as DocumentKind)
  return makeSlipCode({
    documentKind: String(kind).padStart(2, '0'),
    year: String(document.business_year % 100).padStart(2, '0'),
    serial: String(document.serial_number).padStart(6, '0'),
    checkCode: document.check_code,
  })
}

export const slipHousehold = (household: CounterHousehold): SlipHousehold => ({
  number: household.number,
  group: household.groupName,
  headName: household.headName,
})

export const recordJson = (record: SlipRecord): Json => record as unknown as Json

/** The gifted points that a slip spends and gives back, by its transfers. */
export function giftedIn(transfers: readonly TransferDraft[]): Pick<SlipRecord, 'gifted' | 'giftedBack'> {
  const sum = (from: string, to: string) =>
    transfers
      .filter(({ credit, debit }) => credit.kind === from && debit.kind === to)
      .reduce((total, { amount }) => total + amount, 0)
  const [gifted, giftedBack] = [sum('gifted', 'redeemed'), sum('redeemed', 'gifted')]
  return { ...(gifted > 0 && { gifted }), ...(giftedBack > 0 && { giftedBack }) }
}

/** The answer to a posted slip, the same when it is asked for again. */
export function postedSlip(db: ReadHandle, posted: PostedDocument): PostedSlip {
  const record = posted.facts as unknown as SlipRecord
  const row = book.document(db, posted.id)
  return {
    id: posted.id,
    serial: posted.serial,
    businessDate: posted.businessDate,
    checkCode: posted.checkCode,
    repeated: posted.repeated,
    slipCode: row ? slipCodeOf(row) : '',
    headName: slipNames(db, posted.id).household.headName ?? '',
    total: record.total,
    spendableBefore: record.spendableBefore,
    spendableAfter: record.spendableAfter,
    awaitingReview: record.awaitingReview,
  }
}
