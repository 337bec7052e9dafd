import { PackageOpen } from 'lucide-react'
import { useState } from 'react'
import { type LotRow, quantityText, SOURCE_NAMES } from '#main/api/stock.ts'
import { shop, tableState, useAsk } from '#renderer/api/client.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill, type PillTone } from '#renderer/ui/marks.tsx'

const STATES: Readonly<Record<LotRow['state'], { label: string; tone: PillTone }>> = {
  good: { label: '正常', tone: 'green' },
  near: { label: '临期', tone: 'amber' },
  expired: { label: '过期', tone: 'vermilion' },
  used_up: { label: '用完', tone: 'plain' },
}

/** The lots of one item, or of everything, with what is left of each and its day. */
export function LotTable({ item }: { item: string | null }) {
  const [usedUp, setUsedUp] = useState(false)
  const lots = useAsk(shop.stock.lots, { item, usedUp }, { keep: true })
  return (
    <DataTable<LotRow>
      rows={lots.data ?? []}
      columns={item === null ? [NAME, ...COLUMNS] : COLUMNS}
      rowKey={({ lot }) => lot}
      unit="批"
      state={tableState(lots)}
      searchText={({ name, serial, supplier, donor }) => [name, serial, supplier, donor].join(' ')}
      searchHint="单号、供货方"
      tools={
        <label className="office-check">
          <input type="checkbox" checked={usedUp} onChange={(event) => setUsedUp(event.target.checked)} />
          也看用完的
        </label>
      }
      empty={{
        icon: PackageOpen,
        title: '货架上没有',
        hint: '到“入库”里记一笔，这里就按批次列出来，先到期的先出。',
      }}
    />
  )
}

const NAME: DataColumn<LotRow> = {
  key: 'name',
  title: '名称',
  width: 220,
  render: ({ name, spec }) => (
    <span className="office-name-words">
      <strong>{name}</strong>
      <span className="office-soft">{spec}</span>
    </span>
  ),
}

const COLUMNS: readonly DataColumn<LotRow>[] = [
  {
    key: 'state',
    title: '状态',
    width: 90,
    render: ({ state }) => <Pill tone={STATES[state].tone}>{STATES[state].label}</Pill>,
    filter: {
      values: Object.values(STATES).map(({ label }) => label),
      of: ({ state }) => STATES[state].label,
    },
  },
  {
    key: 'left',
    title: '还剩',
    width: 110,
    align: 'right',
    render: (lot) => quantityText(lot.left, lot),
    compare: (a, b) => a.left - b.left,
  },
  {
    key: 'quantity',
    title: '入库',
    width: 110,
    align: 'right',
    render: (lot) => quantityText(lot.quantity, lot),
  },
  {
    key: 'expires',
    title: '到期日',
    width: 120,
    render: ({ expiresOn }) => expiresOn ?? '不过期',
    compare: (a, b) => (a.expiresOn ?? '9999').localeCompare(b.expiresOn ?? '9999'),
  },
  {
    key: 'cost',
    title: '成本（元）',
    width: 110,
    align: 'right',
    render: ({ costFen }) => formatYuan(costFen),
  },
  {
    key: 'value',
    title: '剩的值（元）',
    width: 120,
    align: 'right',
    render: ({ valueFen }) => formatYuan(valueFen),
  },
  {
    key: 'from',
    title: '来源',
    width: 180,
    render: ({ source, supplier, donor }) =>
      [SOURCE_NAMES[source], supplier || donor].filter(Boolean).join(' · '),
  },
  { key: 'serial', title: '单号', width: 130, render: ({ serial }) => serial },
  { key: 'received', title: '入库日', width: 120, render: ({ receivedOn }) => receivedOn },
]
