import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readBarcodes, readComponents, stepOf } from '#main/domain/catalogue/goods-cells.ts'
import { type GoodsOptions, type GoodsPreview, previewGoods } from '#main/domain/catalogue/goods-import.ts'
import { readWorkbook } from '#main/domain/imports/workbook.ts'
import { classifyCode } from '#main/kernel/barcodes.ts'
import { expectOk } from '#main/kernel/result.ts'

const file = readFileSync(new URL('../../data/goods.csv', import.meta.url))

function preview(text: string | Buffer, options: GoodsOptions = {}): GoodsPreview {
  return expectOk(previewGoods(expectOk(readWorkbook(Buffer.from(text), 'goods.csv')), options))
}

const table = (...lines: string[]) => ['条码,名称,规格,单位,类别,分值,说明', ...lines].join('\n')

const cells = (found: GoodsPreview, code: string) =>
  found.problems
    .filter((problem) => problem.code === code)
    .map((problem) => `${problem.columnLetter}${problem.row}`)

describe('the shop’s list of goods', () => {
  const found = preview(file)
  const named = (name: string) => found.items.find((item) => item.name === name)

  it('has 49 items: 46 goods of which one is weighed, a service, a recyclable and a bundle', () => {
    expect(found.counts).toEqual({
      items: 49,
      byKind: { goods: 46, service: 1, recyclable: 1, bundle: 1 },
      weighed: 1,
      withoutBarcode: 7,
      existing: 0,
      skippedRows: 2,
      errors: 3,
      warnings: 1,
      notes: 0,
    })
    for (const item of found.items)
      for (const code of item.barcodes) expect(classifyCode(code).kind).toBe('gtin')
    expect(found.items.filter((item) => item.barcodes.length === 1)).toHaveLength(42)
  })

  it('reads the first item whole', () => {
    expect(found.items[0]).toEqual({
      row: 2,
      kind: 'goods',
      name: '农夫山泉饮用天然水',
      spec: '550ml',
      unit: '瓶',
      barcodes: ['6921168509256'],
      weighed: false,
      baseName: '',
      basePerUnit: 1,
      components: [],
      pointsHundredths: null,
      note: '',
      existingId: null,
    })
  })

  it('sells rice by the 两, eggs by the piece and a haircut without stock', () => {
    expect(named('东北大米')).toMatchObject({ weighed: true, unit: '斤', baseName: '两', basePerUnit: 10 })
    expect(named('鸡蛋')).toMatchObject({ weighed: false, unit: '个', basePerUnit: 1 })
    expect(named('洗衣粉')).toMatchObject({ weighed: false, unit: '袋', basePerUnit: 1 })
    expect(named('理发')?.kind).toBe('service')
    expect(named('农药瓶')?.kind).toBe('recyclable')
  })

  it('takes the spring parcel apart, and asks for the soap that nobody has', () => {
    expect(named('春节礼包')).toMatchObject({
      kind: 'bundle',
      components: [
        { name: '肥皂', quantity: 2, unit: '块', row: null },
        { name: '龙须面', quantity: 1, unit: '袋', row: 16 },
        { name: '毛巾', quantity: 1, unit: '条', row: 46 },
      ],
    })
    expect(cells(found, 'component_unknown')).toEqual(['C50'])
  })

  it('keeps the two test rows out, and names their cells', () => {
    expect(found.skipped.map((row) => [row.row, row.reason])).toEqual([
      [51, 'has_errors'],
      [52, 'has_errors'],
    ])
    expect(cells(found, 'placeholder_name')).toEqual(['B51', 'B52'])
    expect(cells(found, 'wrong_check_digit')).toEqual(['A52'])
  })

  it('is the same in the encoding of a Chinese Windows', () => {
    expect(preview(iconv.encode(iconv.decode(file, 'utf8'), 'gb18030')).items).toEqual(found.items)
  })

  it('knows on the second reading what is there already', () => {
    const knownItems = found.items.map((item) => ({ ...item, id: `item ${item.row}` }))
    const again = preview(file, { knownItems })
    expect(again.counts.existing).toBe(49)
    expect(again.items[0]?.existingId).toBe('item 2')
    expect(again.items.find((item) => item.name === '东北大米')?.existingId).toBe('item 44')
  })
})

