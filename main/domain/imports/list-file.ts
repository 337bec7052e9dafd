import { createHash } from 'node:crypto'
import { ok, type Result } from '../../kernel/result.ts'
import { chooseSheet } from './choose-sheet.ts'
import { type Column, type ColumnChoice, recogniseHeader, type Vocabulary } from './columns.ts'
import type { Problem, SkippedRow } from './problems.ts'
import { columnLetter } from './sheet.ts'
import { readWorkbook, type Workbook } from './workbook.ts'

/** A village's list as it was picked, with what a person corrected by hand. */
export interface ReadList<Field extends string> {
  readonly name: string
  readonly sha256: string
  readonly book: Workbook
  readonly choice: ColumnChoice<Field>
}

/** Reads the file. Refusals: those of readWorkbook. */
export function readList<Field extends string>(input: {
  readonly file: { readonly name: string; readonly bytes: string }
  readonly choice: {
    readonly sheet?: string | undefined
    readonly headerRow?: number | undefined
    readonly fields?: Readonly<Record<string, string | null>> | undefined
  }
}): Result<ReadList<Field>> {
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
      ...(fields === undefined ? {} : { fields: fields as Record<number, Field | null> }),
    },
  })
}

export interface ListHead {
  sheet: string
  sheets: string[]
  headerRow: number
  columns: { index: number; letter: string; title: string; field: string | null }[]
  obstacle: string | null
  problems: { row: number | null; severity: Problem['severity']; code: string; sentence: string }[]
  skipped: { row: number; sentence: string }[]
}

/** Refusals of a preview that a person can mend by pointing at a sheet, a heading or a column. */
const MENDABLE = ['import_no_header', 'import_column_missing', 'import_no_rows']

interface Previewed {
  readonly sheet: string
  readonly headerRow: number
  readonly columns: readonly Column<string>[]
  readonly problems: readonly Problem[]
  readonly skipped: readonly SkippedRow[]
}

/** How the list was understood, also where it could not be read yet; other refusals are passed on. */
export function viewHead<Field extends string>(
  list: ReadList<Field>,
  vocabulary: Vocabulary<Field>,
  preview: Result<Previewed>,
): Result<ListHead> {
  const sheets = list.book.sheets.map((sheet) => sheet.name)
  if (preview.ok) {
    const { sheet, headerRow, columns, problems, skipped } = preview.value
    return ok({
      sheet,
      sheets,
      headerRow,
      columns: columns.map((column) => ({ ...column })),
      obstacle: null,
      problems: problems.map(({ row, severity, code, sentence }) => ({ row, severity, code, sentence })),
      skipped: skipped.map(({ row, sentence }) => ({ row, sentence })),
    })
  }
  if (!MENDABLE.includes(preview.refusal.code)) return preview
  const chosen = chooseSheet(list.book, vocabulary, list.choice)
  if (!chosen.ok) return chosen
  const found = recogniseHeader(chosen.value.sheet, vocabulary, list.choice)
  const columns = found.ok
    ? found.value.columns
    : ((found.refusal.facts.columns as unknown as Column<Field>[] | undefined) ?? [])
  const width = Math.max(columns.length, ...chosen.value.sheet.rows.map((row) => row.cells.length))
  return ok({
    sheet: chosen.value.sheet.name,
    sheets,
    headerRow: found.ok ? found.value.row : Number(found.refusal.facts.headerRow ?? 0),
    columns: Array.from({ length: width }, (_, index) => {
      const known = columns[index]
      return {
        index,
        letter: columnLetter(index),
        title: known?.title ?? '',
        field: known?.field ?? null,
      }
    }),
    obstacle: preview.refusal.sentence,
    problems: [],
    skipped: [],
  })
}
