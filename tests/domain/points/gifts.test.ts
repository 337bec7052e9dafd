import { afterEach, describe, expect, test } from 'vitest'
import { openReadOnly } from '#main/db/read-only.ts'
import { exportJournal } from '#main/domain/export/hledger.service.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now, type TestHousehold } from '../../kit/counter-shop.ts'
import { type GiftedShop, openGiftedShop } from '../../kit/gifted-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let shop: GiftedShop
let wang: TestHousehold
let li: TestHousehold
const open = (...way: Parameters<typeof openGiftedShop>) => {
  shop = openGiftedShop(...way)
  wang = shop.household('王桂花', 2000)
  li = shop.household('李秀英', 1000)
}
afterEach(() => shop.closeProved())

const points = () => shop.shop.services.points
const reverse = (of: string, evenBelow = false) =>
  points().reverse({ document: newId(), of, reason: '款没到账', evenBelow }, shop.accountant)

describe('赠分', () => {
  test('one sheet for many households, kept with its reason among the documents', () => {
    open(1, 1)
    const given = now(points().gift(shop.giving([wang, 3000], [li, 1000]), shop.accountant))
    expect(given).toMatchObject({ serial: 'ZS26-00001', households: 2, total: 4000 })
    expect([shop.purse(wang), shop.purse(li)]).toEqual([
      [2000, 3000],
      [1000, 1000],
    ])
    expect(now(points().documents({ limit: 1 }, shop.accountant))).toMatchObject([
      { kind: 'gift_granted', title: '赠分单', reason: '张老板捐款折的分', total: 4000, reversible: true },
    ])
    expect(
      now(points().list({}, shop.accountant)).map(({ balance, spendable }) => [balance, spendable]),
    ).toEqual([
      [2000, 4000],
      [1000, 2000],
    ])
  })

  test('the same sheet sent twice is one', () => {
    open(1, 1)
    const form = shop.giving([wang, 3000])
    now(points().gift(form, shop.accountant))
    expect(now(points().gift(form, shop.accountant)).repeated).toBe(true)
    expect(shop.purse(wang)).toEqual([2000, 3000])
  })

  test('is refused in this order: switched off, a day to come, nobody, unknown, twice, no points, half points', () => {
    open(1, 1, { gifts: { on: false, earned: 1, gifted: 1 } })
    const wrong = {
      ...shop.giving([wang, 50], [wang, 0]),
      effectiveDate: '2099-01-01',
    }
    expect(refusalOf(points().gift(wrong, shop.accountant))).toMatchObject({
      code: 'purpose_off',
      sentence: '村里的积分方案没有开“赠分”。要用，请先在“设置”的“积分方案”里定下来。',
    })
    shop.closeProved()
    open(1, 1)
    const code = (change: Partial<ReturnType<typeof shop.giving>>) =>
      refusalOf(points().gift({ ...shop.giving([wang, 50], [wang, 0]), ...change }, shop.accountant)).code
    expect(code({ effectiveDate: '2099-01-01' })).toBe('effective_ahead')
    expect(code({ rows: [] })).toBe('points_empty')
    expect(code({ rows: [{ household: newId(), points: 0 }] })).toBe('household_unknown')
    expect(code({ rows: [wang, wang].map(({ id }) => ({ household: id, points: 100 })) })).toBe(
      'household_twice',
    )
    expect(code({ rows: [{ household: wang.id, points: 0 }] })).toBe('points_not_positive')
    expect(code({ rows: [{ household: wang.id, points: 50 }] })).toBe('points_precision')
    expect(shop.purse(wang)).toEqual([2000, 0])
  })

  test('is taken back as a whole while it is there; once used, not even below zero', () => {
    open(1, 1)
    const first = shop.gift(wang, 1000)
    now(reverse(first.id))
    expect(shop.purse(wang)).toEqual([2000, 0])
    expect(refusalOf(reverse(first.id)).code).toBe('reversed_before')

    const second = shop.gift(wang, 1000)
    const noodles = shop.goods('巨能龙须面', 1000, 5, 2500)
    const slip = shop.redeem(wang, [noodles, 1])
    expect(refusalOf(reverse(second.id, true))).toMatchObject({
      code: 'points_used',
      sentence: `ZS26-00002 里有 1 户的分已经用掉了：0001 号王桂花（${slip.serial}）。赠分不能欠：先冲销用掉它的那张兑换单，再来冲销。`,
      facts: { mayOwe: false },
    })
    const back = { document: newId(), slip: slip.id, reason: '退', condition: 'shelf' as const }
    now(shop.shop.services.corrections.reverse(back, shop.caller))
    now(reverse(second.id))
    expect(shop.purse(wang)).toEqual([2000, 0])
  })

  test('they go along when households merge, and a slip of before gives back to the one that took it in', () => {
    open(1, 1)
    shop.gift(wang, 3000)
    shop.gift(li, 500)
    const noodles = shop.goods('巨能龙须面', 1000, 5, 2500)
    const slip = shop.redeem(wang, [noodles, 2])
    now(
      shop.shop.services.households.merge(
        {
          document: newId(),
          household: li.id,
          from: [wang.id],
          population: 5,
          reason: '老人跟女儿过',
          signatures: ['王桂花', '李秀英'],
        },
        shop.accountant,
      ),
    )
    expect([shop.purse(wang), shop.purse(li)]).toEqual([
      [0, 0],
      [2000, 2500],
    ])
    const back = { document: newId(), slip: slip.id, reason: '退', condition: 'shelf' as const }
    now(shop.shop.services.corrections.reverse(back, shop.caller))
    expect([shop.purse(wang), shop.purse(li)]).toEqual([
      [0, 0],
      [3000, 3500],
    ])
  })

  test('the household’s page knows them; they are neither deposited nor given away', () => {
    open(1, 5, { deposits: true, giving: true })
    shop.gift(wang, 3000)
    const { purposes, households } = shop.shop.services
    expect(now(purposes.of({ household: wang.id }, shop.accountant))).toMatchObject({
      may: { gifts: true },
      own: 2000,
      gifted: 3000,
      ratio: { earned: 1, gifted: 5 },
    })
    expect(now(households.file({ household: wang.id }, shop.accountant)).household.spendable).toBe(5000)
    const form = { document: newId(), household: wang.id, points: 2500, reason: '存' }
    expect(refusalOf(purposes.deposit(form, shop.accountant))).toMatchObject({
      code: 'points_short',
      facts: { spendable: 2000 },
    })
  })

  test('the accountant’s journal names where they came from and whose they are', () => {
    open(1, 1)
    shop.gift(wang, 3000)
    const book = expectOk(openReadOnly(villageFileOf(shop.folder)))
    const journal = [...exportJournal(book, 'chinese')].join('')
    book.close()
    expect(journal).toContain('积分:积分:0001户:赠分')
    expect(journal).toContain('积分:积分:赠分来源')
    expect(journal).not.toMatch(/张老板|gift/)
  })
})

