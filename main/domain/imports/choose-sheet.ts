import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type ColumnChoice, headerScore, type Vocabulary } from './columns.ts'
import type { Problem } from './problems.ts'
import { ProblemList } from './problems.ts'
import type { Sheet } from './sheet.ts'
import type { Workbook } from './workbook.ts'

export interface ChosenSheet {
  readonly sheet: Sheet
  /** One remark for each sheet that is not read. */
  readonly ignored: readonly Problem[]
}

/** The first sheet that can be seen and has the best heading row, unless a person chose another. */
export function chooseSheet<Field extends string>(
  book: Workbook,
  vocabulary: Vocabulary<Field>,
  choice: ColumnChoice<Field> = {},
): Result<ChosenSheet> {
  const filled = book.sheets.filter((sheet) => sheet.rows.length > 0)
  const scored = filled.map((sheet) => ({ sheet, score: headerScore(sheet, vocabulary) }))
  const best = scored.reduce<(typeof scored)[number] | undefined>((one, other) => {
    if (!one) return other
    if (one.sheet.hidden !== other.sheet.hidden) return one.sheet.hidden ? other : one
    return other.score > one.score ? other : one
  }, undefined)
  const named = filled.find((sheet) => sheet.name === choice.sheet)
  const sheet = choice.sheet === undefined ? best?.sheet : named
  if (!sheet)
    return refuse('import_sheet_gone', '文件里没有这张表了。请重新选一次文件。', {
      sheets: book.sheets.map((candidate) => candidate.name),
    })
  const ignored = scored
    .filter((other) => other.sheet !== sheet)
    .flatMap((other) => {
      const problems = new ProblemList(other.sheet.name)
      if (other.score >= 3)
        problems.add(
          'warning',
          'sheet_ignored',
          {},
          `「${other.sheet.name}」这张表看起来也有数据，这次没有读。要读它，请在上面换成这张表。`,
        )
      else problems.add('note', 'sheet_ignored', {}, `「${other.sheet.name}」这张表不是名单，没有读。`)
      return problems.inOrder()
    })
  return ok({ sheet, ignored })
}
