import type { FlowMonth, Flows, HouseholdYear } from '../../api/reports.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { type Day, monthOf } from '../../kernel/dates.ts'
import { meritsByClass } from '../merit/merit.service.ts'
import { flowsStore } from './flows.store.ts'
import { linesStore } from './lines.store.ts'
import { BY_HAND, monthsOf } from './parts.ts'
import { type ReportSpan, shownScheme } from './report-scheme.ts'

/** 收支图: what came in and went out month by month, and from which classes of clauses. */
export function flowsOf(db: ReadHandle, { scheme, from, to }: ReportSpan): Flows {
  const classes = new Map<string, { awarded: number; deducted: number; lines: number }>()
  for (const { part, awarded, deducted } of meritsByClass(db, scheme.id, from, to)) {
    const name = part ?? BY_HAND
    const known = classes.get(name) ?? { awarded: 0, deducted: 0, lines: 0 }
    classes.set(name, known)
    known.awarded += awarded
    known.deducted += deducted
    known.lines += 1
  }
  return {
    scheme: shownScheme(scheme),
    from,
    to,
    months: byMonths(flowsStore.flows(db, scheme.id, from, to), from, to),
    classes: [...classes]
      .map(([className, total]) => ({ className, ...total }))
      .sort((one, other) => other.awarded + other.deducted - one.awarded - one.deducted),
  }
}

/** One household's twelve months, each with what there was at its end. */
export function yearOf(
  db: ReadHandle,
  subject: string,
  scheme: string,
  year: number,
  today: Day,
): HouseholdYear {
  const [from, to] = [`${year}-01-01` as Day, `${year}-12-31` as Day]
  const rows = linesStore.ownFlows(db, subject, scheme, to)
  const opening = rows
    .filter(({ month }) => month < monthOf(from))
    .reduce((sum, { given, taken }) => sum + given - taken, 0)
  let balance = opening
  const months = byMonths(rows, from, to).map((month) => {
    balance += month.awarded - month.deducted - month.redeemed + month.other
    return { ...month, balance: month.month > monthOf(today) ? null : balance }
  })
  return { opening, months }
}

function byMonths(
  rows: readonly { kind: string; month: string; given: number; taken: number }[],
  from: Day,
  to: Day,
): FlowMonth[] {
  return monthsOf(from, to).map((month) => {
    const own = rows.filter((row) => row.month === month)
    const of = (kind: string) => own.find((row) => row.kind === kind) ?? { given: 0, taken: 0 }
    const redeemed = of('redeemed')
    return {
      month,
      awarded: of('issued').given,
      deducted: of('issued').taken,
      redeemed: redeemed.taken - redeemed.given,
      other: own
        .filter(({ kind }) => kind !== 'issued' && kind !== 'redeemed')
        .reduce((sum, { given, taken }) => sum + given - taken, 0),
    }
  })
}
