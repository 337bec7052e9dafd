import { useState } from 'react'
import { Link } from 'react-router'
import type { LedgerEntry, LedgerSort } from '#main/api/household-ledger.ts'
import { shop, tableState, useAsk, useSession } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { hasSlip } from './slip-kinds.ts'

/** A year or two; the rest is asked for in large pieces. */
const FIRST = 500
const MORE = 5000

const SORTS = [
  { value: '', label: '全部往来' },
  { value: 'award', label: '加分' },
  { value: 'deduct', label: '减分' },
  { value: 'redeem', label: '兑换' },
  { value: 'other', label: '其他' },
] as const satisfies readonly { value: LedgerSort | ''; label: string }[]

const EVER = 'ever'

/** 积分明细: every movement with the balance after it and what it was for; what was taken back says by what. */
export function LedgerPanel({
  household,
  onOpen,
}: {
  household: string
  onOpen: (document: string) => void
}) {
  const { today } = useSession()
  const [limit, setLimit] = useState(FIRST)
  const [sort, setSort] = useState<LedgerSort | ''>('')
  const [period, setPeriod] = useState(EVER)
  const year = Number(today.slice(0, 4))
  const periods = [
    { value: EVER, label: '全部日期' },
    { value: today.slice(0, 7), label: '本月' },
    ...[year, year - 1, year - 2].map((one) => ({ value: String(one), label: `${one}年` })),
  ]
  const ledger = useAsk(
    shop.households.ledger,
    {
      household,
      ...(period === EVER ? {} : spanOf(period)),
      ...(sort === '' ? {} : { sort }),
      offset: 0,
      limit,
    },
    { keep: true },
  )
  const { entries = [], total = 0 } = ledger.data ?? {}
  const schemes = new Set(entries.map(({ scheme }) => scheme))
  const narrowed = sort !== '' || period !== EVER
  return (
    <DataTable<LedgerEntry>
      rows={entries}
      rowKey={({ transfer, change }) => `${transfer} ${change}`}
      unit="笔"
      state={tableState(ledger)}
      columns={schemes.size > 1 ? [...COLUMNS, SCHEME] : COLUMNS}
      searchText={({ serial, title, recordedBy, deed, reason }) =>
        `${serial} ${title} ${recordedBy} ${deed?.text ?? ''} ${deed?.className ?? ''} ${reason}`
      }
      searchHint="事由、单号"
      onOpen={({ document, kind }) => {
        if (hasSlip(kind)) onOpen(document)
      }}
      empty={
        narrowed
          ? { title: '这段日子没有这样的往来', hint: '换一段日子，或者看全部往来。' }
          : { title: '还没有积分往来', hint: '入账、兑换以后，每一分怎么来怎么去都写在这里。' }
      }
      tools={
        <>
          {total > limit && (
            <button
              type="button"
              className="households-link"
              onClick={() => setLimit(Math.min(total, limit + MORE))}
            >
              再看前面的（共 {total} 笔）
            </button>
          )}
          <SelectInput label="哪类往来" value={sort} onChange={setSort} options={SORTS} />
          <SelectInput label="哪段日子" value={period} onChange={setPeriod} options={periods} />
        </>
      }
    />
  )
}

/** "2026-11" or "2026": text compares as days do, and no month has a 32nd. */
const spanOf = (period: string) => {
  const [first, last] = period.length === 4 ? [`${period}-01`, `${period}-12`] : [period, period]
  return { from: `${first}-01`, to: `${last}-31` }
}

const COLUMNS: readonly DataColumn<LedgerEntry>[] = [
  {
    key: 'day',
    title: '日期',
    width: 130,
    render: ({ businessDate, effectiveDate }) => (
      <span className="households-head">
        <span>{businessDate}</span>
        {effectiveDate !== businessDate && (
          <span className="households-soft">{monthDay(effectiveDate)}的事</span>
        )}
      </span>
    ),
  },
  {
    key: 'title',
    title: '事由',
    width: 320,
    render: ({ title, serial, deed, reason, takesBack, takenBackBy }) => (
      <span className="households-head">
        {deed === null ? (
          <span>{reason === '' ? title : reason}</span>
        ) : (
          <Link className="households-deed" to={`/points/deeds/${deed.deed}`}>
            {deed.text}
          </Link>
        )}
        <span className="households-soft">
          {deed === null && reason === '' ? serial : `${title} ${serial}`}
        </span>
        {takesBack !== null && <span className="households-soft">冲回 {takesBack}</span>}
        {takenBackBy.length > 0 && (
          <span className="households-apart">已被 {takenBackBy.join('、')} 冲回</span>
        )}
      </span>
    ),
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

const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
