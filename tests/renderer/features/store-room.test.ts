import { describe, expect, test } from 'vitest'
import type { CatalogueItem } from '#main/api/catalogue.ts'
import { emptyDraft, formOf } from '#renderer/features/catalogue/item-form-state.ts'
import { parseQuantity, quantityInput } from '#renderer/features/catalogue/quantity-field.ts'
import { addFound, type LineDraft, readLine, sentLine } from '#renderer/features/stock/receive-state.ts'
import { parseYuan, yuanText } from '#renderer/ui/money-field.ts'

const today = '2026-11-24'
const item = (form: Partial<CatalogueItem> = {}) =>
  ({
    id: 'water',
    kind: 'goods',
    name: '农夫山泉',
    unit: '瓶',
    basePerUnit: 1,
    baseName: '',
    shelfLifeDays: null,
    ...form,
  }) as CatalogueItem
const rice = item({ id: 'rice', name: '大米', unit: '斤', basePerUnit: 10, baseName: '两' })

describe('a quantity as it is typed', () => {
  test.each([
    ['24', 1, 24],
    ['２４', 1, 24],
    ['2.5', 10, 25],
    ['2。5', 10, 25],
    ['0.1', 10, 1],
    ['0.25', 10, undefined],
    ['2.5', 1, undefined],
    ['', 1, undefined],
    ['-3', 1, undefined],
    ['两瓶', 1, undefined],
    ['99999999', 1, undefined],
  ])('%s with %i steps a unit is %s steps', (text, basePerUnit, steps) => {
    expect(parseQuantity(text, { basePerUnit })).toBe(steps)
  })

  test('what is shown to be changed reads back as the same quantity', () => {
    for (let base = 1; base < 200; base++) {
      expect(parseQuantity(quantityInput(base, { basePerUnit: 10 }), { basePerUnit: 10 })).toBe(base)
    }
  })
})

describe('money as it is typed', () => {
  test.each([
    ['50', 5000],
    ['50.5', 5050],
    ['1,200.00', 120_000],
    ['５０元', 5000],
    ['50.005', undefined],
    ['-5', undefined],
    ['五十', undefined],
    ['', undefined],
  ])('%s is %s fen', (text, fen) => expect(parseYuan(text)).toBe(fen))

  test('what is shown to be changed reads back as the same amount', () => {
    for (const fen of [0, 1, 10, 100, 105, 5000, 123_456]) expect(parseYuan(yuanText(fen))).toBe(fen)
  })
})

describe('a delivery', () => {
  const scan = (
    lines: readonly LineDraft[],
    found: { item: CatalogueItem; quantity: number; pack: string },
  ) => addFound(lines, found, `line-${lines.length}`)

  test('a box scanned twice is two boxes of twenty-four, a bottle beside it is a line of its own', () => {
    const box = { item: item(), quantity: 24, pack: '箱' }
    let lines = scan(scan([], box), box)
    lines = scan(lines, { item: item(), quantity: 1, pack: '' })
    expect(lines.map(({ count, packSize, packName }) => [count, packSize, packName])).toEqual([
      ['2', '24', '箱'],
      ['1', '', '箱'],
    ])
    const read = readLine({ ...lines[0]!, total: '100' }, today)
    expect(sentLine(lines[0]!, read)).toMatchObject({
      quantity: 48,
      totalFen: 10_000,
      pack: { count: 2, size: 24, name: '箱' },
    })
  })

  test('what is found by hand waits for its number, and is not doubled when it is found again', () => {
    const byHand = { item: rice, quantity: 0, pack: '' }
    const lines = scan(scan([], byHand), byHand)
    expect(lines).toHaveLength(1)
    expect(readLine(lines[0]!, today).problem).toMatchObject({ field: 'count' })
    expect(readLine({ ...lines[0]!, count: '50.5', total: '0' }, today)).toMatchObject({
      quantity: 505,
      problem: undefined,
    })
  })

  const line = (form: Partial<LineDraft>): LineDraft => ({
    key: 'k',
    item: item(),
    count: '1',
    packSize: '',
    packName: '箱',
    total: '5',
    producedOn: '',
    expiresOn: '',
    ...form,
  })

  test('made on 1017 lies behind, 0517 ahead; +12m counts from the day it was made', () => {
    expect(readLine(line({ producedOn: '1017' }), today).producedOn).toBe('2026-10-17')
    expect(readLine(line({ expiresOn: '0517' }), today).expiresOn).toBe('2027-05-17')
    expect(readLine(line({ producedOn: '1017', expiresOn: '+12m' }), today).expiresOn).toBe('2027-10-17')
    const kept = item({ shelfLifeDays: 180 })
    expect(readLine(line({ item: kept, producedOn: '1001' }), today).expiresOn).toBe('2027-03-30')
  })

  test.each([
    [{ count: '' }, 'count'],
    [{ count: '1.5' }, 'count'],
    [{ packSize: '0' }, 'packSize'],
    [{ total: '' }, 'total'],
    [{ total: '五块' }, 'total'],
    [{ producedOn: '昨天' }, 'producedOn'],
    [{ expiresOn: '0230' }, 'expiresOn'],
  ] as const)('%o is not sent: it says which field', (form, field) => {
    expect(readLine(line(form), today).problem).toMatchObject({
      field,
      sentence: expect.stringContaining('农夫山泉'),
    })
  })
})

describe('registering an item', () => {
  const draft = { ...emptyDraft(), name: '大米', unit: '斤' }

  test('weighed goods are counted in 两, with limits and packs told in 斤', () => {
    const form = formOf({
      ...draft,
      weighed: true,
      limit: '2.5',
      barcodes: [{ key: '1', code: ' 6921168509256 ', count: '5', pack: '袋' }],
    })
    expect(form).toMatchObject({
      basePerUnit: 10,
      baseName: '两',
      limitPerMonth: 25,
      barcodes: [{ code: '6921168509256', quantity: 50, pack: '袋' }],
    })
  })

  test.each([
    [{ name: ' ' }, '名称'],
    [{ unit: '' }, '单位'],
    [{ weighed: true, basePerUnit: '0' }, '分几步'],
    [{ limit: '一点' }, '每户每月最多'],
    [{ shelfLife: '1.5' }, '保质期'],
    [{ barcodes: [{ key: '1', code: '6921168509256', count: '', pack: '' }] }, '代表几'],
    [{ kind: 'bundle' as const }, '礼包'],
  ])('%o is told in a sentence', (form, words) => {
    expect(formOf({ ...draft, ...form })).toMatchObject({ problem: expect.stringContaining(words) })
  })
})
