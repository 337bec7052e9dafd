import { ok, type Result, refuse } from '../../kernel/result.ts'
import { withoutIdNumbers } from './id-numbers.ts'
import { columnLetter, plainText, type Row, type Sheet } from './sheet.ts'

/** One field that a file may have a column for, and the headings that villages give it. */
export interface FieldWords<Field extends string> {
  readonly field: Field
  /** What the screen calls it. */
  readonly label: string
  /** Whole headings, the surest first: where two columns fit, the earlier word wins. */
  readonly words: readonly string[]
  /** Parts of headings, tried where no whole heading fits. */
  readonly parts?: readonly string[]
  readonly required?: boolean
  /** May stand in several columns: two telephone columns. */
  readonly many?: boolean
}

export type Vocabulary<Field extends string> = readonly FieldWords<Field>[]

export interface Column<Field extends string> {
  /** From 0. */
  readonly index: number
  readonly letter: string
  /** The heading on one line, "家庭人口"; "" where there is none. */
  readonly title: string
  readonly field: Field | null
}

export interface Header<Field extends string> {
  /** The last row of the heading, from 1; 0 where the sheet starts with its first household. */
  readonly row: number
  readonly columns: readonly Column<Field>[]
}

/** What a person corrected by hand; what is left out is recognised. */
export interface ColumnChoice<Field extends string = string> {
  readonly sheet?: string
  readonly headerRow?: number
  /** Column (from 0) to field, or null for a column to leave alone. */
  readonly fields?: Readonly<Record<number, Field | null>>
}

const ROWS_SEARCHED = 40
const LONGEST_HEADING = 16

/**
 * Finds the heading row under any title rows, and what each column holds.
 * Refusals: import_no_header, import_column_missing (facts: what is missing, and the columns that were found,
 * so that a person can choose).
 */
export function recogniseHeader<Field extends string>(
  sheet: Sheet,
  vocabulary: Vocabulary<Field>,
  choice: ColumnChoice<Field> = {},
): Result<Header<Field>> {
  const header =
    choice.headerRow === undefined
      ? searchHeader(sheet, vocabulary)
      : headerAt(sheet, vocabulary, choice.headerRow)
  const chosen = withChoice(sheet, header, choice)
  if (!chosen) return noHeader(vocabulary)
  const missing = vocabulary.filter(
    (words) => words.required && !chosen.columns.some((column) => column.field === words.field),
  )
  if (missing.length > 0) {
    const labels = missing.map((words) => `「${words.label}」`).join('、')
    return refuse(
      'import_column_missing',
      `表头在第 ${chosen.row} 行，没有找到${labels}这一列。请在上面指出是哪一列，或在表里补上再导入。`,
      {
        missing: missing.map((words) => words.field),
        headerRow: chosen.row,
        columns: chosen.columns.map(({ index, letter, title, field }) => ({ index, letter, title, field })),
      },
    )
  }
  return ok(chosen)
}

/** How many fields a sheet's best heading row names: which of a workbook's sheets is meant. */
export function headerScore<Field extends string>(sheet: Sheet, vocabulary: Vocabulary<Field>): number {
  const header = searchHeader(sheet, vocabulary)
  return header ? score(header) : 0
}

function searchHeader<Field extends string>(
  sheet: Sheet,
  vocabulary: Vocabulary<Field>,
): Header<Field> | undefined {
  let best: Header<Field> | undefined
  const rows = sheet.rows.slice(0, ROWS_SEARCHED)
  rows.forEach((row, place) => {
    const above = rows[place - 1]
    const candidates = [read([row], vocabulary)]
    if (above && above.number === row.number - 1) candidates.push(read([above, row], vocabulary))
    for (const header of candidates) if (score(header) > (best ? score(best) : 1)) best = header
  })
  return best
}

function headerAt<Field extends string>(
  sheet: Sheet,
  vocabulary: Vocabulary<Field>,
  number: number,
): Header<Field> {
  const row = sheet.rows.find((candidate) => candidate.number === number)
  return row ? read([row], vocabulary) : { row: number, columns: [] }
}

const score = <Field extends string>(header: Header<Field>): number =>
  new Set(header.columns.flatMap((column) => column.field ?? [])).size

/** Reads a heading of one row, or of two of which the lower one refines the upper one. */
function read<Field extends string>(rows: readonly Row[], vocabulary: Vocabulary<Field>): Header<Field> {
  const width = Math.max(...rows.map((row) => row.cells.length))
  const titles = Array.from({ length: width }, (_, index) => {
    const own = rows.map((row) => heading(row, index)).filter((title) => title !== '')
    return own.at(-1) ?? ''
  })
  const last = rows.at(-1) as Row
  if (rows.length > 1 && last.cells.some((cell) => cell && cell.kind !== 'text'))
    return { row: 0, columns: [] }
  const ranked = titles.map((title) => rank(title, vocabulary))
  const columns = titles.map((title, index): Column<Field> => {
    const found = ranked[index]
    const better = ranked.some(
      (other, place) =>
        found &&
        other?.words === found.words &&
        (other.rank < found.rank || (other.rank === found.rank && place < index)),
    )
    const field = found && (found.words.many || !better) ? found.words.field : null
    return { index, letter: columnLetter(index), title, field }
  })
  return { row: last.number, columns }
}

/** A data row taken for a heading must not show ID numbers either. */
const heading = (row: Row, index: number) =>
  withoutIdNumbers(plainText(row.cells[index])).text.replace(/\s+/g, '')

function rank<Field extends string>(
  title: string,
  vocabulary: Vocabulary<Field>,
): { readonly words: FieldWords<Field>; readonly rank: number } | undefined {
  if (title === '' || title.length > LONGEST_HEADING) return undefined
  const bare = title.replace(/[*:：]/g, '').replace(/[([【].*?[)\]】]/g, '') || title
  for (const words of vocabulary) {
    const whole = words.words.indexOf(bare)
    if (whole >= 0) return { words, rank: whole }
  }
  for (const words of vocabulary) {
    const part = words.parts?.findIndex((candidate) => bare.includes(candidate)) ?? -1
    if (part >= 0) return { words, rank: 100 + part }
  }
  return undefined
}

function withChoice<Field extends string>(
  sheet: Sheet,
  header: Header<Field> | undefined,
  choice: ColumnChoice<Field>,
): Header<Field> | undefined {
  const fields = choice.fields
  if (!fields) return header
  const base = header ?? { row: choice.headerRow ?? 0, columns: [] }
  const width = Math.max(
    base.columns.length,
    ...Object.keys(fields).map((index) => Number(index) + 1),
    ...sheet.rows.slice(0, ROWS_SEARCHED).map((row) => row.cells.length),
  )
  const columns = Array.from({ length: width }, (_, index): Column<Field> => {
    const recognised = base.columns[index]
    const field = fields[index]
    return {
      index,
      letter: columnLetter(index),
      title: recognised?.title ?? '',
      field: field === undefined ? (recognised?.field ?? null) : field,
    }
  })
  return { row: base.row, columns }
}

function noHeader<Field extends string>(vocabulary: Vocabulary<Field>) {
  const labels = vocabulary
    .filter((words) => words.required)
    .map((words) => `「${words.label}」`)
    .join('、')
  return refuse(
    'import_no_header',
    `没有找到表头。表里要有一行写着每一列是什么，至少要有${labels}。请补上表头，或指出表头在第几行。`,
    { wanted: vocabulary.filter((words) => words.required).map((words) => words.field) },
  )
}
