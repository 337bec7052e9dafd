import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { PointsRow } from '#main/api/points.ts'
import { shop, tableState, useAct, useAsk, useDocumentIds, useMay, useSession } from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { parsePoints } from '#renderer/ui/points-field.ts'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { PointsNav } from './points-nav.tsx'
import '../stock/stock.css'
import './points.css'

export interface PointsSheetPageProps {
  readonly kind: 'open' | 'grant' | 'gift'
}

/** No group of a village is called so. */
const EVERY = '*'

type Shares = Readonly<Record<string, string>>

const WORDS = {
  open: {
    reason: '说明',
    placeholder: '原来的手工台账',
    action: '记期初',
    hint: '开店以前各家已经有多少分，一户只记一次。分多的用“期初导入”。',
    empty: '各家的期初都记过了',
  },
  grant: {
    reason: '为什么给分',
    placeholder: '义务扫雪、调解邻里纠纷',
    action: '入账',
    hint: '一件事，勾一片户，一张单。分从今天起就能兑。',
    empty: '还没有农户',
  },
  gift: {
    reason: '谁赠的、为什么',
    placeholder: '张老板捐款折的分、春节慰问',
    action: '赠分',
    hint: '赠的分不能单独兑换，要和自己挣的分搭着花。',
    empty: '还没有农户',
  },
} as const

/** 期初, 入账 and 赠分: one event, households ticked on one sheet, one document. */
export function PointsSheetPage({ kind }: PointsSheetPageProps) {
  const { today } = useSession()
  const navigate = useNavigate()
  const may = useMay('keep_points')
  const list = useAsk(shop.points.list, {})
  const [shares, setShares] = useState<Shares>({})
  const [each, setEach] = useState('')
  const [group, setGroup] = useState(EVERY)
  const [reason, setReason] = useState('')
  const [day, setDay] = useState(today)
  const [said, setSaid] = useState<{ tone: 'right' | 'wrong'; sentence: string }>()
  const post = useAct(shop.points[kind])
  const documents = useDocumentIds()
  const words = WORDS[kind]
  const rows = (list.data ?? []).filter(
    (row) =>
      row.status !== 'closed' && (kind !== 'open' || !row.opened || shares[row.household] !== undefined),
  )
  const groups = useMemo(
    () => [...new Set(rows.map((row) => row.groupName))].sort((a, b) => a.localeCompare(b, 'zh-CN')),
    [rows],
  )
  const shown = rows.filter((row) => group === EVERY || row.groupName === group)
  const tickAll = (all: readonly PointsRow[]) =>
    setShares((now) => ({ ...Object.fromEntries(all.map((row) => [row.household, each])), ...now }))
  const ticked = rows.filter((row) => shares[row.household] !== undefined)
  const total = ticked.reduce((sum, row) => sum + (parsePoints(shares[row.household] ?? '') ?? 0), 0)
  const year = Number(today.slice(0, 4))

  const columns = useMemo(
    () =>
      columnsFor(shares, {
        onTick: (row, tick) =>
          setShares((now) => {
            const { [row.household]: _gone, ...rest } = now
            return tick ? { ...rest, [row.household]: each } : rest
          }),
        onPoints: (row, points) => setShares((now) => ({ ...now, [row.household]: points })),
      }),
    [shares, each],
  )
  const submit = async () => {
    if (post.busy || ticked.length === 0) return
    const wrong = ticked.find((row) => !parsePoints(shares[row.household] ?? ''))
    if (wrong) {
      const who = `${wrong.number} 号${wrong.headName ?? ''}`
      return setSaid({ tone: 'wrong', sentence: `${who}的分数写成 5 或 5.5，要大于零。` })
    }
    if (kind !== 'open' && reason.trim() === '')
      return setSaid({ tone: 'wrong', sentence: '请写为什么给分，村里人要看得明白。' })
    const form = {
      effectiveDate: day,
      reason: reason.trim(),
      rows: ticked.map((row) => ({
        household: row.household,
        points: parsePoints(shares[row.household] ?? '') ?? 0,
      })),
    }
    const result = await post.act({ document: documents.for(form), ...form })
    if (!result.ok) return setSaid({ tone: 'wrong', sentence: result.refusal.sentence })
    documents.recorded()
    setShares({})
    setReason('')
    setSaid({
      tone: 'right',
      sentence: `${result.value.serial} 记好了：${result.value.households} 户，一共 ${formatPoints(result.value.total)} 分。`,
    })
  }
  useKeys({ f12: () => void submit() })

  if (!may) {
    return (
      <Page title="积分" note={<PointsNav />}>
        <EmptyState title="给分由报账员记" hint="请报账员或管理员登录来记。" />
      </Page>
    )
  }
  return (
    <Page title="积分" note={<PointsNav />}>
      <div className="office-column">
        <Card>
          <div className="office-form-row points-head">
            <FormField label="每户给几分" hint="勾上的户先按这个数">
              {(ids) => <TextInput {...ids} numeric value={each} onChange={setEach} maxLength={8} />}
            </FormField>
            <FormField label={words.reason} required={kind !== 'open'}>
              {(ids) => (
                <TextInput
                  {...ids}
                  value={reason}
                  placeholder={words.placeholder}
                  onChange={setReason}
                  maxLength={60}
                />
              )}
            </FormField>
            <FormField label="是哪天的事">
              {(ids) => <DayField {...ids} value={day} years={[year - 5, year]} onChange={setDay} />}
            </FormField>
          </div>
        </Card>
        <DataTable<PointsRow>
          rows={shown}
          columns={columns}
          rowKey={({ household }) => household}
          unit="户"
          state={tableState(list)}
          searchText={({ number, headName, groupName, terms }) =>
            [number, headName ?? '户主待定', groupName, terms].join(' ')
          }
          searchHint="户号、户主、组别、拼音"
          tools={
            <>
              <SelectInput
                label="按组看"
                value={group}
                onChange={setGroup}
                options={[
                  { value: EVERY, label: '全部组' },
                  ...groups.map((name) => ({ value: name, label: name || '没写组别' })),
                ]}
              />
              <Button disabled={shown.length === 0} onClick={() => tickAll(shown)}>
                勾上这 {shown.length} 户
              </Button>
            </>
          }
          empty={{
            title: words.empty,
            hint:
              kind === 'open' ? '要改一户，到“单据”里冲销那张期初单，再重新记。' : '先到“农户”里导入花名册。',
          }}
        />
        <footer className="office-foot">
          <span className="receive-total">
            {ticked.length} 户，一共 <strong>{formatPoints(total)}</strong> 分
          </span>
          {said ? (
            <Message tone={said.tone} sentence={said.sentence} />
          ) : (
            <p className="office-will">{words.hint}</p>
          )}
          {said?.tone === 'right' && (
            <ActionButton label="看单据" onPress={() => void navigate('/points/documents')} />
          )}
          <ActionButton
            label={post.busy ? '正在记' : words.action}
            keyHint="F12"
            strong
            disabled={post.busy || ticked.length === 0}
            onPress={() => void submit()}
          />
        </footer>
      </div>
    </Page>
  )
}

