import type {
  ClosingFigures,
  ClosingItem,
  ClosingPaper,
  ClosingPapersAsked,
  ClosingVoucher,
} from '../../api/closing.ts'
import { CHANNEL_NAMES, SOURCE_NAMES } from '../../api/stock.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { Period } from '../../kernel/cycles.ts'
import { type LastCount, lastCounts } from '../counting/last-counts.service.ts'
import { DOCUMENT_KINDS, isDocumentKind } from '../ledger/documents.ts'
import { closingStore as store } from './closing.store.ts'
import { accountOf, type Book, isInside, keyOf, type Movement, owedOf, signOf, stockOf } from './closing.ts'

/** Every figure of a period from the transfers, set against what the accounts hold. */
export function figuresOf(db: ReadHandle, period: Period): ClosingFigures {
  const movements = store.movements(db, period)
  const of = (book: Movement['book']) => movements.filter((movement) => movement.book === book)
  const points = Map.groupBy(of('points'), ({ unit }) => unit)
  const goods = of('goods')
  const goodsBy = Map.groupBy(goods, ({ unit }) => unit)
  const counts = lastCounts(db, period.from, period.to)
  const money = of('money')
  const held = store.held(db).filter(({ book, kind }) => isInside(book, kind))
  const heldOf = (book: Book, unit?: string) =>
    held
      .filter((row) => row.book === book && (unit === undefined || row.unit === unit))
      .reduce((sum, row) => sum + (book === 'goods' ? row.value_fen : row.balance), 0)
  return {
    from: period.from,
    through: period.to,
    points: store
      .schemes(db)
      .filter(({ id }) => points.has(id))
      .map(({ id, name }) => ({
        scheme: id,
        name,
        ...accountOf('points', points.get(id) ?? [], heldOf('points', id), sourceName),
      })),
    goods: {
      ...accountOf('goods', goods, heldOf('goods'), sourceName),
      items: store
        .items(db)
        .filter(({ id }) => goodsBy.has(id))
        .map(({ id, ...item }) => ({
          item: id,
          ...item,
          ...stockOf(goodsBy.get(id) ?? []),
          ...countOf(counts.get(id)),
        })),
      sources: [...Map.groupBy(goods, ({ source }) => source)]
        .map(([source, moved]) => ({ source, title: sourceName(source), ...stockOf(moved) }))
        .sort((a, b) => a.title.localeCompare(b.title, 'zh')),
    },
    money: { ...accountOf('money', money, heldOf('money'), sourceName), owed: owedOf(money) },
    slips: store.slips(db, period) ?? null,
    sequence: store.lastSequence(db, period.to),
  }
}

const countOf = (last: LastCount | undefined): Pick<ClosingItem, 'count'> =>
  last === undefined
    ? {}
    : {
        count: {
          book: last.book,
          counted: last.counted,
          serial: last.serial,
          businessDate: last.businessDate,
        },
      }

/** The papers behind one figure, in the order of posting. */
export function papersOf(db: ReadHandle, period: Period, asked: ClosingPapersAsked): ClosingPaper[] {
  const sums = new Map<string, ClosingPaper>()
  for (const row of store.papers(db, period, asked.book, asked.unit)) {
    if (keyOf(row) !== asked.key || (asked.source !== '' && row.source !== asked.source)) continue
    const sign = signOf(row)
    const known = sums.get(row.id) ?? {
      document: row.id,
      serial: row.serial,
      title: titleOf(row.title),
      businessDate: row.business_date,
      amount: 0,
      quantity: 0,
    }
    known.amount += sign * (asked.book === 'goods' ? row.valueFen : row.amount)
    known.quantity += sign * row.amount
    sums.set(row.id, known)
  }
  return [...sums.values()].slice(0, asked.limit)
}

/** The papers that are handed to the town with the sheet, in the order of the kinds. */
export function vouchersOf(db: ReadHandle, period: Period): ClosingVoucher[] {
  const order = Object.keys(DOCUMENT_KINDS)
  return store
    .vouchers(db, period)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ kind, ...voucher }) => ({ title: titleOf(kind), ...voucher }))
}

const titleOf = (kind: string): string => (isDocumentKind(kind) ? DOCUMENT_KINDS[kind].title : '')

const NAMES: Readonly<Record<string, string>> = { ...SOURCE_NAMES, ...CHANNEL_NAMES }
/** What paid: a channel; where none is known, how it came. */
const sourceName = (source: string): string => NAMES[source] ?? '其他资金'
