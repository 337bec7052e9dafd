import { afterEach, describe, expect, test } from 'vitest'
import type { SchemeSettings } from '#main/api/schemes.ts'
import { documentSlip } from '#main/domain/printing/document-slip.service.ts'
import { now, PLAIN_SCHEME, type TestGoods, type TestHousehold } from '../../kit/counter-shop.ts'
import { type GiftedShop, openGiftedShop } from '../../kit/gifted-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { slipText } from '../../kit/slip-text.ts'

let shop: GiftedShop
let wang: TestHousehold
let soap: TestGoods
let noodles: TestGoods
/** 王桂花 with 20 earned points and 100 gifted ones; soap 3 points, noodles 10. */
const open = (earned: number, gifted: number, settings: Partial<SchemeSettings> = {}) => {
  shop = openGiftedShop(earned, gifted, settings)
  wang = shop.household('王桂花', 2000)
  soap = shop.goods('雕牌肥皂', 300, 20, 2000)
  noodles = shop.goods('巨能龙须面', 1000, 20, 5000)
  shop.gift(wang, 10_000)
}
afterEach(() => shop.closeProved())

const corrections = () => shop.shop.services.corrections
const giveBack = (slip: string, line: number, quantity: number) =>
  now(
    corrections().giveBack(
      { document: newId(), slip, reason: '退', lines: [{ line, quantity, condition: 'shelf' }] },
      shop.caller,
    ),
  )
const paperOf = (document: string): string =>
  slipText(documentSlip(shop.store, document, 48, false)!.stub).join('\n')

describe('gifted points are spent together with earned ones', () => {
  test('one with one: 20 earned points carry 20 gifted ones, and both are shown as what may be spent', () => {
    open(1, 1)
    expect(shop.shown(wang)).toMatchObject({
      balance: 2000,
      spendable: 4000,
      gifted: { balance: 10_000, usable: 2000 },
    })
    expect(shop.redeem(wang, [noodles, 3])).toMatchObject({ spendableBefore: 4000, spendableAfter: 1000 })
    expect(shop.purse(wang)).toEqual([500, 8500])
  })

  test('one with five, as for poor households: 20 earned points carry 100', () => {
    open(1, 5)
    expect(shop.shown(wang).spendable).toBe(12_000)
    shop.redeem(wang, [noodles, 6])
    expect(shop.purse(wang)).toEqual([1000, 5000])
    shop.redeem(wang, [noodles, 6])
    expect(shop.purse(wang)).toEqual([0, 0])
  })

  test('never more than there are: the rest is earned', () => {
    open(1, 5)
    const li = shop.household('李秀英', 5000)
    shop.gift(li, 700)
    expect(shop.shown(li).spendable).toBe(5700)
    shop.redeem(li, [noodles, 4])
    expect(shop.purse(li)).toEqual([1700, 0])
  })

  test('whole points only: of 3 points at one with one, one is gifted', () => {
    open(1, 1)
    // an odd slip uses one earned point more than gifted ones, and the slip says what is left
    expect(shop.redeem(wang, [soap, 1])).toMatchObject({ spendableBefore: 4000, spendableAfter: 3600 })
    expect(shop.purse(wang)).toEqual([1800, 9900])
  })

  test('the lines of a slip share them, and add up to the last point', () => {
    open(1, 1)
    const salt = shop.goods('食盐', 100, 10, 500)
    const slip = shop.redeem(wang, [soap, 1], [salt, 1], [noodles, 1], [salt, 2])
    // 3 + 3 + 10 points, 8 of them gifted
    expect(slip.total).toBe(1600)
    expect(shop.purse(wang)).toEqual([1200, 9200])
    for (const line of [1, 2, 3]) giveBack(slip.id, line, line === 2 ? 3 : 1)
    expect(shop.purse(wang)).toEqual([2000, 10_000])
  })

  test('alone they buy nothing, and more than the ratio is refused with the facts', () => {
    open(1, 1)
    expect(refusalOf(shop.confirm(wang, [noodles, 5]))).toMatchObject({
      code: 'points_short',
      sentence:
        '积分不够：可兑 40 分，这一单 50 分，还差 10 分。赠分有 100 分，只能搭着挣的分花，挣 1 分搭 1 分。请减一样',
      facts: { spendable: 4000, needed: 5000, missing: 1000, gifted: 10_000 },
    })
    const poor = shop.household('赵有田', 0)
    shop.gift(poor, 5000)
    expect(shop.shown(poor).spendable).toBe(0)
    expect(refusalOf(shop.confirm(poor, [soap, 1]))).toMatchObject({ code: 'points_short' })
    expect(shop.purse(poor)).toEqual([0, 5000])
  })

  test('a base that is not spendable carries none', () => {
    open(1, 1, { base: { pointsHundredths: 1500, spendable: false } })
    expect(shop.shown(wang)).toMatchObject({ heldBack: 1500, spendable: 1000 })
  })

  test('limits count both', () => {
    const quotas = { householdDay: 2500, householdMonth: null, headDay: null, headMonth: null }
    open(1, 1, { quotas })
    shop.redeem(wang, [noodles, 2])
    expect(shop.shown(wang).quotaLeft).toEqual({ period: 'day', left: 500 })
    expect(refusalOf(shop.confirm(wang, [noodles, 1]))).toMatchObject({
      code: 'quota_day',
      facts: { left: 500 },
    })
  })

  test('the cart says beforehand what will be left', () => {
    open(1, 1)
    const quote = now(
      shop.shop.services.redemption.keep({ cart: shop.cartOf(wang, [soap, 1]), revision: 1 }, shop.caller),
    )
    expect(quote).toMatchObject({ total: 300, spendableAfter: 3600, obstacle: null })
  })

  test('where the village has ended it, they stay and are not spent', () => {
    open(1, 1)
    now(
      shop.shop.services.schemes.decide(
        {
          document: newId(),
          scheme: shop.scheme,
          name: '积分',
          fromDate: shop.shop.ledger.today(),
          approver: '村两委',
          settings: PLAIN_SCHEME,
        },
        shop.caller,
      ),
    )
    expect(shop.shown(wang)).toMatchObject({ spendable: 2000, gifted: null })
    shop.redeem(wang, [noodles, 1])
    expect(shop.purse(wang)).toEqual([1000, 10_000])
  })
})

