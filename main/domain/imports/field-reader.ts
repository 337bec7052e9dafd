import type { Column, Header } from './columns.ts'
import { withoutIdNumbers } from './id-numbers.ts'
import type { Place, ProblemList, Severity } from './problems.ts'
import { plainText, type Row, writtenText } from './sheet.ts'

/**
 * The one way in which the text of a file is read by field: ID numbers are blanked out here, whatever column
 * they hide in, and cells that hold no text at all are reported.
 */
export class FieldReader<Field extends string> {
  readonly #header: Header<Field>
  readonly #problems: ProblemList

  constructor(header: Header<Field>, problems: ProblemList) {
    this.#header = header
    this.#problems = problems
  }

  columns(field: Field): readonly Column<Field>[] {
    return this.#header.columns.filter((column) => column.field === field)
  }

  has(field: Field): boolean {
    return this.columns(field).length > 0
  }

  /** Half-width digits, single blanks; several columns of one field one after the other. */
  plain(row: Row, field: Field, prepare = (text: string) => text): string {
    return this.#read(row, field, (cell) => prepare(plainText(cell)))
  }

  /** As it was written, for names and remarks. */
  written(row: Row, field: Field): string {
    return this.#read(row, field, writtenText)
  }

  #read(row: Row, field: Field, text: (cell: Row['cells'][number]) => string): string {
    const found: string[] = []
    for (const column of this.columns(field)) {
      const cell = row.cells[column.index]
      const place = { row: row.number, column: column.index, title: column.title }
      if (cell?.kind === 'uncomputed')
        this.#problems.add(
          'warning',
          'formula_without_value',
          place,
          '这一格是公式，还没有算出结果。请用 WPS 或 Excel 打开这张表，存一次盘，再导入。',
        )
      if (cell?.kind === 'error')
        this.#problems.add(
          'warning',
          'cell_error',
          place,
          '这一格显示的是错误值（#REF! 之类）。请在表里改好再导入。',
        )
      const scrubbed = withoutIdNumbers(text(cell))
      if (scrubbed.found)
        this.#problems.add(
          'warning',
          'id_number_removed',
          place,
          '这一格里有身份证号一类的长号码，已经去掉，没有带进来。',
        )
      const value = scrubbed.text.trim()
      if (value !== '') found.push(value)
    }
    return found.join(' ')
  }

  place(row: Row, field: Field): Place {
    const column = this.columns(field)[0]
    return { row: row.number, column: column?.index ?? null, title: column?.title }
  }

  remark(severity: Severity, code: string, row: Row, field: Field, sentence: string): void {
    this.#problems.add(severity, code, this.place(row, field), sentence)
  }
}
