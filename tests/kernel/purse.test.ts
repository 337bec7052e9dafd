import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { giftedByLine, giftedOf, type PointsPurse, spendableOf, without } from '#main/kernel/purse.ts'

const step = fc.constantFrom(1, 10, 100)
const gifts = fc.record({
  balance: fc.nat(20_000),
  earned: fc.integer({ min: 1, max: 7 }),
  gifted: fc.integer({ min: 1, max: 7 }),
  step,
})
const purse: fc.Arbitrary<PointsPurse> = fc.record({
  balance: fc.integer({ min: -5000, max: 20_000 }),
  floor: fc.constantFrom(-2000, 0, 3000),
  gifted: fc.option(gifts, { nil: undefined }),
})

describe('a purse of earned and gifted points', () => {
  test('pays a slip of what may be spent, and not one step more', () => {
    fc.assert(
      fc.property(purse, (one) => {
        const most = spendableOf(one)
        const own = (total: number) => total - giftedOf(total, one.gifted)
        const held = one.balance - one.floor
        // slips cost whole steps: what is left of a finer one is not asked for
        const step = one.gifted?.step ?? 1
        const next = (Math.floor(most / step) + 1) * step
        if (held <= 0) expect(most).toBe(held)
        else {
          expect(own(most)).toBeLessThanOrEqual(held)
          expect(own(next)).toBeGreaterThan(held)
        }
      }),
    )
  })

  test('whatever is spent leaves neither kind below its floor, and coming back restores it', () => {
    fc.assert(
      fc.property(purse, fc.nat(40_000), (one, wanted) => {
        const each = one.gifted?.step ?? 1
        const total = Math.floor(Math.min(wanted, spendableOf(one)) / each) * each
        if (total <= 0) return
        const gifted = giftedOf(total, one.gifted)
        const left = without(one, total, gifted)
        expect(left.balance).toBeGreaterThanOrEqual(left.floor)
        expect(left.gifted?.balance ?? 0).toBeGreaterThanOrEqual(0)
        expect(without(left, -total, -gifted)).toEqual(one)
      }),
    )
  })

  test('the lines of a slip share the gifted part to the last point, none more than it costs', () => {
    fc.assert(
      fc.property(
        gifts,
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 }),
        (of, costs) => {
          const lines = costs.map((cost) => cost * of.step)
          const total = lines.reduce((sum, points) => sum + points, 0)
          const gifted = giftedOf(total, of)
          const shares = giftedByLine(lines, gifted, of.step)
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(gifted)
          for (const [index, share] of shares.entries()) {
            expect(share % of.step).toBe(0)
            expect(share).toBeGreaterThanOrEqual(0)
            expect(share).toBeLessThanOrEqual(lines[index]!)
          }
        },
      ),
    )
  })
})
