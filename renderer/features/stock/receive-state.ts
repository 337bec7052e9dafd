import type { CatalogueItem } from '#main/api/catalogue.ts'
import { expiryOf, parseDayShorthand, type Source, type StockInLine } from '#main/api/stock.ts'
import { parseYuan } from '#renderer/ui/money-field.ts'
import type { FoundItem } from '../catalogue/item-finder.tsx'
import { parseQuantity } from '../catalogue/quantity-field.ts'

type Day = NonNullable<ReturnType<typeof parseDayShorthand>>

/** A line as it is typed. */
export interface LineDraft {
  readonly key: string
  readonly item: CatalogueItem
  /** How many packs, or how many units where there is no pack. */
  readonly count: string
  /** Units in a pack; empty where it came loose. */
  readonly packSize: string
  readonly packName: string
  /** For the whole line, in 元. */
  readonly total: string
  readonly producedOn: string
  readonly expiresOn: string
}

export interface ReceiveDraft {
  readonly source: Source
  readonly supplier: string
  readonly donor: string
  readonly channel: string
  readonly paperNumber: string
  readonly deliveredBy: string
  readonly checkedBy: string
  readonly note: string
  readonly businessDate: string
  readonly lines: readonly LineDraft[]
}

export interface LineProblem {
  readonly field: 'count' | 'packSize' | 'total' | 'producedOn' | 'expiresOn'
  readonly sentence: string
}

/** What a line means; a field that is not right yet is undefined. */
export interface ReadLine {
  readonly quantity: number | undefined
  readonly totalFen: number | undefined
  readonly producedOn: string | null | undefined
  readonly expiresOn: string | null | undefined
  readonly problem: LineProblem | undefined
}

/** A scan of a box brings its size along; scanned again, one more. */
export function addFound(
  lines: readonly LineDraft[],
  { item, quantity, pack }: FoundItem,
  key: string,
): readonly LineDraft[] {
  const packSize = quantity > item.basePerUnit ? String(quantity / item.basePerUnit) : ''
  const same = lines.find((line) => line.item.id === item.id && line.packSize === packSize)
  if (same) {
    const count = Number(same.count.normalize('NFKC'))
    const more = quantity > 0 && Number.isFinite(count) ? String(count + 1) : same.count
    return lines.map((line) => (line === same ? { ...line, count: more } : line))
  }
  const line: LineDraft = {
    key,
    item,
    count: quantity > 0 ? '1' : '',
    packSize,
    packName: packSize === '' ? '箱' : pack || '箱',
    total: '',
    producedOn: '',
    expiresOn: '',
  }
  return [...lines, line]
}

/** Reads a line: 2 箱 × 24 瓶, 50 元, `0517`, `+12m`. */
export function readLine(line: LineDraft, today: string): ReadLine {
  const { item } = line
  const count = parseQuantity(line.count, line.packSize === '' ? item : { basePerUnit: 1 })
  const size = line.packSize.trim() === '' ? 1 : parseQuantity(line.packSize, item)
  const quantity = count === undefined || size === undefined ? undefined : count * size
  const totalFen = parseYuan(line.total)
  const producedOn = readDay(line.producedOn, today as Day, 'behind')
  const from = (producedOn ?? today) as Day
  const typed = readDay(line.expiresOn, from, 'ahead')
  const expiresOn =
    typed === null && producedOn && item.shelfLifeDays !== null
      ? expiryOf(producedOn as Day, item.shelfLifeDays)
      : typed
  return {
    quantity,
    totalFen,
    producedOn,
    expiresOn,
    problem: problemOf({ quantity, size, totalFen, producedOn, expiresOn: typed }, item),
  }
}

const readDay = (text: string, from: Day, toward: 'ahead' | 'behind'): string | null | undefined =>
  text.trim() === '' ? null : parseDayShorthand(text, from, toward)

function problemOf(
  read: {
    quantity: number | undefined
    size: number | undefined
    totalFen: number | undefined
    producedOn: string | null | undefined
    expiresOn: string | null | undefined
  },
  item: CatalogueItem,
): LineProblem | undefined {
  const of = (field: LineProblem['field'], sentence: string) => ({
    field,
    sentence: `${item.name}：${sentence}`,
  })
  if (read.size === undefined || read.size < 1) return of('packSize', '每箱几个，写大于零的数。')
  if (read.quantity === undefined || read.quantity < 1) return of('count', `数量要写大于零的数。`)
  if (read.totalFen === undefined) return of('total', '写上一共多少钱，像 50 或 50.5；白送的写 0。')
  if (read.producedOn === undefined) return of('producedOn', '生产日期写成 0517 或 2026-5-17。')
  if (read.expiresOn === undefined)
    return of('expiresOn', '到期日写成 0517、2027-5-17，或 +12m（12 个月后）。')
  return undefined
}

export function sentLine(line: LineDraft, read: ReadLine): StockInLine {
  const packed = line.packSize.trim() !== ''
  const size = packed ? (parseQuantity(line.packSize, line.item) ?? 1) : 1
  return {
    item: line.item.id,
    quantity: read.quantity ?? 0,
    pack: packed ? { count: (read.quantity ?? 0) / size, size, name: line.packName.trim() || '箱' } : null,
    totalFen: read.totalFen ?? 0,
    producedOn: read.producedOn ?? null,
    expiresOn: read.expiresOn ?? null,
  }
}
