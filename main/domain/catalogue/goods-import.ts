import { parseHundredths } from '../../kernel/amounts.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { chooseSheet } from '../imports/choose-sheet.ts'
import { type Column, type ColumnChoice, recogniseHeader } from '../imports/columns.ts'
import { FieldReader } from '../imports/field-reader.ts'
import { type Problem, ProblemList, type SkippedRow } from '../imports/problems.ts'
import { blankRows, fingerprint, skipped, sortRows } from '../imports/rows.ts'
import type { Row } from '../imports/sheet.ts'
import type { Workbook } from '../imports/workbook.ts'
import {
  type BarcodeTrouble,
  type ComponentText,
  isPlaceholder,
  isWeighed,
  kindOf,
  readBarcodes,
  readComponents,
  stepOf,
} from './goods-cells.ts'
import { GOODS_VOCABULARY, type GoodsField } from './goods-columns.ts'
import { GoodsKnown } from './goods-known.ts'
import type { ItemKind } from './items.ts'

export interface GoodsComponent extends ComponentText {
  /** The row of this file that it is, or the item of the catalogue; both null where nobody knows it. */
  readonly row: number | null
  readonly itemId: string | null
}

export interface ImportedItem {
  readonly row: number
  readonly kind: ItemKind
  readonly name: string
  readonly spec: string
  readonly unit: string
  /** Normalised as items keep them; empty for what gets a short number. */
  readonly barcodes: readonly string[]
  /** Sold by weight: 斤 in steps of 1 两. */
  readonly weighed: boolean
  /** 两; empty where a step is the unit itself. */
  readonly baseName: string
  readonly basePerUnit: number
  /** Of a bundle. */
  readonly components: readonly GoodsComponent[]
  /** Hundredths of a point for one unit; null where the file has no price. */
  readonly pointsHundredths: number | null
  readonly note: string
  /** The item of the catalogue that this is already, by barcode, else by name, spec and unit. */
  readonly existingId: string | null
}

export interface KnownItem {
  readonly id: string
  readonly name: string
  readonly spec: string
  readonly unit: string
  readonly barcodes: readonly string[]
}

export interface GoodsPreview {
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly headerRow: number
  readonly columns: readonly Column<GoodsField>[]
  readonly items: readonly ImportedItem[]
  readonly skipped: readonly SkippedRow[]
  readonly problems: readonly Problem[]
  readonly counts: {
    readonly items: number
    readonly byKind: Readonly<Record<ItemKind, number>>
    readonly weighed: number
    readonly withoutBarcode: number
    readonly existing: number
    readonly skippedRows: number
    readonly errors: number
    readonly warnings: number
    readonly notes: number
  }
}

export interface GoodsOptions {
  readonly choice?: ColumnChoice<GoodsField>
  readonly knownItems?: readonly KnownItem[]
}

/**
 * Reads a list of goods, whole, without writing anything. Rows with errors are not among the items.
 * Refusals: import_sheet_gone, import_no_header, import_column_missing, import_no_rows.
 */
export function previewGoods(book: Workbook, options: GoodsOptions = {}): Result<GoodsPreview> {
  const chosen = chooseSheet(book, GOODS_VOCABULARY, options.choice)
  if (!chosen.ok) return chosen
  const { sheet, ignored } = chosen.value
  const header = recogniseHeader(sheet, GOODS_VOCABULARY, options.choice)
  if (!header.ok) return header
  const problems = new ProblemList(sheet.name)
  const reader: GoodsReader = new FieldReader(header.value, problems)
  const catalogue = new GoodsKnown(options.knownItems ?? [])
  const left = blankRows(sheet).map((row) => skipped(sheet.name, row, 'blank'))
  const seen = new Map<string, number>()
  const items: ImportedItem[] = []
  for (const { row, reason } of sortRows(sheet, header.value)) {
    const print = fingerprint(row)
    const before = seen.get(print)
    if (reason) left.push(skipped(sheet.name, row.number, reason))
    else if (before !== undefined)
      left.push(skipped(sheet.name, row.number, 'repeated', `和第 ${before} 行一模一样，只导入一次。`))
    else {
      seen.set(print, row.number)
      const item = readItem(row, reader, catalogue)
      if (item && !problems.hasErrorIn(row.number)) {
        items.push(item)
        catalogue.add(item)
      } else left.push(skipped(sheet.name, row.number, 'has_errors'))
    }
  }
  const complete = items.map((item) => withComponents(item, catalogue, reader, sheet.rows))
  if (items.length === 0 && left.every((row) => row.reason !== 'has_errors'))
    return refuse('import_no_rows', '表头下面一样物品也没有。请看看是不是选错了表。', { sheet: sheet.name })
  const found = [...ignored, ...problems.inOrder()]
  const severity = (wanted: Problem['severity']) => found.filter((one) => one.severity === wanted).length
  const kind = (wanted: ItemKind) => items.filter((one) => one.kind === wanted).length
  return ok({
    sheet: sheet.name,
    sheets: book.sheets.map((one) => one.name),
    headerRow: header.value.row,
    columns: header.value.columns,
    items: complete,
    skipped: left.sort((one, other) => one.row - other.row),
    problems: found,
    counts: {
      items: items.length,
      byKind: {
        goods: kind('goods'),
        service: kind('service'),
        recyclable: kind('recyclable'),
        bundle: kind('bundle'),
      },
      weighed: items.filter((one) => one.weighed).length,
      withoutBarcode: items.filter((one) => one.barcodes.length === 0).length,
      existing: items.filter((one) => one.existingId !== null).length,
      skippedRows: left.length,
      errors: severity('error'),
      warnings: severity('warning'),
      notes: severity('note'),
    },
  })
}

