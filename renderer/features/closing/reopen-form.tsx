import { useState } from 'react'
import type { ClosingPage, ClosingPeriod } from '#main/api/closing.ts'
import { shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { isNamed, NO_WITNESS, WitnessFields } from '../session/witness-fields.tsx'

interface ReopenFormProps {
  readonly page: ClosingPage
  readonly period: ClosingPeriod
  readonly onClose: () => void
  readonly onDone: (sentence: string) => void
}

/** 反结账: the closing stays beside the next one; only the latest month opens again. */
export function ReopenForm({ page: { closed }, period, onClose, onDone }: ReopenFormProps) {
  const [reason, setReason] = useState('')
  const [second, setSecond] = useState(NO_WITNESS)
  const reopen = useAct(shop.closing.reopen)
  const documents = useDocumentIds()
  const ready = reason.trim() !== '' && isNamed(second) && closed !== null && !reopen.busy
  const submit = async () => {
    if (!ready) return
    const { witness, witnessPin } = second
    const form = { closing: closed.id, reason: reason.trim(), witness }
    const result = await reopen.act({ document: documents.for(form), ...form, witnessPin })
    if (result.ok) onDone(`${result.value.serial} 记好了：${period.name}打开了，改完请再结一次。`)
  }
  return (
    <FormDialog
      title={`${period.name}反结账`}
      size="narrow"
      note={`${closed?.serial ?? ''} 会留着；改完再结账，是第 ${(closed?.number ?? 0) + 1} 次。`}
      action={reopen.busy ? '正在反结账' : '反结账'}
      disabled={!ready}
      problem={reopen.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormField label="为什么反结账" required>
        {(ids) => <TextInput {...ids} first value={reason} onChange={setReason} maxLength={100} />}
      </FormField>
      <WitnessFields label="复核人" value={second} onChange={setSecond} />
    </FormDialog>
  )
}
