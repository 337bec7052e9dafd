import { useState } from 'react'
import type { PayoutPreview, PayoutShareRow } from '#main/api/cycles.ts'
import type { FundRow } from '#main/api/stock.ts'
import { Asked, shop, useAct, useAsk, useDocumentIds } from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { formatPoints, formatYuan } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import './points.css'

export interface PayoutListProps {
  readonly scheme: string
  readonly onBack: () => void
  /** With the document whose sheet everybody signs. */
  readonly onDone: (sentence: string, document: string) => void
}

/** 年终兑现: who gets how much money for which points, before anything is written. */
export function PayoutList({ scheme, onBack, onDone }: PayoutListProps) {
  const preview = useAsk(shop.cycles.previewPayout, { scheme })
  const funds = useAsk(shop.stock.funds, {})
  return (
    <Asked question={preview}>
      {(list) => (
        <Asked question={funds}>
          {(known) => <Confirm list={list} funds={known} onBack={onBack} onDone={onDone} />}
        </Asked>
      )}
    </Asked>
  )
}

interface ConfirmProps {
  readonly list: PayoutPreview
  readonly funds: readonly FundRow[]
  readonly onBack: () => void
  readonly onDone: (sentence: string, document: string) => void
}

function Confirm({ list, funds, onBack, onDone }: ConfirmProps) {
  const fullest = [...funds].sort((one, other) => other.balanceFen - one.balanceFen)
  const [fund, setFund] = useState(fullest[0]?.id ?? '')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const pay = useAct(shop.cycles.payOut)
  const documents = useDocumentIds()
  const nothing = list.paid === 0 || fullest.length === 0
  const submit = async () => {
    if (pay.busy || nothing) return
    if (reason.trim() === '') return setProblem('请写是谁定的，像“1月8日村民代表会议”。')
    const form = { scheme: list.scheme, fund, seen: list.seen, reason: reason.trim() }
    const result = await pay.act({ document: documents.for(form), ...form })
    if (!result.ok) return setProblem(result.refusal.sentence)
    documents.recorded()
    const { id, serial, subjects, fen } = result.value
    onDone(`${serial} 记好了：${subjects} 户，一共 ${formatYuan(fen)} 元。请打印签收表，发一户签一户。`, id)
  }
  useKeys({ f12: () => void submit() })
  return (
    <div className="office-column">
      <p className="cycle-rule">{headText(list)}</p>
      <p className="office-soft">先公示后发钱的村：到“公示”里先把这一期的积分挂出去，没有异议了再来兑现。</p>
      <DataTable<PayoutShareRow>
        rows={list.rows}
        columns={COLUMNS}
        rowKey={({ subject }) => subject}
        unit="户"
        searchText={({ number, name, groupName }) => [number, name, groupName].join(' ')}
        searchHint="户号、户主、组别"
        empty={{ title: '没有一户有可兑的积分', hint: '有积分的户，这里就列出来能兑多少钱。' }}
      />
      {problem !== undefined && <Message tone="wrong" sentence={problem} />}
      {fullest.length === 0 && (
        <Message tone="wrong" sentence="还没有资金。请先到“库存”的“付款和资金”里记一笔到账。" />
      )}
      <footer className="office-foot payout-foot">
        <FormField label="从哪笔资金出" required>
          {(ids) => (
            <SelectInput
              {...ids}
              value={fund}
              options={fullest.map((row) => ({
                value: row.id,
                label: `${row.name}（${formatYuan(row.balanceFen)} 元）`,
              }))}
              onChange={setFund}
            />
          )}
        </FormField>
        <FormField label="是谁定的" required>
          {(ids) => (
            <TextInput
              {...ids}
              value={reason}
              placeholder="1月8日村民代表会议"
              onChange={setReason}
              maxLength={60}
            />
          )}
        </FormField>
        <ActionButton label="不办了" onPress={onBack} />
        <ActionButton
          label={pay.busy ? '正在记' : '照这个名单兑现'}
          keyHint="F12"
          strong
          disabled={pay.busy || nothing}
          onPress={() => void submit()}
        />
      </footer>
    </div>
  )
}

const headText = ({ name, cycle, fenPerPoint, paid, rows, points, fen }: PayoutPreview): string =>
  [
    `“${name}”${cycle.name}：每分 ${formatYuan(fenPerPoint)} 元，${paid} 户一共 ${formatPoints(points)} 分，兑 ${formatYuan(fen)} 元`,
    ...(rows.length > paid ? [`另有 ${rows.length - paid} 户兑不了，名单上写了为什么`] : []),
  ]
    .join('；')
    .concat('。确认以前什么都不会变，记错了可以整张冲销。')

const COLUMNS: readonly DataColumn<PayoutShareRow>[] = [
  {
    key: 'number',
    title: '户号',
    width: 100,
    render: ({ number }) => number,
    compare: (a, b) => a.number.length - b.number.length || a.number.localeCompare(b.number),
  },
  {
    key: 'name',
    title: '户主',
    width: 300,
    render: ({ name, why }) => (
      <span className="office-name-words">
        <strong>{name}</strong>
        {why !== '' && <Pill tone="amber">{why}</Pill>}
      </span>
    ),
  },
  { key: 'group', title: '组别', width: 140, render: ({ groupName }) => groupName },
  {
    key: 'balance',
    title: '现在有（分）',
    width: 150,
    align: 'right',
    render: ({ balance }) => formatPoints(balance),
    compare: (a, b) => a.balance - b.balance,
  },
  {
    key: 'points',
    title: '兑掉（分）',
    width: 150,
    align: 'right',
    render: ({ points }) => (points === 0 ? '' : formatPoints(points)),
    compare: (a, b) => a.points - b.points,
  },
  {
    key: 'fen',
    title: '发给（元）',
    width: 160,
    align: 'right',
    render: ({ fen }) => (fen === 0 ? '' : <strong>{formatYuan(fen)}</strong>),
    compare: (a, b) => a.fen - b.fen,
  },
]
