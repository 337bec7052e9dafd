import { ok, type Result, refuse } from '../../kernel/result.ts'
import { chooseSheet } from '../imports/choose-sheet.ts'
import { type Column, type ColumnChoice, recogniseHeader } from '../imports/columns.ts'
import { type Problem, ProblemList, type SkippedRow } from '../imports/problems.ts'
import type { Workbook } from '../imports/workbook.ts'
import type { HeadStatus } from './register-cells.ts'
import { REGISTER_VOCABULARY, type RegisterField } from './register-columns.ts'
import { readRegisterRows } from './register-rows.ts'

/** active: may redeem. head_pending: 户主待定, may not until a head is named. closed: 已销户. */
export type RegisterStatus = 'active' | 'head_pending' | 'closed'

export interface RegisterMember {
  readonly row: number
  readonly name: string
  readonly relation: string
  readonly status: HeadStatus
  readonly phones: readonly string[]
}

export interface RegisterHousehold {
  /** The row in the sheet, from 1. */
  readonly row: number
  /** 序号 or 户号: digits padded to four, "0007"; others as they are written, "XL-12". */
  readonly number: string
  /** 一组; null where the file does not say. */
  readonly group: string | null
  /** The dead head's name too: he becomes a deceased member. */
  readonly headName: string
  readonly headStatus: HeadStatus
  readonly status: RegisterStatus
  /** As the file says, the dead head counted or not; null where it does not say. */
  readonly population: number | null
  /** Digits only. */
  readonly phones: readonly string[]
  readonly partyMember: boolean
  readonly formerName: string | null
  readonly nickname: string | null
  readonly notes: string
  /** Beside the head, where the file lists them. */
  readonly members: readonly RegisterMember[]
}

export interface RegisterPreview {
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly headerRow: number
  readonly columns: readonly Column<RegisterField>[]
  readonly households: readonly RegisterHousehold[]
  readonly skipped: readonly SkippedRow[]
  readonly problems: readonly Problem[]
  readonly counts: {
    readonly households: number
    readonly active: number
    readonly headPending: number
    readonly closed: number
    readonly population: number
    readonly phones: number
    readonly groups: number
    readonly skippedRows: number
    readonly errors: number
    readonly warnings: number
    readonly notes: number
  }
}

export interface RegisterOptions {
  readonly choice?: ColumnChoice<RegisterField>
  /** The village's groups as they are known already; empty at the first import. */
  readonly knownGroups?: readonly string[]
}

/**
 * Reads a register, whole, without writing anything. Rows with errors are not among the households; ID
 * numbers are nowhere in what comes back.
 * Refusals: import_sheet_gone, import_no_header, import_column_missing, import_no_rows.
 */
export function previewRegister(book: Workbook, options: RegisterOptions = {}): Result<RegisterPreview> {
  const chosen = chooseSheet(book, REGISTER_VOCABULARY, options.choice)
  if (!chosen.ok) return chosen
  const { sheet, ignored } = chosen.value
  const header = recogniseHeader(sheet, REGISTER_VOCABULARY, options.choice)
  if (!header.ok) return header
  const problems = new ProblemList(sheet.name)
  remarkColumns(header.value.columns, header.value.row, problems)
  const { households, skipped } = readRegisterRows(sheet, header.value, problems, options.knownGroups ?? [])
  if (households.length === 0 && skipped.every((row) => row.reason !== 'has_errors'))
    return refuse('import_no_rows', '表头下面一户也没有。请看看是不是选错了表。', { sheet: sheet.name })
  const found = [...ignored, ...problems.inOrder()]
  const count = (status: RegisterStatus) => households.filter((one) => one.status === status).length
  const severity = (wanted: Problem['severity']) => found.filter((one) => one.severity === wanted).length
  return ok({
    sheet: sheet.name,
    sheets: book.sheets.map((one) => one.name),
    headerRow: header.value.row,
    columns: header.value.columns,
    households,
    skipped,
    problems: found,
    counts: {
      households: households.length,
      active: count('active'),
      headPending: count('head_pending'),
      closed: count('closed'),
      population: households.reduce((sum, one) => sum + (one.population ?? 0), 0),
      phones: households.reduce((sum, one) => sum + one.phones.length, 0),
      groups: new Set(households.map((one) => one.group)).size,
      skippedRows: skipped.length,
      errors: severity('error'),
      warnings: severity('warning'),
      notes: severity('note'),
    },
  })
}

function remarkColumns(
  columns: readonly Column<RegisterField>[],
  headerRow: number,
  problems: ProblemList,
): void {
  for (const { index, title, field } of columns) {
    const place = { row: headerRow || null, column: index, title }
    if (field === 'idNumber')
      problems.add(
        'note',
        'id_column_ignored',
        place,
        '身份证号按规定不存，这一列整列跳过，一个也没有带进来。',
      )
    else if (field === null && title !== '')
      problems.add('note', 'column_unused', place, '这一列用不上，没有读。')
  }
  if (!columns.some((column) => column.field === 'group'))
    problems.add('note', 'no_group_column', {}, '表里没有“组别”这一列，组别先空着，以后可以在农户页补。')
}
