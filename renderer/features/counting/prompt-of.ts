import type { CountsDue } from '#main/api/counting.ts'

export interface CountPromptWords {
  readonly sentence: string
  readonly action: string
  readonly path: string
}

/** Before a redemption day opens, after it, and while a count is not finished. */
export function promptOf(due: CountsDue, today: string): CountPromptWords | undefined {
  const { redemptionDay, slipsToday, slipsSince, lastCountedOn, open } = due
  const [begun] = open
  if (begun !== undefined) {
    return { sentence: '有一次盘点还没做完。', action: '去接着点', path: `/stock/counts/${begun.id}` }
  }
  const count = { action: '去盘点', path: '/stock/counts' }
  if (!redemptionDay) return undefined
  if (slipsToday > 0 && slipsSince > 0) {
    return { sentence: `今天兑了 ${slipsToday} 单，收工前请把动过的货点一遍。`, ...count }
  }
  if (slipsToday === 0 && lastCountedOn !== today) {
    return { sentence: '今天是兑换日，开门前请先盘点一遍，晚上有出入才说得清。', ...count }
  }
  return undefined
}
