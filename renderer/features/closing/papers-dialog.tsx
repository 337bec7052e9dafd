import { FileText } from 'lucide-react'
import type { ClosingItem, ClosingPaper, ClosingPeriod, ClosingRow } from '#main/api/closing.ts'
import { quantityText } from '#main/api/stock.ts'
import { shop, tableState, useAsk } from '#renderer/api/client.ts'
import { formatYuan, groupedPoints } from '#renderer/ui/amounts.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'

export interface PapersOf {
  readonly period: Pick<ClosingPeriod, 'span' | 'through'>
  readonly book: 'points' | 'goods' | 'money'
  readonly unit: string
  /** What paid for the goods; whoever did where it is not said. */
  readonly source?: string
  /** One kind of goods: its papers say how many. */
  readonly item?: ClosingItem
  readonly row: ClosingRow
}

const MOST = 2000

/** Every figure opens its papers. */
export function PapersDialog({ of, onClose }: { of: PapersOf; onClose: () => void }) {
  const { period, book, unit, source = '', item, row } = of
  const { span, through } = period
  const asked = { span, through, book, unit, source, key: row.key, limit: MOST }
  const papers = useAsk(shop.closing.papers, asked)
  const format = book === 'points' ? groupedPoints : formatYuan
  const unitName = book === 'points' ? '分' : '元'
  return (
    <Dialog title={`${row.title} ${format(row.amount)} ${unitName}`} size="wide" onClose={onClose}>
      <div className="closing-papers">
        <DataTable<ClosingPaper>
          rows={papers.data ?? []}
          rowKey={({ document }) => document}
          unit="张"
          state={tableState(papers)}
          searchText={({ serial, title }) => `${serial} ${title}`}
          searchHint="单号"
          empty={{ icon: FileText, title: '没有单子', hint: '这个数字后面没有单子。' }}
          columns={[
            { key: 'day', title: '日期', width: 140, render: ({ businessDate }) => businessDate },
            { key: 'title', title: '单子', width: 160, render: ({ title }) => title },
            { key: 'serial', title: '单号', render: ({ serial }) => serial },
            ...(item === undefined
              ? []
              : [
                  {
                    key: 'quantity',
                    title: '数量',
                    width: 140,
                    align: 'right' as const,
                    render: ({ quantity }: ClosingPaper) => quantityText(quantity, item),
                  },
                ]),
            {
              key: 'amount',
              title: unitName,
              width: 140,
              align: 'right',
              render: ({ amount }) => format(amount),
              compare: (a, b) => a.amount - b.amount,
            },
          ]}
        />
      </div>
    </Dialog>
  )
}
