import type { Header } from '../imports/columns.ts'
import { FieldReader } from '../imports/field-reader.ts'
import type { ProblemList, SkippedRow, SkipReason } from '../imports/problems.ts'
import { blankRows, fingerprint, skipped, sortRows } from '../imports/rows.ts'
import { plainText, type Row, type Sheet } from '../imports/sheet.ts'
import type { RegisterField } from './register-columns.ts'
import { GroupColumn } from './register-groups.ts'
import { readHousehold } from './register-household.ts'
import type { RegisterHousehold } from './register-import.ts'
import { attachMembers, isMemberRow, type MemberRow } from './register-members.ts'
import { remarkSameNames } from './register-names.ts'

export type RegisterReader = FieldReader<RegisterField>

/** Everything under the heading row: households in the file's order, and the rows that do not come in. */
export function readRegisterRows(
  sheet: Sheet,
  header: Header<RegisterField>,
  problems: ProblemList,
  knownGroups: readonly string[],
): { households: readonly RegisterHousehold[]; skipped: readonly SkippedRow[] } {
  const reader: RegisterReader = new FieldReader(header, problems)
  const groups = new GroupColumn(sheet, reader, knownGroups)
  const left: SkippedRow[] = blankRows(sheet).map((row) => skipped(sheet.name, row, 'blank'))
  const leave = (row: Row, reason: SkipReason, detail?: string) =>
    left.push(skipped(sheet.name, row.number, reason, detail))
  const byNumber = new Map<string, RegisterHousehold>()
  const members: MemberRow[] = []
  const seen = new Map<string, number>()
  let sinceSubtotal = 0
  let current: string | undefined

  for (const { row, reason } of sortRows(sheet, header)) {
    if (reason) {
      if (reason === 'subtotal') {
        remarkSubtotal(row, sinceSubtotal, problems)
        groups.endBlock()
        sinceSubtotal = 0
      }
      leave(row, reason)
      continue
    }
    if (groups.isHeading(row)) {
      leave(row, 'group_heading')
      continue
    }
    const group = groups.of(row)
    const print = fingerprint(row, groups.column === undefined ? {} : { [groups.column]: group ?? '' })
    const before = seen.get(print)
    if (before !== undefined) {
      leave(row, 'repeated', `和第 ${before} 行一模一样，只导入一次。`)
      continue
    }
    seen.set(print, row.number)
    const member = isMemberRow(row, reader, current)
    if (member) {
      current = member.number
      members.push(member)
      continue
    }
    const household = readHousehold(row, group, reader)
    current = household?.number
    const holder = household && byNumber.get(household.number)
    if (household && holder)
      reader.remark(
        'error',
        'duplicate_number',
        row,
        'number',
        `户号 ${household.number} 和第 ${holder.row} 行${holder.headName}家重了，内容又不一样。请在表里改成各家自己的号。`,
      )
    if (!household || problems.hasErrorIn(row.number)) {
      leave(row, 'has_errors')
      continue
    }
    byNumber.set(household.number, household)
    sinceSubtotal++
  }
  const households = attachMembers([...byNumber.values()], members, reader, (row) => leave(row, 'has_errors'))
  remarkSameNames(households, header, problems)
  return { households, skipped: left.sort((one, other) => one.row - other.row) }
}

/** 「小计 86户」 is the village's own count: where ours differs, a row was lost or pasted. */
function remarkSubtotal(row: Row, counted: number, problems: ProblemList): void {
  row.cells.forEach((cell, column) => {
    const stated = /^(\d{1,5})户$/.exec(plainText(cell).replace(/\s/g, ''))
    if (stated && Number(stated[1]) !== counted)
      problems.add(
        'warning',
        'subtotal_differs',
        { row: row.number, column },
        `小计写的是 ${stated[1]} 户，上面数出来是 ${counted} 户。请核对有没有漏行。`,
      )
  })
}
