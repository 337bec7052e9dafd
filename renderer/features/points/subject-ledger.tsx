import { shop, tableState, useAsk, useSession } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import type { SubjectAccount } from './subject-points.ts'

interface Entry {
  readonly document: string
  readonly day: string
  readonly title: string
  readonly reason: string | null
  readonly points: number
  readonly balance: number
}

const COLUMNS: readonly DataColumn<Entry>[] = [
  { key: 'day', title: '日期', width: 130, render: ({ day }) => day },
  { key: 'reason', title: '为什么', width: 300, render: ({ reason, title }) => reason ?? title },
  {
    key: 'points',
    title: '加减',
    width: 100,
    align: 'right',
    render: ({ points }) => `${points > 0 ? '+' : ''}${formatPoints(points)}`,
  },
  {
    key: 'balance',
    title: '结余',
    width: 100,
    align: 'right',
    render: ({ balance }) => <strong>{formatPoints(balance)}</strong>,
  },
]

/** 明细 of a person or a team in one scheme, the newest first. */
export function SubjectLedger({ account }: { account: SubjectAccount }) {
  const { today } = useSession()
  const { subject, scheme, schemeName } = account
  const ledger = useAsk(
    shop.points.subjectLedger,
    { subject: subject ?? '', scheme, from: '2000-01-01', to: today },
    { enabled: subject !== null },
  )
  if (subject === null) return <p className="office-soft">“{schemeName}”里还没有记过。</p>
  return (
    <section className="subject-ledger" aria-label={`${schemeName}明细`}>
      <h3>{schemeName}</h3>
      <DataTable<Entry>
        rows={ledger.data?.rows.toReversed() ?? []}
        columns={COLUMNS}
        rowKey={({ document }) => document}
        unit="笔"
        state={tableState(ledger)}
        empty={{ title: '还没有往来', hint: '记了事迹、入了账，这里就有。' }}
      />
    </section>
  )
}
