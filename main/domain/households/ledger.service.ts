import type { LedgerEntry, LedgerSort } from '../../api/household-ledger.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { DOCUMENT_KINDS, isDocumentKind } from '../ledger/documents.ts'
import { fileStore } from './file.store.ts'

/**
 * A subject's own ledger, the oldest first, with the running balance of each scheme. What took an entry back is for
 * whoever shows it to ask.
 */
export function ledgerEntries(db: ReadHandle, subject: string): LedgerEntry[] {
  const running = new Map<string, number>()
  return fileStore.movements(db, subject).map((row): LedgerEntry => {
    const balance = (running.get(row.scheme) ?? 0) + row.change
    running.set(row.scheme, balance)
    const { deed, class_name: className, clause_text: text } = row
    return {
      transfer: row.id,
      document: row.document,
      serial: row.serial,
      kind: row.kind,
      title: titleOf(row.kind),
      businessDate: row.business_date,
      effectiveDate: row.effective_date,
      change: row.change,
      balance,
      scheme: row.scheme,
      schemeName: row.scheme_name ?? '',
      recordedBy: row.recorded_by ?? '',
      takesBack: row.takes_back,
      takenBackBy: [],
      sort: sortOf(row.other_kind, row.change, row.takes_back !== null),
      deed:
        deed === null || className === null || text === null
          ? null
          : { deed, number: row.clause_number ?? '', className, text },
      reason: row.reason ?? '',
    }
  })
}

/** An award taken back stays among the awards, and so on: a mirror is of the sort of what it mirrors. */
function sortOf(other: string, change: number, mirrors: boolean): LedgerSort {
  if (other === 'redeemed') return 'redeem'
  if (other !== 'issued') return 'other'
  return change > 0 === !mirrors ? 'award' : 'deduct'
}

export const titleOf = (kind: string): string => (isDocumentKind(kind) ? DOCUMENT_KINDS[kind].title : kind)
