import { addDays, type Day, daysBetween, formatDay, formatMonthDay } from '../../kernel/dates.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { Mask } from './public-names.ts'

export type NoticeKind = 'deeds' | 'ranking' | 'period' | 'cycle_end'

export const KIND_TITLES: Readonly<Record<NoticeKind, string>> = {
  deeds: '积分公示',
  ranking: '积分排名公示',
  period: '积分收支公示',
  cycle_end: '积分清零公示',
}

/** A quarter of a year on the board. */
export const MOST_DAYS = 92
/** A ranking of more years than this is a slip of the finger. */
const MOST_PERIOD_DAYS = 3 * 366

/** In the order in which they are looked at. */
export const noticeRefusals = {
  unknown: () => refuse('notice_unknown', '找不到这张公示，请刷新后再试。'),
  days: () => refuse('notice_days', `公示要 1 到 ${MOST_DAYS} 天，请改一下天数。`),
  undecided: () =>
    refuse(
      'notice_full_undecided',
      '名字要全写出来，先得村里定过。请写上是哪次会议定的；没有定过，就遮住名字。',
    ),
  empty: () => refuse('notice_empty', '还没有选要公示的，请先勾上。'),
  twice: (number: string, name: string) =>
    refuse('notice_deed_twice', `${number} 号${name}有一条勾了两次，请刷新后再选。`, { number, name }),
  notReady: (count: number) =>
    refuse('notice_deed_not_ready', `有 ${count} 条已经不在等公示了，请刷新后重新选。`, { count }),
  daysShort: (needed: number, scheme: string) =>
    refuse('notice_days_short', `“${scheme}”定的是公示 ${needed} 天，天数不能少。`, { needed, scheme }),
  period: (from: Day, to: Day) =>
    refuse('notice_period', `从${formatDay(from)}到${formatDay(to)}不是一段已经开始的日子，请改一下。`, {
      from,
      to,
    }),
  nobody: () => refuse('notice_nobody', '这段日子没有谁有积分，没有什么可公示。'),

  kind: () => refuse('notice_nothing_to_post', '这张公示只是给大家看的，没有要入账的。'),
  running: (until: Day, today: Day) =>
    refuse(
      'notice_running',
      `公示到${formatMonthDay(until)}，还有 ${daysBetween(today, until) + 1} 天。满了才能入账。`,
      { until, today },
    ),
  settled: () => refuse('notice_settled', '这张公示上的都办完了，没有要入账的。'),
  allDisputed: (open: number) =>
    refuse('notice_all_disputed', `剩下的 ${open} 条都有异议，还没有答复。请先答复异议。`, { open }),
  blocked: (count: number, sentence: string) =>
    refuse('notice_all_blocked', `剩下的 ${count} 条都入不了账：${sentence}`, { count }),
}

export const objectionRefusals = {
  deedUnknown: () => refuse('deed_unknown', '找不到这一条，请刷新后再试。'),
  over: (state: string) =>
    refuse('objection_nothing_left', `这一条${state}，没有积分可提异议了。`, { state }),
  notOnNotice: () => refuse('objection_not_on_notice', '这一条不在这张公示上，请刷新后再选。'),
  ahead: (day: Day, today: Day) =>
    refuse('objection_ahead', `${formatDay(day)}还没到，请把日期改成今天或以前。`, { day, today }),
  before: (day: Day, recorded: Day) =>
    refuse(
      'objection_before',
      `这一条${formatDay(recorded)}才登记，异议不会在${formatDay(day)}提。请检查日期。`,
      { day, recorded },
    ),
  unknown: () => refuse('objection_unknown', '找不到这份异议，请刷新后再试。'),
  answered: (serial: string) =>
    refuse('objection_answered', `这份异议已经用 ${serial} 答复过了，不能再改。`, { serial }),
}

/** The last day on the board: so many days, the first one counted. */
export const lastDay = (from: Day, days: number): Day => addDays(from, days - 1)

export interface NoticeForm {
  readonly kind: NoticeKind
  readonly days: number
  readonly mask: Mask
  readonly approver: string
}

/** What is wrong with the form itself, whatever it shows. */
export function checkForm({ days, mask, approver }: NoticeForm): Result<null> {
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) return noticeRefusals.days()
  if (mask === 'full' && approver.trim() === '') return noticeRefusals.undecided()
  return ok(null)
}

export interface Period {
  readonly from: Day
  readonly to: Day
}

export function checkPeriod({ from, to }: Period, today: Day): Result<Period> {
  if (from > to || from > today || daysBetween(from, to) > MOST_PERIOD_DAYS) {
    return noticeRefusals.period(from, to)
  }
  return ok({ from, to })
}

/** Whether an objection of that day comes after the notice; one against what never hung is never late. */
export const isLate = (madeOn: Day, until: Day | null): boolean => until !== null && madeOn > until
