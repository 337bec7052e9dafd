import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '../ledger/documents.ts'
import { entriesStore as store } from './entries.store.ts'

/** One document's effect on a subject's points; hundredths. */
export interface PointsEntry {
  readonly document: string
  readonly kind: DocumentKind
  readonly serial: string
  readonly day: Day
  /** 「兑换 DH26-00453」 */
  readonly title: string
  /** Why points were given or taken, where somebody wrote it down. */
  readonly reason: string | null
  readonly points: number
  /** What of it were gifted points. */
  readonly gifted: number
  readonly balance: number
}

export interface PointsEntries {
  /** What there was before the first day. */
  readonly opening: number
  readonly rows: readonly PointsEntry[]
}

/** A subject's own ledger under a scheme, day by day, with the running balance. */
export function pointsEntries(
  db: ReadHandle,
  subject: string,
  scheme: string,
  from: Day,
  to: Day,
): PointsEntries {
  const opening = store.before(db, subject, scheme, from)
  let balance = opening
  const rows = store.entries(db, subject, scheme, from, to).map((row): PointsEntry => {
    balance += row.points
    const kind = row.kind as DocumentKind
    return {
      document: row.id,
      kind,
      serial: row.serial,
      day: row.business_date as Day,
      title: `${DOCUMENT_KINDS[kind].title.replace(/单$/, '')} ${row.serial}`,
      reason: row.reason,
      points: row.points,
      gifted: row.gifted,
      balance,
    }
  })
  return { opening, rows }
}
