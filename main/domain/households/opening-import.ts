import { formatPoints, parseHundredths } from '../../kernel/amounts.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { chooseSheet } from '../imports/choose-sheet.ts'
import { type Column, type ColumnChoice, recogniseHeader, type Vocabulary } from '../imports/columns.ts'
import { FieldReader } from '../imports/field-reader.ts'
import { type Problem, ProblemList, type SkippedRow } from '../imports/problems.ts'
import { blankRows, fingerprint, skipped, sortRows } from '../imports/rows.ts'
import type { Row } from '../imports/sheet.ts'
import type { Workbook } from '../imports/workbook.ts'
import { householdNumber } from './household-number.ts'
import { readName } from './register-cells.ts'

export type OpeningField = 'number' | 'headName' | 'points'

export const OPENING_VOCABULARY: Vocabulary<OpeningField> = [
  {
    field: 'number',
    label: '户号',
    words: ['户号', '户编号', '农户编号', '家庭编号', '编号', '序号'],
    parts: ['户号', '编号'],
    required: true,
  },
  { field: 'headName', label: '姓名', words: ['户主姓名', '户主', '姓名', '名字'], parts: ['姓名', '户主'] },
  {
    field: 'points',
    label: '积分',
    words: ['积分', '期初积分', '积分余额', '结余积分', '剩余积分', '现有积分', '总积分', '可兑积分', '分数'],
    parts: ['积分', '结余', '余额'],
    required: true,
  },
]

export interface OpeningHousehold {
  readonly id: string
  readonly number: string
  /** null while the head is 待定. */
  readonly headName: string | null
  /** Names that the list may still use: nicknames, old names, dead heads. */
  readonly otherNames?: readonly string[]
  readonly closed: boolean
}

export interface OpeningLine {
  readonly row: number
  readonly householdId: string
  readonly number: string
  /** As the books have it; "待定" where there is no head. */
  readonly headName: string
  readonly pointsHundredths: number
}

export interface OpeningPreview {
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly headerRow: number
  readonly columns: readonly Column<OpeningField>[]
  readonly lines: readonly OpeningLine[]
  readonly totalHundredths: number
  /** Households of the village that the file does not mention. */
  readonly unmentioned: number
  readonly skipped: readonly SkippedRow[]
  readonly problems: readonly Problem[]
  readonly counts: { readonly errors: number; readonly warnings: number; readonly notes: number }
}

export interface OpeningOptions {
  readonly choice?: ColumnChoice<OpeningField>
  readonly households: readonly OpeningHousehold[]
}

/** Far above any village's balances, far below what adds up exactly: a telephone in the wrong column. */
const MOST_HUNDREDTHS = 100_000_000

/**
 * Reads opening balances against the households in the books. Rows with errors are not among the lines; a
 * zero is left out with a note.
 * Refusals: import_sheet_gone, import_no_header, import_column_missing, import_no_rows.
 */
export function previewOpening(book: Workbook, options: OpeningOptions): Result<OpeningPreview> {
  const chosen = chooseSheet(book, OPENING_VOCABULARY, options.choice)
  if (!chosen.ok) return chosen
  const { sheet, ignored } = chosen.value
  const header = recogniseHeader(sheet, OPENING_VOCABULARY, options.choice)
  if (!header.ok) return header
  const problems = new ProblemList(sheet.name)
  const reader: OpeningReader = new FieldReader(header.value, problems)
  const books = new Map(options.households.map((household) => [household.number, household]))
  const left: SkippedRow[] = blankRows(sheet).map((row) => skipped(sheet.name, row, 'blank'))
  const prints = new Map<string, number>()
  const taken = new Map<string, number>()
  const lines: OpeningLine[] = []
  let zeros = 0
  for (const { row, reason } of sortRows(sheet, header.value)) {
    const print = fingerprint(row)
    const before = prints.get(print)
    if (reason) {
      left.push(skipped(sheet.name, row.number, reason))
      continue
    }
    if (before !== undefined) {
      left.push(skipped(sheet.name, row.number, 'repeated', `和第 ${before} 行一模一样，只导入一次。`))
      continue
    }
    prints.set(print, row.number)
    const line = readLine(row, reader, books, taken)
    if (!line || problems.hasErrorIn(row.number)) {
      left.push(skipped(sheet.name, row.number, 'has_errors'))
      continue
    }
    taken.set(line.number, row.number)
    if (line.pointsHundredths > 0) lines.push(line)
    else zeros++
  }
  if (taken.size === 0 && left.every((row) => row.reason !== 'has_errors'))
    return refuse('import_no_rows', '表头下面一户也没有。请看看是不是选错了表。', { sheet: sheet.name })
  if (zeros > 0) problems.add('note', 'zero_points', {}, `有 ${zeros} 户写的是 0 分，不用记账，没有列进来。`)
  const found = [...ignored, ...problems.inOrder()]
  const severity = (wanted: Problem['severity']) => found.filter((one) => one.severity === wanted).length
  return ok({
    sheet: sheet.name,
    sheets: book.sheets.map((one) => one.name),
    headerRow: header.value.row,
    columns: header.value.columns,
    lines,
    totalHundredths: lines.reduce((sum, line) => sum + line.pointsHundredths, 0),
    unmentioned: options.households.filter((one) => !one.closed && !taken.has(one.number)).length,
    skipped: left.sort((one, other) => one.row - other.row),
    problems: found,
    counts: { errors: severity('error'), warnings: severity('warning'), notes: severity('note') },
  })
}

