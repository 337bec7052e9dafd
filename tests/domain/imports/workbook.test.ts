import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { columnLetter, MAX_ROWS, mergesOfColumn, plainText, writtenText } from '#main/domain/imports/sheet.ts'
import { readWorkbook, type Workbook } from '#main/domain/imports/workbook.ts'
import { expectOk, type Result } from '#main/kernel/result.ts'
import { makeXlsx, makeZip, rowsXml } from './xlsx-maker.ts'

const register = readFileSync(new URL('../../data/households-xinglonggou.xlsx', import.meta.url))
const goods = readFileSync(new URL('../../data/goods.csv', import.meta.url))

function codeOf(result: Result<Workbook>): string {
  if (result.ok) throw new Error('the file was read')
  expect(result.refusal.sentence).toMatch(/[\u4e00-\u9fff]/)
  expect(result.refusal.sentence).toMatch(/请/)
  return result.refusal.code
}

const texts = (result: Result<Workbook>, sheet = 0) =>
  expectOk(result).sheets[sheet]?.rows.map((row) => row.cells.map((cell) => cell?.raw))

describe('a workbook as villages send it', () => {
  const book = expectOk(readWorkbook(register, '花名册.xlsx'))

  it('has both sheets, the rows that hold something, and the row numbers that the accountant sees', () => {
    expect(book.format).toBe('xlsx')
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1', '填表说明'])
    expect(book.sheets[0]?.rows).toHaveLength(531)
    expect(book.sheets[0]?.rows.at(-1)?.number).toBe(533)
    expect(book.sheets[0]?.rows.map((row) => row.number)).not.toContain(66)
  })

  it('knows which cells were merged', () => {
    expect(book.sheets[0]?.merges).toContainEqual({ top: 4, left: 1, bottom: 90, right: 1 })
    const groups = mergesOfColumn(book.sheets[0]!, 1)
    expect(groups.get(4)).toEqual(groups.get(90))
    expect(groups.has(91)).toBe(false)
    expect(groups.size).toBe(516 + 5)
  })

  it('keeps a phone number that was typed as a number, digit by digit', () => {
    expect(book.sheets[0]?.rows[8]?.cells[4]).toEqual({ kind: 'number', raw: '13987538948' })
  })

  it('keeps a name as it was written, and reads full-width digits as digits', () => {
    expect(book.sheets[0]?.rows[4]?.cells[2]).toEqual({ kind: 'text', raw: '叶　静' })
    expect(plainText({ kind: 'text', raw: ' １８８７６７９２６７７\n' })).toBe('18876792677')
    expect(writtenText({ kind: 'text', raw: '家庭\n人口，多' })).toBe('家庭 人口，多')
  })

  it('reads the values of formulas, and knows a formula that was never worked out', () => {
    const rows =
      '<row r="1"><c r="A1"><f>1+2</f><v>3</v></c><c r="B1" t="str"><f>"张"&amp;"三"</f><v>张三</v></c><c r="C1"><f>SUM(A1:A9)</f><v></v></c><c r="D1"><f>SUM(A1)</f></c><c r="E1"><f>A1*0</f><v>0</v></c><c r="F1" t="str"><f>IF(A1,"","")</f><v></v></c><c r="G1"><f t="shared" si="0"/><v/></c></row>'
    const [sheet] = expectOk(readWorkbook(makeXlsx([{ name: '表', rows }]), 'a.xlsx')).sheets
    expect(sheet?.rows[0]?.cells).toEqual([
      { kind: 'number', raw: '3' },
      { kind: 'text', raw: '张三' },
      { kind: 'uncomputed', raw: '' },
      { kind: 'uncomputed', raw: '' },
      { kind: 'number', raw: '0' },
      undefined,
      { kind: 'uncomputed', raw: '' },
    ])
  })

  it('reads dates as days, in whatever time zone the computer believes to be', () => {
    const rows =
      '<row r="1"><c r="A1" s="1"><v>46303</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#REF!</v></c></row>'
    const [sheet] = expectOk(readWorkbook(makeXlsx([{ name: '表', rows }]), 'a.xlsx')).sheets
    expect(sheet?.rows[0]?.cells).toEqual([
      { kind: 'date', raw: '2026-10-08' },
      { kind: 'boolean', raw: 'true' },
      { kind: 'error', raw: '' },
    ])
  })

  it('says which sheets are hidden', () => {
    const file = makeXlsx([
      { name: '旧表', rows: rowsXml([['甲']]), hidden: true },
      { name: '新表', rows: rowsXml([['乙']]) },
    ])
    expect(expectOk(readWorkbook(file, 'a.xlsx')).sheets.map((sheet) => sheet.hidden)).toEqual([true, false])
  })

  it('names columns as the spreadsheet does', () => {
    expect([0, 4, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual([
      'A',
      'E',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ])
  })
})

describe('a text table', () => {
  const text = '序号,姓名,备注\r\n1,王秀英,"低保户,\r\n独居"\r\n2,李𬭎,\r\n'
  const expected = [
    ['序号', '姓名', '备注'],
    ['1', '王秀英', '低保户,\r\n独居'],
    ['2', '李𬭎', undefined],
  ]

  it('is read in UTF-8 with and without its mark, in GB18030, and as Excel’s Unicode text', () => {
    expect(texts(readWorkbook(Buffer.from(text), 'a.csv'))).toEqual(expected)
    expect(texts(readWorkbook(Buffer.from(`\uFEFF${text}`), 'a.csv'))).toEqual(expected)
    expect(texts(readWorkbook(iconv.encode(text, 'gb18030'), 'a.csv'))).toEqual(expected)
    expect(texts(readWorkbook(Buffer.from(`\uFEFF${text}`, 'utf16le'), 'a.txt'))).toEqual(expected)
  })

  it.each([';', '\t'])('is read with %j between the cells', (separator) => {
    const table = ['序号,组', '姓名', '电话']
      .join(separator)
      .concat('\n', ['1', '王,秀英', '无'].join(separator))
    expect(texts(readWorkbook(Buffer.from(table), 'a.csv'))).toEqual([
      ['序号,组', '姓名', '电话'],
      ['1', '王,秀英', '无'],
    ])
  })

  it('takes Excel’s own word for the separator and keeps the row numbers', () => {
    const [sheet] = expectOk(readWorkbook(Buffer.from('sep=;\n甲;乙,丙,丁\n'), 'a.csv')).sheets
    expect(sheet?.rows).toEqual([
      {
        number: 2,
        cells: [
          { kind: 'text', raw: '甲' },
          { kind: 'text', raw: '乙,丙,丁' },
        ],
      },
    ])
  })

  it('reads the shop’s list of goods', () => {
    expect(texts(readWorkbook(goods, 'goods.csv'))?.[42]).toEqual([
      '6924882496116',
      '百事可乐',
      '600ml',
      '瓶',
      undefined,
    ])
  })

  it.each([
    [
      'half a UTF-8 letter and bytes of no Chinese encoding',
      Buffer.from([0xe5, 0xba, 0x8f, 0xff, 0xff, 0x2c]),
    ],
    ['letters that another program already garbled', Buffer.from('序号,姓名\n1,锟斤拷锟斤拷\n')],
    ['question marks in black boxes', Buffer.from('序号,姓名\n1,\uFFFD\uFFFD\n')],
  ])('refuses %s', (_, bytes) => {
    expect(codeOf(readWorkbook(bytes, 'a.csv'))).toBe('import_wrong_encoding')
  })

  it('says near which row the quotes are not closed', () => {
    const result = readWorkbook(Buffer.from('序号,姓名\n1,"王秀英\n2,李强\n'), 'a.csv')
    expect(codeOf(result)).toBe('import_broken_csv')
  })
})

describe('files that are refused', () => {
  it('a text table of blanks', () => {
    expect(codeOf(readWorkbook(Buffer.from(' , ,\n,,\n'), 'a.csv'))).toBe('import_nothing_inside')
  })

  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])

  it.each([
    ['an empty file', Buffer.alloc(0), 'import_empty_file'],
    ['an old .xls', compound, 'import_old_xls'],
    [
      'a workbook with a password',
      Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(64)]),
      'import_encrypted',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'import_not_spreadsheet'],
    ['text named .xlsx', Buffer.from('序号,姓名\n1,王秀英'), 'import_not_spreadsheet'],
    ['a PDF', Buffer.from('%PDF-1.7 花名册'), 'import_not_spreadsheet'],
    ['a web page named .xls', Buffer.from('<html><table><tr><td>序号'), 'import_not_spreadsheet'],
    ['a zip of photos', makeZip([{ name: '照片.jpg', body: 'x' }]), 'import_not_spreadsheet'],
    [
      'a Word file',
      makeZip([
        { name: '[Content_Types].xml', body: '<Types/>' },
        { name: 'word/document.xml', body: '<w/>' },
      ]),
      'import_not_spreadsheet',
    ],
    ['the first half of a workbook', register.subarray(0, 20_000), 'import_damaged'],
    [
      'a workbook without a letter in it',
      makeXlsx([{ name: '表', rows: '<row r="1"><c r="A1"/></row>' }]),
      'import_nothing_inside',
    ],
    ['an archive with a password', makeXlsx([{ name: '表', rows: '' }], { flags: 1 }), 'import_encrypted'],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(readWorkbook(bytes, '花名册.xlsx'))).toBe(code)
  })

  it('50,000 rows, and says how many there are and how many may be', () => {
    const rows = rowsXml(Array.from({ length: 50_000 }, (_, index) => [index + 1, '王秀英', 3, 13800000000]))
    const result = readWorkbook(makeXlsx([{ name: '全县', rows }]), 'a.xlsx')
    expect(codeOf(result)).toBe('import_too_many_rows')
    expect(result).toMatchObject({ refusal: { facts: { rows: 50_000, limit: MAX_ROWS } } })
  })

  it('50,000 rows of text', () => {
    const text = Array.from({ length: 50_000 }, (_, index) => `${index},王秀英`).join('\n')
    expect(codeOf(readWorkbook(Buffer.from(text), 'a.csv'))).toBe('import_too_many_rows')
  })
})

