import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { goodsPlace, systemGoods } from '#main/domain/ledger/accounts.ts'
import type { ItemId, LotId } from '#main/kernel/ids.ts'
import { now } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf, SUPPLIER } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
let water: string

beforeEach(() => {
  office = openOfficeShop()
  water = office.item('农夫山泉')
})
afterEach(() => office.close())

const stock = () => office.shop.services.stock
const supplier = () => now(stock().suppliers({}, office.accountant)).find((row) => row.name === SUPPLIER)!
const fundRow = (id: string) => now(stock().funds({}, office.accountant)).find((row) => row.id === id)!

const pay = (fund: string, amountFen: number, form: object = {}) =>
  stock().pay(
    {
      document: newId(),
      supplier: supplier().id,
      fund,
      amountFen,
      paperNumber: '',
      payee: '赵老板',
      note: '',
      businessDate: null,
      ...form,
    },
    office.accountant,
  )
const reverse = (of: string, reason = '开错了') =>
  stock().reverse({ document: newId(), of, reason }, office.accountant)

describe('付款', () => {
  test('a payment never exceeds what is owed, and says by how much it would', () => {
    office.receive([{ item: water, quantity: 24, totalFen: 5000 }])
    const fund = office.fund('村集体', 100_000)
    expect(refusalOf(pay(fund, 5001))).toMatchObject({
      code: 'payment_too_much',
      facts: { owed: 5000, paid: 5001 },
      sentence: `只欠${SUPPLIER} 50.00 元，这次要付 50.01 元，多了 0.01 元。请改金额。`,
    })
    expect(now(pay(fund, 3000))).toMatchObject({ owedFen: 2000, fundLeftFen: 97_000 })
    expect(now(pay(fund, 2000))).toMatchObject({ owedFen: 0, fundLeftFen: 95_000 })
    expect(refusalOf(pay(fund, 1)).sentence).toContain('不欠')
    expect(supplier()).toMatchObject({ owedFen: 0, boughtFen: 5000, paidFen: 5000 })
  })

  test('a fund never falls below zero', () => {
    office.receive([{ item: water, quantity: 24, totalFen: 5000 }])
    const fund = office.fund('村集体', 4000)
    expect(refusalOf(pay(fund, 4500))).toMatchObject({
      code: 'fund_short',
      facts: { name: '村集体', left: 4000, wanted: 4500 },
    })
    now(pay(fund, 4000))
    expect(fundRow(fund)).toMatchObject({ balanceFen: 0, receivedFen: 4000, paidFen: 4000 })
  })

  test.each([
    [0, 'payment_amount'],
    [-100, 'payment_amount'],
    [9_000_000_000, 'money_too_large'],
  ])('refuses to pay %i fen', (amountFen, code) => {
    office.receive([{ item: water, quantity: 24, totalFen: 5000 }])
    expect(refusalOf(pay(office.fund('村集体', 4000), amountFen)).code).toBe(code)
  })

  test('refuses a supplier and a fund that nobody knows', () => {
    office.receive([{ item: water, quantity: 24, totalFen: 5000 }])
    const fund = office.fund('村集体', 4000)
    expect(refusalOf(pay(fund, 1, { supplier: newId() })).code).toBe('supplier_unknown')
    expect(refusalOf(pay(newId(), 1)).code).toBe('fund_unknown')
  })

  test('a payment sent twice is paid once', () => {
    office.receive([{ item: water, quantity: 24, totalFen: 5000 }])
    const fund = office.fund('村集体', 10_000)
    const document = newId()
    now(pay(fund, 3000, { document }))
    expect(now(pay(fund, 3000, { document })).repeated).toBe(true)
    expect(office.owed()).toBe(2000)
  })
})

describe('资金到账', () => {
  test('six channels, a fund of its own each; the second sum goes into the same fund', () => {
    const fund = office.fund('帮扶资金一笔', 10_000)
    const more = { id: fund, channel: 'collective' as const, name: '帮扶资金一笔' }
    const form = { opening: false, paperNumber: '', from: '', note: '', businessDate: null }
    now(stock().fund({ document: newId(), fund: more, amountFen: 500, ...form }, office.accountant))
    expect(fundRow(fund).balanceFen).toBe(10_500)
    const twin = { ...more, id: newId() }
    expect(
      refusalOf(stock().fund({ document: newId(), fund: twin, amountFen: 500, ...form }, office.accountant))
        .code,
    ).toBe('fund_same_name')
    expect(
      refusalOf(stock().fund({ document: newId(), fund: more, amountFen: 0, ...form }, office.accountant))
        .code,
    ).toBe('funding_amount')
  })
})

