import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Cart } from '#main/api/redemption.ts'
import { makeSlipCode } from '#main/kernel/barcodes.ts'
import {
  type CounterShop,
  now,
  openCounterShop,
  type TestGoods,
  type TestHousehold,
} from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'

let counter: CounterShop
let wang: TestHousehold
let li: TestHousehold
let soap: TestGoods
let noodles: TestGoods

beforeEach(() => {
  counter = openCounterShop()
  wang = counter.household('王桂花', 8600)
  li = counter.household('李秀英', 2000)
  soap = counter.goods('雕牌肥皂', 300, 10, 1001)
  noodles = counter.goods('巨能龙须面', 1000, 5, 2500)
})
afterEach(() => counter.close())

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
const ledgerRows = () =>
  counter.store.sqlite
    .prepare(
      'SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM transfers) AS transfers',
    )
    .get()

describe('one household at the counter', () => {
  test('a card opens its household, a barcode or short number its goods, and a slip code its slip', () => {
    const scan = (code: string) => counter.shop.services.redemption.scan({ code }, counter.caller)
    expect(scan(wang.card)).toMatchObject({
      ok: true,
      value: { kind: 'household', household: { headName: '王桂花', spendable: 8600 } },
    })
    const slip = redeem(wang, [soap, 1])
    expect(scan(slip.slipCode)).toMatchObject({
      ok: true,
      value: { kind: 'slip', serial: slip.serial, unchanged: true },
    })
    expect(scan('6901234567890')).toMatchObject({ ok: false, refusal: { code: 'scan_bad_check' } })
    expect(scan('6920584471055')).toMatchObject({ ok: false, refusal: { code: 'scan_unknown' } })
  })

  test('goods go out, points go with them, and the slip says what was and what is left', () => {
    const slip = redeem(wang, [noodles, 1], [soap, 2])
    expect(slip).toMatchObject({
      serial: 'DH26-00001',
      total: 1600,
      spendableBefore: 8600,
      spendableAfter: 7000,
    })
    expect(counter.spendable(wang)).toBe(7000)
    expect(counter.onShelf(soap.id)).toBe(8)
    expect(counter.onShelf(noodles.id)).toBe(4)
  })

  test('two windows that confirm the same cart get the same slip', () => {
    const cart = cartOf(wang, [soap, 2])
    const first = now(confirm(cart, 8600))
    expect(now(confirm(cart, 8600))).toEqual({ ...first, repeated: true })
    expect(counter.spendable(wang)).toBe(8000)
    expect(confirm({ ...cart, lines: [{ item: soap.id, quantity: 3 }] }, 8000)).toMatchObject({
      ok: false,
      refusal: { code: 'document_differs', facts: { field: 'lines.0.quantity' } },
    })
  })

  test('a balance that changed since it was shown is refused, with both figures', () => {
    const before = ledgerRows()
    expect(confirm(cartOf(wang, [soap, 1]), 9000)).toMatchObject({
      ok: false,
      refusal: { code: 'balance_changed', facts: { shown: 9000, spendable: 8600 } },
    })
    expect(ledgerRows()).toEqual(before)
  })

  test('the same goods on two lines cannot take more than the shelf holds', () => {
    const before = ledgerRows()
    expect(confirm(cartOf(wang, [soap, 6], [soap, 5]), 8600)).toMatchObject({
      ok: false,
      refusal: { code: 'stock_short', facts: { left: 10, wanted: 11 } },
    })
    expect(ledgerRows()).toEqual(before)
  })

  test('what expires first goes out first, and what has expired never', () => {
    counter.stockIn(soap.id, 3, 300, '2026-10-31')
    const near = counter.stockIn(soap.id, 3, 300, '2026-11-20')
    redeem(wang, [soap, 2])
    const left = counter.store.sqlite
      .prepare("SELECT balance FROM accounts WHERE owner = ? AND kind = 'shelf'")
      .get(near)
    expect(left).toEqual({ balance: 1 })
    expect(confirm(cartOf(wang, [soap, 12]), counter.spendable(wang))).toMatchObject({
      refusal: { code: 'stock_short', facts: { left: 11 } },
    })
  })

  test('without an open shift nothing is written', () => {
    now(counter.shop.services.session.closeShift({}, counter.caller))
    expect(confirm(cartOf(wang, [soap, 1]), 8600)).toMatchObject({ ok: false, refusal: { code: 'no_shift' } })
  })

  test('somebody from outside the household gives a name and how they were known', () => {
    const cart: Cart = {
      ...cartOf(wang, [soap, 1]),
      collector: { kind: 'proxy', name: '赵玉兰', relation: '邻居', identity: '本村人，认识' },
      identity: { by: 'no_card', check: '看了身份证' },
    }
    const slip = now(confirm(cart, 8600))
    const content = counter.store.sqlite
      .prepare('SELECT content FROM documents WHERE id = ?')
      .pluck()
      .get(slip.id) as string
    expect(content).not.toContain('赵玉兰')
    expect(content).not.toContain('王桂花')
    const names = counter.store.sqlite
      .prepare("SELECT text FROM document_texts WHERE document = ? AND field = 'kept.names'")
      .pluck()
      .get(slip.id)
    expect(names).toContain('赵玉兰')
  })
})

