import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openReadOnly } from '#main/db/read-only.ts'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { createClosing } from '#main/domain/closing/closing.service.ts'
import { goodsPlace, systemGoods } from '#main/domain/ledger/accounts.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import { createBookAside } from '#main/hosts/book-aside.ts'
import type { ItemId, LotId } from '#main/kernel/ids.ts'
import type { Result } from '#main/kernel/result.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now, type TestHousehold } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
let wang: TestHousehold
let soap: string
let fund: string
beforeEach(() => {
  office = openOfficeShop({}, '2026-10-30T01:00:00Z')
  const { schemes } = office.shop.services
  soap = office.item('雕牌肥皂', { spec: '226克', unit: '块' })
  now(
    schemes.decidePrices(
      {
        document: newId(),
        fromDate: '2026-10-30',
        approver: '村两委',
        note: '',
        prices: [{ item: soap, pointsHundredths: 300 }],
      },
      office.accountant,
    ),
  )
  wang = office.household('王桂花', 10_000)
  fund = office.fund('集体经济', 50_000)
  office.receive([{ item: soap, quantity: 24, totalFen: 5000 }])
})
afterEach(() => {
  const book = expectOk(openReadOnly(villageFileOf(office.folder)))
  expect(auditBook(book).findings).toEqual([])
  book.close()
  office.close()
})

const closing = () => office.shop.services.closing
const page = async (through = '2026-10-31', span: 'month' | 'quarter' | 'year' = 'month') =>
  expectOk(await closing().page({ span, through }, office.accountant))
const redeem = (quantity: number) => {
  const { redemption } = office.shop.services
  const shown = now(redemption.household({ household: wang.id }, office.caller))
  const cart = {
    id: newId(),
    household: wang.id,
    lines: [{ item: soap, quantity }],
    collector: { kind: 'member' as const, person: wang.head },
    identity: { by: 'card' as const },
  }
  return now(redemption.confirm({ cart, spendableShown: shown.spendable }, office.caller)).id
}
const giveBack = (slip: string) =>
  now(
    office.shop.services.corrections.reverse(
      { document: newId(), slip, reason: '开错单', condition: 'shelf' },
      office.caller,
    ),
  )
const rows = (account: { rows: readonly { key: string; amount: number }[] } | undefined) =>
  Object.fromEntries(
    (account?.rows ?? []).filter((row) => row.amount !== 0).map((row) => [row.key, row.amount]),
  )
const november = () => {
  office.clock.set('2026-11-02T01:00:00Z')
  const { writer, issuer } = office.people
  now(office.shop.services.session.openShift({ writer, issuer }, office.caller))
}
const close = async (form: object = {}): Promise<Result<{ id: string; serial: string }>> => {
  const { figures } = await page()
  return closing().close(
    {
      document: newId(),
      through: '2026-10-31',
      sequence: figures.sequence,
      witness: office.people.issuer,
      witnessPin: '1234',
      ...form,
    },
    office.accountant,
  )
}
const adds = ({
  opening,
  rows: lines,
  closing: end,
}: {
  opening: number
  rows: readonly { amount: number }[]
  closing: number
}) => lines.reduce((sum, { amount }) => sum + amount, opening) === end

