import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dealOut, totalDemand } from '#main/domain/redemption/goods.ts'
import { tightestQuota } from '#main/domain/redemption/quota.ts'
import {
  judge,
  mergeLines,
  type RedemptionCase,
  type RedemptionLine,
  type Taking,
} from '#main/domain/redemption/redemption.ts'
import type { Day } from '#main/kernel/dates.ts'
import { ok, refuse } from '#main/kernel/result.ts'

const soap: RedemptionLine = {
  item: 'soap',
  name: '雕牌肥皂',
  kind: 'goods',
  active: true,
  quantity: 2,
  points: 600,
  takes: [],
}
const limited = (item: string, limit: number, taken: number, each = 1): Taking => ({
  item,
  name: item === 'soap' ? '雕牌肥皂' : '菜籽油',
  active: true,
  each,
  monthly: { limit, taken, quantityText: (base) => `${base} 块` },
})
const none = { householdDay: null, householdMonth: null, headDay: null, headMonth: null }
const fine: RedemptionCase = {
  household: { status: 'active', redeemableUntil: null, headcount: 4 },
  today: '2026-11-01' as Day,
  lines: [soap],
  balance: 18600,
  floor: 10000,
  gate: 0,
  quotas: none,
  used: { day: 0, month: 0 },
}
const open = { frozen: null, opensOn: '2026-11-01' as Day, minimumScore: 0, redeemedInCycle: 0 }
const line = (change: Partial<RedemptionLine>) => ({ lines: [{ ...soap, ...change }] })

/** One row a reason, in the order in which they are checked; each also breaks everything below it. */
const REASONS: readonly [code: string, change: Partial<RedemptionCase>, sentence: string][] = [
  ['household_missing', { household: null }, '请先扫积分卡，或按 F2 查户。'],
  [
    'head_pending',
    { household: { status: 'head_pending', redeemableUntil: null, headcount: 1 } },
    '这一户的户主待定，先到“农户”里定下户主，才能兑换。',
  ],
  [
    'household_closed',
    { household: { status: 'closed', redeemableUntil: '2026-10-31' as Day, headcount: 1 } },
    '这一户已经销户，兑换截止到2026年10月31日，已经过了。',
  ],
  [
    'frozen',
    { standing: { ...open, frozen: { until: '2026-12-31' as Day, reason: '乱倒垃圾' } } },
    '这一户的积分冻结到2026年12月31日，不能兑换。原因：乱倒垃圾。',
  ],
  [
    'frozen',
    { standing: { ...open, frozen: { until: null, reason: '' } } },
    '这一户的积分冻结了，解冻以前不能兑换。',
  ],
  [
    'window_closed',
    { standing: { ...open, opensOn: '2026-12-01' as Day } },
    '今天不是兑换日，下一个兑换日是2026年12月1日。积分都留着。',
  ],
  [
    'minimum_score',
    { standing: { ...open, minimumScore: 20_000 } },
    '总积分满 200 分才能兑换，现在 186 分。',
  ],
  ['cart_empty', { lines: [] }, '这一单还没有东西，请先扫要换的货。'],
  ['quantity_invalid', line({ quantity: 0 }), '雕牌肥皂的数量不对，请按 F4 重新输入。'],
  ['quantity_invalid', line({ quantity: -1 }), '雕牌肥皂的数量不对，请按 F4 重新输入。'],
  ['quantity_too_large', line({ quantity: 100_001 }), '雕牌肥皂的数量太大了，请按 F4 检查。'],
  ['item_inactive', line({ active: false }), '雕牌肥皂已经停用，不能兑换。'],
  ['not_redeemable', line({ kind: 'recyclable' }), '雕牌肥皂是回收物，只能交来，不能兑走。'],
  ['not_offered', line({ points: null }), '雕牌肥皂还没有定分值，不能兑换。请报账员先定价。'],
  [
    'item_limit',
    line({ takes: [limited('soap', 4, 3)] }),
    '雕牌肥皂每户每月限 4 块，这个月已经换了 3 块。请减一些。',
  ],
  [
    'item_limit',
    line({ takes: [limited('oil', 3, 0, 2)] }),
    '菜籽油每户每月限 3 块，这个月已经换了 0 块，这一单连礼包里的要 4 块。请减一些。',
  ],
  ['gate', { gate: 9000 }, '满 90 分才能兑换，现在可兑 86 分。'],
  ['points_short', line({ points: 8800 }), '积分不够：可兑 86 分，这一单 88 分，还差 2 分。请减一样'],
  [
    'points_short',
    { ...line({ points: 25_900 }), gifted: { balance: 90_000, earned: 1, gifted: 2, step: 100 } },
    '积分不够：可兑 258 分，这一单 259 分，还差 1 分。赠分有 900 分，只能搭着挣的分花，挣 1 分搭 2 分。请减一样',
  ],
  [
    'quota_day',
    { quotas: { ...none, householdDay: 1000 }, used: { day: 500, month: 500 } },
    '超过今天的限额：还可兑 5 分，这一单 6 分。请减一样',
  ],
  [
    'quota_month',
    { quotas: { ...none, headMonth: 250 }, used: { day: 0, month: 500 } },
    '超过本月的限额：还可兑 5 分，这一单 6 分。请减一样',
  ],
]