describe('hostile files are refused before they cost time or memory', () => {
  it('a sheet that unfolds to a gigabyte', () => {
    const xml = Buffer.alloc(300 * 1024 * 1024, '<row>')
    const file = makeXlsx([
      { name: '表', rows: '', xml: '' },
      { name: '乙', rows: '' },
    ])
    const bomb = makeZip([
      { name: '[Content_Types].xml', body: '<Types/>' },
      { name: 'xl/workbook.xml', body: '<workbook/>' },
      { name: 'xl/worksheets/sheet1.xml', body: xml, claims: 100 },
    ])
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024)
    expect(file.length).toBeLessThan(10_000)
    const before = process.memoryUsage().rss
    const started = performance.now()
    expect(codeOf(readWorkbook(bomb, 'a.xlsx'))).toBe('import_too_large_inside')
    expect(performance.now() - started).toBeLessThan(2000)
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  it('a small part that claims to unfold to four gigabytes', () => {
    const file = makeXlsx([{ name: '表', rows: rowsXml([['甲']]) }], { claims: 0xffffffff })
    expect(texts(readWorkbook(file, 'a.xlsx'))).toEqual([['甲']])
  })

  it('a link and a merged cell that cover the whole sheet', () => {
    const file = makeXlsx([
      {
        name: '表',
        rows: rowsXml([['甲', '乙']]),
        after:
          '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
      },
    ])
    const started = performance.now()
    expect(texts(readWorkbook(file, 'a.xlsx'))).toEqual([['甲', '乙']])
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('cells in the last row and far beyond the last column', () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="4294967290"><c r="XFD4294967290"><v>2</v></c><c r="B4294967290"><v>3</v></c></row>'
    const started = performance.now()
    const [sheet] = expectOk(readWorkbook(makeXlsx([{ name: '表', rows }]), 'a.xlsx')).sheets
    expect(sheet?.rows.length).toBeLessThanOrEqual(2)
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('millions of tiny cells', () => {
    const rows = `<row>${'<c><v>1</v></c>'.repeat(190)}</row>`.repeat(10_000)
    const started = performance.now()
    expect(codeOf(readWorkbook(makeXlsx([{ name: '表', rows }]), 'a.xlsx'))).toBe('import_too_large_inside')
    expect(performance.now() - started).toBeLessThan(2500)
  })

  it('a hundred sheets', () => {
    const sheets = Array.from({ length: 100 }, (_, index) => ({
      name: `表${index}`,
      rows: rowsXml([['甲']]),
    }))
    expect(codeOf(readWorkbook(makeXlsx(sheets), 'a.xlsx'))).toBe('import_too_large_inside')
  })

  it('a formula followed by a megabyte of blanks, a million empty cells, tags without an end', () => {
    const started = performance.now()
    for (const rows of [
      `<row r="1"><c r="A1"><f>1</f>${' '.repeat(1_000_000)}</c></row>`,
      `<row r="1">${'<c/>'.repeat(1_000_000)}</row>`,
      '<row r="1"><c r="A1"><f '.repeat(100_000),
      '<'.repeat(1_000_000),
      `<row r="1"><c r="A1" t="str"><v>${'<![CDATA['.repeat(100_000)}</v></c></row>`,
    ]) {
      readWorkbook(makeXlsx([{ name: '表', rows }]), 'a.xlsx')
    }
    expect(performance.now() - started).toBeLessThan(6000)
  })

  it('a cell with a book in it is cut, not carried along', () => {
    const file = makeXlsx([{ name: '表', rows: rowsXml([['长'.repeat(500_000)]]) }])
    expect(texts(readWorkbook(file, 'a.xlsx'))?.[0]?.[0]?.length).toBeLessThanOrEqual(1000)
  })

  it('any damage to a real workbook ends in a refusal or a table, never in an exception', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(register.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        (changes) => {
          const file = Buffer.from(register)
          for (const [place, byte] of changes) file[place] = byte
          const result = readWorkbook(file, 'a.xlsx')
          expect(typeof result.ok).toBe('boolean')
        },
      ),
      { numRuns: 60 },
    )
  })

  it('any bytes at all end in a refusal or a table', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.csv', 'a.xlsx', ''),
        (bytes, name) => {
          expect(typeof readWorkbook(bytes, name).ok).toBe('boolean')
        },
      ),
      { numRuns: 500 },
    )
  })
})