describe('冲销', () => {
  test('a stock-in goes back whole while its goods are all there, and is owed for no more', () => {
    const document = office.receive([{ item: water, quantity: 24, totalFen: 5000 }])
    now(reverse(document))
    expect(office.owed()).toBe(0)
    expect(now(stock().lots({ item: water, usedUp: false }, office.accountant))).toEqual([])
    expect(refusalOf(reverse(document)).code).toBe('reversed_before')
    const listed = now(stock().documents({ limit: 10 }, office.accountant))
    expect(listed.map(({ kind, reversible }) => [kind, reversible])).toEqual([
      ['entry_reversed', false],
      ['stock_in', false],
    ])
    expect(listed[1]?.reversed).toBe(listed[0]?.serial)
  })

  test('once a bottle has been handed out it stays, and the slip that took it is named', () => {
    const document = office.receive([{ item: water, quantity: 24, totalFen: 5000 }])
    const { lot } = now(stock().lots({ item: water, usedUp: false }, office.accountant))[0]!
    const out = office.post('redemption', [
      {
        line: 1,
        debit: systemGoods(water as ItemId, 'handed_out'),
        credit: goodsPlace(water as ItemId, lot as LotId),
        amount: 1,
        valueFen: 208,
      },
    ])
    const { serial } = office.store.sqlite.prepare('SELECT serial FROM documents WHERE id = ?').get(out) as {
      serial: string
    }
    expect(refusalOf(reverse(document))).toMatchObject({
      code: 'stock_in_used',
      facts: { name: '农夫山泉', usedBy: serial },
    })
  })

  test('what has been paid for goes back only after its payment', () => {
    const document = office.receive([{ item: water, quantity: 24, totalFen: 5000 }])
    const fund = office.fund('村集体', 5000)
    const payment = now(pay(fund, 5000)).id
    expect(refusalOf(reverse(document)).code).toBe('stock_in_paid')
    now(reverse(payment))
    expect(fundRow(fund)).toMatchObject({ balanceFen: 5000, paidFen: 0 })
    expect(supplier()).toMatchObject({ owedFen: 5000, paidFen: 0 })
    now(reverse(document))
    expect(supplier()).toMatchObject({ owedFen: 0, boughtFen: 0 })
  })

  test('money that came in goes back only while it is there', () => {
    office.receive([{ item: water, quantity: 24, totalFen: 5000 }])
    const fund = office.fund('村集体', 5000)
    const funding = now(stock().documents({ limit: 10 }, office.accountant)).find(
      ({ kind }) => kind === 'funding',
    )!.document
    const payment = now(pay(fund, 1000)).id
    expect(refusalOf(reverse(funding))).toMatchObject({ code: 'funding_spent', facts: { left: 4000 } })
    now(reverse(payment))
    now(reverse(funding))
    expect(fundRow(fund).balanceFen).toBe(0)
  })

  test('a slip of the counter is not taken back from here', () => {
    expect(refusalOf(reverse(office.post('redemption'))).code).toBe('not_reversible')
    expect(refusalOf(reverse(newId())).code).toBe('document_unknown')
  })

  test('a document shows its lines, its names and what is left of each lot', () => {
    const document = office.receive(
      [
        {
          item: water,
          quantity: 48,
          pack: { count: 2, size: 24, name: '箱' },
          totalFen: 10_000,
          expiresOn: '2027-05-17',
        },
      ],
      { paperNumber: '0012', note: '下雨天送的' },
    )
    expect(now(stock().document({ document }, office.accountant))).toMatchObject({
      title: '入库单',
      summary: `采购 · ${SUPPLIER} · 农夫山泉 48 瓶`,
      supplier: SUPPLIER,
      paperNumber: '0012',
      deliveredBy: '赵老板',
      checkedBy: '刘会计',
      note: '下雨天送的',
      amountFen: 10_000,
      lines: [{ name: '农夫山泉', quantity: 48, pack: '2 箱 × 24', expiresOn: '2027-05-17', left: 48 }],
    })
  })
})
