import { Button } from 'antd'
import { Coins, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { PointsRow } from '#main/api/points.ts'
import { shop, tableState, useAsk, useMay } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { PointsNav } from './points-nav.tsx'
import '../stock/stock.css'

type View = 'all' | 'some' | 'none' | 'below' | 'unopened'

const VIEWS: readonly { view: View; label: string; of: (row: PointsRow) => boolean }[] = [
  { view: 'all', label: '全部', of: () => true },
  { view: 'some', label: '有分可兑', of: (row) => row.spendable > 0 },
  { view: 'none', label: '没有分', of: (row) => row.balance === 0 },
  { view: 'below', label: '欠分', of: (row) => row.balance < 0 },
  { view: 'unopened', label: '没记期初', of: (row) => !row.opened && row.status !== 'closed' },
]

const EVERY = '*'

/** Every household with what it has and may spend. */
export function PointsPage() {
  const navigate = useNavigate()
  const may = useMay('keep_points')
  const list = useAsk(shop.points.list, {})
  const [view, setView] = useState<View>('all')
  const [group, setGroup] = useState(EVERY)
  const rows = list.data ?? []
  const groups = useMemo(
    () => [...new Set(rows.map((row) => row.groupName))].sort((a, b) => a.localeCompare(b, 'zh-CN')),
    [rows],
  )
  const inGroup = rows.filter((row) => group === EVERY || row.groupName === group)
  const chosen = VIEWS.find((one) => one.view === view) ?? VIEWS[0]
  const total = inGroup.reduce((sum, row) => sum + Math.max(0, row.spendable), 0)
  return (
    <Page
      title="积分"
      note={<PointsNav />}
      actions={
        may && (
          <Button
            type="primary"
            icon={<Plus size={18} aria-hidden="true" />}
            onClick={() => void navigate('/points/grant')}
          >
            给分入账
          </Button>
        )
      }
    >
      <div className="office-column">
        <div className="stock-views">
          {VIEWS.map((one) => {
            const count = inGroup.filter(one.of).length
            return (
              <Choice
                key={one.view}
                label={`${one.label} ${count}`}
                chosen={view === one.view}
                disabled={one.view !== 'all' && count === 0}
                onChoose={() => setView(one.view)}
              />
            )
          })}
          <span className="stock-value">
            可兑一共 <strong>{formatPoints(total)}</strong> 分
          </span>
        </div>
        <DataTable<PointsRow>
          rows={inGroup.filter((row) => chosen?.of(row))}
          columns={COLUMNS}
          rowKey={({ household }) => household}
          unit="户"
          state={tableState(list)}
          searchText={({ number, headName, groupName, terms }) =>
            [number, headName ?? '户主待定', groupName, terms].join(' ')
          }
          searchHint="户号、户主、拼音、小名"
          onOpen={({ household }) => void navigate(`/households/${household}`)}
          tools={
            <SelectInput
              label="按组看"
              value={group}
              onChange={setGroup}
              options={[
                { value: EVERY, label: '全部组' },
                ...groups.map((name) => ({ value: name, label: name || '没写组别' })),
              ]}
            />
          }
          empty={{
            icon: Coins,
            title: '还没有农户',
            hint: '先到“农户”里导入花名册，再来记期初积分。',
            actions: [{ label: '去导入花名册', onPress: () => void navigate('/households/import') }],
          }}
        />
        {list.error?.code === 'no_scheme' && (
          <ActionButton label="去定积分方案" onPress={() => void navigate('/settings/scheme')} />
        )}
      </div>
    </Page>
  )
}

const byNumber = (a: PointsRow, b: PointsRow) =>
  a.number.length - b.number.length || a.number.localeCompare(b.number)

const COLUMNS: readonly DataColumn<PointsRow>[] = [
  { key: 'number', title: '户号', width: 90, render: ({ number }) => number, compare: byNumber },
  {
    key: 'head',
    title: '户主',
    width: 210,
    render: ({ headName, status }) => (
      <span className="office-name-words">
        <strong>{headName ?? '户主待定'}</strong>
        {status === 'closed' && <Pill>销户</Pill>}
        {status === 'head_pending' && <Pill tone="amber">户主待定</Pill>}
      </span>
    ),
    compare: (a, b) => (a.headName ?? '').localeCompare(b.headName ?? '', 'zh-CN'),
  },
  { key: 'group', title: '组别', width: 120, render: ({ groupName }) => groupName },
  { key: 'population', title: '人口', width: 80, align: 'right', render: ({ population }) => population },
  {
    key: 'balance',
    title: '总积分',
    width: 120,
    align: 'right',
    render: ({ balance }) => (
      <span className={balance < 0 ? 'office-warn' : ''}>{formatPoints(balance)}</span>
    ),
    compare: (a, b) => a.balance - b.balance,
  },
  {
    key: 'spendable',
    title: '可兑积分',
    width: 120,
    align: 'right',
    render: ({ spendable }) => <strong>{formatPoints(spendable)}</strong>,
    compare: (a, b) => a.spendable - b.spendable,
  },
  {
    key: 'last',
    title: '最近变动',
    width: 130,
    render: ({ lastOn }) => lastOn ?? '',
    compare: (a, b) => (a.lastOn ?? '').localeCompare(b.lastOn ?? ''),
  },
  {
    key: 'opened',
    title: '期初',
    width: 90,
    render: ({ opened }) => (opened ? '记过' : <span className="office-soft">没记</span>),
  },
]
