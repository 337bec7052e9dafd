import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  previewRegister,
  type RegisterOptions,
  type RegisterPreview,
} from '#main/domain/households/register-import.ts'
import type { Problem, Severity } from '#main/domain/imports/problems.ts'
import { readWorkbook } from '#main/domain/imports/workbook.ts'
import { expectOk } from '#main/kernel/result.ts'
import { makeXlsx, rowsXml } from '#tests/domain/imports/xlsx-maker.ts'

type Cells = readonly (string | number | undefined)[]

const HEADER = ['序号', '组别', '户主姓名', '家庭人口', '联系电话', '是否党员', '身份证号', '备注']

function preview(rows: readonly Cells[], options: RegisterOptions = {}, after = ''): RegisterPreview {
  const file = makeXlsx([{ name: '花名册', rows: rowsXml(rows), after }])
  return expectOk(previewRegister(expectOk(readWorkbook(file, 'a.xlsx')), options))
}

function previewText(text: string, options: RegisterOptions = {}) {
  return previewRegister(expectOk(readWorkbook(Buffer.from(text), 'a.csv')), options)
}

const find = (found: RegisterPreview, code: string): readonly Problem[] =>
  found.problems.filter((problem) => problem.code === code)

/** Any run that could be an ID number of 15 or 18 characters, in half-width or full-width digits. */
const hasIdNumber = (value: unknown) => /\d{15}|\d{17}X/i.test(JSON.stringify(value).normalize('NFKC'))

