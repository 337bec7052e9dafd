import type { PaperDocument } from '../../api/audit.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { classifyCode } from '../../kernel/barcodes.ts'
import { chainHash, checkCodeOf } from '../ledger/content.ts'
import { DOCUMENT_KINDS, isDocumentKind } from '../ledger/documents.ts'
import { auditStore as store } from './audit.store.ts'

/**
 * Finds documents by what stands on a paper: a number, a 核对码, or the code under a slip's bars, which holds
 * its 核对码 itself. `paper` is the code on the paper, where it was typed beside the number.
 */
export function lookUp(db: ReadHandle, text: string, paper: string | null): PaperDocument[] {
  const typed = text.normalize('NFKC').replace(/\s/g, '')
  const scanned = classifyCode(typed)
  const onPaper = scanned.kind === 'slip' ? scanned.checkCode : paper?.normalize('NFKC').replace(/\s/g, '')
  return rowsNamed(db, scanned.kind === 'slip' ? scanned.checkCode : typed).map((row) => ({
    serial: row.serial,
    title: isDocumentKind(row.kind) ? DOCUMENT_KINDS[row.kind].title : row.kind,
    businessDate: row.business_date,
    enteredAt: row.entered_at,
    checkCode: row.check_code,
    unchanged:
      chainHash(row.previous_hash, row.content) === row.hash && checkCodeOf(row.hash) === row.check_code,
    matches: onPaper ? onPaper === row.check_code : null,
  }))
}

/** A number is printed with capitals before it and a small letter of the branch after the year. */
function rowsNamed(db: ReadHandle, typed: string) {
  const number = /^([a-z]+)(\d\d)([a-z]*)-(\d+)$/i.exec(typed)
  if (!number) return store.named(db, typed)
  const [, prefix, year, branch, digits] = number
  return store.named(
    db,
    `${prefix!.toUpperCase()}${year}${branch!.toLowerCase()}-${digits!.padStart(5, '0')}`,
  )
}
