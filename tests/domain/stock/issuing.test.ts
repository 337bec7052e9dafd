import { createCanvas } from '@napi-rs/canvas'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Issue } from '#main/api/stock.ts'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { exportJournal } from '#main/domain/export/hledger.service.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
let flour: string

/** On 1 November: 10 sacks good till the 10th for 100.00, 10 till the 20th for 120.00, 5 for ever for 70.00. */
beforeEach(() => {
  office = openOfficeShop({}, '2026-11-01T01:42:00Z')
  flour = office.item('面粉', { unit: '袋' })
  office.receive([{ item: flour, quantity: 10, totalFen: 10000, expiresOn: '2026-11-10' }])
  office.receive([{ item: flour, quantity: 10, totalFen: 12000, expiresOn: '2026-11-20' }])
  office.receive([{ item: flour, quantity: 5, totalFen: 7000 }])
})
afterEach(() => office.close())

const stock = () => office.shop.services.stock
const lots = () =>
  now(stock().lots({ item: flour, usedUp: true }, office.accountant)).toSorted((a, b) =>
    (a.expiresOn ?? '9').localeCompare(b.expiresOn ?? '9'),
  )
const leftOf = () => lots().map(({ left, valueFen }) => [left, valueFen])
const account = (kind: 'loss' | 'issued_out') =>
  office.shop.ledger.balance(office.store, { book: 'goods', unit: flour, kind, owner: '' })
const documents = () => (office.store.prepare('SELECT count(*) AS n FROM documents').get() as { n: number }).n

const form = (part: Partial<Issue> = {}): Issue => ({
  document: newId(),
  purpose: 'write_off',
  reason: 'broken',
  words: '',
  lines: [{ item: flour, lot: null, quantity: 1 }],
  photos: [],
  households: [],
  witness: office.people.writer,
  witnessPin: '1234',
  businessDate: null,
  ...part,
})
const line = (quantity: number, lot: string | null = null) => [{ item: flour, lot, quantity }]
const issue = (part: Partial<Issue> = {}) => stock().issue(form(part), office.accountant)

