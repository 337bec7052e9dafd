import { Button } from 'antd'
import { useState } from 'react'
import type { PurposesView } from '#main/api/purposes.ts'
import { shop, useAsk, useMay } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { dayText } from '../slips/day-text.ts'
import { PurposeDialog, type PurposeKind } from './purpose-dialog.tsx'
import './points.css'

/** What a household has beside its balance (stored, gifted, borrowed, frozen), and what the village lets it do with it. */
export function PurposesBar({ household }: { household: string }) {
  const view = useAsk(shop.purposes.of, { household })
  const may = useMay('keep_points')
  const [open, setOpen] = useState<PurposeKind>()
  const of = view.data
  if (of === undefined) return null
  const kinds = may ? kindsOf(of) : []
  const told = of.deposited > 0 || of.gifted > 0 || of.loan !== null || of.frozen !== null
  if (!told && kinds.length === 0) return null
  return (
    <section className="purposes-bar" aria-label="存、借、转赠、赠分">
      {of.deposited > 0 && <Pill tone="green">存着 {formatPoints(of.deposited)} 分</Pill>}
      {of.gifted > 0 && (
        <Pill tone="green">
          赠分 {formatPoints(of.gifted)} 分
          {of.may.gifts && `，挣 ${of.ratio.earned} 分搭 ${of.ratio.gifted} 分兑`}
        </Pill>
      )}
      {of.loan !== null && (
        <Pill tone="amber">
          可借 {formatPoints(of.loan.limit)} 分，到{dayText(of.loan.until)}
          {of.loan.owed > 0 && `，还欠 ${formatPoints(of.loan.owed)} 分`}
        </Pill>
      )}
      {of.frozen !== null && (
        <Pill tone="vermilion">
          冻结{of.frozen.until === null ? '着' : `到${dayText(of.frozen.until)}`}
          {of.frozen.reason !== '' && `：${of.frozen.reason}`}
        </Pill>
      )}
      <span className="purposes-acts">
        {kinds.map((kind) => (
          <Button key={kind} onClick={() => setOpen(kind)}>
            {LABELS[kind]}
          </Button>
        ))}
      </span>
      {open !== undefined && (
        <PurposeDialog kind={open} household={household} view={of} onClose={() => setOpen(undefined)} />
      )}
    </section>
  )
}

const LABELS: Readonly<Record<PurposeKind, string>> = {
  deposit: '存分',
  withdraw: '取分',
  give: '转给邻居',
  gift: '赠分',
  lend: '借分',
  endLoan: '了结借分',
  unfreeze: '解冻',
}

function kindsOf({ may, deposited, loan, frozen }: PurposesView): PurposeKind[] {
  const kinds: [PurposeKind, boolean][] = [
    ['deposit', may.deposits],
    ['withdraw', deposited > 0],
    ['give', may.giving],
    ['gift', may.gifts],
    ['lend', may.loans && loan === null],
    ['endLoan', loan !== null],
    ['unfreeze', frozen !== null],
  ]
  return kinds.flatMap(([kind, there]) => (there ? [kind] : []))
}
