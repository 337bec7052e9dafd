import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Cart } from '#main/api/redemption.ts'
import { type CounterShop, now, type TestGoods, type TestHousehold } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openCounter } from './counter-fixture.ts'

let counter: CounterShop
let wang: TestHousehold
let li: TestHousehold
let soap: TestGoods
let noodles: TestGoods
let cartOf: ReturnType<typeof openCounter>['cartOf']
let confirm: ReturnType<typeof openCounter>['confirm']
let redeem: ReturnType<typeof openCounter>['redeem']

beforeEach(() => {
  ;({ counter, wang, li, soap, noodles, cartOf, confirm, redeem } = openCounter())
})
afterEach(() => counter.close())

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
      { cart: cart.id, state: 'held', headName: '王桂花', groupName: '三组', lines: 1, pieces: 2 },
    ])
    expect(now(counter.shop.services.redemption.recall({ cart: cart.id }, counter.caller))).toEqual({
      ...cart,
      scheme: counter.scheme,
      revision: 1,
    })
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
    now(counter.shop.services.redemption.keep({ cart, revision: 5 }, counter.caller))
    const more = { ...cart, lines: [{ item: soap.id, quantity: 3 }] }
    expect(counter.shop.services.redemption.keep({ cart: more, revision: 5 }, counter.caller)).toMatchObject({
      refusal: { code: 'cart_stale' },
    })
    expect(now(counter.shop.services.redemption.overview({}, counter.caller)).open).toEqual([
      { ...cart, scheme: counter.scheme, revision: 5 },
    ])
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
    ;({ counter, wang, cartOf, confirm, redeem } = openCounter({
      quotas: { householdDay: null, householdMonth: 1200, headDay: null, headMonth: null },
    }))
    soap = counter.goods('香皂', 300, 10, 1000, 3)
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
  counter.clock.set('2026-11-03T01:42:00Z')
  expect(now(counter.shop.services.redemption.awaitingReview({}, counter.caller))).toMatchObject([
    { serial: slip.serial, businessDate: '2026-11-01', time: '09:42' },
  ])
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
