import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeSlipCode } from '#main/kernel/barcodes.ts'
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

describe('before a correction is done', () => {
  const corrections = () => counter.shop.services.corrections
  const preview = (input: Parameters<ReturnType<typeof corrections>['preview']>[0]) =>
    corrections().preview(input, counter.caller)

  test('a slip is found by its number, however it is typed, and by its 核对码', () => {
    const slip = redeem(wang, [soap, 1])
    for (const code of [slip.serial, 'dh26-00001', 'ＤＨ26-00001', slip.checkCode, slip.slipCode]) {
      expect(now(corrections().find({ code }, counter.caller))).toMatchObject([{ document: slip.id }])
    }
    expect(corrections().find({ code: 'DH26-00002' }, counter.caller)).toMatchObject({
      refusal: { code: 'slip_unknown' },
    })
  })

  test('it says what each way would do, and nothing is written', () => {
    const slip = redeem(wang, [noodles, 1], [soap, 2])
    const before = [counter.spendable(wang), counter.spendable(li), counter.onShelf(soap.id)]
    expect(now(preview({ kind: 'reverse', slip: slip.id }))).toMatchObject({
      back: 1600,
      spent: 0,
      before: 7000,
      after: 8600,
    })
    const one = { line: 2, quantity: 1, condition: 'loss' } as const
    expect(now(preview({ kind: 'return', slip: slip.id, lines: [one] }))).toMatchObject({
      back: 300,
      after: 7300,
    })
    const newLines = [{ item: noodles.id, quantity: 1 }]
    expect(now(preview({ kind: 'exchange', slip: slip.id, lines: [one], newLines }))).toMatchObject({
      back: 300,
      spent: 1000,
      after: 6300,
      lines: [{ item: noodles.id, points: 1000 }],
    })
    expect(now(preview({ kind: 'move', slip: slip.id, household: li.id }))).toMatchObject({
      back: 1600,
      after: 8600,
      to: { before: 2000, after: 400 },
    })
    expect([counter.spendable(wang), counter.spendable(li), counter.onShelf(soap.id)]).toEqual(before)
  })

  test('it says what stands in the way', () => {
    const slip = redeem(wang, [noodles, 1])
    expect(preview({ kind: 'move', slip: slip.id, household: wang.id })).toMatchObject({
      refusal: { code: 'same_household' },
    })
    const back = [{ line: 1, quantity: 1, condition: 'shelf' }] as const
    const newLines = [{ item: noodles.id, quantity: 6 }]
    expect(preview({ kind: 'exchange', slip: slip.id, lines: [...back], newLines })).toMatchObject({
      refusal: { code: 'stock_short' },
    })
  })
})
