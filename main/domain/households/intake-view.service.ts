import { createHash } from 'node:crypto'
import type { ImportPreview, ColumnChoice as SentChoice } from '../../api/register.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import type { ColumnChoice } from '../imports/columns.ts'
import { readWorkbook, type Workbook } from '../imports/workbook.ts'
import { pointsOf } from './closing.service.ts'
import { importsStore } from './imports.store.ts'
import { everyRecord } from './records.service.ts'
import type { HouseholdRecord } from './records.ts'
import type { RegisterField } from './register-columns.ts'
import { previewRegister, type RegisterPreview } from './register-import.ts'
import { briefly, type PlanReview, reviewRegister } from './register-plan.ts'
import { viewSheet } from './sheet-view.ts'

/** Refusals of a preview that a person can mend by pointing at a heading or a column. */
const MENDABLE = ['import_no_header', 'import_column_missing', 'import_no_rows']

export interface PickedFile {
  readonly name: string
  readonly sha256: string
  readonly book: Workbook
  readonly choice: ColumnChoice<RegisterField>
}

/** Reads the file with what a person corrected. Refusals: those of readWorkbook. */
export function readPickedFile(input: {
  readonly file: { readonly name: string; readonly bytes: string }
  readonly choice: SentChoice
}): Result<PickedFile> {
  const bytes = Buffer.from(input.file.bytes, 'base64')
  const book = readWorkbook(bytes, input.file.name)
  if (!book.ok) return book
  const { sheet, headerRow, fields } = input.choice
  return ok({
    name: input.file.name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    book: book.value,
    choice: {
      ...(sheet === undefined ? {} : { sheet }),
      ...(headerRow === undefined ? {} : { headerRow }),
      ...(fields === undefined ? {} : { fields: fields as Record<number, RegisterField | null> }),
    },
  })
}

export const groupsOf = (records: readonly HouseholdRecord[]): string[] => [
  ...new Set(records.map((record) => record.groupName).filter((name) => name !== '')),
]

/** One text for a file, how it was read, and what it would do to the books as they are. */
export function seenOf(file: PickedFile, preview: RegisterPreview, review: PlanReview): string {
  const seen = [file.sha256, file.choice, preview.households, review]
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex')
}

const NO_COUNTS: ImportPreview['counts'] = {
  households: 0,
  active: 0,
  headPending: 0,
  closed: 0,
  population: 0,
  phones: 0,
  groups: 0,
  skippedRows: 0,
  errors: 0,
  warnings: 0,
  notes: 0,
}

/** Everything that a preview shows; nothing is written. */
export function lookAtFile(db: ReadHandle, file: PickedFile): Result<ImportPreview> {
  const records = everyRecord(db)
  const preview = previewRegister(file.book, { choice: file.choice, knownGroups: groupsOf(records) })
  if (!preview.ok && !MENDABLE.includes(preview.refusal.code)) return preview
  const view = viewSheet(file.book, file.choice)
  assert(view, 'the sheet was read')
  const review = reviewRegister(records, preview.ok ? preview.value : { households: [], columns: [] })
  return ok({
    ...view,
    columns: view.columns.map((column) => ({ ...column })),
    rows: view.rows.map(({ row, cells }) => ({ row, cells: [...cells] })),
    sheets: file.book.sheets.map((sheet) => sheet.name),
    obstacle: preview.ok ? null : preview.refusal.sentence,
    problems: preview.ok ? preview.value.problems.map((problem) => ({ ...problem })) : [],
    skipped: preview.ok
      ? preview.value.skipped.map(({ row, reason, sentence }) => ({ row, reason, sentence }))
      : [],
    counts: preview.ok ? preview.value.counts : NO_COUNTS,
    review: preview.ok ? shownReview(db, records, review) : { ...NO_REVIEW, first: records.length === 0 },
    sameFile: importsStore.sameFile(db, file.sha256),
    seen: preview.ok ? seenOf(file, preview.value, review) : '',
  })
}

const NO_REVIEW: ImportPreview['review'] = {
  first: false,
  added: [],
  changed: [],
  unchanged: 0,
  missing: [],
  gone: [],
  renumbered: [],
}

function shownReview(
  db: ReadHandle,
  records: readonly HouseholdRecord[],
  review: PlanReview,
): ImportPreview['review'] {
  return {
    first: records.length === 0,
    added: review.added.map(({ row, number, group, headName }) => ({
      row,
      number,
      groupName: group ?? '',
      headName,
    })),
    changed: review.changed.map(({ before, incoming, changes }) => ({
      ...briefly(before),
      row: incoming.row,
      changes: changes.map((change) => ({ ...change })),
    })),
    unchanged: review.unchanged,
    missing: review.missing.map((record) => ({ ...briefly(record), points: pointsOf(db, record.id) })),
    gone: review.gone.map(({ before, incoming }) => ({
      row: incoming.row,
      number: before.number,
      sentence: `第 ${incoming.row} 行：${before.number} 号在册里${
        before.status === 'merged' ? '已经并到别的户' : '已经销户'
      }，这一行不动它。真要用，请到它的档案里办。`,
    })),
    renumbered: review.suggestions.map(({ existing, incoming, sentence }) => ({
      household: existing.id,
      oldNumber: existing.number,
      newNumber: incoming.number,
      row: incoming.row,
      sentence,
    })),
  }
}
