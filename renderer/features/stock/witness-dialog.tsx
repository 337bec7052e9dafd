import { useState } from 'react'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { isNamed, NO_WITNESS, type Witness, WitnessFields } from '../session/witness-fields.tsx'

export interface WitnessDialogProps {
  readonly busy: boolean
  /** Why it was refused. */
  readonly problem: string | undefined
  readonly onConfirm: (witness: Witness) => Promise<void>
  readonly onClose: () => void
}

/** The second person has seen it too, and says so with a PIN of their own. */
export function WitnessDialog({ busy, problem, onConfirm, onClose }: WitnessDialogProps) {
  const [second, setSecond] = useState(NO_WITNESS)
  const ready = !busy && isNamed(second)
  const submit = async () => {
    if (!ready) return
    await onConfirm(second)
    setSecond({ ...second, witnessPin: '' })
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
      <WitnessFields label="谁一起看的" first value={second} onChange={setSecond} />
    </FormDialog>
  )
}
