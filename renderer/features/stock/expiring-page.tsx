import { Button } from 'antd'
import { CalendarCheck } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { addMonths, type Day, type LotRow, quantityText } from '#main/api/stock.ts'
import { newId, shop, tableState, useAsk, useMay, useSession } from '#renderer/api/client.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { keepIssue, keptIssue, withLot } from './issue-state.ts'
import { StockNav } from './stock-nav.tsx'
import './stock.css'

const MONTHS = [1, 2, 3, 6] as const

/** 到期: what has expired on top, then what expires within some months; one press writes a lot off. */
export function ExpiringPage() {
  const { today } = useSession()
  const navigate = useNavigate()
  const may = useMay('keep_stock')
  const [months, setMonths] = useState<number>(2)
  const lots = useAsk(shop.stock.lots, { item: null, usedUp: false }, { keep: true })
  const until = addMonths(today as Day, months)
  const rows = (lots.data ?? [])
    .filter(({ expiresOn }) => expiresOn !== null && expiresOn <= until)
    .toSorted((a, b) => (a.expiresOn ?? '').localeCompare(b.expiresOn ?? ''))
  const writeOff = (lot: LotRow) => {
    keepIssue(withLot(keptIssue(today), lot, newId(), today))
    void navigate('/stock/issue')
  }
  return (
    <Page title="库存" note={<StockNav />}>
      <DataTable<LotRow>
        rows={rows}
        columns={may ? [...columnsOn(today), actColumn(writeOff)] : columnsOn(today)}
        rowKey={({ lot }) => lot}
        unit="批"
        state={tableState(lots)}
        searchText={({ name, spec, serial }) => [name, spec, serial].join(' ')}
        searchHint="名称、单号"
        tools={
          <div className="stock-views">
            {MONTHS.map((count) => (
              <Choice
                key={count}
                label={`${count} 个月内到期`}
                chosen={months === count}
                onChoose={() => setMonths(count)}
              />
            ))}
          </div>
        }
        empty={{
          icon: CalendarCheck,
          title: `${months} 个月内没有要到期的`,
          hint: '入库时写了到期日的，快到期了会排在这里，过期的排在最上面。',
        }}
      />
    </Page>
  )
}

const daysFrom = (today: string, day: string) =>
  Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)

const columnsOn = (today: string): readonly DataColumn<LotRow>[] => [
  {
    key: 'expires',
    title: '到期日',
    width: 220,
    render: ({ expiresOn, state }) => {
      const days = daysFrom(today, expiresOn ?? today)
      return (
        <span className="issue-day">
          {expiresOn}
          <Pill tone={state === 'expired' ? 'vermilion' : 'amber'}>
            {state === 'expired' ? `过期 ${-days} 天` : days === 0 ? '今天到期' : `还有 ${days} 天`}
          </Pill>
        </span>
      )
    },
    compare: (a, b) => (a.expiresOn ?? '').localeCompare(b.expiresOn ?? ''),
  },
  {
    key: 'name',
    title: '名称',
    width: 260,
    render: ({ name, spec }) => (
      <span className="office-name-words">
        <strong>{name}</strong>
        <span className="office-soft">{spec}</span>
      </span>
    ),
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
    key: 'value',
    title: '值（元）',
    width: 110,
    align: 'right',
    render: ({ valueFen }) => formatYuan(valueFen),
    compare: (a, b) => a.valueFen - b.valueFen,
  },
  { key: 'serial', title: '入库单', width: 140, render: ({ serial }) => serial },
]

const actColumn = (writeOff: (lot: LotRow) => void): DataColumn<LotRow> => ({
  key: 'act',
  title: '',
  width: 120,
  render: (lot) => (
    <Button
      type={lot.state === 'expired' ? 'primary' : 'default'}
      aria-label={`${lot.name}去报损`}
      onClick={() => writeOff(lot)}
    >
      去报损
    </Button>
  ),
})
