import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SchemeSettings } from '#main/api/schemes.ts'
import { floorOf, linePoints } from '#main/domain/schemes/schemes.ts'
import { checkSettings, DEFAULT_SETTINGS } from '#main/domain/schemes/settings.ts'
import type { Day } from '#main/kernel/dates.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
const schemes = () => office.shop.services.schemes
beforeEach(() => {
  office = openOfficeShop()
})
afterEach(() => office.close())

const decide = (settings: Partial<SchemeSettings>, form: object = {}) =>
  schemes().decide(
    {
      document: newId(),
      scheme: office.scheme,
      name: '积分',
      fromDate: office.shop.ledger.today(),
      approver: '村民代表会议',
      settings: { ...DEFAULT_SETTINGS, ...settings } as SchemeSettings,
      ...form,
    },
    office.accountant,
  )
const price = (item: string, pointsHundredths: number | null, form: object = {}) =>
  schemes().decidePrices(
    {
      document: newId(),
      fromDate: office.shop.ledger.today(),
      approver: '村两委',
      note: '',
      prices: [{ item, pointsHundredths }],
      ...form,
    },
    office.accountant,
  )
const priceOn = (item: string, day: string) => schemes().price(office.store, item, office.scheme, day as Day)

describe('the points of a line', () => {
  test.each([
    ['3 斤 at 4.5 分', 450, 30, 10, 1, 1350],
    ['2.5 斤 at 5 分, whole points: half up', 500, 25, 10, 0, 1300],
    ['1 两 at 4 分 a 斤, whole points: never for nothing', 400, 1, 10, 0, 100],
    ['1 两 at 4 分 a 斤, tenths', 400, 1, 10, 1, 40],
    ['1 两 at 0.1 分 a 斤, tenths: the smallest step', 10, 1, 10, 1, 10],
    ['24 bottles at 8 分', 800, 24, 1, 0, 19200],
    ['a third of 10 分', 1000, 1, 3, 2, 333],
  ])('%s', (_what, each, quantity, perUnit, precision, points) => {
    expect(linePoints(each, quantity, perUnit, precision as 0 | 1 | 2)).toBe(points)
  })

  test('is never more than half a step away from the exact figure, and exact to the fen with numbers of any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.constantFrom(0, 1, 2) as fc.Arbitrary<0 | 1 | 2>,
        (each, quantity, perUnit, precision) => {
          const points = linePoints(each, quantity, perUnit, precision)
          const step = 10 ** (2 - precision)
          expect(points % step).toBe(0)
          expect(points).toBeGreaterThanOrEqual(step)
          if (points === step) return
          const error = BigInt(points) * BigInt(perUnit) - BigInt(each) * BigInt(quantity)
          const half = (BigInt(perUnit) * BigInt(step)) / 2n + 1n
          expect(error <= half && error >= -half).toBe(true)
        },
      ),
    )
  })
})

describe('the scheme', () => {
  test('a change holds from its own day on; the day before, the old one does', () => {
    now(decide({ gateHundredths: 500 }, { fromDate: '2026-12-01' }))
    const gate = (day: string) =>
      expectOk(schemes().spending(office.store, day as Day)).settings.gateHundredths
    expect([gate('2026-11-30'), gate('2026-12-01')]).toEqual([0, 500])
    expect(now(schemes().current({}, office.accountant))).toMatchObject({
      inForce: 1,
      versions: [{ version: 1 }, { version: 2, fromDate: '2026-12-01' }],
    })
  })

  test('where points only rank, the counter is told that they buy nothing, and not to wait for a day', () => {
    now(decide({ redeemable: false }))
    const today = office.shop.ledger.today()
    expect(refusalOf(schemes().spending(office.store, today)).code).toBe('scheme_buys_nothing')
    expect(refusalOf(schemes().spending(office.store, today, office.scheme)).code).toBe('scheme_buys_nothing')
    now(decide({}, { scheme: newId(), name: '红梅币', fromDate: '2026-12-01' }))
    expect(refusalOf(schemes().spending(office.store, today))).toMatchObject({
      code: 'scheme_not_yet',
      facts: { from: '2026-12-01' },
    })
  })

  test('of two changes for the same day the later decision holds', () => {
    now(decide({ gateHundredths: 500 }))
    now(decide({ gateHundredths: 300 }))
    expect(expectOk(schemes().spending(office.store, office.shop.ledger.today()))).toMatchObject({
      version: 3,
      settings: { gateHundredths: 300 },
    })
  })

  test('the base that may not be spent is held back of what was given, and no more than that', () => {
    const settings = { ...DEFAULT_SETTINGS, base: { pointsHundredths: 10_000, spendable: false } }
    expect([0, 6000, 18_600, -500].map((given) => floorOf(settings, given))).toEqual([0, 6000, 10_000, 0])
    const spendable = { ...DEFAULT_SETTINGS, base: { pointsHundredths: 10_000, spendable: true } }
    expect(floorOf(spendable, 18_600)).toBe(0)
  })

  const quotas = DEFAULT_SETTINGS.quotas
  test.each([
    ['a base below zero', { base: { pointsHundredths: -100, spendable: true } }, 'scheme_negative', 'base'],
    ['a gate below zero', { gateHundredths: -1 }, 'scheme_negative', 'gate'],
    ['half a point where points are whole', { gateHundredths: 550 }, 'scheme_precision', 'gate'],
    ['a limit of nothing', { quotas: { ...quotas, headDay: 0 } }, 'scheme_zero_limit', 'headDay'],
    [
      'a limit of millions',
      { quotas: { ...quotas, headDay: 999_999_999_00 } },
      'scheme_too_large',
      'headDay',
    ],
  ])('refuses %s, naming the field', (_what, settings, code, field) => {
    const refused = refusalOf(checkSettings({ ...DEFAULT_SETTINGS, ...settings } as SchemeSettings))
    expect(refused).toMatchObject({ code, facts: { field } })
  })

  test('refuses a day limit above the month limit, a day gone by, and a second scheme', () => {
    const crossed = { quotas: { ...quotas, householdDay: 10_000, householdMonth: 5000 } }
    expect(refusalOf(decide(crossed)).code).toBe('scheme_limits_crossed')
    expect(refusalOf(decide({}, { fromDate: '2026-10-31' })).code).toBe('scheme_past')
    expect(refusalOf(decide({}, { scheme: newId() })).code).toBe('scheme_exists')
  })
})

