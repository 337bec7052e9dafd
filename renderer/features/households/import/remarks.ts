import type { ImportPreview, ImportProblem } from '#main/api/register.ts'

export interface Remark {
  readonly key: string
  readonly severity: ImportProblem['severity']
  /** In the sheet that is shown; null where it is about another one, or about no row. */
  readonly row: number | null
  readonly sentence: string
}

const ORDER = ['error', 'warning', 'note']
/** There are many of them, and they are only to be known: after what has to be mended. */
const COMMON = new Set(['same_name'])

/** Everything there is to say about a file, the gravest first. */
export function remarksOf(preview: ImportPreview): readonly Remark[] {
  const ranked = [
    ...preview.problems.map(({ severity, row, column, code, sheet, sentence }) => ({
      rank: ORDER.indexOf(severity) * 2 + (COMMON.has(code) ? 1 : 0),
      key: `${sheet} ${row} ${column} ${code}`,
      severity,
      row: sheet === preview.sheet ? row : null,
      sentence,
    })),
    ...preview.skipped
      .filter(({ reason }) => reason === 'repeated')
      .map(({ row, sentence }) => ({
        rank: ORDER.indexOf('note') * 2,
        key: `skipped ${row}`,
        severity: 'note' as const,
        row,
        sentence,
      })),
  ]
  return ranked.sort((left, right) => left.rank - right.rank || (left.row ?? 0) - (right.row ?? 0))
}
