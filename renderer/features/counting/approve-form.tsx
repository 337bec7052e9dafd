import { useState } from 'react'
import type { CountBrief } from '#main/api/counting.ts'
import { shop, useAct, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'

interface ApproveProps {
  readonly count: string
  readonly brief: CountBrief
  readonly shown: { readonly gainFen: number; readonly lossFen: number }
  readonly onClose: () => void
}

/** 监盘人 agrees: the day it is booked to, and a PIN. */
export function ApproveForm({ count, brief, shown, onClose }: ApproveProps) {
  const { today } = useSession()
  const approve = useAct(shop.counting.approve)
  const documents = useDocumentIds()
  const [pin, setPin] = useState('')
  const monthBefore = new Date(Date.parse(`${today.slice(0, 7)}-01T00:00:00Z`) - 86_400_000)
    .toISOString()
    .slice(0, 10)
  const [day, setDay] = useState<string | null>(null)
  const ready = pin !== '' && !approve.busy
  const submit = async () => {
    if (!ready) return
    const form = { count, shown: { ...shown }, businessDate: day }
    const answer = await approve.act({ document: documents.for(form), ...form, pin })
    setPin('')
    if (answer.ok) onClose()
  }
  return (
    <FormDialog
      title="监盘人批准"
      size="middle"
      note="批准以后先补上漏开的单，再记一张盘点单，账面改成实盘的数。"
      action={approve.busy ? '正在记' : '批准'}
      disabled={!ready}
      problem={approve.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <GroupField label="记到哪天">
        <Choice label={`今天 ${today}`} chosen={day === null} onChoose={() => setDay(null)} />
        <Choice label={`上月底 ${monthBefore}`} chosen={day !== null} onChoose={() => setDay(monthBefore)} />
      </GroupField>
      <FormField label={`${brief.supervisor}的密码`} required>
        {(ids) => <TextInput {...ids} first secret numeric value={pin} onChange={setPin} maxLength={8} />}
      </FormField>
    </FormDialog>
  )
}