describe('when a cycle ends', () => {
  const cycles = () => shop.shop.services.cycles
  const preview = () => now(cycles().previewEnd({ scheme: shop.scheme }, shop.accountant))
  const end = () =>
    now(
      cycles().end(
        { document: newId(), scheme: shop.scheme, seen: preview().seen, reason: '村两委会议' },
        shop.accountant,
      ),
    )
  /** The 30th, and the next two days. */
  const LAST = '2026-11-30T01:00:00Z'
  const openAtTheEnd = (cycleEnd: 'carry' | 'clear' | 'base') => {
    shop = openGiftedShop(1, 1, { cycle: 'month', cycleEnd }, LAST)
    wang = shop.household('王桂花', 2000)
    li = shop.household('李秀英', 0)
    shop.gift(wang, 3000)
    shop.gift(li, 500)
    shop.clock.advanceMinutes(2 * 24 * 60)
  }

  test.each(['clear', 'base'] as const)(
    '%s: they go with the earned ones; what was given since stays',
    (how) => {
      openAtTheEnd(how)
      shop.gift(wang, 700)
      expect(preview().rows).toMatchObject([
        { number: '0001', balance: 5700, cleared: 5000, after: 700 },
        { number: '0002', balance: 500, cleared: 500, after: 0 },
      ])
      const ended = end()
      expect(ended).toMatchObject({ subjects: 2, cleared: 5500 })
      expect([shop.purse(wang), shop.purse(li)]).toEqual([
        [0, 700],
        [0, 0],
      ])
      now(reverse(ended.id))
      expect([shop.purse(wang), shop.purse(li)]).toEqual([
        [2000, 3700],
        [0, 500],
      ])
    },
  )

  test('what was spent since was of the old ones first', () => {
    openAtTheEnd('clear')
    const noodles = shop.goods('巨能龙须面', 1000, 5, 2500)
    const { writer, issuer } = shop.people
    now(shop.shop.services.session.openShift({ writer, issuer }, shop.caller))
    shop.redeem(wang, [noodles, 2])
    shop.gift(wang, 100)
    end()
    expect(shop.purse(wang)).toEqual([0, 100])
  })

  test('carry: they stay', () => {
    openAtTheEnd('carry')
    expect(preview().rows).toEqual([])
    expect(shop.purse(wang)).toEqual([2000, 3000])
  })
})