describe('月末结账的数', () => {
  test('three books on one page: what came, what went, what is there; each adds up', async () => {
    redeem(3)
    giveBack(redeem(2))
    office.clock.set('2026-10-31T01:00:00Z')
    now(
      office.shop.services.stock.pay(
        {
          document: newId(),
          supplier: supplierId(),
          fund,
          amountFen: 3000,
          paperNumber: '',
          payee: '赵老板',
          note: '',
          businessDate: null,
        },
        office.accountant,
      ),
    )
    november()
    const { figures } = await page()
    expect(rows(figures.points[0])).toEqual({ opening: 10_000, redeemed: -1500, redeemed_back: 600 })
    expect(rows(figures.goods)).toEqual({ received: 5000, redeemed: -1042, returned: 417 })
    expect(rows(figures.money)).toEqual({ 'funding:collective': 50_000, paid: -3000 })
    expect(figures.money.owed).toBe(2000)
    expect(figures.goods.items).toMatchObject([
      {
        name: '雕牌肥皂',
        opening: { quantity: 0, valueFen: 0 },
        moved: {
          received: { quantity: 24, valueFen: 5000 },
          redeemed: { quantity: -5, valueFen: -1042 },
          returned: { quantity: 2, valueFen: 417 },
        },
        closing: { quantity: 21, valueFen: 4375 },
      },
    ])
    expect(figures.slips).toMatchObject({ first: 'DH26-00001', last: 'DH26-00002', count: 2, reversed: 1 })
    expect([...figures.points, figures.goods, figures.money].every(adds)).toBe(true)
  })

  test('what one month leaves, the next one begins with', async () => {
    redeem(1)
    november()
    redeem(2)
    const october = (await page()).figures
    const next = (await page('2026-11-30')).figures
    expect(next.points[0]?.opening).toBe(october.points[0]?.closing)
    expect(next.goods.opening).toBe(october.goods.closing)
    expect(rows(next.points[0])).toEqual({ redeemed: -600 })
  })

  test('what is written off and what the village uses itself have lines of their own', async () => {
    const lot = office.store.sqlite.prepare('SELECT id FROM lots').pluck().get() as string
    const shelf = goodsPlace(soap as ItemId, lot as LotId)
    const out = (kind: 'loss' | 'issued_out', amount: number, valueFen: number) => ({
      debit: systemGoods(soap as ItemId, kind),
      credit: shelf,
      amount,
      valueFen,
    })
    office.post('written_off', [out('loss', 1, 208)])
    office.post('goods_issued', [out('issued_out', 2, 417)])
    november()
    expect(rows((await page()).figures.goods)).toEqual({ received: 5000, loss: -208, other_out: -417 })
  })

  test('of a large book they are reckoned beside the counter, and are the same', async () => {
    giveBack(redeem(2))
    november()
    const { store, shop } = office
    const threads: string[] = []
    const aside = createBookAside(store.sqlite.name)
    const large = createClosing({
      store,
      ledger: shop.ledger,
      staff: shop.services.staff,
      site: () => ({ village: '兴隆沟村', shop: '党群积分超市' }),
      aside: {
        figures: (period) => {
          threads.push('figures')
          return aside('figures', { reckon: period, asked: 'figures' })
        },
        papers: (period, asked) => {
          threads.push('papers')
          return aside('papers', { reckon: period, asked })
        },
        vouchers: (period) => {
          threads.push('vouchers')
          return aside('vouchers', { reckon: period, asked: 'vouchers' })
        },
      },
      largeFrom: 0,
      obstacles: () => [],
    })
    const october = { span: 'month', through: '2026-10-31' } as const
    expect(expectOk(await large.page(october, office.accountant))).toEqual(await page())
    const asked = { ...october, book: 'goods', unit: soap, source: '', key: 'redeemed', limit: 9 } as const
    expect(expectOk(await large.papers(asked, office.accountant))).toEqual(
      expectOk(await closing().papers(asked, office.accountant)),
    )
    expect(expectOk(await large.vouchers(october, office.accountant))).toEqual(
      expectOk(await closing().vouchers(october, office.accountant)),
    )
    expect(threads).toEqual(['figures', 'papers', 'vouchers'])
  })

  test('a figure opens its papers, and they add up to it', async () => {
    redeem(3)
    giveBack(redeem(2))
    november()
    const { figures } = await page()
    const of = async (book: 'points' | 'goods', unit: string, key: string, source = '') => {
      const asked = { span: 'month', through: '2026-10-31', book, unit, source, key, limit: 100 } as const
      return expectOk(await closing().papers(asked, office.accountant))
    }
    const slips = await of('points', office.scheme, 'redeemed')
    expect(slips.map(({ title, amount }) => [title, amount])).toEqual([
      ['兑换单', -900],
      ['兑换单', -600],
    ])
    expect(await of('goods', soap, 'returned')).toMatchObject([{ title: '冲销单', amount: 417, quantity: 2 }])
    const { source } = figures.goods.sources[0] ?? { source: '' }
    expect(await of('goods', '', 'received', source)).toMatchObject([{ title: '入库单', amount: 5000 }])
    expect(await of('goods', '', 'received', 'aid')).toEqual([])
    expect(slips.reduce((sum, { amount }) => sum + amount, 0)).toBe(
      figures.points[0]?.rows.find(({ key }) => key === 'redeemed')?.amount,
    )
  })
})