describe('carts', () => {
  test('a held cart writes nothing to the ledger, and is still there after a restart', () => {
    const before = ledgerRows()
    const cart = cartOf(wang, [soap, 2])
    now(counter.shop.services.redemption.keep({ cart, revision: 1 }, counter.caller))
    now(counter.shop.services.redemption.hold({ cart: cart.id }, counter.caller))
    expect(now(counter.shop.services.redemption.overview({}, counter.caller)).held).toMatchObject([
      { cart: cart.id, headName: '王桂花' },
    ])
    expect(now(counter.shop.services.redemption.recall({ cart: cart.id }, counter.caller))).toEqual(cart)
    now(counter.shop.services.redemption.drop({ cart: cart.id }, counter.caller))
    expect(ledgerRows()).toEqual(before)
    expect(counter.onShelf(soap.id)).toBe(10)
  })

  test('an older window cannot overwrite a newer cart, and a posted cart is gone', () => {
    const cart = cartOf(wang, [soap, 2])
    now(counter.shop.services.redemption.keep({ cart, revision: 5 }, counter.caller))
    expect(counter.shop.services.redemption.keep({ cart, revision: 4 }, counter.caller)).toMatchObject({
      refusal: { code: 'cart_stale' },
    })
    now(confirm(cart, 8600))
    expect(counter.shop.services.redemption.keep({ cart, revision: 6 }, counter.caller)).toMatchObject({
      refusal: { code: 'cart_gone' },
    })
    expect(now(counter.shop.services.redemption.overview({}, counter.caller)).open).toEqual([])
  })

  test('the quote says what is short, and what could be had instead', () => {
    const quote = now(
      counter.shop.services.redemption.keep({ cart: cartOf(li, [noodles, 3]), revision: 1 }, counter.caller),
    )
    expect(quote).toMatchObject({
      total: 3000,
      spendableAfter: -1000,
      obstacle: { code: 'points_short', facts: { spendable: 2000, needed: 3000, missing: 1000 } },
      affordable: [
        { name: '巨能龙须面', points: 1000 },
        { name: '雕牌肥皂', points: 300 },
      ],
    })
  })
})

describe('limits', () => {
  test('a household, each head of it, and an item have their limits, and what came back gives them back', () => {
    counter.close()
    counter = openCounterShop({
      quotas: { householdDay: null, householdMonth: 1200, headDay: null, headMonth: null },
    })
    wang = counter.household('王桂花', 8600)
    soap = counter.goods('雕牌肥皂', 300, 10, 1000, 3)
    const slip = redeem(wang, [soap, 3])
    expect(confirm(cartOf(wang, [soap, 1]), 7700)).toMatchObject({ refusal: { code: 'item_limit' } })
    now(
      counter.shop.services.corrections.giveBack(
        {
          document: newId(),
          slip: slip.id,
          reason: '拿错了',
          lines: [{ line: 1, quantity: 2, condition: 'shelf' }],
        },
        counter.caller,
      ),
    )
    redeem(wang, [soap, 2])
    const tea = counter.goods('姜汤', 400, 10, 1000)
    expect(confirm(cartOf(wang, [tea, 1]), counter.spendable(wang))).toMatchObject({
      refusal: { code: 'quota_month', facts: { left: 300, needed: 400 } },
    })
    counter.clock.set('2026-11-30T01:00:00Z')
  })
})

