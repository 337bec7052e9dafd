import { formatPoints } from '../../kernel/amounts.ts'
import { type Day, formatDay } from '../../kernel/dates.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { ShareOf } from './points.ts'

const points = (hundredths: number) => `${formatPoints(hundredths)} 分`

/** Refusals of borrowing, depositing and giving, in the order in which they are checked. */
export const purposeRefusals = {
  household: () => refuse('household_unknown', '这一户找不到了，请刷新后重新选。'),
  off: (what: string) =>
    refuse('purpose_off', `村里的积分方案没有开“${what}”。要用，请先在“设置”的“积分方案”里定下来。`, {
      what,
    }),
  gone: ({ number, name, status }: Omit<ShareOf, 'points'>) =>
    refuse(
      'household_closed',
      `${number} 号${name}已经${status === 'merged' ? '并到别的户' : '销户'}，不能再动积分。`,
      { number, status },
    ),
  precision: () => refuse('points_precision', '分数的小数太多，请改成方案里用的位数。'),
  self: () => refuse('give_self', '转给自己家不用记，请选另一户。'),
  short: (spendable: number, wanted: number) =>
    refuse('points_short', `积分不够：可用 ${points(spendable)}，要动 ${points(wanted)}。`, {
      spendable,
      wanted,
    }),
  borrowed: (own: number, wanted: number) =>
    refuse(
      'points_borrowed',
      `借来的分只能兑换，不能存，也不能转：自己的有 ${points(Math.max(0, own))}，要动 ${points(wanted)}。`,
      { own, wanted },
    ),
  depositShort: (deposited: number, wanted: number) =>
    refuse('deposit_short', `存着的只有 ${points(deposited)}，取不出 ${points(wanted)}。`, {
      deposited,
      wanted,
    }),
  frozen: (until: Day | null) =>
    refuse('frozen', `这一户的积分冻结了${until === null ? '' : `，到${formatDay(until)}`}，现在不能动。`, {
      until,
    }),
  lentBefore: (serial: string) =>
    refuse('loan_exists', `这一户借的还没了结（${serial}），了结了才能再借。`, { serial }),
  loanTooLarge: (limit: number) =>
    refuse('loan_too_large', `最多只能借 ${points(limit)}，请改小一些。`, { limit }),
  loanTooLong: (months: number) => refuse('loan_too_long', `最多借 ${months} 个月，请改短一些。`, { months }),
  notLent: () => refuse('loan_none', '这一户没有借分，不用了结。'),
  owed: (owed: number) => refuse('loan_owed', `还欠 ${points(owed)}，还清了才能了结。`, { owed }),
  notFrozen: () => refuse('freeze_none', '这一户没有冻结，不用解冻。'),
}

/** Whether a household's points may move at all. */
export function checkStands(who: Omit<ShareOf, 'points'>): Result<null> {
  return who.status === 'merged' || who.status === 'closed' ? purposeRefusals.gone(who) : ok(null)
}
