import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isExpired, type ShelfLot, takeFrom } from '#main/domain/stock/lots.ts'
import type { Day } from '#main/kernel/dates.ts'
import type { LotId } from '#main/kernel/ids.ts'

const goods = { name: '肥皂', unit: '块', basePerUnit: 1, baseName: '' }
const today = '2026-11-01' as Day

const lot = fc.record({
  left: fc.integer({ min: 1, max: 60 }),
  valueFen: fc.integer({ min: 0, max: 20_000 }),
  expiresOn: fc.constantFrom(
    null,
    '2026-10-31',
    '2026-11-01',
    '2026-12-24',
    '2027-06-01',
  ) as fc.Arbitrary<Day | null>,
})
const shelf = fc
  .array(lot, { minLength: 1, maxLength: 6 })
  .map((lots): ShelfLot[] => lots.map((one, index) => ({ ...one, lot: `lot-${index}` as LotId })))

describe('the value of a lot', () => {
  test('however the pieces go out, together they carry what the lot cost, and nothing is worth less than zero', () => {
    fc.assert(
      fc.property(shelf, fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 40 }), (lots, wishes) => {
        const now = new Map(lots.map((one) => [one.lot, { ...one }]))
        let given = 0
        for (const wish of wishes) {
          const picked = takeFrom([...now.values()], wish, today, goods)
          if (!picked.ok) continue
          expect(picked.value.reduce((sum, pick) => sum + pick.quantity, 0)).toBe(wish)
          for (const pick of picked.value) {
            const from = now.get(pick.lot)!
            expect(isExpired(from.expiresOn, today)).toBe(false)
            expect(pick.valueFen).toBeGreaterThanOrEqual(0)
            expect(pick.valueFen).toBeLessThanOrEqual(from.valueFen)
            now.set(pick.lot, {
              ...from,
              left: from.left - pick.quantity,
              valueFen: from.valueFen - pick.valueFen,
            })
            given += pick.valueFen
          }
        }
        const kept = [...now.values()].reduce((sum, one) => sum + one.valueFen, 0)
        expect(given + kept).toBe(lots.reduce((sum, one) => sum + one.valueFen, 0))
        for (const one of now.values()) if (one.left === 0) expect(one.valueFen).toBe(0)
      }),
    )
  })

  test('nothing is taken from a later lot while an earlier one has some', () => {
    fc.assert(
      fc.property(shelf, fc.integer({ min: 1, max: 100 }), (lots, wish) => {
        const picked = takeFrom(lots, wish, today, goods)
        if (!picked.ok) return
        const order = (expiresOn: Day | null) => expiresOn ?? '9999-12-31'
        const latest = picked.value
          .map((pick) => order(pick.expiresOn))
          .sort()
          .at(-1)!
        for (const one of lots) {
          if (isExpired(one.expiresOn, today) || order(one.expiresOn) >= latest) continue
          expect(picked.value.find((pick) => pick.lot === one.lot)?.quantity).toBe(one.left)
        }
      }),
    )
  })
})
