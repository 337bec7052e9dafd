import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Cart } from '#main/api/redemption.ts'
import { subjectPoints } from '#main/domain/ledger/accounts.ts'
import type { SchemeId, SubjectId } from '#main/kernel/ids.ts'
import {
  type CounterShop,
  now,
  PLAIN_SCHEME,
  type TestGoods,
  type TestHousehold,
} from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openCounter } from './counter-fixture.ts'

let counter: CounterShop
let wang: TestHousehold
let li: TestHousehold
let soap: TestGoods
let cartOf: ReturnType<typeof openCounter>['cartOf']
let redeem: ReturnType<typeof openCounter>['redeem']
beforeEach(() => {
  ;({ counter, wang, li, soap, cartOf, redeem } = openCounter())
})
afterEach(() => counter.close())

const services = () => counter.shop.services
const decide = (scheme: string, name: string, redeemable: boolean) =>
  now(
    services().schemes.decide(
      {
        document: newId(),
        scheme,
        name,
        fromDate: counter.shop.ledger.today(),
        approver: '村两委',
        settings: { ...PLAIN_SCHEME, redeemable },
      },
      counter.caller,
    ),
  )
const pointsIn = (scheme: string, who: TestHousehold) =>
  counter.shop.ledger.balance(counter.store, subjectPoints(scheme as SchemeId, who.subject as SubjectId))
    .balance
const keep = (cart: Cart, revision: number) => services().redemption.keep({ cart, revision }, counter.caller)

/** From today on the counter redeems in another scheme; in the old one nothing is bought any more. */
function newScheme(): string {
  const scheme = newId()
  decide(scheme, '新积分', true)
  decide(counter.scheme, '积分', false)
  return scheme
}

test('a slip is put right in the points it was written in, whatever the counter redeems in today', () => {
  const slip = redeem(wang, [soap, 2])
  const returned = redeem(wang, [soap, 2])
  const fresh = newScheme()
  const lines = [{ line: 1, quantity: 1, condition: 'shelf' as const }]
  const back = { document: newId(), slip: returned.id, reason: '拿错了', lines }
  now(services().corrections.giveBack(back, counter.caller))
  expect([pointsIn(counter.scheme, wang), pointsIn(fresh, wang)]).toEqual([8600 - 1200 + 300, 0])
  const moved = { document: newId(), slip: slip.id, reason: '是李家的', household: li.id }
  const correction = now(services().corrections.moveToHousehold(moved, counter.caller))
  expect(correction).toMatchObject({ spendableBefore: 7700, spendableAfter: 8300 })
  expect([pointsIn(counter.scheme, wang), pointsIn(counter.scheme, li)]).toEqual([8300, 1400])
  expect([pointsIn(fresh, wang), pointsIn(fresh, li)]).toEqual([0, 0])
})

test('a cart put aside keeps the points it was begun with', () => {
  const cart = cartOf(wang, [soap, 2])
  expect(now(keep(cart, 1))).toMatchObject({ scheme: counter.scheme, total: 600 })
  const other = newId()
  decide(other, '党员积分', true)
  const kept = now(services().redemption.recall({ cart: cart.id }, counter.caller))
  expect(kept.scheme).toBe(counter.scheme)
  // a window that does not say it has not changed it
  expect(now(keep(cart, 2)).scheme).toBe(counter.scheme)
  const { revision: _revision, ...whole } = kept
  now(services().redemption.confirm({ cart: whole, spendableShown: 8600 }, counter.caller))
  expect([pointsIn(counter.scheme, wang), pointsIn(other, wang)]).toEqual([8000, 0])
})

test('a cart in points that buy nothing any more is refused by name, and not quietly paid in others', () => {
  const cart = cartOf(wang, [soap, 2])
  now(keep(cart, 1))
  newScheme()
  expect(keep(cart, 2)).toMatchObject({ refusal: { code: 'cart_scheme_ended' } })
})