describe('the register of 兴隆沟村', () => {
  const file = readFileSync(new URL('../../data/households-xinglonggou.xlsx', import.meta.url))
  const found = expectOk(previewRegister(expectOk(readWorkbook(file, '花名册.xlsx'))))
  const byNumber = new Map(found.households.map((household) => [household.number, household]))

  it('has 516 households in six groups of 86, numbered without a gap', () => {
    expect(found.counts).toEqual({
      households: 516,
      active: 502,
      headPending: 13,
      closed: 1,
      population: 1861,
      phones: 484,
      groups: 6,
      skippedRows: 16,
      errors: 0,
      warnings: 107,
      notes: 13,
    })
    for (let number = 1; number <= 516; number++)
      expect(byNumber.has(String(number).padStart(4, '0')), String(number)).toBe(true)
    const groups = Map.groupBy(found.households, (household) => household.group)
    expect([...groups.keys()]).toEqual(['一组', '二组', '三组', '四组', '五组', '六组'])
    for (const group of groups.values()) expect(group).toHaveLength(86)
  })

  it('leaves out titles, subtotals, blanks, the signature row and the five rows pasted twice', () => {
    const left = Map.groupBy(found.skipped, (row) => row.reason)
    const rows = (reason: string) =>
      [...left].find(([name]) => name === reason)?.[1].map((skipped) => skipped.row)
    expect(rows('title')).toEqual([1, 2])
    expect(rows('subtotal')).toEqual([91, 179, 267, 354, 442, 531])
    expect(rows('repeated')).toEqual([124, 210, 372, 485, 522])
    expect(rows('blank')).toEqual([66, 532])
    expect(rows('signature')).toEqual([533])
    expect(found.skipped.find((row) => row.row === 124)?.sentence).toBe(
      '第 124 行：和第 123 行一模一样，只导入一次。',
    )
  })

  it('reads the first household whole', () => {
    expect(byNumber.get('0001')).toEqual({
      row: 4,
      number: '0001',
      group: '一组',
      headName: '谢勇',
      headStatus: 'living',
      status: 'active',
      population: 5,
      phones: ['18788915653'],
      partyMember: false,
      formerName: null,
      nickname: null,
      notes: '五保户',
      members: [],
    })
  })

  it('takes blanks out of names, counts 「1人」, and reads telephones in every dress', () => {
    expect(byNumber.get('0002')).toMatchObject({ headName: '叶静', population: 1, group: '一组' })
    expect(byNumber.get('0014')).toMatchObject({ headName: '王平', phones: ['13964574514'] })
    expect(byNumber.get('0006')?.phones).toEqual(['13987538948'])
    expect(byNumber.get('0009')?.phones).toEqual(['15287819480'])
    expect(byNumber.get('0032')?.phones).toEqual(['18876792677'])
    expect(byNumber.get('0040')?.phones).toEqual(['15929952220', '15869458777'])
    expect(byNumber.get('0031')?.phones).toEqual([])
    expect(found.households.filter((household) => household.phones.length === 0)).toHaveLength(46)
    expect(found.households.filter((household) => household.phones.length === 2)).toHaveLength(14)
    for (const household of found.households) {
      expect(household.headName).not.toMatch(/[\s\u3000（(]/)
      for (const phone of household.phones) expect(phone).toMatch(/^1[3-9]\d{9}$/)
    }
  })

  it('counts √, 是 and 党员 as party members', () => {
    expect(found.households.filter((household) => household.partyMember)).toHaveLength(90 + 85 + 81)
  })

  it('brings thirteen families without a living head in as 户主待定, and the one who lived alone as closed', () => {
    const dead = found.households.filter((household) => household.headStatus === 'dead')
    expect(dead.map((household) => household.number)).toEqual(
      ['53', '77', '121', '151', '191', '193', '218', '259', '297', '319', '328', '339', '385', '435'].map(
        (number) => number.padStart(4, '0'),
      ),
    )
    expect(dead.filter((household) => household.status === 'closed')).toMatchObject([
      { number: '0339', headName: '徐磊', population: 1 },
    ])
    expect(byNumber.get('0077')).toMatchObject({ headName: '董伟', status: 'head_pending' })
    expect(find(found, 'dead_head_pending')).toHaveLength(13)
    expect(find(found, 'dead_head_closed')).toHaveLength(1)
  })

  it('warns of each of the 93 heads who share a name, and says in which group the other lives', () => {
    expect(find(found, 'same_name')).toHaveLength(93)
    expect(find(found, 'same_name').find((problem) => problem.row === 10)).toEqual({
      sheet: 'Sheet1',
      row: 10,
      column: 2,
      columnLetter: 'C',
      severity: 'warning',
      code: 'same_name',
      sentence: '第 10 行 C 列「户主姓名」：一组任满仓和六组 0444 户的户主同名，发卡和兑换时请看清组别。',
    })
  })

  it('points at the five names with letters that a printer may lack', () => {
    expect(find(found, 'rare_letter').map((problem) => problem.row)).toEqual([152, 159, 288, 428, 459])
    expect(byNumber.get('0417')?.headName).toBe('李𬭎')
  })

  it('says once that the ID column is not read, and once a group where its merged cell begins', () => {
    expect(find(found, 'id_column_ignored')).toMatchObject([{ row: 3, columnLetter: 'G', severity: 'note' }])
    expect(find(found, 'group_from_merge').map((problem) => problem.row)).toEqual([4, 92, 180, 268, 355, 443])
    expect(find(found, 'sheet_ignored')).toMatchObject([{ sheet: '填表说明', severity: 'note' }])
  })

  it('lets no ID number out', () => {
    expect(hasIdNumber(found)).toBe(false)
    expect(hasIdNumber(readWorkbook(file, 'a.xlsx'))).toBe(true)
  })
})

describe('headings', () => {
  it.each([
    [['编号', '村民小组', '户主', '人口数', '手机号码', '备注']],
    [['户号', '所在\n小组', '姓 名', '家庭人口（人）', '联系方式', '说明']],
    [['*序号', '组', '户主姓名(必填)', '人数', '电话：', '备注']],
    [['农户编号', '队', '户主名字', '家庭成员数', '联系 电话', '备 注']],
  ])('%j', (heading) => {
    const found = preview([['花名册'], heading, [1, '一组', '王秀英', 3, '13987538948', '低保户']])
    expect(found.headerRow).toBe(2)
    expect(found.households).toMatchObject([
      { number: '0001', headName: '王秀英', population: 3, phones: ['13987538948'], notes: '低保户' },
    ])
  })

  it('takes 户号 for the number where the sheet also counts its rows', () => {
    const found = preview([
      ['序号', '户号', '户主姓名'],
      [1, 205, '王秀英'],
    ])
    expect(found.households[0]?.number).toBe('0205')
  })

  it('reads a heading of two rows', () => {
    const found = preview([
      ['编号', '户主信息', undefined, undefined, '备注'],
      [undefined, '姓名', '电话', '组别', undefined],
      [1, '王秀英', 13987538948, '一组', '独居'],
    ])
    expect(found.headerRow).toBe(2)
    expect(found.households).toMatchObject([{ headName: '王秀英', group: '一组', notes: '独居' }])
  })

  it('takes what a person says about the columns over what it recognises', () => {
    const rows: Cells[] = [
      ['号码', '人', '称呼', '备注'],
      [7, '王秀英', '英子', '低保户'],
    ]
    const found = preview(rows, {
      choice: { headerRow: 1, fields: { 0: 'number', 1: 'headName', 2: 'nickname', 3: null } },
    })
    expect(found.households).toMatchObject([
      { number: '0007', headName: '王秀英', nickname: '英子', notes: '' },
    ])
  })

  it('reads a sheet without any heading when a person names the columns', () => {
    const found = preview([[7, '王秀英']], {
      choice: { headerRow: 0, fields: { 0: 'number', 1: 'headName' } },
    })
    expect(found.households).toMatchObject([{ row: 1, number: '0007', headName: '王秀英' }])
  })

  it('says that there is no heading', () => {
    const result = previewText('1,王秀英,3\n2,李强,4\n')
    expect(result).toMatchObject({ refusal: { code: 'import_no_header' } })
    expect(result.ok || result.refusal.sentence).toContain('「户号」、「户主姓名」')
  })

  it('says which column is missing, and hands out the columns to choose from', () => {
    const result = previewText('组别,户主姓名,电话\n一组,王秀英,13987538948\n')
    expect(result).toMatchObject({
      refusal: { code: 'import_column_missing', facts: { missing: ['number'], headerRow: 1 } },
    })
    expect(result.ok || (result.refusal.facts.columns as readonly unknown[])).toHaveLength(3)
  })

  it('says that nothing stands under the heading', () => {
    expect(previewText('序号,户主姓名\n')).toMatchObject({ refusal: { code: 'import_no_rows' } })
  })

  it('reads the sheet that a person chose, and warns of one that looks like a register', () => {
    const file = makeXlsx([
      { name: '一组', rows: rowsXml([HEADER, [1, '一组', '王秀英', 3]]) },
      { name: '二组', rows: rowsXml([HEADER, [2, '二组', '李强', 4]]) },
    ])
    const book = expectOk(readWorkbook(file, 'a.xlsx'))
    expect(find(expectOk(previewRegister(book)), 'sheet_ignored')).toMatchObject([
      { sheet: '二组', severity: 'warning' },
    ])
    const second = expectOk(previewRegister(book, { choice: { sheet: '二组' } }))
    expect(second.households).toMatchObject([{ headName: '李强' }])
    expect(previewRegister(book, { choice: { sheet: '三组' } })).toMatchObject({
      refusal: { code: 'import_sheet_gone' },
    })
  })
})

describe('troubles, each by its cell', () => {
  const base: Cells = [1, '一组', '王秀英', 3, '13987538948', '', '', '']
  const withCell = (column: number, value: string | number | undefined): Cells =>
    base.map((cell, index) => (index === column ? value : cell))

  it.each<[string, number, string | number | undefined, string, Severity]>([
    ['a name is missing', 2, undefined, 'missing_name', 'error'],
    ['a number is missing', 0, undefined, 'missing_number', 'error'],
    ['a number is a word', 0, '村东头', 'bad_number', 'error'],
    ['a number is nought', 0, 0, 'bad_number', 'error'],
    ['a name holds two people', 2, '张三丰 李四海', 'odd_name', 'warning'],
    ['nobody knows how many they are', 3, '三四个', 'bad_population', 'warning'],
    ['the number of people is missing', 3, undefined, 'no_population', 'warning'],
    ['a telephone lacks a digit', 4, '1398753894', 'bad_phone', 'warning'],
    ['nobody knows whether he is in the party', 5, '问书记', 'bad_party_member', 'warning'],
    ['the group is missing', 1, undefined, 'no_group', 'warning'],
    ['the remarks speak of a death', 7, '老伴去世', 'check_death', 'warning'],
  ])('%s', (_, column, value, code, severity) => {
    const found = preview([HEADER, withCell(column, value), [2, '二组', '李强', 4]])
    const [problem] = find(found, code)
    expect(problem).toMatchObject({ row: 2, column, severity, columnLetter: 'ABCDEFGH'[column] })
    expect(problem?.sentence).toMatch(new RegExp(`^第 2 行 ${'ABCDEFGH'[column]} 列「`))
    expect(found.households).toHaveLength(severity === 'error' ? 1 : 2)
    expect(found.skipped.some((row) => row.row === 2 && row.reason === 'has_errors')).toBe(
      severity === 'error',
    )
  })

  it('a number that two families have', () => {
    const found = preview([HEADER, [1, '一组', '王秀英', 3], [1, '一组', '李强', 4]])
    expect(find(found, 'duplicate_number')).toMatchObject([{ row: 3, column: 0, severity: 'error' }])
    expect(find(found, 'duplicate_number')[0]?.sentence).toContain('第 2 行王秀英家')
    expect(found.households.map((household) => household.headName)).toEqual(['王秀英'])
  })

  it('a subtotal that does not add up', () => {
    const found = preview([HEADER, [1, '一组', '王秀英', 3], [undefined, '', '小 计', '2户']])
    expect(find(found, 'subtotal_differs')[0]?.sentence).toContain('小计写的是 2 户，上面数出来是 1 户')
  })

  it('a group that the village did not have', () => {
    const rows: Cells[] = [HEADER, [1, '1组', '王秀英', 3], [2, '七组', '李强', 4], [3, '七组', '孙敏', 4]]
    const found = preview(rows, { knownGroups: ['一组', '二组'] })
    expect(find(found, 'unknown_group')).toMatchObject([{ row: 3, column: 1, severity: 'warning' }])
    expect(found.households.map((household) => household.group)).toEqual(['一组', '七组', '七组'])
  })

  it('a formula that was never worked out, and an error value', () => {
    const rows = `${rowsXml([HEADER])}<row r="2"><c r="A2"><v>1</v></c><c r="C2" t="inlineStr"><is><t>王秀英</t></is></c><c r="D2"><f>1+2</f></c><c r="E2" t="e"><v>#REF!</v></c></row>`
    const file = makeXlsx([{ name: '表', rows }])
    const found = expectOk(previewRegister(expectOk(readWorkbook(file, 'a.xlsx'))))
    expect(find(found, 'formula_without_value')).toMatchObject([{ row: 2, columnLetter: 'D' }])
    expect(find(found, 'cell_error')).toMatchObject([{ row: 2, columnLetter: 'E' }])
  })

  it('a head whose death stands in the remarks', () => {
    const found = preview([HEADER, withCell(7, '户主已去世')])
    expect(found.households).toMatchObject([{ headStatus: 'dead', status: 'head_pending' }])
  })
})

describe('groups', () => {
  it('are carried down in a text table, until the next subtotal', () => {
    const found = expectOk(
      previewText('序号,组别,户主姓名\n1,一组,王秀英\n2,,李强\n3,,孙敏\n,,小计\n4,,周学文\n5,二组,何艳\n'),
    )
    expect(found.households.map((household) => household.group)).toEqual([
      '一组',
      '一组',
      '一组',
      null,
      '二组',
    ])
    expect(find(found, 'group_carried').map((problem) => problem.row)).toEqual([3])
    expect(find(found, 'no_group').map((problem) => problem.row)).toEqual([6])
  })

  it('are taken from rows that say nothing but the group', () => {
    const found = preview([['序号', '户主姓名'], ['第一村民小组'], [1, '王秀英'], ['二组'], [2, '李强']])
    expect(found.households.map((household) => household.group)).toEqual(['一组', '二组'])
    expect(found.skipped.map((row) => row.reason)).toEqual(['group_heading', 'group_heading'])
  })
})

describe('a register that lists every person', () => {
  it('brings the others in as members, counts them, and says which have no head', () => {
    const found = preview([
      ['户号', '组别', '姓名', '与户主关系', '电话'],
      [1, '一组', '王秀英', '户主', '13987538948'],
      [1, '一组', '李强', '丈夫', ''],
      [undefined, '一组', '李小军', '长子', '13140464029'],
      [2, '一组', '孙敏（已故）', '户主'],
      [2, '一组', '周学文', '配偶'],
      [9, '一组', '何艳', '孙女'],
    ])
    expect(found.households).toMatchObject([
      {
        number: '0001',
        population: 3,
        members: [
          { row: 3, name: '李强', relation: '丈夫', status: 'living' },
          { row: 4, name: '李小军', relation: '长子', phones: ['13140464029'] },
        ],
      },
      { number: '0002', status: 'head_pending', population: 2, members: [{ name: '周学文' }] },
    ])
    expect(find(found, 'member_without_head')).toMatchObject([{ row: 7, severity: 'error' }])
  })
})

describe('ID numbers', () => {
  const ID = '990000199326686784'
  const OLD = '990000932668678'

  it('are blanked out of every column they hide in, and the cell is named', () => {
    const found = preview([
      [...HEADER, '曾用名', '小名', ID],
      [1, ID, `王秀英${ID}`, ID, ID, ID, ID, `低保，证号${ID}`, ID, ID, ID],
      [
        2,
        '一组',
        '李强',
        3,
        `13987538948/${OLD}`,
        '',
        OLD,
        '９９００００１９９３２６６８６７８Ｘ',
        '',
        '990000 19932668 6784',
      ],
      [3, '一组', '孙敏', 3, Number(ID), '', '', '99000019932668678x'],
    ])
    expect(hasIdNumber(found)).toBe(false)
    expect(found.households).toMatchObject([
      { headName: '王秀英', notes: '低保，证号', phones: [] },
      { headName: '李强', phones: ['13987538948'], notes: '', nickname: null },
      { headName: '孙敏', notes: '', phones: [] },
    ])
    expect(
      find(found, 'id_number_removed').map((problem) => `${problem.columnLetter}${problem.row}`),
    ).toEqual(['B2', 'C2', 'D2', 'E2', 'F2', 'H2', 'I2', 'J2', 'E3', 'H3', 'J3', 'E4', 'H4'])
  })

  it('stay out when a person points at their column by hand, or at a data row as the heading', () => {
    const rows: Cells[] = [
      HEADER,
      [1, '一组', '王秀英', 3, '', '', ID, ''],
      [2, '一组', '李强', 3, '', '', ID, ''],
    ]
    for (const field of [
      'number',
      'headName',
      'notes',
      'group',
      'phone',
      'nickname',
      'population',
    ] as const) {
      const file = makeXlsx([{ name: `表${ID}`, rows: rowsXml(rows) }])
      const book = expectOk(readWorkbook(file, 'a.xlsx'))
      for (const headerRow of [0, 1, 2]) {
        const fields = { 0: 'number', 2: 'headName', 6: field } as const
        expect(hasIdNumber(previewRegister(book, { choice: { headerRow, fields } }))).toBe(false)
      }
    }
  })

  it('never come out, wherever they stand and however they are written', () => {
    const id = fc.oneof(
      fc.stringMatching(/^[1-9][0-9]{17}$/),
      fc.stringMatching(/^[1-9][0-9]{16}X$/),
      fc.stringMatching(/^[1-9][0-9]{14}$/),
    )
    const dressed = id.chain((digits) =>
      fc.constantFrom(
        digits,
        `证号：${digits}。`,
        ` ${digits}\n`,
        `${digits}，${digits}`,
        `${digits.slice(0, 6)}-${digits.slice(6)}`,
        digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
        `13987538948/${digits}`,
        `${digits}户`,
        `（已故）${digits}`,
      ),
    )
    const cell = fc.oneof(dressed, fc.constantFrom('王秀英', '一组', '4人', '13987538948', '', '小计'))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { maxLength: 8 }), (rows) => {
        const file = makeXlsx([{ name: '表', rows: rowsXml([HEADER, [1, '一组', '王秀英', 3], ...rows]) }])
        const out = previewRegister(expectOk(readWorkbook(file, 'a.xlsx')))
        expect(hasIdNumber(out), JSON.stringify(out)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

describe('large registers', () => {
  it('reads 20,000 rows of one name in a few seconds', () => {
    const rows = Array.from({ length: 19_990 }, (_, index) => [index + 1, '一组', '王秀英', '若干', '139'])
    const started = performance.now()
    expect(preview([HEADER, ...rows]).counts.households).toBe(19_990)
    expect(performance.now() - started).toBeLessThan(8000)
  })
})
