import { type Day, daysBetween, formatDay } from '../../kernel/dates.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'

/** A report over more years than this is a slip of the finger. */
const MOST_DAYS = 3 * 366

export const reportRefusals = {
  span: (from: Day, to: Day) =>
    refuse('report_span', `从${formatDay(from)}到${formatDay(to)}不对：先后反了，或者超过三年。请改一下。`, {
      from,
      to,
    }),
  unknown: () => refuse('household_unknown', '找不到这一户，请刷新后再试。'),
  notHouseholds: (scheme: string) =>
    refuse('report_not_households', `“${scheme}”不是按户记的，没有一户一册。请换一个积分方案。`, { scheme }),
}

export function checkSpan(from: string, to: string): Result<{ readonly from: Day; readonly to: Day }> {
  const span = { from: from as Day, to: to as Day }
  return from > to || daysBetween(span.from, span.to) > MOST_DAYS
    ? reportRefusals.span(span.from, span.to)
    : ok(span)
}
