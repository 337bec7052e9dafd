import { describe, expect, it } from 'vitest'
import { previewGoods } from '#main/domain/catalogue/goods-import.ts'
import { previewOpening } from '#main/domain/households/opening-import.ts'
import { previewRegister } from '#main/domain/households/register-import.ts'
import { templateFile } from '#main/domain/imports/templates.ts'
import { readWorkbook } from '#main/domain/imports/workbook.ts'
import { expectOk } from '#main/kernel/result.ts'

async function book(kind: 'register' | 'goods' | 'opening') {
  const { fileName, bytes } = await templateFile(kind)
  expect(fileName).toMatch(/^[\u4e00-\u9fff]+\.xlsx$/)
  return expectOk(readWorkbook(bytes, fileName))
}

/** The template with a line that a village filled in under the example. */
async function filled(kind: 'register' | 'goods' | 'opening', line: readonly string[]) {
  const template = await book(kind)
  const [table, ...rest] = template.sheets
  const row = {
    number: 3,
    cells: line.map((raw) => (raw === '' ? undefined : ({ kind: 'text', raw } as const))),
  }
  return { ...template, sheets: [{ ...table!, rows: [...table!.rows, row] }, ...rest] }
}

describe('the empty tables to fill in', () => {
  it('have Chinese headings, one example and a sheet of advice', async () => {
    for (const kind of ['register', 'goods', 'opening'] as const) {
      const template = await book(kind)
      expect(template.sheets[0]?.rows).toHaveLength(2)
      expect(template.sheets[1]?.name).toBe('填表说明')
      for (const cell of template.sheets[0]?.rows[0]?.cells ?? [])
        expect(cell?.raw).toMatch(/^[\u4e00-\u9fff]+$/)
    }
  })

  it('come back empty: the example is not imported', async () => {
    expect(previewRegister(await book('register'))).toMatchObject({ refusal: { code: 'import_no_rows' } })
    expect(previewGoods(await book('goods'))).toMatchObject({ refusal: { code: 'import_no_rows' } })
    expect(previewOpening(await book('opening'), { households: [] })).toMatchObject({
      refusal: { code: 'import_no_rows' },
    })
  })

  it('are understood without a remark when a village fills them in', async () => {
    const register = expectOk(
      previewRegister(
        await filled('register', ['12', '二组', '李强', '3', '13987538948', '否', '强子', '李大强', '']),
      ),
    )
    expect(register.households).toMatchObject([
      { number: '0012', group: '二组', headName: '李强', nickname: '强子', formerName: '李大强' },
    ])
    const goods = expectOk(
      previewGoods(await filled('goods', ['6921168509256', '饮用水', '550ml', '瓶', '2', ''])),
    )
    expect(goods.items).toMatchObject([{ barcodes: ['6921168509256'], pointsHundredths: 200 }])
    const households = [{ id: 'a', number: '0012', headName: '李强', closed: false }]
    const opening = expectOk(previewOpening(await filled('opening', ['12', '李强', '86.5']), { households }))
    expect(opening.lines).toMatchObject([{ householdId: 'a', pointsHundredths: 8650 }])
    for (const preview of [register, goods, opening])
      expect(preview.problems.map((problem) => problem.code)).toEqual(['sheet_ignored'])
  })

  it('keep the barcode of the example digit by digit', async () => {
    const example = (await book('goods')).sheets[0]?.rows[1]
    expect(example?.cells[0]).toEqual({ kind: 'text', raw: '6901234567892' })
  })
})