interface SheetActions {
  readonly onTick: (row: PointsRow, tick: boolean) => void
  readonly onPoints: (row: PointsRow, points: string) => void
}

function columnsFor(shares: Shares, actions: SheetActions): readonly DataColumn<PointsRow>[] {
  return [
    {
      key: 'tick',
      title: '勾上',
      width: 80,
      render: (row) => (
        <label className="office-check">
          <input
            type="checkbox"
            aria-label={`勾上 ${row.number} 号${row.headName ?? ''}`}
            checked={shares[row.household] !== undefined}
            onChange={(event) => actions.onTick(row, event.target.checked)}
          />
        </label>
      ),
      compare: (a, b) =>
        Number(shares[a.household] === undefined) - Number(shares[b.household] === undefined),
    },
    {
      key: 'number',
      title: '户号',
      width: 90,
      render: ({ number }) => number,
      compare: (a, b) => a.number.length - b.number.length || a.number.localeCompare(b.number),
    },
    {
      key: 'head',
      title: '户主',
      width: 200,
      render: ({ headName }) => <strong>{headName ?? '户主待定'}</strong>,
      compare: (a, b) => (a.headName ?? '').localeCompare(b.headName ?? '', 'zh-CN'),
    },
    { key: 'group', title: '组别', width: 130, render: ({ groupName }) => groupName },
    {
      key: 'balance',
      title: '现在有',
      width: 110,
      align: 'right',
      render: ({ balance }) => formatPoints(balance),
      compare: (a, b) => a.balance - b.balance,
    },
    {
      key: 'points',
      title: '给几分',
      width: 150,
      render: (row) => {
        const typed = shares[row.household]
        const wrong = typed !== undefined && typed !== '' && !parsePoints(typed)
        return (
          <input
            className={classes('ui-input', wrong && 'receive-bad')}
            aria-label={`给 ${row.number} 号${row.headName ?? ''}几分`}
            inputMode="decimal"
            autoComplete="off"
            maxLength={10}
            value={typed ?? ''}
            onChange={(event) => actions.onPoints(row, event.target.value)}
          />
        )
      },
    },
  ]
}
