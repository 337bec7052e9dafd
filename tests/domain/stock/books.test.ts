import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { now } from '../../kit/counter-shop.ts'
import { openOfficeShop } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

test('after a month at the desk, with everything taken back that may be, the books are still found good', () => {
  const office = openOfficeShop({ precision: 1 })
  const { stock, catalogue, schemes, points } = office.shop.services
  const desk = office.accountant
  const reverse = (of: string) => now(stock.reverse({ document: newId(), of, reason: '开错' }, desk))
  try {
    const file = { name: 'goods.csv', bytes: readFileSync('tests/data/goods.csv').toString('base64') }
    const { seen } = now(catalogue.previewImport({ file, choice: {} }, desk))
    now(catalogue.confirmImport({ document: newId(), file, choice: {}, prices: null, seen }, desk))
    const rice = now(catalogue.search({ text: 'dbdm', limit: 1 }, desk))[0]!.id
    const water = now(catalogue.byCode({ code: '6921168509256' }, desk)).item.id
    const prices = [
      { item: rice, pointsHundredths: 450 },
      { item: water, pointsHundredths: 200 },
    ]
    const fromDate = office.shop.ledger.today()
    now(schemes.decidePrices({ document: newId(), fromDate, approver: '村两委', note: '', prices }, desk))

    office.receive([
      { item: rice, quantity: 500, totalFen: 14_000 },
      { item: water, quantity: 24, totalFen: 5000, expiresOn: '2027-05-17' },
    ])
    const wrong = office.receive([{ item: water, quantity: 7, totalFen: 999 }])
    const gift = { source: 'donation', supplier: null, donor: '县供销社' } as const
    office.receive([{ item: water, quantity: 3, totalFen: 600 }], gift)
    reverse(wrong)

    const fund = office.fund('村集体', 100_000)
    const supplier = now(stock.suppliers({}, desk))[0]!.id
    const pay = { supplier, fund, paperNumber: '', payee: '', note: '', businessDate: null }
    const first = now(stock.pay({ document: newId(), amountFen: 19_000, ...pay }, desk))
    reverse(first.id)
    now(stock.pay({ document: newId(), amountFen: 10_000, ...pay }, desk))

    const both = { witness: office.people.writer, witnessPin: '1234', photos: [], households: [] }
    const issue = { document: newId(), businessDate: null, words: '', ...both }
    const broken = { ...issue, purpose: 'write_off' as const, reason: 'broken' as const }
    const one = [{ item: water, lot: null, quantity: 1 }]
    const lost = now(stock.issue({ ...broken, lines: one }, desk))
    reverse(lost.id)
    now(stock.issue({ ...broken, document: newId(), lines: one }, desk))
    const meal = { ...issue, document: newId(), purpose: 'own_use' as const, reason: null, words: '食堂' }
    now(stock.issue({ ...meal, lines: [{ item: rice, lot: null, quantity: 30 }] }, desk))

    const wang = office.household('王桂花', 0)
    const li = office.household('李长顺', 0)
    const sheet = (rows: [string, number][]) => ({
      document: newId(),
      effectiveDate: '2026-10-20',
      reason: '义务扫雪',
      rows: rows.map(([household, given]) => ({ household, points: given })),
    })
    now(
      points.open(
        sheet([
          [wang.id, 8650],
          [li.id, 1200],
        ]),
        desk,
      ),
    )
    const granted = now(points.grant(sheet([[wang.id, 500]]), desk))
    now(points.reverse({ document: newId(), of: granted.id, reason: '记错', evenBelow: false }, desk))

    const cart = {
      id: newId(),
      household: wang.id,
      lines: [
        { item: rice, quantity: 25 },
        { item: water, quantity: 2 },
      ],
      collector: { kind: 'member' as const, person: wang.head },
      identity: { by: 'card' as const },
      paper: null,
    }
    const slip = now(office.shop.services.redemption.confirm({ cart, spendableShown: 8650 }, office.caller))
    // 2.5 斤 at 4.5 分 is 11.25: to the tenth, half up
    expect(slip).toMatchObject({ total: 1130 + 400, spendableAfter: 8650 - 1530 })

    expect(office.owed()).toBe(9000)
    const report = auditBook(office.store)
    expect(report.findings).toEqual([])
    expect(report.sound).toBe(true)
  } finally {
    office.close()
  }
})