describe('报损', () => {
  test('three sacks that mice got at: out of the lot that expires first, with their share of its cost', () => {
    const posted = now(issue({ lines: line(3) }))
    expect(posted).toMatchObject({ totalFen: 3000, repeated: false })
    expect(posted.serial).toMatch(/^BS26-00001$/)
    expect(leftOf()).toEqual([
      [7, 7000],
      [10, 12000],
      [5, 7000],
    ])
    expect(account('loss')).toEqual({ balance: 3, valueFen: 3000 })
  })

  test('more than one lot holds is taken from the next, and the last sack empties a lot to the fen', () => {
    const water = office.item('水')
    office.receive([{ item: water, quantity: 3, totalFen: 1000, expiresOn: '2026-12-01' }])
    office.receive([{ item: water, quantity: 3, totalFen: 500, expiresOn: '2026-12-31' }])
    const totals = [1, 1, 2].map(
      (quantity) => now(issue({ lines: [{ item: water, lot: null, quantity }] })).totalFen,
    )
    expect(totals).toEqual([333, 334, 333 + 167])
  })

  test('what has expired goes first when it is written off as expired, and nothing that is still good', () => {
    office.clock.set('2026-11-12T02:00:00Z')
    expect(refusalOf(issue({ reason: 'expired', lines: line(11) }))).toMatchObject({
      code: 'clock_unconfirmed',
    })
    confirmDay()
    expect(refusalOf(issue({ reason: 'expired', lines: line(11) }))).toMatchObject({
      code: 'issue_short',
      sentence: '第 1 行：面粉过期的只剩 10 袋，单上写了 11 袋。请改数量或换一批。',
    })
    expect(now(issue({ reason: 'expired', lines: line(10) })).totalFen).toBe(10000)
    expect(leftOf()[0]).toEqual([0, 0])
    expect(now(issue({ reason: 'broken', lines: line(1) })).totalFen).toBe(1200)
  })

  test('a lot picked by hand is the one that goes', () => {
    const [, , forEver] = lots()
    now(issue({ lines: line(2, forEver!.lot) }))
    expect(leftOf()[2]).toEqual([3, 4200])
  })

  test('two lines of one lot are one hole in it: together they may not take more than it has', () => {
    const [first] = lots()
    const lines = [...line(6, first!.lot), ...line(5, first!.lot)]
    expect(refusalOf(issue({ lines }))).toMatchObject({ code: 'issue_short', facts: { line: 2, left: 4 } })
    now(issue({ lines: [...line(6, first!.lot), ...line(4, first!.lot)] }))
    expect(leftOf()[0]).toEqual([0, 0])
  })

  test('the second person stands on the document, the reason too, and each lot with where it came from', () => {
    const { id } = now(issue({ reason: 'other', words: '下雨淋湿了', lines: line(12) }))
    expect(now(stock().document({ document: id }, office.accountant))).toMatchObject({
      title: '报损单',
      recordedBy: '张会计',
      witness: '王淑珍',
      purpose: 'write_off',
      reason: 'other',
      note: '下雨淋湿了',
      summary: '其他 · 面粉 12 袋',
      amountFen: 12400,
      reversible: true,
      lines: [
        { name: '面粉', quantity: 10, totalFen: 10000, expiresOn: '2026-11-10', lotSerial: 'RK26-00001' },
        { name: '面粉', quantity: 2, totalFen: 2400, expiresOn: '2026-11-20', lotSerial: 'RK26-00002' },
      ],
    })
  })

  test('a photo of it lies with the document; what is no picture is not taken', async () => {
    const { deeds } = office.shop.services
    const bytes = (await createCanvas(40, 30).encode('jpeg')).toString('base64')
    const { photo } = expectOk(await deeds.keepPhoto({ bytes }, office.accountant))
    const { id } = now(issue({ photos: [photo] }))
    expect(now(stock().document({ document: id }, office.accountant)).photos).toEqual([photo])
    const noPicture = { bytes: Buffer.from('%PDF-1.7').toString('base64') }
    expect(await deeds.keepPhoto(noPicture, office.accountant)).toMatchObject({
      refusal: { code: 'photo_kind' },
    })
    expect(auditBook(office.store).findings).toEqual([])
  })

  test('the exported journal has it as a loss, and what was used as another issue', () => {
    now(issue({ lines: line(3) }))
    now(issue({ purpose: 'own_use', reason: null, words: '食堂', lines: line(2) }))
    const journal = [...exportJournal(office.store, 'chinese')].join('')
    expect(journal).toMatch(/\(BS26-00001\) 报损单/)
    expect(journal).toMatch(/\(CK26-00001\) 出库单/)
    expect(journal).toMatch(/物资:面粉:损耗 {2}3 /)
    expect(journal).toMatch(/物资价值:面粉:其他出库 {2}20\.00 CNY/)
  })

  test('sent twice it is written off once, without asking for the PIN again', () => {
    const once = form({ lines: line(3) })
    const first = now(stock().issue(once, office.accountant))
    const again = now(stock().issue({ ...once, witnessPin: '' }, office.accountant))
    expect(again).toEqual({ ...first, repeated: true })
    expect(leftOf()[0]).toEqual([7, 7000])
    expect(refusalOf(stock().issue({ ...once, lines: line(4) }, office.accountant)).code).toBe(
      'document_differs',
    )
  })

  test('taken back, the goods stand in their lots again and are worth what they were', () => {
    const { id, serial } = now(issue({ lines: line(12) }))
    now(stock().reverse({ document: newId(), of: id, reason: '点错了' }, office.accountant))
    expect(leftOf()).toEqual([
      [10, 10000],
      [10, 12000],
      [5, 7000],
    ])
    expect(account('loss')).toEqual({ balance: 0, valueFen: 0 })
    const listed = now(stock().documents({ limit: 10 }, office.accountant))
    expect(listed[0]).toMatchObject({ kind: 'entry_reversed', summary: `冲销报损 ${serial}` })
    expect(
      refusalOf(stock().reverse({ document: newId(), of: id, reason: '又点错了' }, office.accountant)).code,
    ).toBe('reversed_before')
  })

  test('a stock-in whose goods were written off is not taken back before the write-off is', () => {
    const { serial } = now(issue({ lines: line(1) }))
    const receipt = lots()[0]!.document
    const back = () => stock().reverse({ document: newId(), of: receipt, reason: '录错' }, office.accountant)
    expect(refusalOf(back()).sentence).toContain(serial)
  })

  test('what has expired cannot be redeemed, only written off', () => {
    office.clock.set('2026-11-21T02:00:00Z')
    confirmDay()
    const goods = office.shop.services.catalogue.item(office.store, flour)!
    const picked = expectOk(stock().pick(office.store, goods, 5, office.shop.ledger.today()))
    expect(picked.map(({ lot }) => lot)).toEqual([lots()[2]!.lot])
    expect(stock().pick(office.store, goods, 6, office.shop.ledger.today())).toMatchObject({ ok: false })
  })
})

