import { BRANCH_KINDS, branchLetters, isDocumentKind, serialText } from '../ledger/documents.ts'
import { CLOCK_TOLERANCE_DAYS, CONFIRM_THE_DAY } from '../ledger/ledger.ts'
import type { BranchRow, ClosingRow, DocumentRow } from './audit.store.ts'
import { type Carry, serialKey } from './carry.service.ts'
import type { Findings } from './findings.ts'

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000
const DAY_MS = 86_400_000

export interface OrderCheck {
  check(row: DocumentRow): void
  finish(lastBranch: string | undefined): void
}

/** What only the order of the documents can show: numbers, branches, closed periods, the clock. */
export function createOrderCheck(
  file: {
    readonly site: string | undefined
    readonly branches: readonly BranchRow[]
    /** With the sequence numbers of their documents. */
    readonly closings: readonly ClosingRow[]
  },
  carry: Carry,
  findings: Findings,
): OrderCheck {
  const checks = [
    checkSite(file.site, findings),
    checkBranches(file.branches, carry, findings),
    checkSerials(file.branches, carry, findings),
    checkPeriods(file.closings, carry, findings),
    checkDays(carry, findings),
  ]
  return {
    check(row) {
      for (const check of checks) check.check(row)
    },
    finish(lastBranch) {
      for (const check of checks) check.finish?.(lastBranch)
    },
  }
}

interface Check {
  check(row: DocumentRow): void
  finish?(lastBranch: string | undefined): void
}

const placeOf = (row: DocumentRow) => ({ document: row.serial, row: `documents/${row.id}` })

function checkSite(site: string | undefined, findings: Findings): Check {
  return {
    check(row) {
      if (row.site !== site) findings.add('site_foreign', '', placeOf(row))
    },
  }
}

/** Each branch goes on where a restore began it, and no document returns to an earlier one. */
function checkBranches(branches: readonly BranchRow[], carry: Carry, findings: Findings): Check {
  const byId = new Map(branches.map((branch) => [branch.id, branch]))
  let current = carry.previous && byId.get(carry.previous.branch)
  // those that began earlier have been met by whoever proves what comes before
  const unused = new Map(
    branches
      .filter((one) => one.after_sequence >= (carry.previous?.sequence ?? 0))
      .map((one) => [one.id, one]),
  )
  return {
    check(row) {
      if (row.branch === current?.id) return
      const branch = byId.get(row.branch)
      unused.delete(row.branch)
      if (branch === undefined) return findings.add('branch_wrong', '没有登记过这个分支', placeOf(row))
      if (branch.parent !== (current?.id ?? null)) {
        findings.add('branch_wrong', '这个分支不是接着前一张单的', placeOf(row))
      } else if (branch.letters !== branchLetters(branch.parent, branch.id)) {
        findings.add('branch_wrong', '这个分支的字母不对', placeOf(row))
      } else if (row.sequence !== branch.after_sequence + 1) {
        findings.add('branch_wrong', `这个分支应当从第 ${branch.after_sequence + 1} 张开始`, placeOf(row))
      } else if (!(current === undefined ? ['founding'] : BRANCH_KINDS).some((kind) => kind === row.kind)) {
        findings.add('branch_wrong', '分支的第一张不是恢复单或接管单', placeOf(row))
      }
      current = branch
    },
    finish(lastBranch) {
      for (const { id } of unused.values()) {
        findings.add('branch_wrong', '登记了分支，却没有单', { row: `branches/${id}` })
      }
      if (current !== undefined && lastBranch !== current.id) {
        findings.add('branch_wrong', '店里登记的分支不是最后一张单的', { row: 'site' })
      }
    },
  }
}