describe('mistakes are put right by further slips', () => {
  const corrections = () => counter.shop.services.corrections

  test('a reversal takes the whole slip back, once', () => {
    const slip = redeem(wang, [noodles, 1], [soap, 2])
    const reverse = () =>
      corrections().reverse(
        { document: newId(), slip: slip.id, reason: '开错单', condition: 'shelf' },
        counter.caller,
      )
    expect(now(reverse())).toMatchObject({ serial: 'CX26-00001', total: -1600, spendableAfter: 8600 })
    expect([counter.spendable(wang), counter.onShelf(soap.id), counter.onShelf(noodles.id)]).toEqual([
      8600, 10, 5,
    ])
    expect(reverse()).toMatchObject({ ok: false, refusal: { code: 'slip_settled' } })
  })

  test('spoiled goods that come back do not return to the shelf', () => {
    const slip = redeem(wang, [soap, 2])
    now(
      corrections().giveBack(
        {
          document: newId(),
          slip: slip.id,
          reason: '坏了',
          lines: [{ line: 1, quantity: 1, condition: 'loss' }],
        },
        counter.caller,
      ),
    )
    expect(counter.onShelf(soap.id)).toBe(8)
    expect(counter.spendable(wang)).toBe(8300)
  })

  test('nobody gets back more than was taken, however it is split', () => {
    const slip = redeem(wang, [soap, 2])
    const back = (quantity: number) =>
      corrections().giveBack(
        {
          document: newId(),
          slip: slip.id,
          reason: '退',
          lines: [{ line: 1, quantity, condition: 'shelf' }],
        },
        counter.caller,
      )
    now(back(1))
    expect(back(2)).toMatchObject({
      ok: false,
      refusal: { code: 'return_too_much', facts: { left: '1 块' } },
    })
    now(back(1))
    expect(back(1)).toMatchObject({ ok: false })
    expect(counter.spendable(wang)).toBe(8600)
  })

  test('an exchange is one slip: goods back, other goods out', () => {
    const slip = redeem(li, [noodles, 2])
    const exchanged = now(
      corrections().exchange(
        {
          document: newId(),
          slip: slip.id,
          reason: '换肥皂',
          lines: [{ line: 1, quantity: 1, condition: 'shelf' }],
          newLines: [{ item: soap.id, quantity: 3 }],
        },
        counter.caller,
      ),
    )
    expect(exchanged).toMatchObject({
      serial: 'HH26-00001',
      total: -100,
      spendableBefore: 0,
      spendableAfter: 100,
    })
    expect([counter.spendable(li), counter.onShelf(noodles.id), counter.onShelf(soap.id)]).toEqual([
      100, 4, 7,
    ])
  })

  test('a slip of the wrong household moves its points, the goods stay, and the right one may fall below zero', () => {
    const slip = redeem(wang, [noodles, 3])
    now(
      corrections().moveToHousehold(
        { document: newId(), slip: slip.id, reason: '开错户', household: li.id },
        counter.caller,
      ),
    )
    expect([counter.spendable(wang), counter.spendable(li), counter.onShelf(noodles.id)]).toEqual([
      8600, -1000, 2,
    ])
    expect(confirm(cartOf(li, [soap, 1]), -1000)).toMatchObject({
      ok: false,
      refusal: { code: 'points_short' },
    })
  })

  test('the right household may still give goods back', () => {
    const slip = redeem(wang, [noodles, 2])
    const moved = now(
      corrections().moveToHousehold(
        { document: newId(), slip: slip.id, reason: '开错户', household: li.id },
        counter.caller,
      ),
    )
    now(
      corrections().giveBack(
        {
          document: newId(),
          slip: moved.id,
          reason: '退',
          lines: [{ line: 1, quantity: 2, condition: 'shelf' }],
        },
        counter.caller,
      ),
    )
    expect([counter.spendable(li), counter.onShelf(noodles.id)]).toEqual([2000, 5])
  })
})

