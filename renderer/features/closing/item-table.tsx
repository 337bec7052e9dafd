import { Boxes } from 'lucide-react'
import type { ClosingItem } from '#main/api/closing.ts'
import { quantityText } from '#main/api/stock.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'

/** The goods one by one: quantities that came and went, and what lies there at cost. */
export function ItemTable({ items }: { items: readonly ClosingItem[] }) {
  const quantity = (key: 'opening' | 'in' | 'out' | 'counted' | 'closing', title: string) => ({
    key,
    title,
    width: 130,
    align: 'right' as const,
    render: (item: ClosingItem) => (item[key] === 0 ? '' : quantityText(item[key], item)),
    compare: (a: ClosingItem, b: ClosingItem) => a[key] - b[key],
  })
  return (
    <div className="closing-items">
      <DataTable<ClosingItem>
        rows={items}
        rowKey={({ item }) => item}
        unit="种"
        state={{ kind: 'ready' }}
        searchText={({ name, spec }) => `${name} ${spec}`}
        searchHint="物品"
        empty={{ icon: Boxes, title: '还没有进过货', hint: '入库以后，每样货的收发存都在这里。' }}
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
          quantity('opening', '上月结存'),
          quantity('in', '收进'),
          quantity('out', '发出'),
          quantity('counted', '盘盈盘亏'),
          quantity('closing', '本月结存'),
          {
            key: 'value',
            title: '成本（元）',
            width: 130,
            align: 'right',
            render: ({ closingFen }) => formatYuan(closingFen),
            compare: (a, b) => a.closingFen - b.closingFen,
          },
        ]}
      />
    </div>
  )
}
