import { FileText } from 'lucide-react'
import { useState } from 'react'
import type { StockDocument } from '#main/api/stock.ts'
import { shop, tableState, useAsk } from '#renderer/api/client.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { DocumentDialog } from './document-dialog.tsx'
import { StockNav } from './stock-nav.tsx'

const NEWEST = 500

/** 单据: every stock-in, issue, payment and sum that came in, and what took one back. */
export function StockDocumentsPage() {
  const [limit, setLimit] = useState(NEWEST)
  const list = useAsk(shop.stock.documents, { limit }, { keep: true })
  const [open, setOpen] = useState<string>()
  return (
    <Page title="库存" note={<StockNav />}>
      <DataTable<StockDocument>
        rows={list.data ?? []}
        columns={COLUMNS}
        rowKey={({ document }) => document}
        unit="张"
        state={tableState(list)}
        searchText={({ serial, title, summary, recordedBy }) =>
          [serial, title, summary, recordedBy].join(' ')
        }
        searchHint="单号、供货方、物品"
        onOpen={({ document }) => setOpen(document)}
        tools={
          (list.data?.length ?? 0) >= limit && (
            <button type="button" className="office-icon-button" onClick={() => setLimit(limit + NEWEST)}>
              再看前面的
            </button>
          )
        }
        empty={{
          icon: FileText,
          title: '还没有单据',
          hint: '入库、付款、记到账、报损和出库，都会各记一张单，开错了在这里冲销。',
        }}
      />
      {open !== undefined && <DocumentDialog document={open} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

const COLUMNS: readonly DataColumn<StockDocument>[] = [
  {
    key: 'day',
    title: '日期',
    width: 170,
    render: ({ businessDate, time }) => `${businessDate} ${time}`,
  },
  {
    key: 'title',
    title: '单子',
    width: 130,
    render: ({ title }) => title,
    filter: {
      values: ['入库单', '付款单', '资金到账单', '报损单', '出库单', '现场补录单', '账务冲销单'],
      of: ({ title }) => title,
    },
  },
  { key: 'serial', title: '单号', width: 140, render: ({ serial }) => serial },
  {
    key: 'summary',
    title: '说明',
    width: 340,
    render: ({ summary, reversed }) => (
      <span className="office-name-words">
        {summary}
        {reversed !== null && <Pill>已冲销（{reversed}）</Pill>}
      </span>
    ),
  },
  {
    key: 'amount',
    title: '金额（元）',
    width: 130,
    align: 'right',
    render: ({ amountFen }) => formatYuan(amountFen),
    compare: (a, b) => a.amountFen - b.amountFen,
  },
  { key: 'by', title: '经办', width: 100, render: ({ recordedBy }) => recordedBy },
]
