import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Result } from '#main/kernel/result.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openCounter } from './counter-fixture.ts'

type Opened = ReturnType<typeof openCounter>

/** Everything that was ever posted, byte by byte. */
const ledgerOf = ({ counter }: Opened): string =>
  JSON.stringify(
    ['documents', 'document_texts', 'transfers', 'accounts'].map((table) =>
      counter.store.sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
    ),
  )

function answered<T>(answer: Result<T> | Promise<Result<T>>): Result<T> {
  if (answer instanceof Promise) throw new Error('the call answers later')
  return answer
}

describe('a sale put aside eats points', () => {
  test('not here: held, recalled, changed, dropped, the ledger is the same byte by byte', () => {
    const opened = openCounter()
    const { counter, wang, soap, noodles, cartOf } = opened
    const { redemption } = counter.shop.services
    const before = ledgerOf(opened)
    const cart = cartOf(wang, [soap, 2])
    now(redemption.keep({ cart, revision: 1 }, counter.caller))
    expect(ledgerOf(opened)).toBe(before)
    now(redemption.hold({ cart: cart.id }, counter.caller))
    expect(ledgerOf(opened)).toBe(before)
    now(redemption.recall({ cart: cart.id }, counter.caller))
    const more = { ...cart, lines: [...cart.lines, { item: noodles.id, quantity: 1 }] }
    now(redemption.keep({ cart: more, revision: 2 }, counter.caller))
    expect(ledgerOf(opened)).toBe(before)
    now(redemption.drop({ cart: cart.id }, counter.caller))
    expect(ledgerOf(opened)).toBe(before)
    expect([counter.spendable(wang), counter.onShelf(soap.id)]).toEqual([8600, 10])
    counter.close()
  })

  test('and it reserves nothing either: what lies on the shelf may be had by the next household', () => {
    const opened = openCounter()
    const { counter, wang, li, soap, cartOf, redeem } = opened
    const { redemption } = counter.shop.services
    const held = cartOf(wang, [soap, 9])
    now(redemption.keep({ cart: held, revision: 1 }, counter.caller))
    now(redemption.hold({ cart: held.id }, counter.caller))
    redeem(li, [soap, 6])
    expect(counter.onShelf(soap.id)).toBe(4)
    now(redemption.recall({ cart: held.id }, counter.caller))
    expect(redemption.confirm({ cart: held, spendableShown: 8600 }, counter.caller)).toMatchObject({
      refusal: { code: 'stock_short', facts: { left: 4 } },
    })
    counter.close()
  })
})

describe('the last piece is sold twice', () => {
  test('not here: two counters that both saw it make one slip, and the other is told what is left', () => {
    const opened = openCounter()
    const { counter, wang, li, noodles, cartOf, confirm, redeem } = opened
    redeem(wang, [noodles, 4])
    const [first, second] = [cartOf(wang, [noodles, 1]), cartOf(li, [noodles, 1])]
    const { redemption } = counter.shop.services
    for (const cart of [first, second]) {
      expect(now(redemption.keep({ cart, revision: 1 }, counter.caller)).obstacle).toBeNull()
    }
    now(confirm(first, counter.spendable(wang)))
    const before = ledgerOf(opened)
    expect(confirm(second, counter.spendable(li))).toMatchObject({
      refusal: { code: 'stock_short', facts: { left: 0 } },
    })
    expect(ledgerOf(opened)).toBe(before)
    expect(counter.onShelf(noodles.id)).toBe(0)
    counter.close()
  })

  test('nor the last points: one household at two counters at once', () => {
    const opened = openCounter()
    const { counter, li, noodles, cartOf, confirm } = opened
    const [first, second] = [cartOf(li, [noodles, 2]), cartOf(li, [noodles, 2])]
    now(confirm(first, 2000))
    const before = ledgerOf(opened)
    expect(confirm(second, 2000)).toMatchObject({ refusal: { code: 'balance_changed' } })
    expect(confirm(second, 0)).toMatchObject({ refusal: { code: 'points_short' } })
    expect(ledgerOf(opened)).toBe(before)
    counter.close()
  })
})

describe('points come out wrong after a return', () => {
  const act = fc.record({
    what: fc.constantFrom('return', 'exchange', 'move', 'reverse'),
    slip: fc.nat(5),
    quantity: fc.integer({ min: 1, max: 4 }),
    condition: fc.constantFrom('shelf' as const, 'loss' as const),
  })

  test('not here: after any returns, exchanges and corrections a household has paid for what is out of the shop, to the point', () => {
    const { counter, redeem } = openCounter()
    const { corrections } = counter.shop.services
    const soap = counter.goods('透明皂', 300, 400, 40_000)
    const spoiled = () =>
      counter.store.sqlite
        .prepare("SELECT total(balance) FROM accounts WHERE unit = ? AND kind = 'loss'")
        .pluck()
        .get(soap.id) as number
    const inTheShop = () => counter.onShelf(soap.id) + spoiled()
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 7 }), (acts) => {
        const [first, second] = [counter.household('王桂花', 3000), counter.household('李秀英', 3000)]
        const before = inTheShop()
        const slips = [redeem(first, [soap, 3]).id, redeem(second, [soap, 2]).id]
        for (const { what, slip, quantity, condition } of acts) {
          const base = { document: newId(), slip: slips[slip % slips.length] ?? '', reason: '试' }
          const lines = [{ line: 1, quantity, condition }]
          const ways = {
            return: () => corrections.giveBack({ ...base, lines }, counter.caller),
            exchange: () =>
              corrections.exchange(
                { ...base, lines, newLines: [{ item: soap.id, quantity: 1 }] },
                counter.caller,
              ),
            reverse: () => corrections.reverse({ ...base, condition }, counter.caller),
            move: () => corrections.moveToHousehold({ ...base, household: first.id }, counter.caller),
          }
          const done = answered<{ id: string }>(ways[what]())
          // what is refused must have changed nothing: the sum below tells
          if (done.ok) slips.push(done.value.id)
        }
        const takenHome = before - inTheShop()
        const paid = 6000 - counter.spendable(first) - counter.spendable(second)
        expect(takenHome).toBeGreaterThanOrEqual(0)
        expect(paid).toBe(takenHome * 300)
      }),
      { numRuns: 30 },
    )
    counter.close()
  })

  test('nor by going round in circles: the same return sent again and again gives points back once', () => {
    const opened = openCounter()
    const { counter, wang, soap, redeem } = opened
    const slip = redeem(wang, [soap, 2])
    const back = {
      document: newId(),
      slip: slip.id,
      reason: '拿错了',
      lines: [{ line: 1, quantity: 2, condition: 'shelf' as const }],
    }
    const { corrections } = counter.shop.services
    now(corrections.giveBack(back, counter.caller))
    for (let again = 0; again < 3; again += 1) {
      expect(now(corrections.giveBack(back, counter.caller))).toMatchObject({ repeated: true })
      expect(corrections.giveBack({ ...back, document: newId() }, counter.caller)).toMatchObject({
        ok: false,
      })
    }
    expect([counter.spendable(wang), counter.onShelf(soap.id)]).toEqual([8600, 10])
    counter.close()
  })
})
