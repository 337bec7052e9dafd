import { useState } from 'react'
import { shop, useAct } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { isPin, pinProblem } from './pin-problem.ts'
import './settings.css'

export function OwnPin({ onClose }: { onClose: () => void }) {
  const [oldPin, setOldPin] = useState('')
  const [newPin, setNewPin] = useState('')
  const [again, setAgain] = useState('')
  const [done, setDone] = useState(false)
  const set = useAct(shop.staff.setOwnPin)
  const differs = again !== '' && again !== newPin ? '两次输的不一样。' : undefined
  const ready = isPin(oldPin) && isPin(newPin) && again === newPin && !set.busy && !done
  const submit = async () => {
    if (!ready) return
    const result = await set.act({ oldPin, newPin })
    if (result.ok) setDone(true)
  }
  return (
    <Dialog
      title="改我的密码"
      size="narrow"
      onClose={onClose}
      keys={{ enter: () => (done ? onClose() : void submit()) }}
      footer={
        done ? (
          <ActionButton label="好了" keyHint="Enter" strong onPress={onClose} />
        ) : (
          <ActionButton
            label={set.busy ? '正在改' : '改密码'}
            keyHint="Enter"
            strong
            disabled={!ready}
            onPress={() => void submit()}
          />
        )
      }
    >
      {done ? (
        <Message tone="right" sentence="密码改好了，下次登录用新的。" />
      ) : (
        <div className="settings-form">
          <FormField label="现在的密码">
            {(ids) => (
              <TextInput {...ids} first secret numeric value={oldPin} onChange={setOldPin} maxLength={8} />
            )}
          </FormField>
          <FormField label="新密码" hint="4 到 8 位数字" problem={pinProblem(newPin)}>
            {(ids) => <TextInput {...ids} secret numeric value={newPin} onChange={setNewPin} maxLength={8} />}
          </FormField>
          <FormField label="新密码再输一次" problem={differs}>
            {(ids) => <TextInput {...ids} secret numeric value={again} onChange={setAgain} maxLength={8} />}
          </FormField>
          {set.problem !== undefined && <Message tone="wrong" sentence={set.problem} />}
        </div>
      )}
    </Dialog>
  )
}