type OpeningReader = FieldReader<OpeningField>

function readLine(
  row: Row,
  reader: OpeningReader,
  books: ReadonlyMap<string, OpeningHousehold>,
  taken: ReadonlyMap<string, number>,
): OpeningLine | undefined {
  const points = readPoints(row, reader)
  const text = reader.plain(row, 'number')
  const number = householdNumber(text)
  if (number === undefined) {
    const sentence =
      text === '' ? '没有户号，不知道是哪一户。请在表里补上。' : '户号要写成数字，比如 128。请改好。'
    reader.remark('error', text === '' ? 'missing_number' : 'bad_number', row, 'number', sentence)
    return undefined
  }
  const household = books.get(number)
  if (!household) {
    const sentence = `村里没有 ${number} 号这一户。请核对户号，或先在农户页把这一户建上。`
    reader.remark('error', 'household_unknown', row, 'number', sentence)
    return undefined
  }
  if (household.closed)
    reader.remark(
      'error',
      'household_closed',
      row,
      'number',
      `${number} 号这一户已经销户，不能再记积分。请去掉这一行。`,
    )
  const before = taken.get(number)
  if (before !== undefined)
    reader.remark(
      'error',
      'duplicate_household',
      row,
      'number',
      `${number} 号和第 ${before} 行重了。一户只写一行，请核对。`,
    )
  const { name } = readName(reader.written(row, 'headName'))
  const names = [household.headName, ...(household.otherNames ?? [])]
  if (name !== '' && !names.includes(name)) {
    const sentence = `表里写的是${name}，${number} 号的户主是${household.headName ?? '待定'}。请核对有没有写错行。`
    reader.remark('warning', 'name_differs', row, 'headName', sentence)
  }
  if (points === undefined) return undefined
  return {
    row: row.number,
    householdId: household.id,
    number,
    headName: household.headName ?? '待定',
    pointsHundredths: points,
  }
}

function readPoints(row: Row, reader: OpeningReader): number | undefined {
  const text = reader.plain(row, 'points')
  if (text === '') {
    reader.remark('error', 'missing_points', row, 'points', '没有写积分。没有积分请写 0，或去掉这一行。')
    return undefined
  }
  const points = hundredthsOf(text)
  if (points === undefined)
    reader.remark(
      'error',
      'bad_points',
      row,
      'points',
      '积分要写成数字，最多两位小数，比如 86 或 12.5。请改好。',
    )
  else if (points < 0)
    reader.remark(
      'error',
      'negative_points',
      row,
      'points',
      '期初积分不能是负数。欠的分请先和本户说清，再用减分单记。',
    )
  else if (points > MOST_HUNDREDTHS) {
    const most = formatPoints(MOST_HUNDREDTHS)
    reader.remark('error', 'points_too_large', row, 'points', `积分超过 ${most} 分，多半是写错了格。请核对。`)
  } else return points
  return undefined
}

/** 86, 86分, 1,200.5 */
const hundredthsOf = (plain: string): number | undefined =>
  parseHundredths(plain.replace(/\s*分$/, '').replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, ''))