describe('what goes back goes where it came from', () => {
  test('half a line gives half of each back', () => {
    open(1, 1)
    const slip = shop.redeem(wang, [noodles, 4])
    expect(shop.purse(wang)).toEqual([0, 8000])
    expect(giveBack(slip.id, 1, 2)).toMatchObject({ spendableBefore: 0, spendableAfter: 2000 })
    expect(shop.purse(wang)).toEqual([1000, 9000])
  })

  test('piece by piece every point comes back, whatever does not divide', () => {
    open(1, 1)
    const slip = shop.redeem(wang, [soap, 3])
    expect(shop.purse(wang)).toEqual([1500, 9600])
    const left = [1, 2, 3].map(() => {
      giveBack(slip.id, 1, 1)
      return shop.purse(wang)
    })
    expect(left).toEqual([
      [1700, 9700],
      [1800, 9900],
      [2000, 10_000],
    ])
  })

  test('a whole reversal', () => {
    open(1, 5)
    const slip = shop.redeem(wang, [noodles, 3], [soap, 2])
    const form = { document: newId(), slip: slip.id, reason: '开错单', condition: 'shelf' as const }
    expect(now(corrections().reverse(form, shop.caller)).spendableAfter).toBe(12_000)
    expect(shop.purse(wang)).toEqual([2000, 10_000])
  })

  test('an exchange spends again what came back', () => {
    open(1, 1)
    const slip = shop.redeem(wang, [noodles, 4])
    const exchanged = now(
      corrections().exchange(
        {
          document: newId(),
          slip: slip.id,
          reason: '换肥皂',
          lines: [{ line: 1, quantity: 2, condition: 'shelf' }],
          newLines: [{ item: soap.id, quantity: 4 }],
        },
        shop.caller,
      ),
    )
    // 20 back, 12 out again
    expect(exchanged).toMatchObject({ spendableBefore: 0, spendableAfter: 800 })
    expect(shop.purse(wang)).toEqual([400, 8400])
  })

  test('a slip of the wrong household: each has and pays its own', () => {
    open(1, 1)
    const li = shop.household('李秀英', 1000)
    shop.gift(li, 400)
    const slip = shop.redeem(wang, [noodles, 2], [soap, 1])
    const moved = now(
      corrections().moveToHousehold(
        { document: newId(), slip: slip.id, reason: '开错户', household: li.id },
        shop.caller,
      ),
    )
    expect(shop.purse(wang)).toEqual([2000, 10_000])
    // 23 points, of which 4 gifted are all that 李秀英 has
    expect(shop.purse(li)).toEqual([-900, 0])
    expect(paperOf(moved.id)).toMatch(/退回积分 +23分\n其中赠分 +11分/)
    expect(paperOf(moved.id)).toMatch(/改记扣分 +23分\n其中赠分 +4分/)
    giveBack(moved.id, 1, 2)
    giveBack(moved.id, 2, 1)
    expect(shop.purse(li)).toEqual([1000, 400])
  })

  test('a slip from paper happened: earned points may be owed, gifted ones never', () => {
    open(1, 1)
    const entered = shop.shop.services.redemption.enterPaper(
      {
        document: newId(),
        household: wang.id,
        lines: [{ item: noodles.id, quantity: 20 }],
        collector: { kind: 'member', person: wang.head },
        number: '0007',
        day: shop.shop.ledger.today(),
        total: 20_000,
        writer: shop.people.writer,
        issuer: shop.people.issuer,
      },
      shop.caller,
    )
    expect(now(entered)).toMatchObject({ spendableBefore: 4000, spendableAfter: -8000 })
    expect(shop.purse(wang)).toEqual([-8000, 0])
  })
})

describe('paper says how many of the points were gifted', () => {
  test('the slip, what takes it back, and the household’s statement', () => {
    open(1, 1)
    const slip = shop.redeem(wang, [noodles, 1])
    expect(paperOf(slip.id)).toMatch(/本次兑换 +10分\n其中赠分 +5分\n兑后可兑 +30分/)
    const back = giveBack(slip.id, 1, 1)
    expect(paperOf(back.id)).toMatch(/退回积分 +10分\n其中赠分 +5分/)
    const { layout } = now(shop.shop.services.printing.statement({ household: wang.id }, shop.caller))
    const text = slipText(layout).join('\n')
    expect(text).toMatch(/其中赠分 5分/)
    expect(text).toMatch(/现有积分 +120分\n其中赠分 +100分/)
    expect(text).toContain('现在可兑 40分')
  })

  test('nothing is said where there are none', () => {
    open(1, 1)
    const li = shop.household('李秀英', 1000)
    expect(paperOf(shop.redeem(li, [noodles, 1]).id)).not.toContain('赠分')
  })
})
