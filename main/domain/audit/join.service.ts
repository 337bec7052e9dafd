import type { ReadHandle } from '../../db/handle.ts'
import { auditStore as store } from './audit.store.ts'
import { type Segment, WHOLE } from './carry.service.ts'
import { hasEveryTable } from './file-check.service.ts'
import type { AuditReport } from './report.ts'

/** Below this many documents one pass is done before a second thread has begun. */
const WORTH_CUTTING = 4_000
/** The second thread also checks the file below the books, which takes about as long as a quarter of them. */
const FIRST_SHARE = 0.65

/** The book in two pieces, for two threads; undefined where it is not worth it. */
export function cut(db: ReadHandle, from = WORTH_CUTTING): readonly [Segment, Segment] | undefined {
  if (!hasEveryTable(db)) return undefined
  const documents = store.count(db, 'documents')
  if (documents < from) return undefined
  const at = Math.floor(documents * FIRST_SHARE)
  return [
    { after: 0, through: at },
    { after: at, through: WHOLE.through },
  ]
}

/**
 * One report of two pieces that were found sound; undefined where either was not, or where a row belongs to
 * neither: then one pass over the whole book names what is wrong.
 */
export function join(db: ReadHandle, first: AuditReport, second: AuditReport): AuditReport | undefined {
  const texts = first.counts.texts + second.counts.texts
  if (!first.sound || !second.sound || texts !== store.count(db, 'document_texts')) return undefined
  return {
    ...second,
    counts: {
      ...second.counts,
      documents: first.counts.documents + second.counts.documents,
      transfers: first.counts.transfers + second.counts.transfers,
      texts,
      blankedTexts: first.counts.blankedTexts + second.counts.blankedTexts,
    },
    first: first.first,
  }
}