describe('出库', () => {
  test.each([
    ['transfer', '调到镇上的店', '调到别的店 · 面粉 2 袋'],
    ['prize', '三季度评比前三名', '奖品、表彰 · 面粉 2 袋'],
    ['own_use', '扫雪时大家吃的', '村里自用 · 面粉 2 袋'],
  ] as const)('%s: needs no second person, moves no points, and says what for', (purpose, words, summary) => {
    const posted = now(issue({ purpose, reason: null, words, lines: line(2), witness: null, witnessPin: '' }))
    expect(posted.serial).toBe('CK26-00001')
    expect(account('issued_out')).toEqual({ balance: 2, valueFen: 2000 })
    expect(account('loss').balance).toBe(0)
    expect(now(stock().document({ document: posted.id }, office.accountant))).toMatchObject({
      title: '出库单',
      note: words,
      summary,
      witness: '',
    })
  })

  test('a prize may name its households, without a point moving', () => {
    const [sun, wang] = [office.household('孙德福', 0), office.household('王桂花', 500)]
    const { id } = now(
      issue({
        purpose: 'prize',
        reason: null,
        words: '前两名',
        households: [sun.id, wang.id],
        lines: line(2),
      }),
    )
    expect(now(stock().document({ document: id }, office.accountant)).households).toBe(
      `${sun.number} 孙德福、${wang.number} 王桂花`,
    )
    expect(office.spendable(wang)).toBe(500)
  })

  test('what has expired is given to nobody: not from the list, and not out of turn', () => {
    office.clock.set('2026-11-12T02:00:00Z')
    confirmDay()
    const give = (quantity: number, lot: string | null = null) =>
      issue({ purpose: 'own_use', reason: null, words: '食堂', lines: line(quantity, lot) })
    expect(refusalOf(give(1, lots()[0]!.lot))).toMatchObject({
      code: 'lot_expired',
      sentence: '第 1 行：面粉的这一批2026年11月10日就过期了，不能再给人用。请换一批，过期的去报损。',
    })
    now(give(1))
    expect(leftOf()[0]).toEqual([10, 10000])
    expect(leftOf()[1]).toEqual([9, 10800])
  })
})

describe('what a write-off is refused for, in this order', () => {
  const service = () => office.item('理发', { kind: 'service', unit: '次' })
  const refusals: readonly [why: string, code: string, part: () => Partial<Issue>][] = [
    ['nothing is on it', 'issue_empty', () => ({ lines: [], reason: null })],
    ['no reason is chosen', 'issue_reason', () => ({ reason: null, lines: line(0) })],
    ['“other” says nothing', 'issue_words', () => ({ reason: 'other', words: ' ', lines: line(0) })],
    ['a prize does not say which', 'issue_words', () => ({ purpose: 'prize', words: '', lines: line(0) })],
    ['a thing nobody knows', 'item_unknown', () => ({ lines: [{ item: newId(), lot: null, quantity: 0 }] })],
    [
      'a thing that has no stock',
      'item_not_stocked',
      () => ({ lines: [{ item: service(), lot: null, quantity: 0 }] }),
    ],
    ['none of it', 'line_quantity', () => ({ lines: line(0) })],
    ['less than none', 'line_quantity', () => ({ lines: line(-3) })],
    ['a slip of the finger', 'line_too_many', () => ({ lines: line(2_000_000) })],
    ['a lot that is not there', 'lot_unknown', () => ({ lines: line(1, newId()) })],
    [
      'expired, and the lot is still good',
      'lot_still_good',
      () => ({ reason: 'expired', lines: line(99, lots()[1]!.lot) }),
    ],
    ['more than the lot has', 'issue_short', () => ({ lines: line(11, lots()[0]!.lot), witness: null })],
    ['more than there is', 'issue_short', () => ({ lines: line(26), witness: null })],
    ['a household nobody knows', 'household_unknown', () => ({ households: [newId()], witness: null })],
    ['a photo that is gone', 'photo_missing', () => ({ photos: ['0'.repeat(64)], witness: null })],
    ['nobody else has seen it', 'witness_needed', () => ({ witness: null })],
    ['the same person twice', 'witness_same', () => ({ witness: office.people.admin, witnessPin: '9999' })],
    ['the PIN is wrong', 'pin_wrong', () => ({ witnessPin: '9999', businessDate: '2027-01-01' })],
    ['a day that has not come', 'day_ahead', () => ({ businessDate: '2027-01-01' })],
  ]
  test.each(refusals)('%s: %s', (_why, code, part) => {
    const asked = part()
    const before = [documents(), leftOf()]
    expect(refusalOf(issue(asked)).code).toBe(code)
    expect([documents(), leftOf()]).toEqual(before)
  })

  test('a day before the goods came, and a month that is closed', () => {
    expect(refusalOf(issue({ businessDate: '2026-10-31' }))).toMatchObject({ code: 'lot_later' })
    office.store.sqlite
      .prepare('INSERT INTO closings (id, from_date, through_date, number) VALUES (?, ?, ?, 1)')
      .run(office.post('closing'), '2026-11-01', '2026-11-01')
    expect(refusalOf(issue()).code).toBe('period_closed')
  })
})

/** The clock has jumped, and an administrator says that it is right. */
const confirmDay = () => office.post('clock_confirmed')