describe('季度和年', () => {
  const sum = (ones: readonly number[]) => ones.reduce((total, one) => total + one, 0)

  test('a quarter says what its months say, and is closed when all of them are', async () => {
    redeem(3)
    november()
    redeem(2)
    expectOk(await close())
    const quarter = (await page('2026-12-31', 'quarter')).figures
    const months = [(await page()).figures, (await page('2026-11-30')).figures]
    for (const key of ['received', 'redeemed'] as const) {
      const moved = months.map(({ goods }) => goods.items[0]?.moved[key]?.valueFen ?? 0)
      expect(quarter.goods.items[0]?.moved[key]?.valueFen).toBe(sum(moved))
    }
    expect(quarter.points[0]?.opening).toBe(months[0]?.points[0]?.opening)
    expect(quarter.points[0]?.closing).toBe(months[1]?.points[0]?.closing)
    expect((await page('2026-12-31', 'year')).figures.goods).toEqual(quarter.goods)
    expect(
      now(closing().periods({}, office.accountant)).map(({ name, state }) => `${name} ${state}`),
    ).toEqual(['2026年11月 running', '2026年10月 closed', '2026年第四季度 running', '2026年 running'])
  })

  test('what each fund has paid for adds up to the goods as a whole', async () => {
    office.receive([{ item: soap, quantity: 10, totalFen: 1500 }], { channel: 'fiscal' })
    redeem(30)
    november()
    const { goods } = (await page()).figures
    expect(goods.sources.length).toBe(2)
    for (const key of ['received', 'redeemed'] as const) {
      expect(sum(goods.sources.map(({ moved }) => moved[key]?.valueFen ?? 0))).toBe(
        goods.rows.find((row) => row.key === key)?.amount,
      )
    }
    expect(sum(goods.sources.map(({ closing: end }) => end.valueFen))).toBe(goods.closing)
  })
})

describe('账面和实盘', () => {
  test('what a count has found stands beside what the book said, until the count is taken back', async () => {
    const { counting, stock } = office.shop.services
    const count = newId()
    const people = { counter: office.people.admin, supervisor: office.people.writer }
    now(counting.open({ id: count, ...people, items: [soap], blind: true }, office.accountant))
    now(counting.enter({ count, item: soap, quantity: 23, add: false, replace: false }, office.accountant))
    const open = { code: 'closing_open_count', path: '/stock/counts' }
    expect((await page()).obstacles).toMatchObject([open])
    const parts = [{ quantity: 1, reason: 'broken' as const, household: null, words: '' }]
    now(counting.explain({ count, item: soap, parts }, office.accountant))
    const shown = { gainFen: 0, lossFen: 208 }
    const form = { document: newId(), count, shown, pin: '1234', businessDate: null }
    now(counting.approve(form, office.accountant))
    redeem(3)
    november()
    const { figures, obstacles } = await page()
    expect(obstacles).toEqual([])
    expect(figures.goods.items[0]).toMatchObject({
      moved: { count_difference: { quantity: -1, valueFen: -208 } },
      closing: { quantity: 20 },
      count: { book: 24, counted: 23, serial: 'PD26-00001', businessDate: '2026-10-30' },
    })
    now(stock.reverse({ document: newId(), of: form.document, reason: '点错' }, office.accountant))
    expect((await page()).figures.goods.items[0]?.count).toBeUndefined()
  })
})

describe('移交清单', () => {
  test('every kind of paper that moved something: from which number to which, how many, how many taken back', async () => {
    redeem(3)
    giveBack(redeem(2))
    november()
    const october = { span: 'month', through: '2026-10-31' } as const
    const vouchers = expectOk(await closing().vouchers(october, office.accountant))
    expect(
      vouchers.map(({ title, first, last, count, reversed }) => [title, first, last, count, reversed]),
    ).toEqual(
      expect.arrayContaining([
        ['入库单', 'RK26-00001', 'RK26-00001', 1, 0],
        ['兑换单', 'DH26-00001', 'DH26-00002', 2, 1],
        ['冲销单', 'CX26-00001', 'CX26-00001', 1, 0],
      ]),
    )
    expect(vouchers.find(({ title }) => title === '兑换单')).toMatchObject({ points: 1500, goodsFen: 1042 })
    // bought on credit: goods came, no money went
    expect(vouchers.find(({ title }) => title === '入库单')).toMatchObject({ goodsFen: 5000, moneyFen: 0 })
    expect(vouchers.find(({ title }) => title === '资金到账单')).toMatchObject({ moneyFen: 50_000 })
    expect(vouchers.map(({ title }) => title)).not.toContain('物品登记单')
  })
})