/** Numbers are per kind, business year and branch: from 1, no gap, no repeat, spelt as they are printed. */
function checkSerials(branches: readonly BranchRow[], carry: Carry, findings: Findings): Check {
  const letters = new Map(branches.map((branch) => [branch.id, branch.letters]))
  const last = new Map(carry.serials)
  return {
    check(row) {
      if (!isDocumentKind(row.kind)) return findings.add('serial_misspelt', '没有这种单', placeOf(row))
      const key = serialKey(row.kind, row.business_year, row.branch)
      const expected = (last.get(key) ?? 0) + 1
      const { kind, business_year: year, serial_number: number } = row
      const spelt = (n: number) => serialText(kind, year, letters.get(row.branch) ?? '', n)
      if (number > expected) {
        const gone = number === expected + 1 ? spelt(expected) : `${spelt(expected)} 到 ${spelt(number - 1)}`
        findings.add('serial_gap', `${gone} 不见了`, placeOf(row))
      } else if (number < expected) {
        findings.add('serial_repeated', '', placeOf(row))
      }
      if (row.serial !== spelt(number))
        findings.add('serial_misspelt', `应当是 ${spelt(number)}`, placeOf(row))
      if (String(year) !== row.business_date.slice(0, 4)) {
        findings.add('serial_misspelt', '年度和业务日期不同', placeOf(row))
      }
      last.set(key, Math.max(number, expected - 1))
    },
  }
}

/** While a closing stands, nothing is booked to its days; only the latest one may be reopened. */
function checkPeriods(closings: readonly ClosingRow[], carry: Carry, findings: Findings): Check {
  const byDocument = new Map(closings.map((closing) => [closing.id, closing]))
  const byReopening = new Map(closings.flatMap((one) => (one.reopened_by ? [[one.reopened_by, one]] : [])))
  const standing = new Map<string, ClosingRow>()
  const numbers = new Map<string, number>()
  const already = carry.previous?.sequence ?? 0
  for (const closing of closings) {
    if (closing.closed_at === null || closing.closed_at > already) continue
    numbers.set(closing.through_date, (numbers.get(closing.through_date) ?? 0) + 1)
    if (closing.reopened_at === null || closing.reopened_at > already) standing.set(closing.id, closing)
  }
  const latest = () => {
    let latest = ''
    for (const one of standing.values()) if (one.through_date > latest) latest = one.through_date
    return latest
  }
  let through = latest()
  return {
    check(row) {
      if (row.business_date <= through) {
        findings.add('period_closed', `${row.business_date} 在它之前已经结账`, placeOf(row))
      }
      const closing = byDocument.get(row.id)
      if ((row.kind === 'closing') !== (closing !== undefined)) {
        findings.add('closing_wrong', '结账单和结账记录对不上', placeOf(row))
      }
      const reopened = byReopening.get(row.id)
      if ((row.kind === 'reopening') !== (reopened !== undefined)) {
        findings.add('closing_wrong', '反结账单和结账记录对不上', placeOf(row))
      }
      if (closing) {
        const number = (numbers.get(closing.through_date) ?? 0) + 1
        numbers.set(closing.through_date, number)
        if (closing.number !== number) findings.add('closing_wrong', `应当是第 ${number} 次`, placeOf(row))
        standing.set(closing.id, closing)
      }
      if (reopened) {
        if (!standing.delete(reopened.id)) {
          findings.add('closing_wrong', '反结账的那一次不在或已经反过', placeOf(row))
        } else if (reopened.through_date !== through) {
          findings.add('closing_wrong', '反的不是最后一次结账', placeOf(row))
        }
      }
      if (closing || reopened) through = latest()
    },
  }
}

/** No document is booked ahead of its day of entry, and the clock never jumps unless a person says so. */
function checkDays(carry: Carry, findings: Findings): Check {
  const days = new Map<string, number>()
  /** Days since 1970 in Beijing; reckoned once an hour. */
  const dayOf = (moment: string): number => {
    const hour = moment.slice(0, 13)
    let day = days.get(hour)
    if (day === undefined) {
      day = Math.floor((Date.parse(moment) + BEIJING_OFFSET_MS) / DAY_MS)
      days.set(hour, day)
    }
    return day
  }
  let lastDay = carry.previous && dayOf(carry.previous.entered_at)
  return {
    check(row) {
      const day = dayOf(row.entered_at)
      if (Number.isNaN(day)) return findings.add('day_ahead', '记账时间读不出来', placeOf(row))
      // midnight UTC lies in the same day in Beijing
      if (dayOf(`${row.business_date}T00:00:00.000Z`) > day) {
        findings.add('day_ahead', `记到 ${row.business_date}`, placeOf(row))
      }
      const jumped = lastDay !== undefined && Math.abs(day - lastDay) > CLOCK_TOLERANCE_DAYS
      if (jumped && !CONFIRM_THE_DAY.some((kind) => kind === row.kind))
        findings.add('clock_unconfirmed', '', placeOf(row))
      lastDay = day
    },
  }
}
