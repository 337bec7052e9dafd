import { formatPoints } from '../../kernel/amounts.ts'
import { type Day, formatDay } from '../../kernel/dates.ts'
import { refuse } from '../../kernel/result.ts'
import { leftOf, type Standing } from './cycle-end.ts'

export interface PayoutRule {
  readonly reward: { readonly fenPerPoint: number }
  readonly gateHundredths: number
  readonly minimumScoreHundredths: number
}

export interface PaidStanding extends Standing {
  /** What the base holds back; hundredths. */
  readonly floor: number
  /** While a veto lasts: until when, null = until somebody lifts it. */
  readonly frozen: { readonly until: Day | null } | null
}

export interface Payout {
  readonly points: number
  readonly fen: number
  /** Why nothing is paid, in words for the list. */
  readonly why: string
}

/**
 * What a cycle that is over is worth in money: the points that are left of it above the base, at so much a point; a
 * part of a fen is dropped. Who could redeem nothing at the counter is paid nothing either.
 */
export function payoutOf(rule: PayoutRule, standing: PaidStanding): Payout {
  const left = leftOf(standing)
  const points = Math.max(0, left - standing.floor)
  const fen = Math.floor((points * rule.reward.fenPerPoint) / 100)
  const why = against(rule, standing, left, points)
  return why === '' && fen > 0 ? { points, fen, why } : { points: 0, fen: 0, why: why || '没有可兑的积分' }
}

function against(rule: PayoutRule, { frozen }: PaidStanding, left: number, points: number): string {
  if (frozen !== null) {
    return frozen.until === null ? '积分冻结着' : `积分冻结到${formatDay(frozen.until)}`
  }
  if (left < rule.minimumScoreHundredths) return `总积分不到 ${formatPoints(rule.minimumScoreHundredths)} 分`
  return points < rule.gateHundredths ? `可兑的不到 ${formatPoints(rule.gateHundredths)} 分` : ''
}

export const payoutRefusals = {
  notCash: (scheme: string) =>
    refuse('payout_not_cash', `“${scheme}”不是年终兑现的方案，积分不能兑成钱。`, { scheme }),
  notOver: (scheme: string) =>
    refuse('payout_not_over', `“${scheme}”还没有过完的周期，过完了才能兑现。`, { scheme }),
  paidBefore: (cycle: string, serial: string) =>
    refuse('payout_paid', `${cycle}已经兑现过了（${serial}）。要重来，请先冲销那一张。`, { cycle, serial }),
  cleared: (cycle: string, serial: string) =>
    refuse(
      'payout_cleared',
      `${cycle}已经结过了（${serial}），积分清掉了，没有可兑的。要兑现，请先冲销那一张，兑完再结。`,
      { cycle, serial },
    ),
  nobody: () => refuse('payout_nobody', '没有一户有可兑的积分，不用记。'),
  changedSinceSeen: () => refuse('payout_changed', '看过名单以后，有的户积分又变了。请再看一遍名单再确认。'),
}