describe('结账和反结账', () => {
  test('closed by two names, October takes nothing more, and says the same for ever', async () => {
    redeem(3)
    november()
    const before = (await page()).figures
    const posted = expectOk(await close())
    expect(posted.serial).toBe('JZ26-00001')
    const late = office.stockInForm([{ item: soap, quantity: 1 }], { businessDate: '2026-10-31' })
    expect(refusalOf(office.shop.services.stock.receive(late, office.accountant)).code).toBe('period_closed')
    redeem(1)
    const after = await page()
    expect(after.figures).toEqual(before)
    expect(after.closed).toMatchObject({ number: 1, by: '张会计', witness: '李建军', reopenable: true })
  })

  test('the latest month may be reopened; closed again it has a second number, and both stay', async () => {
    november()
    const first = expectOk(await close())
    const reopen = (id: string, form: object = {}) =>
      closing().reopen(
        {
          document: newId(),
          closing: id,
          reason: '漏记一张入库单',
          witness: office.people.issuer,
          witnessPin: '1234',
          ...form,
        },
        office.accountant,
      )
    expect(refusalOf(await reopen(first.id, { witness: office.people.admin })).code).toBe(
      'closing_same_person',
    )
    expect(refusalOf(await reopen(first.id, { witnessPin: '9999' })).code).toBe('pin_wrong')
    expectOk(await reopen(first.id))
    office.receive([{ item: soap, quantity: 2, totalFen: 400 }], { businessDate: '2026-10-31' })
    expect(refusalOf(await reopen(first.id)).code).toBe('reopening_not_closed')
    expectOk(await close())
    const { closed, figures } = await page()
    expect(closed).toMatchObject({ number: 2 })
    expect(figures.goods.closing).toBe(5400)
  })

  test('asked twice with the same paper, it is closed once', async () => {
    november()
    const document = newId()
    const { sequence } = (await page()).figures
    const once = expectOk(await close({ document, sequence }))
    expect(expectOk(await close({ document, sequence }))).toMatchObject({ id: once.id, repeated: true })
    const october = now(closing().periods({}, office.accountant)).find(
      ({ span, through }) => span === 'month' && through === '2026-10-31',
    )
    expect(october).toMatchObject({ state: 'closed' })
    expect((await page()).closed).toMatchObject({ number: 1 })
  })
})

describe('结不了的时候', () => {
  test('a month that is not over, or whose month before is open', async () => {
    expect(refusalOf(await close()).code).toBe('closing_not_over')
    november()
    office.fund('别的资金', 100)
    office.clock.set('2026-11-05T01:00:00Z')
    expect(refusalOf(await close({ through: '2026-12-31' })).code).toBe('closing_unknown_month')
    for (const day of ['05', '08', '11', '14', '17', '20', '23', '26', '29']) {
      office.clock.set(`2026-11-${day}T01:00:00Z`)
      office.fund(`资金${day}`, 100)
    }
    office.clock.set('2026-12-01T01:00:00Z')
    const { sequence } = (await page('2026-11-30')).figures
    const refused = refusalOf(await close({ through: '2026-11-30', sequence }))
    expect(refused).toMatchObject({
      code: 'closing_earlier_open',
      sentence: '2026年10月还没结账，请按先后一个月一个月结。',
    })
  })

  test('the one who made the page cannot be the second name; a wrong PIN is no name', async () => {
    november()
    expect(refusalOf(await close({ witness: office.people.admin })).code).toBe('closing_same_person')
    expect(refusalOf(await close({ witnessPin: '9999' })).code).toBe('pin_wrong')
    expect((await page()).closed).toBeNull()
  })

  test('figures that changed since they were looked at are looked at again', async () => {
    november()
    const { sequence } = (await page()).figures
    office.receive([{ item: soap, quantity: 2, totalFen: 400 }], { businessDate: '2026-10-31' })
    expect(refusalOf(await close({ sequence })).code).toBe('closing_changed')
  })

  test('a book that somebody has changed from outside is not signed', async () => {
    november()
    office.store.sqlite.exec("UPDATE accounts SET balance = balance + 100 WHERE kind = 'earned'")
    const { figures, obstacles } = await page()
    expect(figures.points[0]?.agrees).toBe(false)
    expect(obstacles).toMatchObject([{ code: 'closing_disagrees' }])
    expect(refusalOf(await close()).sentence).toContain('账本体检')
    office.store.sqlite.exec("UPDATE accounts SET balance = balance - 100 WHERE kind = 'earned'")
  })

  test('slips that one person wrote alone are signed first', async () => {
    const { session } = office.shop.services
    now(session.closeShift({}, office.caller))
    now(session.openShift({ writer: office.people.writer, issuer: office.people.writer }, office.caller))
    redeem(1)
    november()
    expect((await page()).obstacles).toMatchObject([{ code: 'closing_unsigned', path: '/review' }])
    expect(refusalOf(await close()).code).toBe('closing_stopped')
  })
})

const supplierId = () => now(office.shop.services.stock.suppliers({}, office.accountant))[0]?.id ?? ''
