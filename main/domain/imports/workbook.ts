import { ok, type Result, refuse } from '../../kernel/result.ts'
import { readCsv } from './csv-file.ts'
import { MAX_ROWS, type Sheet, tooManyRows } from './sheet.ts'
import { readXlsx } from './xlsx-file.ts'

const MAX_FILE_BYTES = 20 * 1024 * 1024

export interface Workbook {
  readonly format: 'xlsx' | 'csv'
  readonly sheets: readonly Sheet[]
}

/**
 * Reads a village's file: .xlsx or .csv (UTF-8, GB18030 or Excel's Unicode text). The bytes decide, the name
 * only chooses between text and a broken workbook. Refusals, in this order: empty, too large, encrypted, old
 * .xls, other formats, damaged, wrong encoding, nothing in it, too many rows.
 */
export function readWorkbook(bytes: Uint8Array, fileName: string): Result<Workbook> {
  if (bytes.length === 0) return refuse('import_empty_file', '这个文件是空的，里面什么也没有。请换一个文件。')
  if (bytes.length > MAX_FILE_BYTES)
    return refuse(
      'import_file_too_large',
      '这个文件太大了，超过 20 MB，不像是花名册或物品表。请看看是不是选错了文件，或把图片删掉再试。',
      { bytes: bytes.length },
    )
  const format = recogniseFormat(bytes, fileName)
  if (!format.ok) return format
  const sheets = format.value === 'xlsx' ? readXlsx(bytes) : readCsv(bytes)
  if (!sheets.ok) return sheets
  if (sheets.value.every((sheet) => sheet.rows.length === 0))
    return refuse('import_nothing_inside', '这个文件里一行字也没有。请换一个文件。')
  for (const sheet of sheets.value) {
    if (sheet.rows.length > MAX_ROWS) return tooManyRows(sheet.rows.length)
  }
  return ok({ format: format.value, sheets: sheets.value })
}

function recogniseFormat(bytes: Uint8Array, fileName: string): Result<'xlsx' | 'csv'> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.subarray(0, 4).equals(ZIP)) return ok('xlsx')
  if (file.subarray(0, 8).equals(COMPOUND))
    return file.includes(ENCRYPTED_PACKAGE) ? encrypted() : oldWorkbook()
  if (file.subarray(0, 4).toString('latin1') === '%PDF')
    return notSpreadsheet('这是一个 PDF 文件，不是表格。')
  const start = file.subarray(0, 1024).toString('latin1').toLowerCase()
  if (/^\W*<(!doctype html|html|table|head|\?xml|meta)/.test(start))
    return notSpreadsheet('这个文件其实是一张网页，只是名字像表格。')
  if (/\.(xlsx|xlsm)$/i.test(fileName))
    return notSpreadsheet('这个文件名字是表格，内容却不是，可能没有传完。')
  const utf16 = start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')
  if (!utf16 && file.subarray(0, 4096).includes(0)) return notSpreadsheet('这个文件不是表格。')
  return ok('csv')
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** Microsoft's compound file: an old .xls, WPS's .et, or an encrypted .xlsx. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')

const encrypted = () =>
  refuse(
    'import_encrypted',
    '这个表格加了打开密码，读不出来。请用 WPS 或 Excel 打开它，去掉密码，另存一份再导入。',
  )

const oldWorkbook = () =>
  refuse(
    'import_old_xls',
    '这是旧格式的表格（.xls 或 .et）。请用 WPS 或 Excel 打开它，点“另存为”，类型选 .xlsx，再导入新存的文件。',
  )

const notSpreadsheet = (what: string) =>
  refuse('import_not_spreadsheet', `${what}请用 WPS 或 Excel 打开原来的表，另存为 .xlsx，再导入新存的文件。`)
