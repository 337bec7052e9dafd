import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CycleRule, endOf } from '#main/domain/points/cycle-end.ts'

const rule = (cycleEnd: CycleRule['cycleEnd'], pointsHundredths = 0, spendable = true): CycleRule => ({
  cycleEnd,
  base: { pointsHundredths, spendable },
})
const still = (balance: number) => ({ balance, atEnd: balance, spentSince: 0 })

describe('when a cycle ends', () => {
  test.each([
    ['西埇: everything goes every month', rule('clear'), still(4500), [4500, 0, 0]],
    ['西埇: a debt is forgotten with it', rule('clear'), still(-500), [0, 500, 0]],
    ['邓家: nothing goes, all is carried', rule('carry'), still(4500), [0, 0, 0]],
    [
      '盛新: another hundred every month, and the rest stays',
      rule('carry', 10_000),
      still(4500),
      [0, 0, 10_000],
    ],
    [
      '徐塘: what lies above the base goes at the year’s end',
      rule('base', 10_000, false),
      still(13_000),
      [3000, 0, 0],
    ],
    ['徐塘: who lost some of the base has it again', rule('base', 10_000, false), still(8000), [0, 0, 2000]],
    ['徐塘: who lost more than all of it, too', rule('base', 10_000, false), still(-2000), [0, 2000, 10_000]],
    [
      '白家: the base is whole again, what lies above stays',
      rule('carry', 10_000, false),
      still(13_000),
      [0, 0, 0],
    ],
    ['白家: 80 of 100 become 100', rule('carry', 10_000, false), still(8000), [0, 0, 2000]],
    ['白家: a debt below nothing is carried', rule('carry', 10_000, false), still(-500), [0, 0, 10_000]],
  ] as const)('%s', (_village, how, standing, [cleared, forgiven, base]) => {
    expect(endOf(how, standing)).toEqual({ cleared, forgiven, base })
  })

  test('old points are spent first: what was redeemed since is not taken a second time', () => {
    expect(endOf(rule('clear'), { balance: 3000, atEnd: 4000, spentSince: 1000 }).cleared).toBe(3000)
    expect(endOf(rule('clear'), { balance: 3500, atEnd: 4000, spentSince: 1000 }).cleared).toBe(3000)
  })

  test('what came in since stays', () => {
    expect(endOf(rule('clear'), { balance: 5000, atEnd: 4000, spentSince: 0 }).cleared).toBe(4000)
    expect(endOf(rule('clear'), { balance: 500, atEnd: 4000, spentSince: 6000 }).cleared).toBe(0)
  })

  test('nobody is left with less than they had beyond the old cycle, and never with less than the base', () => {
    const amounts = fc.integer({ min: -50_000, max: 50_000 })
    fc.assert(
      fc.property(
        fc.constantFrom('carry' as const, 'clear' as const, 'base' as const),
        fc.integer({ min: 0, max: 20_000 }),
        fc.boolean(),
        amounts,
        amounts,
        fc.nat(30_000),
        (cycleEnd, base, spendable, balance, atEnd, spentSince) => {
          const share = endOf(rule(cycleEnd, base, spendable), { balance, atEnd, spentSince })
          for (const amount of Object.values(share)) expect(amount).toBeGreaterThanOrEqual(0)
          expect(Math.min(share.cleared, share.base)).toBe(0)
          expect(share.cleared).toBeLessThanOrEqual(Math.max(0, balance))
          if (cycleEnd === 'base' && balance === atEnd && spentSince === 0)
            expect(balance - share.cleared + share.forgiven + share.base).toBe(base)
        },
      ),
    )
  })
})
