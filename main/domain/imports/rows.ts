import type { Header } from './columns.ts'
import type { SkippedRow, SkipReason } from './problems.ts'
import { plainText, type Row, type Sheet } from './sheet.ts'

export interface SortedRow {
  readonly row: Row
  /** Absent: the row is to be read. */
  readonly reason?: SkipReason
}

const SUBTOTAL = /^(?:小计|合计|总计|共计|累计|本组(?:小计|合计)|本页(?:小计|合计))/
const SIGNATURE =
  /^(?:填表|制表|填报|审核|复核|审批|经办|负责|单位|村|镇|乡|会计|统计|联系|日期|注|说明|备注)[^:]{0,8}:|盖章|^年月日$/
const EXAMPLE = /^(?:[(（【[]?示例|例:)/

/** Tells the rows that hold data from titles, headings printed again, subtotals, signatures and examples. */
export function sortRows<Field extends string>(sheet: Sheet, header: Header<Field>): readonly SortedRow[] {
  const titles = header.columns.map((column) => column.title)
  return sheet.rows
    .filter((row) => row.number !== header.row)
    .map((row) => {
      const reason = row.number < header.row ? 'title' : reasonOf(row, titles)
      return reason ? { row, reason } : { row }
    })
}

function reasonOf(row: Row, titles: readonly string[]): SkipReason | undefined {
  const texts = row.cells.map((cell) => plainText(cell).replace(/\s+/g, ''))
  const filled = texts.filter((text) => text !== '')
  const first = filled[0] ?? ''
  if (filled.length === 0) return 'blank'
  if (filled.slice(0, 3).some((text) => SUBTOTAL.test(text))) return 'subtotal'
  if (filled.some((text) => EXAMPLE.test(text))) return 'example'
  const few = filled.length <= 4 && !/^\d+$/.test(first)
  if (few && filled.slice(0, 2).some((text) => SIGNATURE.test(text))) return 'signature'
  const same = texts.filter((text, index) => text !== '' && text === titles[index]).length
  if (same >= 2 && same === filled.length) return 'header'
  return undefined
}

const MOST_BLANKS_TOLD = 50

/** Rows between the first and the last that hold nothing; a sheet with thousands of them names only some. */
export function blankRows(sheet: Sheet): readonly number[] {
  const blanks: number[] = []
  let expected = sheet.rows[0]?.number ?? 1
  for (const row of sheet.rows) {
    while (expected < row.number && blanks.length < MOST_BLANKS_TOLD) blanks.push(expected++)
    expected = row.number + 1
  }
  return blanks
}

const SENTENCES: Readonly<Record<SkipReason, string>> = {
  title: '这是表头上面的标题，不用导入。',
  header: '这是又印了一遍的表头，不用导入。',
  blank: '这是空行。',
  subtotal: '这是小计或合计，不用导入。',
  signature: '这是填表人、盖章这类的行，不用导入。',
  group_heading: '这是写组名的行，下面的各户都按这个组算。',
  example: '这是示例，不用导入。',
  repeated: '这一行和前面的行一模一样，只导入一次。',
  has_errors: '这一行有错，改好以前不导入。',
}

export function skipped(sheet: string, row: number, reason: SkipReason, detail?: string): SkippedRow {
  return { sheet, row, reason, sentence: `第 ${row} 行：${detail ?? SENTENCES[reason]}` }
}

/** Two rows with this in common were pasted twice. `instead` stands for columns that are filled down. */
export function fingerprint(row: Row, instead: Readonly<Record<number, string>> = {}): string {
  const texts: string[] = []
  row.cells.forEach((cell, column) => {
    texts[column] = plainText(cell)
  })
  for (const [column, text] of Object.entries(instead)) texts[Number(column)] = text
  while (texts.length > 0 && !texts.at(-1)) texts.pop()
  return JSON.stringify(Array.from(texts, (text) => text ?? ''))
}
