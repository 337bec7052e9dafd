import type { ClassTotal, RecordLine, RecordSheet } from '../../api/reports.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { DOCUMENT_KINDS, isDocumentKind } from '../ledger/documents.ts'
import { linesStore, type RecordRow } from './lines.store.ts'
import { BY_HAND, NO_HEAD } from './parts.ts'
import { type ReportSpan, shownScheme } from './report-scheme.ts'

/** 日记录、周报送: every deed of some days in the order of its days, and what each class came to. */
export function recordSheet(db: ReadHandle, { scheme, from, to }: ReportSpan): RecordSheet {
  const rows = linesStore.records(db, scheme.id, from, to).map(lineOf)
  const classes = classTotals(rows)
  return {
    scheme: shownScheme(scheme),
    from,
    to,
    rows,
    count: rows.length,
    classes,
    awarded: classes.reduce((sum, one) => sum + one.awarded, 0),
    deducted: classes.reduce((sum, one) => sum + one.deducted, 0),
    subjects: new Set(rows.map(({ subject }) => subject)).size,
  }
}

const lineOf = (row: RecordRow): RecordLine => ({
  subject: row.subject,
  household: row.household,
  number: row.number,
  groupName: row.group_name,
  name: row.name ?? NO_HEAD,
  day: row.day,
  className: row.class_name ?? '',
  clauseNumber: row.clause_number ?? '',
  why: row.clause_text ?? row.reason ?? (isDocumentKind(row.kind) ? DOCUMENT_KINDS[row.kind].title : ''),
  event: row.event ?? '',
  points: row.points,
  document: row.document,
  serial: row.serial,
  recordedBy: row.recorded_by ?? '',
  takesBack: row.takes_back,
})

/** By class in the order of what they gave; an award taken back lowers what was awarded. */
export function classTotals(rows: readonly RecordLine[]): ClassTotal[] {
  const totals = new Map<string, { awarded: number; deducted: number; lines: number }>()
  for (const { className, points, takesBack } of rows) {
    const name = className || BY_HAND
    const known = totals.get(name) ?? { awarded: 0, deducted: 0, lines: 0 }
    totals.set(name, known)
    known.lines += takesBack === null ? 1 : -1
    if (points > 0 === (takesBack === null)) known.awarded += points
    else known.deducted -= points
  }
  return [...totals]
    .map(([className, total]) => ({ className, ...total }))
    .sort((one, other) => other.awarded - one.awarded)
}