describe('mistakes on top of mistakes', () => {
  const corrections = () => counter.shop.services.corrections
  const move = (slip: string, household: TestHousehold) =>
    now(
      corrections().moveToHousehold(
        { document: newId(), slip, reason: '开错户', household: household.id },
        counter.caller,
      ),
    )

  test('a slip that was moved twice still brings its goods back to the shelf', () => {
    const zhao = counter.household('赵玉兰', 5000)
    const slip = redeem(wang, [soap, 2])
    const second = move(move(slip.id, li).id, zhao)
    now(
      corrections().giveBack(
        {
          document: newId(),
          slip: second.id,
          reason: '退',
          lines: [{ line: 1, quantity: 2, condition: 'shelf' }],
        },
        counter.caller,
      ),
    )
    expect([counter.spendable(zhao), counter.onShelf(soap.id)]).toEqual([5000, 10])
  })

  test('one line may come back in two conditions, on one slip', () => {
    const slip = redeem(wang, [soap, 3])
    now(
      corrections().giveBack(
        {
          document: newId(),
          slip: slip.id,
          reason: '退',
          lines: [
            { line: 1, quantity: 2, condition: 'shelf' },
            { line: 1, quantity: 1, condition: 'loss' },
          ],
        },
        counter.caller,
      ),
    )
    expect([counter.spendable(wang), counter.onShelf(soap.id)]).toEqual([8600, 9])
  })

  test('what a merged household gives back reaches the one that took it in', () => {
    const slip = redeem(li, [soap, 2])
    now(
      counter.shop.services.households.merge(
        {
          document: newId(),
          household: wang.id,
          from: [li.id],
          population: 5,
          reason: '老人跟女儿过',
          signatures: ['王桂花', '李秀英'],
        },
        counter.caller,
      ),
    )
    expect(counter.spendable(wang)).toBe(8600 + 1400)
    now(
      corrections().reverse(
        { document: newId(), slip: slip.id, reason: '开错', condition: 'shelf' },
        counter.caller,
      ),
    )
    expect([counter.spendable(wang), counter.spendable(li)]).toEqual([8600 + 2000, 0])
  })

  test('a like for like exchange is not stopped by the limit that the first piece used up', () => {
    const pot = counter.goods('汤锅', 2000, 3, 6000, 1)
    const slip = redeem(wang, [pot, 1])
    const exchanged = corrections().exchange(
      {
        document: newId(),
        slip: slip.id,
        reason: '坏了',
        lines: [{ line: 1, quantity: 1, condition: 'loss' }],
        newLines: [{ item: pot.id, quantity: 1 }],
      },
      counter.caller,
    )
    expect(now(exchanged)).toMatchObject({ total: 0 })
  })

  test('the digits on paper find a slip by its number, and say when the code is another one', () => {
    const slip = redeem(wang, [soap, 1])
    const forged = makeSlipCode({ documentKind: '00', year: '26', serial: '000001', checkCode: '00000000' })
    const scan = (code: string) => counter.shop.services.redemption.scan({ code }, counter.caller)
    expect(scan(forged)).toMatchObject({
      ok: true,
      value: { kind: 'slip', serial: slip.serial, unchanged: false },
    })
    expect(scan(slip.slipCode)).toMatchObject({ ok: true, value: { unchanged: true } })
  })
})

test('goods found on the shelf are booked with a witness, never by one person alone', () => {
  const found = (witness: string) =>
    counter.shop.services.redemption.found(
      { document: newId(), item: soap.id, quantity: 2, reason: '货架上有', witness, witnessPin: '1234' },
      counter.caller,
    )
  expect(found(counter.people.writer)).toMatchObject({ ok: false, refusal: { code: 'found_same_person' } })
  expect(now(found(counter.people.issuer)).serial).toBe('BL26-00001')
  expect(counter.onShelf(soap.id)).toBe(12)
})

test('who served alone is countersigned by somebody else before the day ends', () => {
  now(counter.shop.services.session.closeShift({}, counter.caller))
  now(
    counter.shop.services.session.openShift(
      { writer: counter.people.writer, issuer: counter.people.writer },
      counter.caller,
    ),
  )
  const slip = redeem(wang, [soap, 1])
  expect(slip.awaitingReview).toBe(true)
  const countersign = (staff: string) =>
    counter.shop.services.redemption.countersign(
      { document: newId(), slips: [slip.id], staff, pin: '1234' },
      counter.caller,
    )
  expect(countersign(counter.people.writer)).toMatchObject({
    ok: false,
    refusal: { code: 'review_own_slip' },
  })
  now(countersign(counter.people.issuer))
  expect(now(counter.shop.services.redemption.awaitingReview({}, counter.caller))).toEqual([])
})
