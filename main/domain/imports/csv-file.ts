import { CsvError, parse } from 'csv-parse/sync'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type Cell, MAX_CELL_LETTERS, MAX_COLUMNS, type Row, type Sheet } from './sheet.ts'

/** A text table: Excel and WPS write GB18030 on a Chinese Windows, everything else UTF-8. */
export function readCsv(bytes: Uint8Array): Result<readonly Sheet[]> {
  const text = decode(bytes)
  if (text === undefined || looksGarbled(text))
    return refuse(
      'import_wrong_encoding',
      '这个文件里的字是乱码，读不出来。请用 WPS 或 Excel 打开原来的表，另存为 .xlsx，再导入新存的文件。',
    )
  const declared = /^sep=(.)\r?\n/i.exec(text)
  const separator = declared?.[1] ?? separatorOf(text)
  const records = split(text, separator)
  if (!records.ok) return records
  const rows: Row[] = []
  records.value.forEach((record, index) => {
    if (declared && index === 0) return
    const cells = record.slice(0, MAX_COLUMNS).map(cellOf)
    if (cells.some((cell) => cell !== undefined)) rows.push({ number: index + 1, cells })
  })
  return ok([{ name: '表格', hidden: false, rows, merges: [] }])
}

function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const encodings =
    first === 0xff && second === 0xfe
      ? ['utf-16le']
      : first === 0xfe && second === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this encoding: a strict decoder throws at the first byte that does not fit.
    }
  }
  return undefined
}

/** What appears only where a program once read the text in the wrong encoding, or where there is no text. */
function looksGarbled(text: string): boolean {
  return /\uFFFD|锟斤拷|烫烫烫|ï»¿|[^\P{Cc}\t\n\r\v\f]/u.test(text)
}

/** The one of , ; and tab that stands most often outside quotes in the first lines. */
function separatorOf(text: string): string {
  const outside = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const count = (separator: string) => outside.split(separator).length - 1
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best))
}

function split(text: string, separator: string): Result<readonly (readonly string[])[]> {
  try {
    return ok(
      parse(text, {
        delimiter: separator,
        bom: true,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: false,
        max_record_size: 200_000,
      }),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    return refuse(
      'import_broken_csv',
      `这个表格第 ${line} 行附近的双引号没有成对，后面的分不清是哪一格。请用 WPS 或 Excel 打开，另存为 .xlsx，再导入。`,
      { line },
    )
  }
}

function cellOf(value: string): Cell | undefined {
  if (value.trim() === '') return undefined
  return { kind: 'text', raw: value.slice(0, MAX_CELL_LETTERS) }
}
