import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { subjectPoints, systemPoints } from '#main/domain/ledger/accounts.ts'
import type { SubjectId } from '#main/kernel/ids.ts'
import { now, type TestHousehold } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
let wang: TestHousehold
let li: TestHousehold
beforeEach(() => {
  office = openOfficeShop()
  wang = office.household('王桂花', 0)
  li = office.household('李长顺', 0)
})
afterEach(() => office.close())

const points = () => office.shop.services.points
const book = (kind: 'open' | 'grant', rows: [TestHousehold, number][], form: object = {}) =>
  points()[kind](
    {
      document: newId(),
      effectiveDate: '2026-11-01',
      reason: '打扫卫生',
      rows: rows.map(([who, given]) => ({ household: who.id, points: given })),
      ...form,
    },
    office.accountant,
  )
const reverse = (of: string, evenBelow = false) =>
  points().reverse({ document: newId(), of, reason: '记错了', evenBelow }, office.accountant)
const spend = (who: TestHousehold, amount: number) =>
  office.post('redemption', [
    {
      debit: systemPoints(office.scheme, 'redeemed'),
      credit: subjectPoints(office.scheme, who.subject as SubjectId),
      amount,
    },
  ])

describe('期初和入账', () => {
  test('one sheet, two households: each has its points, and the list and the ledger say so', () => {
    const posted = now(
      book('open', [
        [wang, 8600],
        [li, 1200],
      ]),
    )
    expect(posted).toMatchObject({ households: 2, total: 9800 })
    expect(posted.serial).toMatch(/^QC26-/)
    expect(office.spendable(wang)).toBe(8600)
    now(book('grant', [[wang, 500]], { reason: '调解邻里纠纷', effectiveDate: '2026-10-20' }))
    expect(now(points().list({}, office.accountant))).toMatchObject([
      { headName: '王桂花', balance: 9100, spendable: 9100, opened: true, lastOn: '2026-11-01' },
      { headName: '李长顺', balance: 1200, opened: true },
    ])
    const { entries } = now(
      office.shop.services.households.ledger({ household: wang.id, offset: 0, limit: 10 }, office.accountant),
    )
    expect(entries).toMatchObject([
      { change: 500, balance: 9100, reason: '调解邻里纠纷', effectiveDate: '2026-10-20' },
      { change: 8600, balance: 8600 },
    ])
  })

  test('a deed of October counts in October, and is booked today', () => {
    const { id } = now(book('grant', [[wang, 500]], { effectiveDate: '2026-10-20' }))
    expect(now(points().document({ document: id }, office.accountant))).toMatchObject({
      effectiveDate: '2026-10-20',
      businessDate: '2026-11-01',
      reason: '打扫卫生',
      rows: [{ headName: '王桂花', points: 500 }],
    })
  })

  test('an opening balance is written once a household', () => {
    const first = now(book('open', [[wang, 8600]]))
    expect(
      refusalOf(
        book('open', [
          [li, 100],
          [wang, 8600],
        ]),
      ),
    ).toMatchObject({
      code: 'opened_before',
      facts: { number: wang.number, serial: first.serial },
    })
    now(reverse(first.id))
    now(book('open', [[wang, 9600]]))
    expect(office.spendable(wang)).toBe(9600)
  })

  test.each([
    ['none at all', 0, 'points_not_positive'],
    ['less than none', -100, 'points_not_positive'],
    ['half a point where points are whole', 150, 'points_precision'],
    ['a telephone number', 13_987_538_948_00, 'points_too_many'],
  ])('refuses %s, naming the household, and writes nothing', (_what, given, code) => {
    expect(
      refusalOf(
        book('grant', [
          [li, 100],
          [wang, given],
        ]),
      ),
    ).toMatchObject({
      code,
      facts: { number: wang.number, name: '王桂花' },
    })
    expect(office.spendable(li)).toBe(0)
  })

  test('refuses an empty sheet, a household twice, a stranger, and a day that has not come', () => {
    expect(refusalOf(book('grant', [])).code).toBe('points_empty')
    expect(
      refusalOf(
        book('grant', [
          [wang, 100],
          [wang, 100],
        ]),
      ).code,
    ).toBe('household_twice')
    expect(refusalOf(book('grant', [[{ ...wang, id: newId() }, 100]])).code).toBe('household_unknown')
    expect(refusalOf(book('grant', [[wang, 100]], { effectiveDate: '2026-11-02' })).code).toBe(
      'effective_ahead',
    )
    expect(refusalOf(book('grant', [[wang, 100]], { effectiveDate: '1926-11-02' })).code).toBe(
      'effective_too_old',
    )
  })

  test('refuses a household that has closed', () => {
    office.store.sqlite.prepare("UPDATE households SET status = 'closed' WHERE id = ?").run(wang.id)
    expect(refusalOf(book('grant', [[wang, 100]])).code).toBe('household_closed')
  })

  test('sent twice it counts once', () => {
    const document = newId()
    now(book('grant', [[wang, 500]], { document }))
    expect(now(book('grant', [[wang, 500]], { document })).repeated).toBe(true)
    expect(office.spendable(wang)).toBe(500)
    expect(refusalOf(book('grant', [[wang, 600]], { document }))).toMatchObject({
      code: 'document_differs',
      facts: { field: 'rows.0.points' },
    })
  })
})