describe('troubles, each by its cell', () => {
  it('a name is missing, a unit is missing', () => {
    const found = preview(table('6921168509256,,550ml,瓶', '6902083881405,纯净水,596ml,'))
    expect(cells(found, 'missing_name')).toEqual(['B2'])
    expect(cells(found, 'no_unit')).toEqual(['D3'])
    expect(found.items).toMatchObject([{ name: '纯净水', unit: '个' }])
  })

  it('a barcode that a spreadsheet cut to 6.92E+12, a number that is no barcode', () => {
    const found = preview(
      table('6.92117E+12,水,1L,瓶', '12,茶,1L,瓶', '8800000000000000,糖,1斤,袋', '12345678901,盐,1袋,袋'),
    )
    expect(cells(found, 'barcode_lost_digits')).toEqual(['A2'])
    expect(cells(found, 'not_a_barcode')).toEqual(['A3'])
    expect(cells(found, 'own_code')).toEqual(['A5'])
    expect(found.items.some((item) => item.name === '水' || item.name === '茶')).toBe(false)
  })

  it('one barcode on two things, one thing on two rows, a row pasted twice', () => {
    const found = preview(
      table(
        '6921168509256,饮用水,550ml,瓶',
        '6921168509256,矿泉水,600ml,瓶',
        '6902083881405,饮用水,550ml,瓶',
        ',毛巾,大,条',
        ',毛 巾,大,条,,,捐赠',
        ',毛巾,大,条',
      ),
    )
    expect(cells(found, 'duplicate_barcode')).toEqual(['A3'])
    expect(cells(found, 'same_item')).toEqual(['B4'])
    expect(cells(found, 'duplicate_item')).toEqual(['B6'])
    expect(found.skipped.find((row) => row.row === 7)?.reason).toBe('repeated')
  })

  it('a price that is none', () => {
    const found = preview(
      table(',毛巾,大,条,,12.5', ',脸盆,大,个,,免费', ',水杯,大,个,,-3', ',碗,大,个,,８分'),
    )
    expect(cells(found, 'bad_points')).toEqual(['F3', 'F4'])
    expect(found.items.map((item) => item.pointsHundredths)).toEqual([1250, 800])
  })

  it('a parcel of which nobody knows what is in it', () => {
    expect(cells(preview(table(',春节礼包,看着给,份')), 'components_unclear')).toEqual(['C2'])
  })

  it('no list of goods at all', () => {
    const result = previewGoods(expectOk(readWorkbook(Buffer.from('甲,乙\n丙,丁\n'), 'a.csv')))
    expect(result).toMatchObject({ refusal: { code: 'import_no_header' } })
  })
})

describe('single cells', () => {
  it.each([
    ['6921168509256', ['6921168509256']],
    ['6 921168 509256', ['6921168509256']],
    ['036000291452', ['0036000291452']],
    ['96385074', ['96385074']],
    ['6921168509256、6902083881405', ['6921168509256', '6902083881405']],
    ['6921168509256 6921168509256', ['6921168509256']],
    ['无', []],
    ['', []],
  ])('barcode %j', (text, barcodes) => {
    expect(readBarcodes(text)).toEqual({ barcodes, own: false, trouble: undefined })
  })

  it('reads a parcel written in several ways', () => {
    const expected = [
      { name: '肥皂', quantity: 2, unit: '块' },
      { name: '毛巾', quantity: 1, unit: '条' },
    ]
    expect(readComponents('肥皂2块+毛巾1条')).toEqual(expected)
    expect(readComponents('肥皂×2块、毛巾 1 条')).toEqual(expected)
    expect(readComponents('肥皂２块，毛巾１条')).toEqual(expected)
    expect(readComponents('肥皂2块')).toBeUndefined()
    expect(readComponents('一点肥皂+毛巾1条')).toBeUndefined()
  })

  it('weighs by the 两 unless the note says coarser', () => {
    expect(stepOf(true, '斤', '')).toEqual({ baseName: '两', basePerUnit: 10 })
    expect(stepOf(true, '公斤', '')).toEqual({ baseName: '两', basePerUnit: 20 })
    expect(stepOf(true, '斤', '步长 5 两')).toEqual({ baseName: '5两', basePerUnit: 2 })
    expect(stepOf(true, '斤', '步长 3 两')).toEqual({ baseName: '两', basePerUnit: 10 })
    expect(stepOf(false, '袋', '')).toEqual({ baseName: '', basePerUnit: 1 })
  })
})
