import { useState } from 'react'
import type { ClosingPage, ClosingPeriod } from '#main/api/closing.ts'
import { shop, useAct, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { isNamed, NO_WITNESS, WitnessFields } from '../session/witness-fields.tsx'

interface CloseFormProps {
  readonly page: ClosingPage
  readonly period: ClosingPeriod
  readonly onClose: () => void
  readonly onDone: (sentence: string) => void
}

/** 两人签字: who made the page is signed in; another one looks it over and types a PIN. */
export function CloseForm({ page: { figures }, period, onClose, onDone }: CloseFormProps) {
  const { person } = useSession()
  const [second, setSecond] = useState(NO_WITNESS)
  const close = useAct(shop.closing.close)
  const documents = useDocumentIds()
  const ready = isNamed(second) && !close.busy
  const submit = async () => {
    if (!ready) return
    const { witness, witnessPin } = second
    const form = { through: figures.through, sequence: figures.sequence, witness }
    const result = await close.act({ document: documents.for(form), ...form, witnessPin })
    if (result.ok) {
      onDone(`${result.value.serial} 记好了：${period.name}结了账，以后不能再往里记。`)
    }
  }
  return (
    <FormDialog
      title={`${period.name}结账`}
      size="narrow"
      note={`制表人：${person?.name ?? ''}。结了账，这个月就不再变；结错了，最后一个月还可以反结账。`}
      action={close.busy ? '正在结账' : '结账'}
      disabled={!ready}
      problem={close.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <WitnessFields label="复核人" value={second} onChange={setSecond} />
    </FormDialog>
  )
}