describe('分值', () => {
  test('a price holds from its day on; an empty one takes the thing off the list; the old ones stay to be read', () => {
    const soap = office.item('肥皂', { unit: '块' })
    now(price(soap, 500))
    now(price(soap, 600, { fromDate: '2026-12-01' }))
    now(price(soap, null, { fromDate: '2027-01-01' }))
    expect(['2026-10-31', '2026-11-01', '2026-12-01', '2027-01-01'].map((day) => priceOn(soap, day))).toEqual(
      [null, 500, 600, null],
    )
    expect(now(schemes().priceHistory({ item: soap }, office.accountant)).map((row) => row.price)).toEqual([
      null,
      600,
      500,
    ])
  })

  test('the newest of two prices for the same day holds', () => {
    const soap = office.item('肥皂', { unit: '块' })
    now(price(soap, 500))
    now(price(soap, 550_00))
    now(price(soap, 700))
    expect(priceOn(soap, '2026-11-01')).toBe(700)
  })

  test('the list for the wall names the day, the decision and who approved it', () => {
    const soap = office.item('肥皂', { unit: '块' })
    office.item('农药瓶', { kind: 'recyclable', unit: '个' })
    now(price(soap, 500))
    now(price(soap, 800, { fromDate: '2026-12-01' }))
    const list = now(schemes().priceList({ day: null }, office.accountant))
    expect(list).toMatchObject({ day: '2026-11-01', decided: { approver: '村两委' } })
    expect(list.rows).toMatchObject([
      { name: '肥皂', price: 500, since: '2026-11-01', next: { fromDate: '2026-12-01', price: 800 } },
    ])
  })

  test('many prices at once, all or none', () => {
    const [soap, towel] = [office.item('肥皂'), office.item('毛巾')]
    const prices = [
      { item: soap, pointsHundredths: 500 },
      { item: towel, pointsHundredths: 0 },
    ]
    expect(refusalOf(price(soap, 1, { prices }))).toMatchObject({
      code: 'price_not_positive',
      facts: { name: '毛巾' },
    })
    expect(priceOn(soap, '2026-11-01')).toBeNull()
  })

  test.each([
    ['below zero', -500, 'price_not_positive'],
    ['of half a point where points are whole', 550, 'price_precision'],
    ['of millions', 100_000_100, 'price_too_large'],
  ])('refuses a price %s', (_what, points, code) => {
    expect(refusalOf(price(office.item('肥皂'), points)).code).toBe(code)
  })

  test('refuses a price for a recyclable, for a stranger, twice, in the past, and no price at all', () => {
    const bottle = office.item('农药瓶', { kind: 'recyclable', unit: '个' })
    const soap = office.item('肥皂')
    expect(refusalOf(price(bottle, 100)).code).toBe('price_recyclable')
    expect(refusalOf(price(newId(), 100)).code).toBe('item_unknown')
    const twice = [
      { item: soap, pointsHundredths: 100 },
      { item: soap, pointsHundredths: 200 },
    ]
    expect(refusalOf(price(soap, 100, { prices: twice })).code).toBe('price_twice')
    expect(refusalOf(price(soap, 100, { fromDate: '2026-10-31' })).code).toBe('price_past')
    expect(refusalOf(price(soap, 100, { prices: [] })).code).toBe('prices_empty')
  })

  test('nobody can change a price behind the books', () => {
    now(price(office.item('肥皂'), 500))
    expect(() => office.store.sqlite.prepare('UPDATE prices SET points_hundredths = 1').run()).toThrow()
    expect(() => office.store.sqlite.prepare('DELETE FROM prices').run()).toThrow('a price stays')
  })
})
