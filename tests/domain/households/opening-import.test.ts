import { describe, expect, it } from 'vitest'
import { type OpeningPreview, previewOpening } from '#main/domain/households/opening-import.ts'
import { readWorkbook } from '#main/domain/imports/workbook.ts'
import { expectOk } from '#main/kernel/result.ts'
import { makeXlsx, rowsXml } from '#tests/domain/imports/xlsx-maker.ts'

const households = [
  { id: 'a', number: '0001', headName: '王秀英', otherNames: ['英子'], closed: false },
  { id: 'b', number: '0002', headName: '李强', closed: false },
  { id: 'c', number: '0003', headName: null, otherNames: ['孙敏'], closed: false },
  { id: 'd', number: '0004', headName: '周学文', closed: true },
  { id: 'e', number: '0005', headName: '何艳', closed: false },
]

const HEADER = ['户号', '姓名', '积分']

function preview(...rows: (string | number | undefined)[][]): OpeningPreview {
  const file = makeXlsx([{ name: '期初', rows: rowsXml([HEADER, ...rows]) }])
  return expectOk(previewOpening(expectOk(readWorkbook(file, 'a.xlsx')), { households }))
}

const cells = (found: OpeningPreview, code: string) =>
  found.problems
    .filter((problem) => problem.code === code)
    .map((problem) => `${problem.columnLetter}${problem.row} ${problem.severity}`)

describe('opening balances from a list', () => {
  it('are matched by number, added up, and say who is not mentioned', () => {
    const found = preview([1, '王 秀 英', 86], ['002', '李强', '12.5分'], [3, '孙敏（已故）', '1,200.05'])
    expect(found.lines).toEqual([
      { row: 2, householdId: 'a', number: '0001', headName: '王秀英', pointsHundredths: 8600 },
      { row: 3, householdId: 'b', number: '0002', headName: '李强', pointsHundredths: 1250 },
      { row: 4, householdId: 'c', number: '0003', headName: '待定', pointsHundredths: 120005 },
    ])
    expect(found.totalHundredths).toBe(129855)
    expect(found.unmentioned).toBe(1)
    expect(found.problems).toEqual([])
  })

  it('know a household by its nickname and warn when the name is another', () => {
    const found = preview([1, '英子', 86], [2, '王秀英', 12])
    expect(cells(found, 'name_differs')).toEqual(['B3 warning'])
    expect(found.problems[0]?.sentence).toBe(
      '第 3 行 B 列「姓名」：表里写的是王秀英，0002 号的户主是李强。请核对有没有写错行。',
    )
    expect(found.lines).toHaveLength(2)
  })

  it.each([
    ['a household nobody knows', [9, '谁', 5], 'household_unknown', 'A2'],
    ['a household that was closed', [4, '周学文', 5], 'household_closed', 'A2'],
    ['no number', [undefined, '王秀英', 5], 'missing_number', 'A2'],
    ['a number that is a word', ['村东', '王秀英', 5], 'bad_number', 'A2'],
    ['a debt', [1, '王秀英', -5], 'negative_points', 'C2'],
    ['a debt in full-width signs', [1, '王秀英', '－５'], 'negative_points', 'C2'],
    ['a third decimal', [1, '王秀英', '1.005'], 'bad_points', 'C2'],
    ['words', [1, '王秀英', '很多'], 'bad_points', 'C2'],
    ['a telephone in the wrong column', [1, '王秀英', 13987538948], 'points_too_large', 'C2'],
    ['nothing', [1, '王秀英', undefined], 'missing_points', 'C2'],
  ])('refuse %s, and name the cell', (_, row, code, cell) => {
    const found = preview(row, [5, '何艳', 3])
    expect(cells(found, code)).toEqual([`${cell} error`])
    expect(found.lines.map((line) => line.number)).toEqual(['0005'])
    expect(found.skipped).toMatchObject([{ row: 2, reason: 'has_errors' }])
  })

  it('refuse a household that comes twice, but take a row pasted twice once', () => {
    const found = preview([1, '王秀英', 86], [1, '王秀英', 86], [1, '王秀英', 90])
    expect(cells(found, 'duplicate_household')).toEqual(['A4 error'])
    expect(found.skipped.map((row) => row.reason)).toEqual(['repeated', 'has_errors'])
    expect(found.totalHundredths).toBe(8600)
  })

  it('leave zeros out and say how many', () => {
    const found = preview([1, '王秀英', 0], [2, '李强', '0.00'], [5, '何艳', 1])
    expect(found.lines).toHaveLength(1)
    expect(found.unmentioned).toBe(1)
    expect(found.problems.find((problem) => problem.code === 'zero_points')?.sentence).toContain('2 户')
  })

  it('forgive the last digits of a spreadsheet’s arithmetic, and nothing else', () => {
    const found = preview([1, '王秀英', 0.1 + 0.2], [2, '李强', 12.299999999999999], [5, '何艳', 1 / 3])
    expect(found.lines.map((line) => line.pointsHundredths)).toEqual([30, 1230])
    expect(cells(found, 'bad_points')).toEqual(['C4 error'])
  })

  it('let no ID number out', () => {
    const found = preview(['990000199326686784', '王秀英990000199326686784', '990000199326686784'])
    expect(JSON.stringify(found)).not.toMatch(/\d{15}/)
  })

  it('skip titles and totals', () => {
    const file = makeXlsx([
      { name: '期初', rows: rowsXml([['积分结余表'], HEADER, [1, '王秀英', 86], ['合计', undefined, 86]]) },
    ])
    const found = expectOk(previewOpening(expectOk(readWorkbook(file, 'a.xlsx')), { households }))
    expect(found.skipped.map((row) => row.reason)).toEqual(['title', 'subtotal'])
    expect(found.lines).toHaveLength(1)
  })
})
