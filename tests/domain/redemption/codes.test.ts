import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Scanned } from '#main/api/redemption.ts'
import { shelfCodeOf } from '#main/domain/catalogue/items.ts'
import { now } from '../../kit/counter-shop.ts'
import { itemForm, type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
beforeEach(() => {
  office = openOfficeShop()
})
afterEach(() => office.close())

const scan = (code: string) => office.shop.services.redemption.scan({ code }, office.caller)
const goodsOf = (code: string) => {
  const found = now(scan(code)) as Extract<Scanned, { kind: 'item' }>
  return [found.kind, found.item.name, found.quantity, found.pack]
}
const register = (name: string, form: Parameters<typeof itemForm>[1]) =>
  now(
    office.shop.services.catalogue.register(
      { document: newId(), item: itemForm(name, form) },
      office.accountant,
    ),
  )

test('the code on a box counts its bottles, also where it is a GTIN of 14 digits', () => {
  register('农夫山泉', {
    barcodes: [
      { code: '6921168509256', quantity: 1, pack: '' },
      { code: '16921168509253', quantity: 24, pack: '箱' },
      { code: '036000291452', quantity: 12, pack: '提' },
    ],
  })
  expect(goodsOf('6921168509256')).toEqual(['item', '农夫山泉', 1, ''])
  expect(goodsOf('16921168509253')).toEqual(['item', '农夫山泉', 24, '箱'])
  expect(goodsOf('036000291452')).toEqual(['item', '农夫山泉', 12, '提'])
  expect(goodsOf('0036000291452')).toEqual(['item', '农夫山泉', 12, '提'])
})

test.each(['10086', '200137', '1234567', '123456789', '1234567890', '12345678901', '123456789012345'])(
  'the village’s own code %s finds its goods at the counter',
  (code) => {
    register('手工粉条', { barcodes: [{ code, quantity: 1, pack: '' }] })
    expect(goodsOf(code)).toEqual(['item', '手工粉条', 1, ''])
    expect(goodsOf(` ${code} `)).toEqual(['item', '手工粉条', 1, ''])
  },
)

test('a short number finds its goods, typed with or without zeros, and scanned from the code sheet', () => {
  const { shortNumber } = register('鸡蛋', { unit: '斤', basePerUnit: 10, baseName: '两' })
  expect(shortNumber).toBe('101')
  for (const code of ['101', '0101', shelfCodeOf('101')]) {
    expect(goodsOf(code)).toEqual(['item', '鸡蛋', 10, ''])
  }
})

test.each(['10086', '1234567', '6921168509256', '16921168509253', '123456789012345', '2026112400001234'])(
  'a code that nobody knows, %s, is said to be unknown, and not misread',
  (code) => {
    expect(refusalOf(scan(code))).toMatchObject({ code: 'scan_unknown', facts: { code } })
  },
)
