import { columnLetter } from './sheet.ts'

/**
 * error    the row cannot come in as it is
 * warning  it comes in, and somebody should look
 * note     how the file was understood
 */
export type Severity = 'error' | 'warning' | 'note'

/** One remark on one cell, row or sheet of the file. Never carries an ID number. */
export interface Problem {
  readonly sheet: string
  /** From 1; null where the remark is on a whole column or sheet. */
  readonly row: number | null
  /** From 0; null where the remark is on a whole row or sheet. */
  readonly column: number | null
  /** "E" */
  readonly columnLetter: string | null
  readonly severity: Severity
  readonly code: string
  /** Says where, what, and what to do. */
  readonly sentence: string
}

/** A row that does not come in, and why. */
export interface SkippedRow {
  readonly sheet: string
  readonly row: number
  readonly reason: SkipReason
  readonly sentence: string
}

export type SkipReason =
  | 'title'
  | 'header'
  | 'blank'
  | 'subtotal'
  | 'signature'
  | 'group_heading'
  | 'example'
  | 'repeated'
  | 'has_errors'

export interface Place {
  readonly row?: number | null
  readonly column?: number | null
  /** The column's own heading, named beside the letter. */
  readonly title?: string | undefined
}

/** Gathers the remarks on one sheet, each with its place spelled out. */
export class ProblemList {
  readonly #sheet: string
  readonly #found = new Map<string, Problem>()
  readonly #rowsWithErrors = new Set<number>()

  constructor(sheet: string) {
    this.#sheet = sheet
  }

  add(severity: Severity, code: string, place: Place, sentence: string): void {
    const row = place.row ?? null
    const column = place.column ?? null
    if (severity === 'error' && row !== null) this.#rowsWithErrors.add(row)
    // A cell may be read more than once; it is remarked once.
    this.#found.set(`${row} ${column} ${code}`, {
      sheet: this.#sheet,
      row,
      column,
      columnLetter: column === null ? null : columnLetter(column),
      severity,
      code,
      sentence: `${spell(place)}${sentence}`,
    })
  }

  /** In the order of the sheet: what is about no row comes first. */
  inOrder(): readonly Problem[] {
    return [...this.#found.values()].sort(
      (one, other) => (one.row ?? 0) - (other.row ?? 0) || (one.column ?? -1) - (other.column ?? -1),
    )
  }

  hasErrorIn(row: number): boolean {
    return this.#rowsWithErrors.has(row)
  }
}

function spell({ row, column, title }: Place): string {
  const parts = [
    row === null || row === undefined ? '' : `第 ${row} 行`,
    column === null || column === undefined ? '' : `${columnLetter(column)} 列`,
  ].filter((part) => part !== '')
  if (parts.length === 0) return ''
  return `${parts.join(' ')}${title ? `「${title}」` : ''}：`
}
