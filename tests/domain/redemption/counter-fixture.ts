import type { Cart } from '#main/api/redemption.ts'
import {
  type CounterShop,
  now,
  openCounterShop,
  type TestGoods,
  type TestHousehold,
} from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'

/** Two households, soap and noodles, and what a test does at the counter with them. */
export function openCounter(settings: Parameters<typeof openCounterShop>[0] = {}) {
  const counter: CounterShop = openCounterShop(settings)
  const wang = counter.household('王桂花', 8600)
  const li = counter.household('李秀英', 2000)
  const soap = counter.goods('雕牌肥皂', 300, 10, 1001)
  const noodles = counter.goods('巨能龙须面', 1000, 5, 2500)

  const cartOf = (household: TestHousehold, ...lines: [TestGoods, number][]): Cart => ({
    id: newId(),
    household: household.id,
    lines: lines.map(([goods, quantity]) => ({ item: goods.id, quantity })),
    collector: { kind: 'member', person: household.head },
    identity: { by: 'card' },
  })
  const confirm = (cart: Cart, spendableShown: number) =>
    counter.shop.services.redemption.confirm({ cart, spendableShown }, counter.caller)
  const redeem = (household: TestHousehold, ...lines: [TestGoods, number][]) =>
    now(confirm(cartOf(household, ...lines), counter.spendable(household)))
  return { counter, wang, li, soap, noodles, cartOf, confirm, redeem }
}
