import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { now } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
beforeEach(() => {
  office = openOfficeShop()
})
afterEach(() => office.close())

const catalogue = () => office.shop.services.catalogue
const village = { name: 'goods.csv', bytes: readFileSync('tests/data/goods.csv').toString('base64') }
const csv = (text: string, name = '物品.csv') => ({ name, bytes: Buffer.from(text).toString('base64') })

const preview = (file = village) => now(catalogue().previewImport({ file, choice: {} }, office.accountant))
const confirm = (file = village, form: object = {}) =>
  catalogue().confirmImport(
    { document: newId(), file, choice: {}, prices: null, seen: preview(file).seen, ...form },
    office.accountant,
  )
const reverse = (id: string) =>
  catalogue().reverseImport({ document: newId(), import: id, reason: '导错了' }, office.accountant)
const items = () => now(catalogue().list({}, office.accountant))
const byName = (name: string) => items().find((item) => item.name === name)!

describe('the village’s own list of goods', () => {
  test('is shown whole before anything is written: 49 things, one row with a wrong code, one without a name', () => {
    const seen = preview()
    expect(seen.counts).toMatchObject({ added: 49, existing: 0, skipped: 2 })
    expect(seen.problems.filter((one) => one.severity === 'error').map((one) => one.row)).toEqual([
      51, 52, 52,
    ])
    expect(items()).toEqual([])
  })

  test('comes in as one document: kinds, steps, short numbers; a bundle with a part missing comes in switched off', () => {
    expect(now(confirm())).toMatchObject({ added: 49, existing: 0, priced: 0 })
    expect(items()).toHaveLength(49)
    expect(byName('东北大米')).toMatchObject({ unit: '斤', basePerUnit: 10, baseName: '两', active: true })
    expect(byName('理发').kind).toBe('service')
    expect(byName('农药瓶').kind).toBe('recyclable')
    expect(byName('春节礼包')).toMatchObject({ kind: 'bundle', active: false })
    const short = items().filter((item) => item.shortNumber !== null)
    expect(short.map((item) => item.name).sort()).toEqual(
      ['东北大米', '鸡蛋', '毛巾', '洗衣粉', '理发', '农药瓶', '春节礼包'].sort(),
    )
    expect(new Set(short.map((item) => item.shortNumber)).size).toBe(short.length)
    expect(catalogue().itemByCode(office.store, '6921168509256')?.item.spec).toBe('550ml')
  })

  test('the same file comes in once; a new one adds only what is new', () => {
    const first = now(confirm())
    expect(preview().sameFile).toBe(first.serial)
    expect(preview().counts).toMatchObject({ added: 0, existing: 49 })
    expect(refusalOf(confirm()).code).toBe('import_same_file')
    const more = csv('名称,单位,条码\n肥皂,块,\n农夫山泉,瓶,6921168509256\n')
    expect(now(confirm(more))).toMatchObject({ added: 1, existing: 1 })
    expect(byName('肥皂').shortNumber).not.toBeNull()
    expect(items()).toHaveLength(50)
  })

  test('a bundle finds its parts in the same file, and weighs the rice in 两', () => {
    const file = csv('名称,规格,单位,说明\n肥皂,,块,\n大米,散装,斤,按斤称\n礼包,肥皂2块+大米3斤,份,礼包\n')
    now(confirm(file))
    const parts = catalogue().components(office.store, byName('礼包').id)
    expect(
      parts.map(({ item, quantity }) => [items().find((one) => one.id === item)?.name, quantity]),
    ).toEqual(
      expect.arrayContaining([
        ['肥皂', 2],
        ['大米', 30],
      ]),
    )
    expect(byName('礼包').active).toBe(true)
  })

  test('prices in the file come in with who approved them, or are left out', () => {
    const file = csv('名称,单位,分值\n肥皂,块,5\n毛巾,条,12\n')
    const prices = { fromDate: '2026-11-01', approver: '村两委' }
    expect(now(confirm(file, { prices }))).toMatchObject({ priced: 2 })
    const list = now(office.shop.services.schemes.priceList({ day: null }, office.accountant))
    expect(list.rows.map((row) => [row.name, row.price])).toEqual([
      ['肥皂', 500],
      ['毛巾', 1200],
    ])
    expect(list.decided?.approver).toBe('村两委')
  })

  test('a price that the scheme does not know stops the whole file', () => {
    const file = csv('名称,单位,分值\n肥皂,块,5\n毛巾,条,12.5\n')
    const prices = { fromDate: '2026-11-01', approver: '村两委' }
    expect(refusalOf(confirm(file, { prices }))).toMatchObject({
      code: 'price_precision',
      facts: { name: '毛巾' },
    })
    expect(items()).toEqual([])
  })

  test('what was not looked at is not imported', () => {
    expect(refusalOf(confirm(village, { seen: 'x' })).code).toBe('import_changed')
    const before = preview().seen
    office.item('毛巾', { spec: '34×76厘米', unit: '条' })
    expect(refusalOf(confirm(village, { seen: before })).code).toBe('import_changed')
  })

  test('goes back whole, prices and all, and may then come in again', () => {
    const file = csv('名称,单位,分值\n肥皂,块,5\n毛巾,条,12\n')
    const prices = { fromDate: '2026-11-01', approver: '村两委' }
    const first = now(confirm(file, { prices }))
    expect(now(reverse(first.id)).removed).toBe(2)
    expect(items()).toEqual([])
    expect(refusalOf(reverse(first.id)).code).toBe('import_already_reversed')
    now(confirm(file, { prices }))
    expect(items()).toHaveLength(2)
    expect(
      now(catalogue().imports({}, office.accountant)).map((one) => [one.items, one.reversed !== null]),
    ).toEqual([
      [2, false],
      [2, true],
    ])
  })

  test.each([
    [
      'has come into stock',
      (id: string) => office.receive([{ item: id, quantity: 1, totalFen: 1 }]),
      '进出的账',
    ],
    [
      'is part of a bundle made by hand',
      (id: string) =>
        office.item('礼包', { kind: 'bundle', unit: '份', components: [{ item: id, quantity: 1 }] }),
      '礼包',
    ],
  ] as const)('stays once one of its things %s', (_what, use, sentence) => {
    const first = now(confirm(csv('名称,单位\n肥皂,块\n毛巾,条\n')))
    use(byName('肥皂').id)
    const refused = refusalOf(reverse(first.id))
    expect(refused).toMatchObject({ code: 'import_used', facts: { name: '肥皂' } })
    expect(refused.sentence).toContain(sentence)
    expect(now(catalogue().imports({}, office.accountant))[0]?.heldBy).toContain('肥皂')
    expect(items().filter((item) => item.kind === 'goods')).toHaveLength(2)
  })

  test('a file in an old encoding is read, one that is no list is refused in plain words', () => {
    const gbk = iconv.encode('名称,单位\n肥皂,块\n', 'gb18030')
    expect(preview({ name: '物品.csv', bytes: gbk.toString('base64') }).items).toMatchObject([
      { name: '肥皂' },
    ])
    const zip = { name: 'a.xlsx', bytes: Buffer.from('PK').toString('base64') }
    const refused = refusalOf(catalogue().previewImport({ file: zip, choice: {} }, office.accountant))
    expect(refused.code).toMatch(/^import_/)
    expect(refused.sentence).toMatch(/。$/)
  })
})
