import { Boxes } from 'lucide-react'
import { useState } from 'react'
import type {
  ClosingFigures,
  ClosingItem,
  ClosingPeriod,
  ClosingSource,
  GoodsKey,
  Moved,
} from '#main/api/closing.ts'
import { quantityText } from '#main/api/stock.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { endsOf } from './closing-words.ts'
import { columnsOf } from './goods-columns.ts'
import type { PapersOf } from './papers-dialog.tsx'

interface GoodsTableProps {
  readonly goods: ClosingFigures['goods']
  readonly period: ClosingPeriod
  readonly onOpen: (papers: PapersOf) => void
}

const VIEWS = { quantity: '按物品看数量', value: '按物品看金额', source: '按资金来源' }
type View = keyof typeof VIEWS

/** The goods one by one, or by who paid for them: what came, went and lies there. Every figure opens its papers. */
export function GoodsTable({ goods, period, onOpen }: GoodsTableProps) {
  const [view, setView] = useState<View>('quantity')
  const columns = { period, keys: columnsOf(goods.items) }
  return (
    <section className="closing-goods" aria-label="物资收发存">
      <div className="closing-schemes">
        {(Object.keys(VIEWS) as View[]).map((one) => (
          <Choice key={one} label={VIEWS[one]} chosen={view === one} onChoose={() => setView(one)} />
        ))}
      </div>
      <div className="closing-items">
        {view === 'source' ? (
          <DataTable<ClosingSource>
            key={view}
            rows={goods.sources}
            rowKey={({ source }) => source}
            unit="种来源"
            state={{ kind: 'ready' }}
            empty={EMPTY}
            columns={[
              { key: 'name', title: '资金来源', render: ({ title }) => <strong>{title}</strong> },
              ...figureColumns<ClosingSource>({
                ...columns,
                say: ({ valueFen }) => formatYuan(valueFen),
                onOpen: ({ source, title }, key, { valueFen }) =>
                  onOpen({
                    period,
                    book: 'goods',
                    unit: '',
                    source,
                    row: { key, title: `${title}：${titleOf(key, columns.keys)}`, amount: valueFen },
                  }),
              }),
            ]}
          />
        ) : (
          <DataTable<ClosingItem>
            key={view}
            rows={goods.items}
            rowKey={({ item }) => item}
            unit="种"
            state={{ kind: 'ready' }}
            searchText={({ name, spec }) => `${name} ${spec}`}
            searchHint="物品"
            empty={EMPTY}
            columns={[
              {
                key: 'name',
                title: '物品',
                render: ({ name, spec }) => (
                  <>
                    <strong>{name}</strong> {spec}
                  </>
                ),
              },
              ...figureColumns<ClosingItem>({
                ...columns,
                say: ({ quantity, valueFen }, item) =>
                  view === 'value' ? formatYuan(valueFen) : quantityText(quantity, item),
                onOpen: (item, key, { valueFen }) =>
                  onOpen({
                    period,
                    book: 'goods',
                    unit: item.item,
                    item,
                    row: { key, title: `${item.name}：${titleOf(key, columns.keys)}`, amount: valueFen },
                  }),
              }),
              ...(view === 'quantity' && goods.items.some(({ count }) => count) ? [COUNTED] : []),
            ]}
          />
        )}
      </div>
    </section>
  )
}

/** What the last count found, beside what the book said at that moment. */
const COUNTED: DataColumn<ClosingItem> = {
  key: 'counted',
  title: '盘点时账面／实盘',
  width: 190,
  align: 'right',
  render: ({ count, ...item }) =>
    count && `${quantityText(count.book, item)}／${quantityText(count.counted, item)}`,
}

const EMPTY = { icon: Boxes, title: '还没有进过货', hint: '入库以后，每样货的收发存都在这里。' }

type Keys = ReturnType<typeof columnsOf>
const titleOf = (wanted: GoodsKey, keys: Keys): string => keys.find(({ key }) => key === wanted)?.title ?? ''

interface Figures<Row> {
  readonly period: ClosingPeriod
  readonly keys: Keys
  readonly say: (moved: Moved, row: Row) => string
  readonly onOpen: (row: Row, key: GoodsKey, moved: Moved) => void
}

/** 上月结存, what moved, 本月结存. */
function figureColumns<Row extends ClosingItem | ClosingSource>(props: Figures<Row>): DataColumn<Row>[] {
  const { period, keys, say, onOpen } = props
  const ends = endsOf(period.span, '结存')
  const plain = (key: 'opening' | 'closing', title: string): DataColumn<Row> => ({
    key,
    title,
    width: 110,
    align: 'right',
    render: (row) => (isNothing(row[key]) ? '' : say(row[key], row)),
    compare: (a, b) => a[key].quantity - b[key].quantity,
  })
  return [
    plain('opening', ends.first),
    ...keys.map(
      ({ key, title }): DataColumn<Row> => ({
        key,
        title,
        width: 104,
        align: 'right',
        render: (row) => {
          const moved = row.moved[key]
          if (moved === undefined || isNothing(moved)) return ''
          return (
            <button type="button" className="closing-figure" onClick={() => onOpen(row, key, moved)}>
              {say(moved, row)}
            </button>
          )
        },
      }),
    ),
    plain('closing', ends.last),
  ]
}

const isNothing = ({ quantity, valueFen }: Moved): boolean => quantity === 0 && valueFen === 0
