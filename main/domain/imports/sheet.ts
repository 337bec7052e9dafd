import { refuse } from '../../kernel/result.ts'

/** What a cell holds. `uncomputed` is a formula that no program has worked out yet. */
export type CellKind = 'text' | 'number' | 'boolean' | 'date' | 'error' | 'uncomputed'

/** `raw` is what the cell says, untouched: "13987538948", "叶　静", "2026-10-08", "true". */
export interface Cell {
  readonly kind: CellKind
  readonly raw: string
}

/** A row that has something in it. `number` is the row's number in the sheet, from 1. */
export interface Row {
  readonly number: number
  /** By column, from 0 for A. */
  readonly cells: readonly (Cell | undefined)[]
}

/** Rows from 1, columns from 0, both ends included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** Only rows with something in them, from the top. */
  readonly rows: readonly Row[]
  readonly merges: readonly Merge[]
}

/** A village's register has some 500 rows; one with more than this is some other file. */
export const MAX_ROWS = 20_000
export const MAX_COLUMNS = 200
/** Longer than any cell of a register; what is longer is cut, so that a hostile file stays cheap. */
export const MAX_CELL_LETTERS = 1000

export const tooManyRows = (rows: number) =>
  refuse(
    'import_too_many_rows',
    `这个表格有 ${rows} 行，最多只能读 ${MAX_ROWS} 行。请只留下本村的行，另存一份再导入。`,
    { rows, limit: MAX_ROWS },
  )

/** "A" for 0, "AA" for 26. */
export function columnLetter(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** As the cell reads with half-width digits and single blanks; "" for an empty cell or an error value. */
export function plainText(cell: Cell | undefined): string {
  if (!cell || cell.kind === 'error' || cell.kind === 'uncomputed') return ''
  return cell.raw.normalize('NFKC').replace(/\s+/g, ' ').trim()
}

/** As the village wrote it, punctuation included; only blanks at the ends and line breaks go. */
export function writtenText(cell: Cell | undefined): string {
  if (!cell || cell.kind === 'error' || cell.kind === 'uncomputed') return ''
  return cell.raw.replace(/[\r\n\t]+/g, ' ').trim()
}

/** For one column: by row number, the merged range that covers it there. Rows outside of any are absent. */
export function mergesOfColumn(sheet: Sheet, column: number): ReadonlyMap<number, Merge> {
  const merges = sheet.merges
    .filter((merge) => merge.left <= column && column <= merge.right && merge.bottom > merge.top)
    .sort((one, other) => one.top - other.top)
  const found = new Map<number, Merge>()
  let next = 0
  for (const row of sheet.rows) {
    while (next < merges.length && (merges[next] as Merge).bottom < row.number) next++
    const merge = merges[next]
    if (merge && merge.top <= row.number) found.set(row.number, merge)
  }
  return found
}
