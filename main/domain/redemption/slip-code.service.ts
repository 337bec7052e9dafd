import type { ReadHandle } from '../../db/handle.ts'
import type { SlipCodeParts } from '../../kernel/barcodes.ts'
import { chainHash } from '../ledger/content.ts'
import { SLIP_KINDS } from '../ledger/documents.ts'
import { type SlipRow, redemptionStore as store } from './redemption.store.ts'

/** Whether a stored document still is what its hash says. */
const hashHolds = (row: { previous_hash: string; content: string; hash: string }): boolean =>
  chainHash(row.previous_hash, row.content) === row.hash

/** Whether a document is what it was when written; with the digits from paper, also against those. */
export const isUnchanged = (row: SlipRow, paperCode?: string): boolean =>
  hashHolds(row) && (paperCode === undefined || row.check_code === paperCode)

/**
 * The documents a slip's 20 digits stand for: by kind, year and number, the one with the same 核对码 first. A
 * book that was rewritten and hashed anew still has the number, but not the code: that is what paper can prove.
 */
export function slipsByCode(db: ReadHandle, code: SlipCodeParts): SlipRow[] {
  const kind = SLIP_KINDS[Number(code.documentKind)]
  if (kind === undefined) return []
  const rows = store.byNumber(db, kind, 2000 + Number(code.year), Number(code.serial))
  const same = rows.filter((row) => row.check_code === code.checkCode)
  return same.length > 0 ? same : rows
}
