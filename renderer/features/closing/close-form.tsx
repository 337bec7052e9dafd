import { useState } from 'react'
import type { ClosingPage } from '#main/api/closing.ts'
import { shop, useAct, useAsk, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { monthName } from './closing-words.ts'

interface CloseFormProps {
  readonly page: ClosingPage
  readonly onClose: () => void
  readonly onDone: (sentence: string) => void
}

/** 两人签字: who made the page is signed in; another one looks it over and types a PIN. */
export function CloseForm({ page: { figures }, onClose, onDone }: CloseFormProps) {
  const { person } = useSession()
  const people = useAsk(shop.session.people, {})
  const others = (people.data ?? []).filter(({ id }) => id !== person?.id)
  const [witness, setWitness] = useState('')
  const [witnessPin, setPin] = useState('')
  const close = useAct(shop.closing.close)
  const documents = useDocumentIds()
  const ready = witness !== '' && witnessPin.length >= 4 && !close.busy
  const submit = async () => {
    if (!ready) return
    const form = { through: figures.through, sequence: figures.sequence, witness }
    const result = await close.act({ document: documents.for(form), ...form, witnessPin })
    if (result.ok) {
      onDone(`${result.value.serial} 记好了：${monthName(figures.through)}结了账，以后不能再往里记。`)
    }
  }
  return (
    <FormDialog
      title={`${monthName(figures.through)}结账`}
      size="narrow"
      note={`制表人：${person?.name ?? ''}。结了账，这个月就不再变；结错了，最后一个月还可以反结账。`}
      action={close.busy ? '正在结账' : '结账'}
      disabled={!ready}
      problem={close.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormField label="复核人" required>
        {(ids) => (
          <SelectInput
            {...ids}
            first
            value={witness}
            options={[
              { value: '', label: '请选' },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={setWitness}
          />
        )}
      </FormField>
      <FormField label="复核人的密码" required>
        {(ids) => <TextInput {...ids} secret numeric value={witnessPin} onChange={setPin} maxLength={8} />}
      </FormField>
    </FormDialog>
  )
}