describe('冲销', () => {
  test('takes back what was given, once', () => {
    const { id } = now(
      book('grant', [
        [wang, 500],
        [li, 300],
      ]),
    )
    now(reverse(id))
    expect([office.spendable(wang), office.spendable(li)]).toEqual([0, 0])
    expect(refusalOf(reverse(id)).code).toBe('reversed_before')
    expect(
      now(points().documents({ limit: 9 }, office.accountant)).map((row) => [row.kind, row.total]),
    ).toEqual([
      ['entry_reversed', -800],
      ['points_granted', 800],
    ])
  })

  test('what has been spent goes below zero only when somebody says so, and the slip is named', () => {
    const { id } = now(
      book('grant', [
        [wang, 500],
        [li, 300],
      ]),
    )
    spend(wang, 400)
    expect(refusalOf(reverse(id))).toMatchObject({
      code: 'points_used',
      facts: { households: [`${wang.number} 号王桂花`], usedBy: expect.stringMatching(/^DH26-/) },
    })
    now(reverse(id, true))
    expect([office.spendable(wang), office.spendable(li)]).toEqual([-400, 0])
  })
})

describe('期初导入', () => {
  const fileOf = async (rows: (string | number)[][], name = '期初.xlsx') => {
    const data = [['户号', '户主姓名', '积分'], ...rows].map((row) =>
      row.map((value) => (value === '' ? null : { value })),
    )
    const sheet = await writeExcel(data as never).toBuffer()
    return { name, bytes: Buffer.from(sheet).toString('base64') }
  }
  const confirm = (file: { name: string; bytes: string }, seen: string, form: object = {}) =>
    points().confirmOpening(
      {
        document: newId(),
        file,
        choice: {},
        effectiveDate: '2026-11-01',
        reason: '',
        seen,
        ...form,
      },
      office.accountant,
    )
  const preview = (file: { name: string; bytes: string }) =>
    now(points().previewOpening({ file, choice: {} }, office.accountant))

  test('nothing is written before it is confirmed; then all of it at once; the same file never twice', async () => {
    const file = await fileOf([
      [wang.number, '王桂花', 86],
      [li.number, '李长顺', 12],
    ])
    const seen = preview(file)
    expect(seen).toMatchObject({ total: 9800, obstacle: null, sameFile: null })
    expect(seen.rows).toMatchObject([
      { headName: '王桂花', points: 8600 },
      { headName: '李长顺', points: 1200 },
    ])
    expect(office.spendable(wang)).toBe(0)
    const posted = now(confirm(file, seen.seen))
    expect(posted).toMatchObject({ households: 2, total: 9800 })
    expect([office.spendable(wang), office.spendable(li)]).toEqual([8600, 1200])
    expect(preview(file).sameFile).toBe(posted.serial)
    expect(refusalOf(confirm(file, seen.seen)).code).toBe('import_same_file')
    expect(now(points().documents({ limit: 9 }, office.accountant))[0]).toMatchObject({
      fileName: '期初.xlsx',
      reversible: true,
    })
  })

  test('rows with errors stay out and say where; what was not seen is not imported', async () => {
    const file = await fileOf([
      [wang.number, '王桂花', 86],
      ['9999', '没这户', 5],
      [li.number, '李长顺', -3],
    ])
    const seen = preview(file)
    expect(seen.rows).toHaveLength(1)
    expect(seen.problems.filter((one) => one.severity === 'error').map((one) => one.row)).toEqual([3, 4])
    expect(refusalOf(confirm(file, 'something else')).code).toBe('import_changed')
    now(confirm(file, seen.seen))
    expect(office.spendable(li)).toBe(0)
  })

  test('an import goes back whole while nothing is spent, and not after that, whoever asks', async () => {
    const file = await fileOf([
      [wang.number, '', 86],
      [li.number, '', 12],
    ])
    const first = now(confirm(file, preview(file).seen))
    now(reverse(first.id))
    expect(office.spendable(wang)).toBe(0)
    const again = now(confirm(file, preview(file).seen))
    spend(wang, 100)
    expect(refusalOf(reverse(again.id, true))).toMatchObject({
      code: 'points_used',
      facts: { mayOwe: false },
    })
  })

  test('a file without a heading says what to point out, and one that is no list is refused', async () => {
    const bare = await writeExcel([[{ value: 12 }, { value: 34 }]] as never).toBuffer()
    const file = { name: '表.xlsx', bytes: Buffer.from(bare).toString('base64') }
    const seen = preview(file)
    expect(seen.obstacle).toContain('表头')
    expect(seen.columns).toHaveLength(2)
    const pointed = now(
      points().previewOpening(
        { file, choice: { headerRow: 0, fields: { '0': 'number', '1': 'points' } } },
        office.accountant,
      ),
    )
    expect(pointed.obstacle).toBeNull()
    const picture = {
      name: 'x.png',
      bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]).toString('base64'),
    }
    expect(refusalOf(points().previewOpening({ file: picture, choice: {} }, office.accountant)).code).toMatch(
      /^import_/,
    )
  })

  test('the empty form that the village is handed is understood again', async () => {
    const answer = await points().openingTemplate({}, office.accountant)
    if (!answer.ok) throw new Error('no template')
    const seen = now(
      points().previewOpening(
        { file: { name: answer.value.fileName, bytes: answer.value.bytes }, choice: {} },
        office.accountant,
      ),
    )
    expect(seen.rows).toEqual([])
  })
})
