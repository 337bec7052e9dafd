import { useState } from 'react'
import type { HouseholdFile } from '#main/api/households.ts'
import { shop, useAct, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { FormDialog } from './form-dialog.tsx'
import { dayText } from './household-words.ts'

const WHY = [
  { value: 'died', label: '家里没人了' },
  { value: 'moved', label: '全家迁走' },
  { value: 'duplicate', label: '登记重了' },
  { value: 'other', label: '别的原因' },
] as const

const GRACE_DAYS = 90

const inDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** 销户: what is left can be redeemed until a day, and is cleared after it. */
export function CloseForm({ file, onClose }: { file: HouseholdFile; onClose: () => void }) {
  const { household, balances } = file
  const { today } = useSession()
  const points = balances.reduce((sum, { balance }) => sum + balance, 0)
  const [why, setWhy] = useState<(typeof WHY)[number]['value']>('died')
  const [until, setUntil] = useState(() => inDays(today, GRACE_DAYS))
  const [reason, setReason] = useState('')
  const save = useAct(shop.households.close)
  const documents = useDocumentIds()
  const submit = async () => {
    if (save.busy) return
    const form = {
      household: household.id,
      why,
      redeemableUntil: points > 0 ? until : null,
      reason: reason.trim(),
    }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <FormDialog
      title={`销户 · ${household.headName ?? '户主待定'}（${household.number} 号）`}
      size="middle"
      note={
        points > 0
          ? `还有 ${formatPoints(points)} 分，可以兑到${dayText(until)}，过了这天再清零。`
          : '这一户没有积分，销户后不能再兑换。办错了可以恢复。'
      }
      action={save.busy ? '正在销户' : '销户'}
      disabled={save.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <GroupField label="为什么销户">
        {WHY.map(({ value, label }) => (
          <Choice key={value} label={label} chosen={why === value} onChoose={() => setWhy(value)} />
        ))}
      </GroupField>
      {points > 0 && (
        <FormField label="积分最后能兑的那天" required>
          {(ids) => (
            <DayField
              {...ids}
              value={until}
              onChange={setUntil}
              years={[Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 2]}
            />
          )}
        </FormField>
      )}
      <FormField label="补充说明">
        {(ids) => <TextInput {...ids} first value={reason} onChange={setReason} maxLength={100} />}
      </FormField>
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
    </FormDialog>
  )
}

/** 恢复在册: a 销户 that was a mistake. */
export function ReopenForm({ file, onClose }: { file: HouseholdFile; onClose: () => void }) {
  const { household } = file
  const [reason, setReason] = useState('')
  const save = useAct(shop.households.reopen)
  const documents = useDocumentIds()
  const ready = reason.trim() !== '' && !save.busy
  const submit = async () => {
    if (!ready) return
    const form = { household: household.id, reason: reason.trim() }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <FormDialog
      title={`恢复在册 · ${household.number} 号`}
      size="narrow"
      note="恢复以后照常兑换，积分还是原来的。"
      action="恢复在册"
      disabled={!ready}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormField label="为什么恢复" required>
        {(ids) => <TextInput {...ids} first value={reason} onChange={setReason} maxLength={100} />}
      </FormField>
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
    </FormDialog>
  )
}
