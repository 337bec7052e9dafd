import xlsx from '@e965/xlsx/dist/xlsx.mini.min'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { withoutIdNumbers } from './id-numbers.ts'
import {
  type Cell,
  MAX_CELL_LETTERS,
  MAX_COLUMNS,
  MAX_ROWS,
  type Merge,
  type Row,
  type Sheet,
  tooManyRows,
} from './sheet.ts'
import { damaged, storeParts, tooLarge, unzipParts } from './zip-parts.ts'

const MAX_SHEETS = 50
const MAX_CELLS = 500_000
/** Each costs the library an object for a moment: letters written as &#…;, and attributes. */
const MAX_ENTITIES = 500_000
const MAX_ATTRIBUTES = 3_000_000
/** One part named by many sheets would be read once for each. */
const MAX_READ_BYTES = 80 * 1024 * 1024

/** Stands where a formula has no worked-out value: no office program writes this letter. */
const UNCOMPUTED = '\uE0FF'

/**
 * Reads the sheets of an .xlsx file with SheetJS (its small build, which knows no other formats), because
 * read-excel-file does not hand out merged cells and groups are merged downward. It is given a clean archive:
 * already unfolded, without pictures, links and anything else that a table's text does not need.
 */
export function readXlsx(bytes: Uint8Array): Result<readonly Sheet[]> {
  const parts = unzipParts(bytes, isTextOfTheTables)
  if (!parts.ok) return parts
  const main = [...parts.value.keys()].find((name) => /workbook\w*\.xml$/i.test(name))
  if (!parts.value.has('[Content_Types].xml') || !main)
    return refuse(
      'import_not_spreadsheet',
      '这个文件不是 .xlsx 表格。请用 WPS 或 Excel 打开原来的表，另存为 .xlsx，再导入新存的文件。',
    )
  if (isStuffed(parts.value.values())) return tooLarge()
  const clean = new Map<string, Buffer>()
  let largestSheet = 0
  let cells = 0
  for (const [name, part] of parts.value) {
    if (!isWorksheet(name)) {
      clean.set(name, part)
      continue
    }
    const xml = part.toString('utf8')
    const filled = countFilled(xml)
    if (filled.rows > MAX_ROWS) return tooManyRows(filled.rows)
    cells += filled.cells
    if (cells > MAX_CELLS) return tooLarge()
    largestSheet = Math.max(largestSheet, part.length)
    clean.set(name, Buffer.from(withoutTraps(xml), 'utf8'))
  }
  const archive = storeParts(clean)
  try {
    const names = xlsx.read(archive, { type: 'buffer', bookSheets: true }).SheetNames
    if (names.length > MAX_SHEETS || names.length * largestSheet > MAX_READ_BYTES) return tooLarge()
    const book = xlsx.read(archive, {
      type: 'buffer',
      dense: true,
      cellDates: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
    })
    return ok(
      book.SheetNames.map((name, index) => {
        const sheet = book.Sheets[name]
        return {
          name: withoutIdNumbers(name.slice(0, 100), '某表').text,
          hidden: Boolean(book.Workbook?.Sheets?.[index]?.Hidden),
          rows: rowsOf(sheet?.['!data'] ?? []),
          merges: (sheet?.['!merges'] ?? []).map(mergeOf),
        }
      }),
    )
  } catch {
    // The library throws plain errors of many kinds; whatever they say, the file could not be read.
    return damaged()
  }
}

const isWorksheet = (name: string) => /worksheets\/[^/]*\.xml$/i.test(name)

function isTextOfTheTables(name: string): boolean {
  if (name === '[Content_Types].xml') return true
  if (/^_rels\/|workbook\w*\.xml(\.rels)?$/i.test(name)) return true
  return isWorksheet(name) || /^xl\/(sharedStrings|styles)\w*\.xml$/i.test(name)
}

function isStuffed(parts: Iterable<Buffer>): boolean {
  let entities = 0
  let attributes = 0
  for (const part of parts) {
    for (const byte of part) {
      if (byte === 0x26) entities++
      else if (byte === 0x3d) attributes++
    }
  }
  return entities > MAX_ENTITIES || attributes > MAX_ATTRIBUTES
}

/** Rows and cells that hold a value, counted before the library makes an object of each. */
function countFilled(xml: string): { rows: number; cells: number } {
  let rows = 0
  let cells = 0
  let rowIsEmpty = false
  for (const tag of xml.matchAll(/<(?:\w{1,20}:)?(row|v|is)\b/g)) {
    if (tag[1] === 'row') rowIsEmpty = true
    else {
      cells++
      if (rowIsEmpty) rows++
      rowIsEmpty = false
    }
  }
  return { rows, cells }
}

/**
 * Takes out hyperlinks (one that covers a whole sheet makes the library create every cell of it) and marks
 * formulas without a value, which the library would report as 0.
 */
function withoutTraps(xml: string): string {
  return xml
    .replace(/<(\/?)(\w{0,20}:)?hyperlink\b/g, '<$1$2link')
    .replace(
      /(<\/(?:\w{1,20}:)?f>|<(?:\w{1,20}:)?f\b[^<>]{0,200}\/>)(?:<v\s?\/>|<v><\/v>)?<\/((?:\w{1,20}:)?)c>/g,
      `$1<$2v>${UNCOMPUTED}</$2v></$2c>`,
    )
}

type SheetCell = { readonly t: string; readonly v?: unknown }

function rowsOf(data: readonly (readonly SheetCell[] | undefined)[]): readonly Row[] {
  const rows: Row[] = []
  // The table may hold one row in a million: only the rows that are there are visited.
  for (const key of Object.keys(data)) {
    const found = data[Number(key)]
    if (!found) continue
    const cells: (Cell | undefined)[] = []
    let filled = false
    for (const column of Object.keys(found)) {
      const index = Number(column)
      if (!(index < MAX_COLUMNS)) continue
      const cell = cellOf(found[index])
      if (!cell) continue
      while (cells.length < index) cells.push(undefined)
      cells[index] = cell
      filled = true
    }
    if (filled) rows.push({ number: Number(key) + 1, cells })
  }
  return rows
}

function cellOf(cell: SheetCell | undefined): Cell | undefined {
  if (!cell) return undefined
  const value = cell.v
  if (cell.t === 'e') return { kind: 'error', raw: '' }
  if (value instanceof Date) return { kind: 'date', raw: value.toISOString().slice(0, 10) }
  if (typeof value === 'boolean') return { kind: 'boolean', raw: value ? 'true' : 'false' }
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return { kind: 'uncomputed', raw: '' }
    return { kind: 'number', raw: digitsOf(value) }
  }
  if (typeof value !== 'string' || value === UNCOMPUTED || value.trim() === '') return undefined
  return { kind: 'text', raw: value.slice(0, MAX_CELL_LETTERS) }
}

/** All digits, never 1.39875E+10; of a fraction what a spreadsheet shows, 12.3 for 12.299999999999999. */
function digitsOf(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e30) return BigInt(value).toString()
  return String(Number(value.toPrecision(12)))
}

type SheetRange = {
  readonly s: { readonly r: number; readonly c: number }
  readonly e: { readonly r: number; readonly c: number }
}

const mergeOf = (range: SheetRange): Merge => ({
  top: range.s.r + 1,
  left: range.s.c,
  bottom: range.e.r + 1,
  right: range.e.c,
})