type GoodsReader = FieldReader<GoodsField>

function readItem(row: Row, reader: GoodsReader, catalogue: GoodsKnown): ImportedItem | undefined {
  const name = reader.written(row, 'name').replace(/\s+/g, ' ')
  const spec = reader.written(row, 'spec')
  const note = reader.written(row, 'note')
  const barcodes = readCodes(row, reader, catalogue)
  if (name === '') {
    reader.remark('error', 'missing_name', row, 'name', '没有写物品名称。请在表里补上。')
    return undefined
  }
  if (isPlaceholder(name)) {
    reader.remark(
      'error',
      'placeholder_name',
      row,
      'name',
      `“${name}”不是物品名称，这一行先不导入。请写上物品的名字。`,
    )
    return undefined
  }
  let unit = reader.plain(row, 'unit')
  if (unit === '') {
    unit = '个'
    reader.remark('warning', 'no_unit', row, 'unit', '没有写单位，先按“个”算。请核对。')
  }
  const text = { kind: reader.plain(row, 'kind'), name, spec, unit, note }
  const weighed = isWeighed(text)
  const existing = catalogue.existing(barcodes, name, spec, unit)
  if (existing)
    reader.remark(
      'note',
      'already_there',
      row,
      'name',
      `“${existing.name}”已经在物品目录里了，不会再建一遍。`,
    )
  const twin = catalogue.twin(name, spec, unit)
  if (twin !== undefined && barcodes.length === 0)
    reader.remark(
      'error',
      'duplicate_item',
      row,
      'name',
      `和第 ${twin} 行是同一样东西，又都没有条码。请只留一行。`,
    )
  else if (twin !== undefined)
    reader.remark(
      'warning',
      'same_item',
      row,
      'name',
      `和第 ${twin} 行名称、规格都一样，条码不同。如果是同一样东西，请把两个条码写在一格里。`,
    )
  return {
    row: row.number,
    kind: kindOf(text),
    name,
    spec,
    unit,
    barcodes,
    weighed,
    ...stepOf(weighed, unit, note),
    components: [],
    pointsHundredths: readPoints(row, reader),
    note,
    existingId: existing?.id ?? null,
  }
}

const BARCODE_SENTENCES: Readonly<Record<BarcodeTrouble, string>> = {
  wrong_check_digit: '条码的最后一位对不上，一定有一位抄错了。请拿着东西重新核对，或用扫码枪扫进去。',
  barcode_lost_digits:
    '条码被表格当成数字，后面几位丢了（变成 6.92E+12 这样）。请把这一列设成“文本”，重新填条码再导入。',
  not_a_barcode: '这不是商品条码。商品条码是 13 位、12 位或 8 位数字；没有条码的请空着，导入后会给一个短号。',
}

function readCodes(row: Row, reader: GoodsReader, catalogue: GoodsKnown): readonly string[] {
  const { barcodes, own, trouble } = readBarcodes(reader.plain(row, 'barcode'))
  if (trouble) reader.remark('error', trouble, row, 'barcode', BARCODE_SENTENCES[trouble])
  if (own)
    reader.remark(
      'warning',
      'own_code',
      row,
      'barcode',
      '这不是包装上的商品条码，先当作店里自己的码。如果是抄漏了数字，请照着包装改好。',
    )
  const holder = barcodes.map((code) => catalogue.rowOf(code)).find((number) => number !== undefined)
  if (holder !== undefined)
    reader.remark(
      'error',
      'duplicate_barcode',
      row,
      'barcode',
      `和第 ${holder} 行的条码一样。一个条码只能是一样东西，请核对。`,
    )
  return barcodes
}

function readPoints(row: Row, reader: GoodsReader): number | null {
  const text = reader.plain(row, 'points').replace(/分$/, '')
  if (text === '') return null
  const points = parseHundredths(text)
  if (points === undefined || points <= 0) {
    reader.remark(
      'error',
      'bad_points',
      row,
      'points',
      '分值要写成大于 0 的数，最多两位小数，比如 12 或 12.5。请改好。',
    )
    return null
  }
  return points
}

function withComponents(
  item: ImportedItem,
  catalogue: GoodsKnown,
  reader: GoodsReader,
  rows: readonly Row[],
): ImportedItem {
  if (item.kind !== 'bundle') return item
  const row = rows.find((one) => one.number === item.row) as Row
  const texts = readComponents(item.spec) ?? readComponents(item.note)
  if (!texts) {
    reader.remark(
      'warning',
      'components_unclear',
      row,
      'spec',
      '看不出礼包里有什么。请写成“肥皂2块+龙须面1袋”这样，或导入后在礼包页补上。',
    )
    return item
  }
  const components = texts.map((text): GoodsComponent => ({ ...text, ...catalogue.find(text.name) }))
  const unknown = components.filter((one) => one.row === null && one.itemId === null)
  if (unknown.length > 0) {
    const names = unknown.map((one) => `“${one.name}”`).join('、')
    reader.remark(
      'warning',
      'component_unknown',
      row,
      'spec',
      `礼包里的${names}在表里和物品目录里都找不到，或者不止一样。请导入后在礼包页选定。`,
    )
  }
  return { ...item, components }
}
