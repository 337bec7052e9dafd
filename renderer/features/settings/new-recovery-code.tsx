import { useState } from 'react'
import { shop, useAct } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { isPin } from './pin-problem.ts'
import { RecoveryPaper } from './recovery-paper.tsx'
import './settings.css'

/** The paper is lost: a new code takes the old one's place. */
export function NewRecoveryCode({ name, onClose }: { name: string; onClose: () => void }) {
  const [pin, setPin] = useState('')
  const [code, setCode] = useState<string>()
  const renew = useAct(shop.staff.newRecoveryCode)
  const ready = isPin(pin) && !renew.busy
  const submit = async () => {
    if (!ready) return
    const result = await renew.act({ pin })
    if (result.ok) setCode(result.value.recoveryCode)
  }
  if (code !== undefined) {
    return (
      <Dialog title="新的恢复码" onClose={onClose}>
        <RecoveryPaper code={code} name={name} onKept={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title="换恢复码"
      size="narrow"
      onClose={onClose}
      keys={{ enter: () => void submit() }}
      footer={
        <ActionButton
          label={renew.busy ? '正在换' : '换一个'}
          keyHint="Enter"
          strong
          disabled={!ready}
          onPress={() => void submit()}
        />
      }
    >
      <div className="settings-form">
        <p className="settings-say">换了以后，原来那张纸上的恢复码就没用了，可以撕掉。</p>
        <FormField label="您的密码">
          {(ids) => <TextInput {...ids} first secret numeric value={pin} onChange={setPin} maxLength={8} />}
        </FormField>
        {renew.problem !== undefined && <Message tone="wrong" sentence={renew.problem} />}
      </div>
    </Dialog>
  )
}
