import { useState } from 'react'
import type { CyclePreview, CycleShareRow } from '#main/api/cycles.ts'
import { Asked, shop, useAct, useAsk, useDocumentIds } from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { SUBJECT_TITLES, SUBJECT_UNITS } from '../reports/report-words.ts'
import './points.css'

export interface CycleListProps {
  readonly kind: 'end' | 'base'
  readonly scheme: string
  readonly onBack: () => void
  readonly onDone: (sentence: string) => void
}

/** Who gains and loses what, before anything is written. */
export function CycleList({ kind, scheme, onBack, onDone }: CycleListProps) {
  const preview = useAsk(kind === 'end' ? shop.cycles.previewEnd : shop.cycles.previewBase, { scheme })
  return (
    <Asked question={preview}>
      {(list) => <Confirm kind={kind} list={list} onBack={onBack} onDone={onDone} />}
    </Asked>
  )
}

interface ConfirmProps {
  readonly kind: 'end' | 'base'
  readonly list: CyclePreview
  readonly onBack: () => void
  readonly onDone: (sentence: string) => void
}

function Confirm({ kind, list, onBack, onDone }: ConfirmProps) {
  const [reason, setReason] = useState('')
  const post = useAct(kind === 'end' ? shop.cycles.end : shop.cycles.grantBase)
  const documents = useDocumentIds()
  const [problem, setProblem] = useState<string>()
  const submit = async () => {
    if (post.busy || list.rows.length === 0) return
    if (reason.trim() === '') return setProblem('请写是谁定的，像“11月30日村两委会议”。')
    const form = { scheme: list.scheme, seen: list.seen, reason: reason.trim() }
    const result = await post.act({ document: documents.for(form), ...form })
    if (!result.ok) return setProblem(result.refusal.sentence)
    documents.recorded()
    onDone(doneText(result.value, SUBJECT_UNITS[list.whose]))
  }
  useKeys({ f12: () => void submit() })
  return (
    <div className="office-column">
      <p className="cycle-rule">{headText(kind, list)}</p>
      <DataTable<CycleShareRow>
        rows={list.rows}
        columns={columnsFor(list.whose).filter(({ key }) => kind === 'end' || key !== 'cleared')}
        rowKey={({ subject }) => subject}
        unit={SUBJECT_UNITS[list.whose]}
        searchText={({ number, name, groupName }) => [number, name, groupName].join(' ')}
        searchHint={list.whose === 'household' ? '户号、户主、组别' : SUBJECT_TITLES[list.whose]}
        empty={{ title: '没有要变动的', hint: '都已经对了，不用记。' }}
      />
      <footer className="office-foot">
        <div className="cycle-decider">
          <FormField label="是谁定的" required>
            {(ids) => (
              <TextInput
                {...ids}
                value={reason}
                placeholder="11月30日村两委会议"
                onChange={setReason}
                maxLength={60}
              />
            )}
          </FormField>
        </div>
        {problem !== undefined && <Message tone="wrong" sentence={problem} />}
        <ActionButton label="不办了" onPress={onBack} />
        <ActionButton
          label={post.busy ? '正在记' : kind === 'end' ? '照这个名单结' : '照这个名单发'}
          keyHint="F12"
          strong
          disabled={post.busy || list.rows.length === 0}
          onPress={() => void submit()}
        />
      </footer>
    </div>
  )
}

function headText(
  kind: 'end' | 'base',
  { name, whose, cycle, rows, counted, cleared, forgiven, base }: CyclePreview,
): string {
  const unit = SUBJECT_UNITS[whose]
  if (kind === 'base') {
    const given = `“${name}”给 ${rows.length} ${unit}发基础分，一共 ${formatPoints(base)} 分。`
    return counted > 0 ? `${given}另外 ${counted} ${unit}已经得过分，不再发：先得的分就算基础分。` : given
  }
  return [
    `“${name}”${cycle?.name ?? ''}：${rows.length} ${unit}有变动`,
    ...(cleared > 0 ? [`清掉 ${formatPoints(cleared)} 分`] : []),
    ...(forgiven > 0 ? [`免掉欠的 ${formatPoints(forgiven)} 分`] : []),
    ...(base > 0 ? [`发基础分 ${formatPoints(base)} 分`] : []),
  ]
    .join('，')
    .concat('。确认以前什么都不会变，记错了可以整张冲销。')
}

interface Posted {
  readonly serial: string
  readonly subjects: number
  readonly cleared: number
  readonly base: number
}

function doneText({ serial, subjects, cleared, base }: Posted, unit: string) {
  const parts = [
    `${serial} 记好了：${subjects} ${unit}`,
    ...(cleared > 0 ? [`清掉 ${formatPoints(cleared)} 分`] : []),
    ...(base > 0 ? [`发基础分 ${formatPoints(base)} 分`] : []),
  ]
  return `${parts.join('，')}。`
}

const amountColumn = (
  key: 'balance' | 'cleared' | 'base' | 'after',
  title: string,
  text: (row: CycleShareRow) => string,
): DataColumn<CycleShareRow> => ({
  key,
  title,
  width: 140,
  align: 'right',
  render: (row) => (key === 'after' ? <strong>{text(row)}</strong> : text(row)),
  compare: (a, b) => a[key] - b[key],
})

const columnsFor = (whose: CyclePreview['whose']): DataColumn<CycleShareRow>[] => [
  {
    key: 'number',
    title: '户号',
    width: 100,
    render: ({ number }) => number,
    compare: (a, b) => a.number.length - b.number.length || a.number.localeCompare(b.number),
  },
  { key: 'name', title: SUBJECT_TITLES[whose], width: 200, render: ({ name }) => <strong>{name}</strong> },
  { key: 'group', title: '组别', width: 140, render: ({ groupName }) => groupName },
  amountColumn('balance', '现在有', ({ balance }) => formatPoints(balance)),
  amountColumn('cleared', '清掉', ({ cleared }) => (cleared === 0 ? '' : formatPoints(cleared))),
  amountColumn('base', '发给', ({ base, forgiven }) =>
    base + forgiven === 0 ? '' : formatPoints(base + forgiven),
  ),
  amountColumn('after', '以后有', ({ after }) => formatPoints(after)),
]
