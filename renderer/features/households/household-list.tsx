import { Button } from 'antd'
import { ChevronLeft, ChevronRight, CreditCard, FileUp, Plus, Users } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'
import { type HouseholdStatus, type SearchHit, STATUS_NAMES } from '#main/api/households.ts'
import { act, shop, tableState, useAsk, useMay } from '#renderer/api/client.ts'
import { offerFile } from '#renderer/print/paper.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { CardsDialog } from './cards-dialog.tsx'
import { ClearClosed } from './clear-closed.tsx'
import { HouseholdForm } from './household-form.tsx'
import { namesakesText } from './household-words.ts'
import { handOverFile } from './import/handed-file.ts'
import { StatusPill } from './status-pill.tsx'

const PAGE = 1000

type Open = 'register' | 'cards' | 'clear'

/** Every household of the village: found by whatever people remember, filtered, exported. */
export function HouseholdList() {
  const navigate = useNavigate()
  const may = useMay('register')
  const mayClear = useMay('keep_points')
  const [words, setWords] = useState('')
  const [groupName, setGroup] = useState<string | null>(null)
  const [status, setStatus] = useState<HouseholdStatus | null>(null)
  const [withoutCard, setWithoutCard] = useState(false)
  const [page, setPage] = useState(0)
  const [open, setOpen] = useState<Open>()
  const [problem, setProblem] = useState<string>()
  const text = useDeferredValue(words.trim())
  const filters = { text, groupName, status, withoutCard }
  const list = useAsk(
    shop.households.search,
    { ...filters, offset: page * PAGE, limit: PAGE },
    { keep: true },
  )
  const overview = useAsk(shop.households.overview, {})
  const total = list.data?.total ?? 0
  const from = (change: () => void) => {
    change()
    setPage(0)
  }
  const exportAll = async () => {
    const made = await act(shop.households.exportList, filters)
    setProblem(made.ok ? undefined : made.refusal.sentence)
    if (made.ok) offerFile(workbook(made.value.bytes), made.value.fileName)
  }
  const importFile = (picked: File | undefined) => {
    if (picked === undefined) return
    handOverFile(picked)
    void navigate('/households/import')
  }
  const { groups = [], toClear = [] } = overview.data ?? {}

  return (
    <Page
      title="农户"
      note={overview.data && `在册 ${overview.data.households} 户，${overview.data.population} 口人`}
      actions={
        may && (
          <>
            <Button
              icon={<FileUp size={18} aria-hidden="true" />}
              onClick={() => void navigate('/households/import')}
            >
              导入
            </Button>
            <input
              className="ui-unseen"
              type="file"
              accept=".xlsx,.xlsm,.csv,.txt"
              aria-label="花名册文件"
              tabIndex={-1}
              onChange={(event) => importFile(event.target.files?.[0])}
            />
            <Button icon={<CreditCard size={18} aria-hidden="true" />} onClick={() => setOpen('cards')}>
              积分卡
            </Button>
            <Button
              type="primary"
              icon={<Plus size={18} aria-hidden="true" />}
              onClick={() => setOpen('register')}
            >
              登记一户
            </Button>
          </>
        )
      }
    >
      <div className="households-list">
        {toClear.length > 0 && (
          <div className="households-notice">
            <Message
              tone="ask"
              sentence={`有 ${toClear.length} 户销户过了期限，还剩 ${formatPoints(
                toClear.reduce((sum, one) => sum + one.points, 0),
              )} 分没清零。`}
            />
            {mayClear && <Button onClick={() => setOpen('clear')}>看看，清零</Button>}
          </div>
        )}
        {problem !== undefined && <Message tone="wrong" sentence={problem} />}
        <DataTable<SearchHit>
          rows={list.data?.hits ?? []}
          columns={COLUMNS}
          rowKey={({ id }) => id}
          unit="户"
          state={tableState(list)}
          searchHint="户号、姓名、拼音、电话尾号"
          asked={{ words, onWords: (next) => from(() => setWords(next)), total }}
          onOpen={({ id }) => void navigate(`/households/${id}`)}
          onExport={() => void exportAll()}
          empty={emptyFor(groupName !== null || status !== null || withoutCard, {
            onAll: () =>
              from(() => {
                setGroup(null)
                setStatus(null)
                setWithoutCard(false)
              }),
            onImport: () => void navigate('/households/import'),
            onRegister: () => setOpen('register'),
            may,
          })}
          tools={
            <>
              {total > PAGE && <Pages page={page} total={total} onPage={setPage} />}
              <SelectInput
                label="按组看"
                value={groupName === null ? '*' : groupName}
                onChange={(value) => from(() => setGroup(value === '*' ? null : value))}
                options={[
                  { value: '*', label: '全部组' },
                  ...groups.map(({ name, households }) => ({
                    value: name,
                    label: `${name || '没写组别'}（${households}）`,
                  })),
                ]}
              />
              <SelectInput
                label="按状态看"
                value={withoutCard ? 'no_card' : (status ?? '*')}
                onChange={(value) =>
                  from(() => {
                    setWithoutCard(value === 'no_card')
                    setStatus(value === '*' || value === 'no_card' ? null : (value as HouseholdStatus))
                  })
                }
                options={[
                  { value: '*', label: '全部状态' },
                  ...(Object.keys(STATUS_NAMES) as HouseholdStatus[]).map((value) => ({
                    value,
                    label: STATUS_NAMES[value],
                  })),
                  { value: 'no_card', label: '没有卡的' },
                ]}
              />
            </>
          }
        />
      </div>
      {open === 'register' && (
        <HouseholdForm
          nextNumber={overview.data?.nextNumber ?? ''}
          groups={groups.map(({ name }) => name)}
          onClose={() => setOpen(undefined)}
          onDone={(id) => void navigate(`/households/${id}`)}
        />
      )}
      {open === 'cards' && (
        <CardsDialog groups={groups} group={groupName} onClose={() => setOpen(undefined)} />
      )}
      {open === 'clear' && <ClearClosed households={toClear} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

const workbook = (base64: string): Blob =>
  new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })

function Pages({ page, total, onPage }: { page: number; total: number; onPage: (page: number) => void }) {
  const last = Math.ceil(total / PAGE) - 1
  return (
    <span className="households-pages">
      <Button
        aria-label="前一页"
        icon={<ChevronLeft size={18} aria-hidden="true" />}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      />
      第 {page + 1} 页，共 {last + 1} 页
      <Button
        aria-label="后一页"
        icon={<ChevronRight size={18} aria-hidden="true" />}
        disabled={page >= last}
        onClick={() => onPage(page + 1)}
      />
    </span>
  )
}

interface EmptyActions {
  readonly may: boolean
  readonly onAll: () => void
  readonly onImport: () => void
  readonly onRegister: () => void
}

function emptyFor(filtered: boolean, { may, onAll, onImport, onRegister }: EmptyActions) {
  if (filtered) {
    return {
      title: '这里没有农户',
      hint: '换个组或状态看看。',
      actions: [{ label: '看全部', onPress: onAll }],
    }
  }
  return {
    icon: Users,
    title: '还没有农户',
    hint: '把村里的花名册导进来最快，合并单元格、小计行、重复行都认得；也可以一户一户登记。',
    actions: may
      ? [
          { label: '从花名册开始', onPress: onImport },
          { label: '先手工记一户', onPress: onRegister },
        ]
      : [],
  }
}

const COLUMNS: readonly DataColumn<SearchHit>[] = [
  {
    key: 'number',
    title: '户号',
    width: 100,
    render: ({ number }) => number,
    compare: (a, b) => a.number.length - b.number.length || a.number.localeCompare(b.number),
  },
  {
    key: 'head',
    title: '户主',
    width: 300,
    render: (row) => <HeadCell row={row} />,
    compare: (a, b) => (a.headName ?? '').localeCompare(b.headName ?? '', 'zh-CN'),
  },
  { key: 'group', title: '组别', width: 120, render: ({ groupName }) => groupName },
  {
    key: 'population',
    title: '人口',
    width: 90,
    align: 'right',
    render: ({ population }) => (population > 0 ? population : ''),
    compare: (a, b) => a.population - b.population,
  },
  {
    key: 'spendable',
    title: '可兑积分',
    width: 120,
    align: 'right',
    render: ({ spendable }) => (spendable === null ? '' : formatPoints(spendable)),
    compare: (a, b) => (a.spendable ?? 0) - (b.spendable ?? 0),
  },
  {
    key: 'card',
    title: '积分卡',
    width: 110,
    render: ({ hasCard, status }) =>
      status === 'closed' || status === 'merged' ? '' : hasCard ? '有' : <Pill tone="amber">没有</Pill>,
  },
  { key: 'status', title: '状态', width: 130, render: ({ status }) => <StatusPill status={status} /> },
]

function HeadCell({ row }: { row: SearchHit }) {
  return (
    <span className="households-head">
      <span className="households-head-name">{row.headName ?? '户主待定'}</span>
      {row.matchedText !== '' && <span className="households-soft">{row.matchedText}</span>}
      {row.sameNames.length > 0 && (
        <span className="households-apart">还有同名：{namesakesText(row.sameNames)}</span>
      )}
    </span>
  )
}
