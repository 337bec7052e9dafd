import { describe, expect, it } from 'vitest'
import { REGISTER_VOCABULARY } from '#main/domain/households/register-columns.ts'
import { recogniseHeader } from '#main/domain/imports/columns.ts'
import { withoutIdNumbers } from '#main/domain/imports/id-numbers.ts'
import type { Sheet } from '#main/domain/imports/sheet.ts'

function sheet(...rows: string[][]): Sheet {
  return {
    name: '表',
    hidden: false,
    merges: [],
    rows: rows.map((cells, index) => ({
      number: index + 1,
      cells: cells.map((raw) => (raw === '' ? undefined : { kind: 'text' as const, raw })),
    })),
  }
}

function fields(...rows: string[][]) {
  const header = recogniseHeader(sheet(...rows), REGISTER_VOCABULARY)
  return header.ok
    ? { row: header.value.row, fields: header.value.columns.map((column) => column.field) }
    : header.refusal.code
}

describe('a heading row', () => {
  it('is found under titles and notes, with line breaks in its cells', () => {
    expect(
      fields(
        ['兴隆沟村村民花名册（2026年度）'],
        ['制表日期：2026年10月8日', '', '电话填户主本人的'],
        ['序号', '组\n别', '户主\n姓名', '家庭\r\n人口', '联 系 电 话', '党员', '备注'],
        ['1', '一组', '王秀英', '3', '', '', ''],
      ),
    ).toEqual({
      row: 3,
      fields: ['number', 'group', 'headName', 'population', 'phone', 'partyMember', 'notes'],
    })
  })

  it.each(['身份证号', '户主身份证号码', '公民身份号码', '身份证\n号', '证件号码', '户主姓名及身份证号'])(
    'knows %j as the column that is not to be read',
    (title) => {
      expect(fields(['序号', '户主姓名', title])).toMatchObject({
        fields: ['number', 'headName', 'idNumber'],
      })
    },
  )

  it('takes every telephone column, but one name and one number', () => {
    expect(fields(['序号', '编号', '姓名', '户主姓名', '联系电话', '备用电话'])).toMatchObject({
      fields: [null, 'number', null, 'headName', 'phone', 'phone'],
    })
  })

  it('knows old names, nicknames and relations', () => {
    expect(fields(['户号', '姓名', '曾用名', '小名/绰号', '与户主关系'])).toMatchObject({
      fields: ['number', 'headName', 'formerName', 'nickname', 'relation'],
    })
  })

  it('is not a sentence that mentions a telephone', () => {
    expect(fields(['1. 本表一式三份；2. 电话号码填户主本人，姓名要和户口本一致。'])).toBe('import_no_header')
  })

  it('shows no ID number when a row of data is taken for it', () => {
    const header = recogniseHeader(sheet(['1', '王秀英', '990000199326686784']), REGISTER_VOCABULARY, {
      headerRow: 1,
      fields: { 0: 'number', 1: 'headName' },
    })
    expect(JSON.stringify(header)).not.toContain('990000199326686784')
    expect(header).toMatchObject({ ok: true })
  })
})

describe('taking ID numbers out of a text', () => {
  it.each([
    ['证号990000199326686784。', '证号。'],
    ['99000019932668678X', ''],
    ['99000019932668678x', ''],
    ['９９００００１９９３２６６８６７８４', ''],
    ['990000 19932668 6784', ''],
    ['990000-19932668-678X', ''],
    ['990000932668678', ''],
    ['6217000010001234567', ''],
    ['甲990000199326686784乙990000199326686785丙', '甲乙丙'],
  ])('%j → %j', (text, expected) => {
    expect(withoutIdNumbers(text)).toEqual({ text: expected, found: true })
  })

  it.each([
    '13987538948',
    '13987538948 13140464029',
    '139-8753-8948/131-4046-4029',
    '2026-10-08 至 2026-11-09',
    '0476-4321234',
    '低保户，3 口人',
    '６９２１１６８５０９２５６',
    '',
  ])('leaves %j as it is', (text) => {
    expect(withoutIdNumbers(text)).toEqual({ text, found: false })
  })
})
