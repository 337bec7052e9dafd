import { useState } from 'react'
import { shop, useAsk, useSession } from '#renderer/api/client.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'

export interface Witness {
  readonly witness: string
  readonly witnessPin: string
}

export interface WitnessDialogProps {
  readonly busy: boolean
  /** Why it was refused. */
  readonly problem: string | undefined
  readonly onConfirm: (witness: Witness) => Promise<void>
  readonly onClose: () => void
}

/** The second person has seen it too, and says so with a PIN of their own. */
export function WitnessDialog({ busy, problem, onConfirm, onClose }: WitnessDialogProps) {
  const { person } = useSession()
  const people = useAsk(shop.session.people, {})
  const others = (people.data ?? []).filter(({ id }) => id !== person.id)
  const [chosen, setChosen] = useState<string>()
  const [pin, setPin] = useState('')
  const witness = others.find(({ id }) => id === chosen) ?? (others.length === 1 ? others[0] : undefined)
  const ready = !busy && witness !== undefined && pin !== ''
  const submit = async () => {
    if (!ready) return
    await onConfirm({ witness: witness.id, witnessPin: pin })
    setPin('')
  }
  return (
    <FormDialog
      title="报损要两个人看过"
      size="middle"
      note="请一起看过的人自己来选名字、输密码。两个人的名字都在报损单上。"
      action={busy ? '正在记' : '两人都看过，报损'}
      disabled={!ready}
      problem={problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <GroupField label="谁一起看的">
        {others.map(({ id, name }) => (
          <Choice key={id} label={name} chosen={witness?.id === id} onChoose={() => setChosen(id)} />
        ))}
      </GroupField>
      <FormField label={`${witness?.name ?? '第二个人'}的密码`} required>
        {(ids) => <TextInput {...ids} first secret numeric value={pin} onChange={setPin} maxLength={8} />}
      </FormField>
    </FormDialog>
  )
}
