import { useState } from 'react'
import type { Role } from '#main/api/session.ts'
import { shop, useAct } from '#renderer/api/client.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { pinProblem } from '../settings/pin-problem.ts'
import { RecoveryPaper } from '../settings/recovery-paper.tsx'
import './session.css'

export interface ForgottenPinProps {
  readonly people: readonly { readonly id: string; readonly name: string; readonly roles: readonly Role[] }[]
  readonly onClose: () => void
}

/** A forgotten PIN must not close the shop: the administrator has a printed code, the others have him. */
export function ForgottenPin({ people, onClose }: ForgottenPinProps) {
  const admins = people.filter(({ roles }) => roles.includes('admin'))
  const [staff, setStaff] = useState(admins[0]?.id)
  const [recoveryCode, setRecoveryCode] = useState('')
  const [newPin, setNewPin] = useState('')
  const [next, setNext] = useState<string>()
  const recover = useAct(shop.session.recover)
  const name = admins.find(({ id }) => id === staff)?.name ?? ''
  const ready = staff !== undefined && recoveryCode.trim() !== '' && /^\d{4,8}$/.test(newPin) && !recover.busy
  const submit = async () => {
    if (!ready) return
    const result = await recover.act({ staff, recoveryCode, newPin })
    if (result.ok) setNext(result.value.recoveryCode)
  }
  if (next !== undefined) {
    return (
      <Dialog title="新密码设好了" onClose={onClose}>
        <RecoveryPaper code={next} name={name} onKept={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title="密码忘了"
      onClose={onClose}
      keys={{ enter: () => void submit() }}
      footer={
        <ActionButton
          label={recover.busy ? '正在核对' : '设新密码'}
          keyHint="Enter"
          strong
          disabled={!ready}
          onPress={() => void submit()}
        />
      }
    >
      <div className="session-form">
        <p className="session-say">
          请管理员登录，在“设置”的“人员”里给您设一个新密码。管理员自己忘了，就用建账时打印收好的恢复码。
        </p>
        {admins.length > 1 && (
          <GroupField label="哪位管理员">
            {admins.map(({ id, name: label }) => (
              <Choice key={id} label={label} chosen={id === staff} onChoose={() => setStaff(id)} />
            ))}
          </GroupField>
        )}
        <FormField label={`${name}的恢复码`} hint="四个一组，大小写都行。">
          {(ids) => (
            <TextInput {...ids} first value={recoveryCode} onChange={setRecoveryCode} maxLength={40} />
          )}
        </FormField>
        <FormField label="新密码" hint="4 到 8 位数字" problem={pinProblem(newPin)}>
          {(ids) => <TextInput {...ids} secret numeric value={newPin} onChange={setNewPin} maxLength={8} />}
        </FormField>
        {recover.problem !== undefined && <Message tone="wrong" sentence={recover.problem} />}
      </div>
    </Dialog>
  )
}