describe('a redemption is refused with its facts, in a fixed order', () => {
  test.each(REASONS)('%s', (code, change, sentence) => {
    expect(judge({ ...fine, ...change })).toMatchObject({ ok: false, refusal: { code, sentence } })
  })

  test('the first reason is named, whatever else is wrong too', () => {
    const everything = {
      household: { status: 'head_pending', redeemableUntil: null, headcount: 1 },
      lines: [{ ...soap, quantity: 0, points: 99_999_999, active: false }],
      gate: 99999,
    } as const
    expect(judge({ ...fine, ...everything })).toMatchObject({ refusal: { code: 'head_pending' } })
    expect(judge({ ...fine, ...everything, household: fine.household })).toMatchObject({
      refusal: { code: 'quantity_invalid' },
    })
  })

  test('an empty shelf is said before missing points', () => {
    const short = () => refuse('stock_short', '雕牌肥皂只剩 1 块。')
    expect(judge({ ...fine, balance: 0 }, short)).toMatchObject({ refusal: { code: 'stock_short' } })
  })

  test('what is enough passes to the last point', () => {
    expect(judge({ ...fine, ...line({ points: 8600 }) })).toEqual(
      ok({ total: 8600, spendableBefore: 8600, spendableAfter: 0, gifted: 0 }),
    )
  })

  test('a household that was closed may still spend until the day set', () => {
    const household = { status: 'closed', redeemableUntil: '2026-11-01' as Day, headcount: 1 } as const
    expect(judge({ ...fine, household }).ok).toBe(true)
  })

  test('a household below its floor redeems nothing until it has risen again', () => {
    expect(judge({ ...fine, balance: 9000 })).toMatchObject({
      refusal: { code: 'points_short', facts: { spendable: -1000 } },
    })
  })
})

test('the tightest of household and head limits is the one that counts', () => {
  const quotas = { householdDay: 5000, householdMonth: 20000, headDay: 1000, headMonth: 3000 }
  expect(tightestQuota(quotas, { day: 0, month: 0 }, 4)).toEqual({ period: 'day', left: 4000 })
  expect(tightestQuota(quotas, { day: 1000, month: 9500 }, 4)).toEqual({ period: 'month', left: 2500 })
  expect(tightestQuota(quotas, { day: 0, month: 99999 }, 4)).toEqual({ period: 'month', left: 0 })
})

test('the same goods on two lines are checked as one', () => {
  expect(
    mergeLines([
      { item: 'a', quantity: 1 },
      { item: 'b', quantity: 1 },
      { item: 'a', quantity: 2 },
    ]),
  ).toEqual([
    { item: 'a', quantity: 3 },
    { item: 'b', quantity: 1 },
  ])
})

test('lots are dealt out to lines so that neither a piece nor a fen is lost', () => {
  const lot = fc.record({
    quantity: fc.integer({ min: 1, max: 50 }),
    valueFen: fc.integer({ min: 0, max: 10_000 }),
  })
  fc.assert(
    fc.property(
      fc.array(lot, { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
      (lots, cuts) => {
        const whole = lots.reduce((sum, { quantity }) => sum + quantity, 0)
        const demands: { line: number; item: string; quantity: number }[] = []
        let rest = whole
        for (const cut of [...cuts, whole]) {
          const quantity = Math.min(cut, rest)
          if (quantity > 0) demands.push({ line: demands.length + 1, item: 'rice', quantity })
          rest -= quantity
        }
        const picks = lots.map((picked, index) => ({ lot: `lot${index}`, ...picked }))
        const portions = dealOut(demands, new Map([['rice', picks]]))
        expect(totalDemand(demands).get('rice')).toBe(whole)
        for (const demand of demands) {
          const dealt = portions.filter((portion) => portion.line === demand.line)
          expect(dealt.reduce((sum, portion) => sum + portion.quantity, 0)).toBe(demand.quantity)
        }
        for (const pick of picks) {
          const dealt = portions.filter((portion) => portion.lot === pick.lot)
          expect(dealt.reduce((sum, portion) => sum + portion.valueFen, 0)).toBe(pick.valueFen)
        }
      },
    ),
  )
})
