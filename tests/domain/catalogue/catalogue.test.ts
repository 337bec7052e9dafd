import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { itemTerms } from '#main/domain/catalogue/item-terms.ts'
import { normalBarcode } from '#main/domain/catalogue/items.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now } from '../../kit/counter-shop.ts'
import { itemForm, type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
beforeEach(() => {
  office = openOfficeShop()
})
afterEach(() => office.close())

const catalogue = () => office.shop.services.catalogue
const register = (name: string, form: Parameters<typeof itemForm>[1] = {}) =>
  catalogue().register({ document: newId(), item: itemForm(name, form) }, office.accountant)
const detail = (item: string) => now(catalogue().detail({ item }, office.accountant))
const change = (item: string, form: object, basedOn = detail(item).changedBy) => {
  const {
    pinyin: _p,
    initials: _i,
    changedBy: _c,
    hasMoved: _h,
    shelfCode: _s,
    components,
    ...rest
  } = detail(item)
  const parts = components.map(({ item: part, quantity }) => ({ item: part, quantity }))
  return catalogue().change(
    { document: newId(), basedOn, item: { ...rest, components: parts, ...form } },
    office.accountant,
  )
}
const found = (text: string) =>
  now(catalogue().search({ text, limit: 20 }, office.accountant)).map((item) => item.name)

const WATER = '6921168509256'
const COLA = '6928804011173'
const code = (text: string, quantity = 1, pack = '') => ({ code: text, quantity, pack })

describe('登记', () => {
  test('what has no barcode gets the next short number, what has one does not', () => {
    expect(now(register('鸡蛋', { unit: '个' })).shortNumber).toBe('101')
    expect(now(register('理发', { kind: 'service', unit: '次' })).shortNumber).toBe('102')
    expect(now(register('农夫山泉', { barcodes: [code(WATER)] })).shortNumber).toBeNull()
    expect(now(register('毛巾', { shortNumber: '0007' })).shortNumber).toBe('7')
    expect(now(register('肥皂')).shortNumber).toBe('103')
  })

  test('a barcode on the bottle is one bottle, the one on the box is twenty-four', () => {
    const water = now(
      register('农夫山泉', { barcodes: [code(WATER), code('16921168509253', 24, '箱')] }),
    ).item
    const byCode = (text: string) => catalogue().itemByCode(office.store, text)
    expect(byCode(WATER)).toMatchObject({ item: { id: water }, quantity: 1, pack: '' })
    expect(byCode('16921168509253')).toMatchObject({ item: { id: water }, quantity: 24, pack: '箱' })
    expect(byCode(COLA)).toBeUndefined()
  })

  test('UPC-A of twelve digits and EAN-13 with a zero before it are the same code; zeros are kept', () => {
    register('进口饼干', { barcodes: [code('036000291452')] })
    expect(catalogue().itemByCode(office.store, '0036000291452')?.item.name).toBe('进口饼干')
    expect(catalogue().itemByCode(office.store, '036000291452')?.item.name).toBe('进口饼干')
    expect(expectOk(normalBarcode('０３６０００２９１４５２'))).toBe('0036000291452')
  })

  test('0101 typed at the counter is 101', () => {
    register('鸡蛋', { unit: '个' })
    expect(catalogue().itemByCode(office.store, '0101')).toMatchObject({
      item: { name: '鸡蛋' },
      quantity: 1,
    })
  })

  test('the code sheet has a code to scan for every short number, and it finds the same thing', () => {
    const eggs = now(register('鸡蛋', { unit: '个' })).item
    const { shelfCode } = detail(eggs)
    expect(shelfCode).toBe('20001018')
    expect(catalogue().itemByCode(office.store, '20001018')?.item.id).toBe(eggs)
    expect(catalogue().itemByCode(office.store, '20001025')).toBeUndefined()
    now(register('店里自己的码', { barcodes: [code('20001025')], shortNumber: '55' }))
    expect(catalogue().itemByCode(office.store, '20001025')?.item.name).toBe('店里自己的码')
  })

  test.each([
    ['a wrong check digit', { barcodes: [code('6901234567890')] }, 'barcode_invalid'],
    ['letters in the code', { barcodes: [code('69A1168509256')] }, 'barcode_invalid'],
    ['a short number as a barcode', { barcodes: [code('12')] }, 'barcode_invalid'],
    ['the same code twice', { barcodes: [code(WATER), code(WATER)] }, 'barcode_twice'],
    ['a box of none', { barcodes: [code(WATER, 0)] }, 'pack_size'],
    ['a short number of letters', { shortNumber: '12a' }, 'short_number_invalid'],
    ['a step of none', { basePerUnit: 0 }, 'item_step'],
    ['a step without a name', { basePerUnit: 10 }, 'item_step_name'],
    ['a service by the half', { kind: 'service', basePerUnit: 2, baseName: '半' }, 'bundle_step'],
    ['a limit of none', { limitPerMonth: 0 }, 'item_number'],
    ['a minimum below zero', { minimumStock: -1 }, 'item_number'],
    ['a limit of billions', { limitPerMonth: 2_000_000_000 }, 'item_too_large'],
    ['a bundle of nothing', { kind: 'bundle' }, 'bundle_empty'],
    [
      'parts on what is no bundle',
      { components: [{ item: newId(), quantity: 1 }] },
      'components_without_bundle',
    ],
    [
      'a bundle of a stranger',
      { kind: 'bundle', components: [{ item: newId(), quantity: 1 }] },
      'item_unknown',
    ],
    ['a picture that nobody sent', { picture: 'a'.repeat(64) }, 'picture_missing'],
  ] as const)('refuses %s and keeps nothing', (_what, form, refused) => {
    const count = () => office.store.sqlite.prepare('SELECT count(*) AS n FROM documents').get()
    const before = count()
    const refusal = refusalOf(register('东西', form as never))
    expect(refusal.code).toBe(refused)
    expect(refusal.sentence).toMatch(/。$/)
    expect(count()).toEqual(before)
  })

  test('a code, a short number and a name each belong to one thing only, which is named', () => {
    now(register('农夫山泉', { barcodes: [code(WATER)], shortNumber: '7', spec: '550ml' }))
    expect(refusalOf(register('别的水', { barcodes: [code(WATER)] }))).toMatchObject({
      code: 'barcode_taken',
      facts: { name: '农夫山泉' },
    })
    expect(refusalOf(register('别的水', { shortNumber: '0007' })).code).toBe('short_number_taken')
    expect(refusalOf(register('农夫山泉', { spec: '550ml' })).code).toBe('item_same_name')
    now(register('农夫山泉', { spec: '4L' }))
  })

  test('a bundle takes goods and services, each once, and no bundle', () => {
    const soap = now(register('肥皂')).item
    const gift = now(
      register('礼包', { kind: 'bundle', unit: '份', components: [{ item: soap, quantity: 2 }] }),
    )
    const bundle = (components: { item: string; quantity: number }[]) =>
      register('大礼包', { kind: 'bundle', unit: '份', components })
    expect(refusalOf(bundle([{ item: gift.item, quantity: 1 }])).code).toBe('component_kind')
    expect(
      refusalOf(
        bundle([
          { item: soap, quantity: 1 },
          { item: soap, quantity: 1 },
        ]),
      ).code,
    ).toBe('component_twice')
    expect(refusalOf(bundle([{ item: soap, quantity: 0 }])).code).toBe('component_quantity')
    expect(refusalOf(change(soap, { active: false }))).toMatchObject({
      code: 'item_in_bundle',
      facts: { bundle: '礼包' },
    })
  })
})

describe('改', () => {
  test('a change is a document of its own, and what somebody else changed meanwhile is not overwritten', () => {
    const soap = now(register('肥皂')).item
    const seen = detail(soap).changedBy
    expect(now(change(soap, { minimumStock: 10 })).serial).toMatch(/^WB26-/)
    expect(detail(soap).minimumStock).toBe(10)
    expect(refusalOf(change(soap, { minimumStock: 20 }, seen)).code).toBe('item_changed_meanwhile')
  })

  test('once it has come in, what a 斤 means and what it is stay as they are', () => {
    const rice = now(register('大米', { unit: '斤', basePerUnit: 10, baseName: '两' })).item
    now(change(rice, { basePerUnit: 1, baseName: '' }))
    now(change(rice, { basePerUnit: 10, baseName: '两' }))
    office.receive([{ item: rice, quantity: 500, totalFen: 100 }])
    expect(detail(rice).hasMoved).toBe(true)
    expect(refusalOf(change(rice, { basePerUnit: 1 })).code).toBe('item_step_fixed')
    expect(refusalOf(change(rice, { kind: 'recyclable' })).code).toBe('item_kind_fixed')
    now(change(rice, { name: '东北大米' }))
    expect(found('dbdm')).toEqual(['东北大米'])
  })
})

describe('查', () => {
  test('by name, pinyin, initials, short number and barcode; the likeliest first; what is off is not offered', () => {
    now(register('农夫山泉饮用天然水', { spec: '550ml', barcodes: [code(WATER)] }))
    now(register('可口可乐', { barcodes: [code(COLA)] }))
    const eggs = now(register('鸡蛋', { unit: '个' })).item
    expect(found('山泉')).toEqual(['农夫山泉饮用天然水'])
    expect(found('nfsq')).toEqual(['农夫山泉饮用天然水'])
    expect(found('kekou')).toEqual(['可口可乐'])
    expect(found('101')).toEqual(['鸡蛋'])
    expect(found('6928804')).toEqual(['可口可乐'])
    expect(found('ＪＤ')).toEqual(['鸡蛋'])
    expect(found('%')).toEqual([])
    expect(found('')).toHaveLength(3)
    now(change(eggs, { active: false }))
    expect(found('jd')).toEqual([])
    expect(now(catalogue().list({}, office.accountant))).toHaveLength(3)
  })

  test('Latin letters and digits in a name count too', () => {
    expect(itemTerms('统一100老坛酸菜')).toEqual({ pinyin: 'tongyi100laotansuancai', initials: 'ty100ltsc' })
    expect(itemTerms('2B铅笔').initials).toBe('2bqb')
  })

  test('among ten thousand things a search answers at once', () => {
    const document = office.post('item_registered')
    const insert = office.store.sqlite.prepare(
      `INSERT INTO items (id, kind, name, unit, pinyin, initials, registered_by, changed_by)
       VALUES (?, 'goods', ?, '个', ?, ?, ?, ?)`,
    )
    office.store.sqlite.transaction(() => {
      for (let n = 0; n < 10_000; n++) {
        const terms = itemTerms(`东西${n}`)
        insert.run(newId(), `东西${n}`, terms.pinyin, terms.initials, document, document)
      }
    })()
    found('dx77')
    const begun = performance.now()
    for (let n = 0; n < 20; n++) expect(found(`dx77${n % 10}`).length).toBeGreaterThan(0)
    expect((performance.now() - begun) / 20).toBeLessThan(60)
    const listed = performance.now()
    expect(now(catalogue().list({}, office.accountant))).toHaveLength(10_000)
    expect(performance.now() - listed).toBeLessThan(1000)
  })
})

describe('图片', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  )
  const keep = (bytes: Uint8Array) =>
    catalogue().keepPicture({ bytes: Buffer.from(bytes).toString('base64') }, office.accountant)

  test('lies beside the books under its own fingerprint, once, and comes back as it was', () => {
    const { picture } = now(keep(png))
    now(keep(png))
    expect(readdirSync(join(office.folder, 'pictures'))).toEqual([picture])
    const soap = now(register('肥皂', { picture })).item
    expect(detail(soap).picture).toBe(picture)
    expect(now(catalogue().picture({ picture }, office.accountant)).dataUrl).toBe(
      `data:image/png;base64,${png.toString('base64')}`,
    )
  })

  test('refuses what only calls itself a picture, what is too large, and what was swapped on the disk', () => {
    expect(refusalOf(keep(Buffer.from('<svg onload=alert(1)>'))).code).toBe('picture_kind')
    expect(refusalOf(keep(Buffer.from('MZ'))).code).toBe('picture_kind')
    expect(refusalOf(keep(Buffer.concat([png, Buffer.alloc(200 * 1024)]))).code).toBe('picture_too_large')
    expect(existsSync(join(office.folder, 'pictures'))).toBe(false)
    const { picture } = now(keep(png))
    writeFileSync(join(office.folder, 'pictures', picture), Buffer.concat([png, Buffer.from('x')]))
    expect(refusalOf(catalogue().picture({ picture }, office.accountant)).code).toBe('picture_missing')
  })
})
