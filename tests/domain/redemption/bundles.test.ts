import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ItemFormInput } from '#main/api/catalogue.ts'
import { type CounterShop, now, type TestGoods, type TestHousehold } from '../../kit/counter-shop.ts'
import { itemForm } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openCounter } from './counter-fixture.ts'

let counter: CounterShop
let wang: TestHousehold
let li: TestHousehold
let noodles: TestGoods
let oil: TestGoods
let gift: TestGoods
let cartOf: ReturnType<typeof openCounter>['cartOf']
let confirm: ReturnType<typeof openCounter>['confirm']
let redeem: ReturnType<typeof openCounter>['redeem']

beforeEach(() => {
  ;({ counter, wang, li, noodles, cartOf, confirm, redeem } = openCounter())
  oil = counter.goods('菜籽油', 800, 20, 20_000, 3)
  gift = bundle('新年礼包', 1500, [oil, 2], [noodles, 1])
})
afterEach(() => counter.close())

/** A priced item of another kind than goods. */
function register(name: string, price: number, form: Partial<ItemFormInput>): TestGoods {
  const { catalogue, schemes } = counter.shop.services
  const item = itemForm(name, { unit: '份', ...form })
  now(catalogue.register({ document: newId(), item }, counter.caller))
  const prices = [{ item: item.id, pointsHundredths: price }]
  const list = { document: newId(), fromDate: counter.shop.ledger.today(), approver: '村两委', note: '' }
  now(schemes.decidePrices({ ...list, prices }, counter.caller))
  return { id: item.id, name, price }
}

const bundle = (name: string, price: number, ...parts: [TestGoods, number][]) =>
  register(name, price, {
    kind: 'bundle',
    components: parts.map(([{ id: item }, quantity]) => ({ item, quantity })),
  })

const refusedFor = (...lines: [TestGoods, number][]) =>
  confirm(cartOf(wang, ...lines), counter.spendable(wang))

const obstacleFor = (...lines: [TestGoods, number][]) =>
  now(counter.shop.services.redemption.keep({ cart: cartOf(wang, ...lines), revision: 1 }, counter.caller))
    .obstacle

describe('goods in a gift package keep to their own limit', () => {
  test('two packages with four bottles are refused where a household may take three', () => {
    expect(refusedFor([gift, 2])).toMatchObject({
      refusal: {
        code: 'item_limit',
        sentence: '菜籽油每户每月限 3 块，这个月已经换了 0 块，这一单连礼包里的要 4 块。请减一些。',
      },
    })
  })

  test('bottles on their own and bottles in a package are counted together', () => {
    expect(refusedFor([oil, 2], [gift, 1])).toMatchObject({ refusal: { code: 'item_limit' } })
    redeem(wang, [oil, 1], [gift, 1])
  })

  test('what was taken in a package counts for the rest of the month, and not for the next one', () => {
    redeem(wang, [gift, 1])
    expect(refusedFor([oil, 2])).toMatchObject({
      refusal: { code: 'item_limit', facts: { name: '菜籽油', taken: '2 块' } },
    })
    redeem(wang, [oil, 1])
    counter.clock.set('2026-11-30T01:00:00Z')
    expect(obstacleFor([gift, 1])).toMatchObject({ code: 'item_limit' })
    counter.clock.set('2026-12-01T01:00:00Z')
    expect(obstacleFor([gift, 1])).toBeNull()
  })

  test('a package that came back gives the limit of its goods back', () => {
    const slip = redeem(wang, [gift, 1])
    const lines = [{ line: 1, quantity: 1, condition: 'shelf' as const }]
    const back = { document: newId(), slip: slip.id, reason: '不要了', lines }
    now(counter.shop.services.corrections.giveBack(back, counter.caller))
    redeem(wang, [oil, 3])
  })

  test('a package may be exchanged for the goods that are in it', () => {
    const slip = redeem(wang, [gift, 1])
    now(
      counter.shop.services.corrections.exchange(
        {
          document: newId(),
          slip: slip.id,
          reason: '换成油',
          lines: [{ line: 1, quantity: 1, condition: 'shelf' }],
          newLines: [{ item: oil.id, quantity: 3 }],
        },
        counter.caller,
      ),
    )
    expect(refusedFor([oil, 1])).toMatchObject({ refusal: { code: 'item_limit' } })
  })

  test('a package that was put to another household counts there', () => {
    const slip = redeem(li, [gift, 1])
    const moved = { document: newId(), slip: slip.id, reason: '是王家的', household: wang.id }
    now(counter.shop.services.corrections.moveToHousehold(moved, counter.caller))
    expect(refusedFor([oil, 2])).toMatchObject({ refusal: { code: 'item_limit', facts: { taken: '2 块' } } })
    redeem(li, [oil, 2])
  })

  test('what a package was made of that day counts, not what it is made of now', () => {
    redeem(wang, [gift, 1])
    const { catalogue } = counter.shop.services
    const { item, basedOn } = savedForm(gift)
    const components = [{ item: noodles.id, quantity: 1 }]
    now(catalogue.change({ document: newId(), item: { ...item, components }, basedOn }, counter.caller))
    expect(refusedFor([oil, 2])).toMatchObject({ refusal: { code: 'item_limit' } })
  })
})

test('a package with goods that are no longer handed out is not handed out either', () => {
  const save = (goods: TestGoods, active: boolean) => {
    const { item, basedOn } = savedForm(goods)
    now(
      counter.shop.services.catalogue.change(
        { document: newId(), item: { ...item, active }, basedOn },
        counter.caller,
      ),
    )
  }
  save(gift, false)
  save(oil, false)
  save(gift, true)
  expect(refusedFor([gift, 1])).toMatchObject({
    refusal: { code: 'item_inactive', sentence: '新年礼包里的菜籽油已经停用，不能兑换。' },
  })
})

test('a package may hold a service: it needs no shelf', () => {
  const haircut = register('理发', 800, { kind: 'service', unit: '次' })
  const feast = bundle('重阳礼包', 1500, [haircut, 1], [noodles, 1])
  redeem(wang, [feast, 1])
  expect(counter.onShelf(noodles.id)).toBe(4)
})

/** An item as its form would be saved again. */
function savedForm(goods: TestGoods): { item: ItemFormInput; basedOn: string } {
  const detail = now(counter.shop.services.catalogue.detail({ item: goods.id }, counter.caller))
  const { id, kind, name, spec, unit, basePerUnit, baseName, shortNumber, picture } = detail
  const { limitPerMonth, minimumStock, shelfLifeDays, active, barcodes } = detail
  const components = detail.components.map(({ item, quantity }) => ({ item, quantity }))
  const plain = { id, kind, name, spec, unit, basePerUnit, baseName, shortNumber, picture }
  return {
    item: { ...plain, limitPerMonth, minimumStock, shelfLifeDays, active, barcodes, components },
    basedOn: detail.changedBy,
  }
}
