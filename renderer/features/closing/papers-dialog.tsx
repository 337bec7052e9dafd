import { FileText } from 'lucide-react'
import type { ClosingRow } from '#main/api/closing.ts'
import { type AnswerOf, shop, tableState, useAsk } from '#renderer/api/client.ts'
import { formatYuan, groupedPoints } from '#renderer/ui/amounts.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'

export interface PapersOf {
  readonly through: string
  readonly book: 'points' | 'goods' | 'money'
  readonly unit: string
  readonly row: ClosingRow
}

type Paper = AnswerOf<typeof shop.closing.papers>[number]
const MOST = 2000

/** Every figure opens its papers. */
export function PapersDialog({ of, onClose }: { of: PapersOf; onClose: () => void }) {
  const { through, book, unit, row } = of
  const papers = useAsk(shop.closing.papers, { through, book, unit, key: row.key, limit: MOST })
  const format = book === 'points' ? groupedPoints : formatYuan
  const unitName = book === 'points' ? '分' : '元'
  return (
    <Dialog title={`${row.title} ${format(row.amount)} ${unitName}`} size="wide" onClose={onClose}>
      <div className="closing-papers">
        <DataTable<Paper>
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
