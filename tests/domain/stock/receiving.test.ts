import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Day } from '#main/kernel/dates.ts'
import type { ItemId } from '#main/kernel/ids.ts'
import { expectOk, ok } from '#main/kernel/result.ts'
import { now } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
let water: string
const today = '2026-11-01' as Day

beforeEach(() => {
  office = openOfficeShop()
  water = office.item('农夫山泉', { barcodes: [{ code: '6921168509256', quantity: 1, pack: '' }] })
})
afterEach(() => office.close())

const receive = (...args: Parameters<OfficeShop['stockInForm']>) =>
  office.shop.services.stock.receive(office.stockInForm(...args), office.accountant)
const row = (item = water) =>
  now(office.shop.services.stock.list({}, office.accountant)).find((one) => one.item === item)!
const rows = (table: string) =>
  (office.store.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n

describe('入库', () => {
  test('two boxes of 24 bottles, 24 bottles for 50.00 yuan: 48 on the shelf, 100.00 owed', () => {
    const posted = now(
      receive([{ item: water, quantity: 48, pack: { count: 2, size: 24, name: '箱' }, totalFen: 10000 }]),
    )
    expect(posted).toMatchObject({ totalFen: 10000, repeated: false })
    expect(posted.serial).toMatch(/^RK26-/)
    expect(row()).toMatchObject({ left: 48, valueFen: 10000, lots: 1 })
    expect(office.owed()).toBe(10000)
  })

  test('24 bottles for 50.00 yuan: the last bottle empties the lot exactly', () => {
    office.receive([{ item: water, quantity: 24, totalFen: 5000 }])
    const goods = office.shop.services.catalogue.item(office.store, water)!
    let taken = 0
    const seen: number[] = []
    for (let bottle = 0; bottle < 24; bottle++) {
      const [pick] = expectOk(office.shop.services.stock.pick(office.store, goods, 1, today))
      seen.push(pick!.valueFen)
      taken += pick!.valueFen
      office.post('redemption', [
        {
          line: 1,
          debit: { book: 'goods', unit: water, kind: 'handed_out', owner: '' },
          credit: { book: 'goods', unit: water, kind: 'shelf', owner: pick!.lot },
          amount: 1,
          valueFen: pick!.valueFen,
        },
      ])
    }
    expect(taken).toBe(5000)
    expect(new Set(seen)).toEqual(new Set([208, 209]))
    expect(row()).toMatchObject({ left: 0, valueFen: 0, lots: 0 })
  })

  test('what is donated has a value and no debt, and says who gave it', () => {
    expect(
      refusalOf(receive([{ item: water, quantity: 10 }], { source: 'donation', supplier: null })).code,
    ).toBe('donor_needed')
    office.receive([{ item: water, quantity: 10, totalFen: 3000 }], {
      source: 'donation',
      supplier: null,
      donor: '县供销社',
    })
    expect(office.owed()).toBe(0)
    expect(row()).toMatchObject({ left: 10, valueFen: 3000 })
    expect(
      now(office.shop.services.stock.lots({ item: water, usedUp: false }, office.accountant)),
    ).toMatchObject([{ source: 'donation', donor: '县供销社', supplier: '', left: 10 }])
  })

  test('unified delivery has a supplier and a value, and nothing to pay', () => {
    office.receive([{ item: water, quantity: 10, totalFen: 3000 }], { source: 'delivery' })
    expect(office.owed()).toBe(0)
    expect(row().valueFen).toBe(3000)
  })

  test('a thing that cost nothing comes in without any money', () => {
    office.receive([{ item: water, quantity: 2, totalFen: 0 }])
    expect(row()).toMatchObject({ left: 2, valueFen: 0 })
    expect(office.owed()).toBe(0)
  })

  test('the day of expiry is worked out from the day it was made', () => {
    const flour = office.item('面粉', { unit: '袋', shelfLifeDays: 180 })
    office.receive([{ item: flour, quantity: 1, totalFen: 100, producedOn: '2026-10-01' }])
    expect(row(flour).expiresOn).toBe('2027-03-30')
  })

  test('rice comes in by the 斤 and is kept by the 两', () => {
    const rice = office.item('东北大米', { unit: '斤', basePerUnit: 10, baseName: '两' })
    office.receive([{ item: rice, quantity: 500, totalFen: 14000 }])
    expect(row(rice)).toMatchObject({ left: 500, basePerUnit: 10 })
  })

  test.each([
    ['nobody sold it', {}, { supplier: null }, 'supplier_needed'],
    ['a supplier on a donation', {}, { source: 'donation', donor: '甲' }, 'supplier_odd'],
    ['one name is missing', {}, { checkedBy: ' ' }, 'names_needed'],
    ['the same person brings and checks', {}, { checkedBy: '赵老板' }, 'names_same'],
    ['none of it', { quantity: 0 }, {}, 'line_quantity'],
    ['less than none', { quantity: -3 }, {}, 'line_quantity'],
    ['far too much', { quantity: 99_999_999 }, {}, 'line_too_many'],
    ['boxes that do not add up', { quantity: 47, pack: { count: 2, size: 24, name: '箱' } }, {}, 'line_pack'],
    ['a price below zero', { totalFen: -1 }, {}, 'line_total'],
    ['a price of millions', { totalFen: 2_000_000_000 }, {}, 'line_total_large'],
    ['made tomorrow', { producedOn: '2026-11-02' }, {}, 'made_ahead'],
    [
      'expired before it was made',
      { producedOn: '2026-10-01', expiresOn: '2026-09-01' },
      {},
      'expiry_before_made',
    ],
    ['expired yesterday', { expiresOn: '2026-10-31' }, {}, 'already_expired'],
    ['booked to tomorrow', {}, { businessDate: '2026-11-02' }, 'day_ahead'],
  ] as const)('refuses it where there is %s, and keeps nothing', (_what, line, form, code) => {
    const before = ['documents', 'lots', 'transfers', 'suppliers', 'accounts'].map(rows)
    const refused = refusalOf(receive([{ item: water, quantity: 1, ...line }], form))
    expect(refused.code).toBe(code)
    expect(refused.sentence).toMatch(/[。？]$/)
    expect(['documents', 'lots', 'transfers', 'suppliers', 'accounts'].map(rows)).toEqual(before)
  })

  test('refuses an empty form, an unknown thing, a service and a bundle, each by its line', () => {
    expect(refusalOf(receive([])).code).toBe('stock_in_empty')
    expect(refusalOf(receive([{ item: newId() }])).code).toBe('item_unknown')
    const hair = office.item('理发', { kind: 'service', unit: '次' })
    const refused = refusalOf(
      receive([
        { item: water, quantity: 1 },
        { item: hair, quantity: 1 },
      ]),
    )
    expect(refused).toMatchObject({ code: 'item_not_stocked', facts: { line: 2, name: '理发' } })
  })

  test('sent twice it is recorded once; sent again with another price it says which line differs', () => {
    const form = office.stockInForm([{ item: water, quantity: 24, totalFen: 5000 }])
    const first = now(office.shop.services.stock.receive(form, office.accountant))
    const again = now(office.shop.services.stock.receive(form, office.accountant))
    expect(again).toEqual({ ...first, repeated: true })
    expect(row().left).toBe(24)
    const other = { ...form, lines: [{ ...form.lines[0]!, totalFen: 6000 }] }
    expect(refusalOf(office.shop.services.stock.receive(other, office.accountant))).toMatchObject({
      code: 'document_differs',
      facts: { field: 'lines.0.totalFen' },
    })
  })

  test('a second supplier of the same name is chosen from the list, not made anew', () => {
    office.receive([{ item: water, quantity: 1, totalFen: 100 }])
    const twin = { id: newId(), name: '兴旺商店' }
    expect(refusalOf(receive([{ item: water, quantity: 1 }], { supplier: twin })).code).toBe(
      'supplier_same_name',
    )
  })
})

describe('taking from the shelf', () => {
  const bring = (expiresOn: string | null, quantity: number, totalFen = quantity * 100) => {
    office.receive([{ item: water, quantity, totalFen, expiresOn }])
    return now(office.shop.services.stock.lots({ item: water, usedUp: false }, office.accountant))[0]!.lot
  }
  const pick = (quantity: number, day = today) =>
    office.shop.services.stock.pick(
      office.store,
      office.shop.services.catalogue.item(office.store, water)!,
      quantity,
      day,
    )

  test('first expired goes out first, what never expires last', () => {
    const never = bring(null, 5)
    const late = bring('2027-06-01', 5)
    const soon = bring('2026-12-01', 5)
    expect(expectOk(pick(12)).map(({ lot, quantity }) => [lot, quantity])).toEqual([
      [soon, 5],
      [late, 5],
      [never, 2],
    ])
    expect(office.shop.services.stock.onHand(office.store, water as ItemId, today)).toEqual({
      left: 15,
      lotToTake: { lot: soon, expiresOn: '2026-12-01', near: true },
    })
  })

  test('on its last day it may go, the day after never; and the refusal says what is left', () => {
    bring('2026-12-01', 5)
    const late = bring('2027-06-01', 3)
    expect(expectOk(pick(8, '2026-12-01' as Day))).toHaveLength(2)
    expect(expectOk(pick(3, '2026-12-02' as Day))).toMatchObject([{ lot: late, quantity: 3 }])
    expect(refusalOf(pick(4, '2026-12-02' as Day))).toMatchObject({
      code: 'stock_short',
      facts: { name: '农夫山泉', left: 3, wanted: 4, expired: 5 },
      sentence: expect.stringContaining('剩 3 瓶，这一单要 4 瓶'),
    })
    expect(refusalOf(pick(1, '2027-06-02' as Day)).sentence).toContain('都过期了')
  })

  test('a bundle is made of its parts, and is refused when one of them is missing, which is named', () => {
    const towel = office.item('毛巾', { unit: '条' })
    const bundle = office.item('春节礼包', {
      kind: 'bundle',
      unit: '份',
      components: [
        { item: water, quantity: 2 },
        { item: towel, quantity: 1 },
      ],
    })
    bring(null, 7)
    office.receive([{ item: towel, quantity: 9, totalFen: 900 }])
    expect(office.shop.services.stock.onHand(office.store, bundle, today).left).toBe(3)
    const parts = office.shop.services.catalogue.components(office.store, bundle)
    const short = parts
      .map((part) =>
        office.shop.services.stock.pick(
          office.store,
          office.shop.services.catalogue.item(office.store, part.item)!,
          part.quantity * 4,
          today,
        ),
      )
      .find((answer) => !answer.ok)
    expect(refusalOf(short)).toMatchObject({
      code: 'stock_short',
      facts: { name: '农夫山泉', left: 7, wanted: 8 },
    })
  })

  test('with five hundred lots behind it, only those that hold something are looked at', () => {
    const plan = office.store.sqlite
      .prepare(
        `EXPLAIN QUERY PLAN SELECT accounts.owner FROM accounts JOIN lots ON lots.id = accounts.owner
         WHERE accounts.unit = ? AND accounts.kind = 'shelf' AND accounts.balance > 0`,
      )
      .all(water) as { detail: string }[]
    expect(plan.map((step) => step.detail).join()).toContain('shelves_that_hold_something')
  })

  test('a lot once kept cannot be changed behind the books', () => {
    bring(null, 5)
    expect(() => office.store.sqlite.prepare('UPDATE lots SET cost_fen = 1').run()).toThrow('a lot keeps')
    expect(office.store.write(() => ok(null)).ok).toBe(true)
  })
})
