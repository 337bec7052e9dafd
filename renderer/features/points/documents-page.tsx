import { FileText } from 'lucide-react'
import { useState } from 'react'
import type { PointsDocument } from '#main/api/points.ts'
import { shop, tableState, useAsk } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PointsDocumentDialog } from './document-dialog.tsx'
import { PointsNav } from './points-nav.tsx'

const NEWEST = 1000

/** 单据: every opening and every grant, and what took one back. */
export function PointsDocumentsPage() {
  const list = useAsk(shop.points.documents, { limit: NEWEST })
  const [open, setOpen] = useState<string>()
  return (
    <Page title="积分" note={<PointsNav />}>
      <DataTable<PointsDocument>
        rows={list.data ?? []}
        columns={COLUMNS}
        rowKey={({ document }) => document}
        unit="张"
        state={tableState(list)}
        searchText={({ serial, title, reason, recordedBy, fileName }) =>
          [serial, title, reason, recordedBy, fileName ?? ''].join(' ')
        }
        searchHint="单号、原因、文件名"
        onOpen={({ document }) => setOpen(document)}
        empty={{
          icon: FileText,
          title: '还没有给过分',
          hint: '记期初、入账以后，每一张单都在这里，记错了在这里冲销。',
        }}
      />
      {open !== undefined && <PointsDocumentDialog document={open} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

const COLUMNS: readonly DataColumn<PointsDocument>[] = [
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
      values: [
        '积分期初单',
        '积分入账单',
        '赠分单',
        '基础分发放单',
        '积分清零单',
        '积分兑现单',
        '账务冲销单',
      ],
      of: ({ title }) => title,
    },
  },
  { key: 'serial', title: '单号', width: 140, render: ({ serial }) => serial },
  {
    key: 'reason',
    title: '说明',
    width: 320,
    render: ({ reason, fileName, reversed }) => (
      <span className="office-name-words">
        {reason || fileName}
        {reason !== '' && fileName !== null && <span className="office-soft">{fileName}</span>}
        {reversed !== null && <Pill>已冲销（{reversed}）</Pill>}
      </span>
    ),
  },
  {
    key: 'households',
    title: '户数',
    width: 80,
    align: 'right',
    render: ({ households }) => households,
    compare: (a, b) => a.households - b.households,
  },
  {
    key: 'total',
    title: '一共（分）',
    width: 120,
    align: 'right',
    render: ({ total }) => formatPoints(total),
    compare: (a, b) => a.total - b.total,
  },
  { key: 'by', title: '经办', width: 100, render: ({ recordedBy }) => recordedBy },
]
