import { useState } from 'react'
import type { LedgerEntry } from '#main/api/households.ts'
import { shop, tableState, useAsk } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { hasSlip } from './slip-kinds.ts'

const MOST = 500

/** 积分明细: every movement with the balance after it; what was taken back says by what. */
export function LedgerPanel({
  household,
  onOpen,
}: {
  household: string
  onOpen: (document: string) => void
}) {
  const [limit, setLimit] = useState(MOST)
  const ledger = useAsk(shop.households.ledger, { household, offset: 0, limit }, { keep: true })
  const { entries = [], total = 0 } = ledger.data ?? {}
  const schemes = new Set(entries.map(({ scheme }) => scheme))
  return (
    <DataTable<LedgerEntry>
      rows={entries}
      rowKey={({ transfer, change }) => `${transfer} ${change}`}
      unit="笔"
      state={tableState(ledger)}
      columns={schemes.size > 1 ? [...COLUMNS, SCHEME] : COLUMNS}
      searchText={({ serial, title, recordedBy }) => `${serial} ${title} ${recordedBy}`}
      searchHint="单号、单子名称"
      onOpen={({ document, kind }) => {
        if (hasSlip(kind)) onOpen(document)
      }}
      empty={{ title: '还没有积分往来', hint: '入账、兑换以后，每一分怎么来怎么去都写在这里。' }}
      tools={
        total > limit && (
          <button
            type="button"
            className="households-link"
            onClick={() => setLimit(Math.min(total, limit + MOST))}
          >
            再看前面的（共 {total} 笔）
          </button>
        )
      }
    />
  )
}

const COLUMNS: readonly DataColumn<LedgerEntry>[] = [
  { key: 'day', title: '日期', width: 120, render: ({ businessDate }) => businessDate },
  {
    key: 'title',
    title: '事由',
    width: 280,
    render: ({ title, serial, takesBack, takenBackBy }) => (
      <span className="households-head">
        <span>
          {title} <span className="households-soft">{serial}</span>
        </span>
        {takesBack !== null && <span className="households-soft">冲回 {takesBack}</span>}
        {takenBackBy.length > 0 && (
          <span className="households-apart">已被 {takenBackBy.join('、')} 冲回</span>
        )}
      </span>
    ),
    filter: {
      values: ['积分期初单', '积分入账单', '兑换单', '冲销单', '退货单', '换货单', '更正单'],
      of: ({ title }) => title,
    },
  },
  {
    key: 'change',
    title: '加减',
    width: 110,
    align: 'right',
    render: ({ change }) => (
      <span className={change > 0 ? 'households-plus' : undefined}>
        {change > 0 ? '+' : ''}
        {formatPoints(change)}
      </span>
    ),
  },
  {
    key: 'balance',
    title: '余额',
    width: 110,
    align: 'right',
    render: ({ balance }) => formatPoints(balance),
  },
  { key: 'by', title: '经办', width: 100, render: ({ recordedBy }) => recordedBy },
]

const SCHEME: DataColumn<LedgerEntry> = {
  key: 'scheme',
  title: '方案',
  width: 140,
  render: ({ schemeName }) => schemeName,
}
