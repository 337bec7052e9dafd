import type { ImportPreview, ImportProblem } from '#main/api/register.ts'

export type Mark = ImportProblem['severity']

export interface RowMarks {
  /** Why the row does not come in. */
  readonly skipped: string | undefined
  /** The worst of the row itself. */
  readonly mark: Mark | undefined
  readonly sentences: readonly string[]
  /** By column, from 0. */
  readonly cells: ReadonlyMap<number, { readonly mark: Mark; readonly sentences: readonly string[] }>
}

const ORDER: readonly Mark[] = ['note', 'warning', 'error']
export const worse = (one: Mark | undefined, other: Mark): Mark =>
  one === undefined || ORDER.indexOf(other) > ORDER.indexOf(one) ? other : one

/** Every remark of the sheet that is shown, put on its row and its cell. */
export function marksByRow(preview: ImportPreview): ReadonlyMap<number, RowMarks> {
  const rows = new Map<number, RowMarks>()
  const of = (row: number): RowMarks =>
    rows.get(row) ?? { skipped: undefined, mark: undefined, sentences: [], cells: new Map() }
  for (const { row, reason, sentence } of preview.skipped) {
    const known = of(row)
    rows.set(row, { ...known, skipped: sentence, mark: reason === 'has_errors' ? 'error' : known.mark })
  }
  for (const { sheet, row, column, severity, sentence } of preview.problems) {
    if (sheet !== preview.sheet || row === null) continue
    const known = of(row)
    if (column === null) {
      rows.set(row, {
        ...known,
        mark: worse(known.mark, severity),
        sentences: [...known.sentences, sentence],
      })
      continue
    }
    const cell = known.cells.get(column)
    const cells = new Map(known.cells)
    cells.set(column, {
      mark: worse(cell?.mark, severity),
      sentences: [...(cell?.sentences ?? []), sentence],
    })
    rows.set(row, { ...known, cells })
  }
  return rows
}
