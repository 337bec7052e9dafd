import type { Cart, PostedSlip } from '#main/api/redemption.ts'
import type { Dice } from '#main/hosts/demo/demo-clock.ts'
import { newId } from '#main/hosts/demo/demo-village.ts'
import { systemIds } from '#main/hosts/system.ts'
import { assert, expectOk } from '#main/kernel/result.ts'
import type { BenchGoods, BenchHousehold, OpenBench } from './village.ts'

export function cartOf(household: BenchHousehold, goods: readonly BenchGoods[]): Cart {
  return {
    id: newId(systemIds),
    household: household.id,
    lines: goods.map((item) => ({ item: item.id, quantity: item.basePerUnit })),
    collector: { kind: 'member', person: household.head },
    identity: { by: 'card' },
  }
}

/** Different goods without a monthly limit: nobody may be sent away from a measured counter. */
export function someGoods(dice: Dice, goods: readonly BenchGoods[], lines: number): BenchGoods[] {
  const chosen = new Set<BenchGoods>()
  while (chosen.size < lines) {
    const item = dice.pick(goods)
    if (!item.limited) chosen.add(item)
  }
  return [...chosen]
}

type Counter = Pick<OpenBench, 'shop' | 'village'>

export function spendable({ shop, village }: Counter, household: string): number {
  const shown = shop.services.redemption.household({ household }, village.clerk.caller)
  assert(!(shown instanceof Promise), 'the counter answers at once')
  return expectOk(shown).spendable
}

export function confirm({ shop, village }: Counter, cart: Cart, spendableShown: number): PostedSlip {
  const slip = shop.services.redemption.confirm({ cart, spendableShown }, village.clerk.caller)
  assert(!(slip instanceof Promise), 'the counter answers at once')
  return expectOk(slip)
}
