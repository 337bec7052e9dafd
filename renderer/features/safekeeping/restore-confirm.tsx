import { useState } from 'react'
import type { Rehearsal } from '#main/api/safekeeping.ts'
import { shop, useAct, useAsk, useDocumentIds } from '#renderer/api/client.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { LoadingState } from '#renderer/ui/states.tsx'
import { WizardFrame, type WizardStep } from '../founding/wizard-frame.tsx'
import { isPin, pinProblem } from '../settings/pin-problem.ts'
import type { Restored } from './restore-room.tsx'
import { relationText } from './texts.ts'

export interface RestoreConfirmProps {
  readonly steps: readonly WizardStep[]
  readonly seen: Rehearsal
  readonly onBack: () => void
  /** The rehearsal no longer holds: begin with the choice again. */
  readonly onAgain: () => void
  readonly onRestored: (restored: Restored) => void
}

const AGAIN = new Set(['rehearsal_stale', 'rehearsal_unknown'])

/** The last word: who says so, and for another machine a PIN for its administrator. */
export function RestoreConfirm({ steps, seen, onBack, onAgain, onRestored }: RestoreConfirmProps) {
  const session = useAsk(shop.session.state, {})
  const restore = useAct(shop.safekeeping.restore)
  const documents = useDocumentIds()
  const [pin, setPin] = useState('')
  const [despite, setDespite] = useState(false)
  const [staff, setStaff] = useState(seen.needsPinFor[0]?.id)
  const [newPin, setNewPin] = useState('')
  const [stale, setStale] = useState(false)
  const person = session.data?.person ?? null
  const needsOwnPin = person !== null && seen.relation !== 'damaged' && seen.relation !== 'empty'
  const needsNewPin = seen.needsPinFor.length > 0
  const ready =
    (!needsOwnPin || isPin(pin)) &&
    (!needsNewPin || (staff !== undefined && isPin(newPin))) &&
    (seen.audit.sound || despite) &&
    !restore.busy

  const submit = async () => {
    if (!ready) return
    const order = {
      rehearsal: seen.id,
      despite,
      pin: needsOwnPin ? pin : null,
      admin: needsNewPin && staff !== undefined ? { staff, newPin } : null,
    }
    const result = await restore.act({ document: documents.for(order), ...order })
    if (!result.ok) {
      setStale(AGAIN.has(result.refusal.code))
      return
    }
    const adminName = seen.needsPinFor.find(({ id }) => id === staff)?.name ?? ''
    onRestored({ ...result.value, adminName })
  }

  return (
    <WizardFrame
      heading="恢复账本"
      steps={steps}
      current="restore"
      title="恢复这一份"
      lead="现在的账本改个名字另外留着，不会删；恢复会记成一张恢复单，谁、什么时候、丢了哪些单都写着。恢复以后大家要重新登录。"
      onEnter={() => void submit()}
      foot={
        <>
          {stale ? (
            <ActionButton label="再试一遍" onPress={onAgain} />
          ) : (
            <ActionButton label="上一步" disabled={restore.busy} onPress={onBack} />
          )}
          {restore.problem !== undefined && <Message tone="wrong" sentence={restore.problem} />}
          <ActionButton
            label={restore.busy ? '正在恢复' : '恢复'}
            strong
            disabled={!ready || stale}
            onPress={() => void submit()}
          />
        </>
      }
    >
      {restore.busy ? (
        <LoadingState title="正在恢复" hint="马上就好，请别关机。" />
      ) : (
        <div className="safe-form">
          <Message tone={seen.lost.count > 0 ? 'ask' : 'plain'} sentence={relationText(seen)} />
          {needsNewPin && (
            <>
              <p className="settings-say">
                密码不跟着备份走。请选一位管理员，给他定一个在这台电脑上用的密码；别的人由他在“设置”的“人员”里重新设。
              </p>
              <GroupField label="哪位管理员">
                {seen.needsPinFor.map(({ id, name }) => (
                  <Choice key={id} label={name} chosen={id === staff} onChoose={() => setStaff(id)} />
                ))}
              </GroupField>
              <FormField label="新密码" hint="4 到 8 位数字" problem={pinProblem(newPin)}>
                {(ids) => (
                  <TextInput
                    {...ids}
                    first
                    secret
                    numeric
                    value={newPin}
                    onChange={setNewPin}
                    maxLength={8}
                  />
                )}
              </FormField>
            </>
          )}
          {needsOwnPin && (
            <FormField label={`${person?.name ?? ''}的密码`} hint="恢复账本要管理员自己的密码。">
              {(ids) => (
                <TextInput
                  {...ids}
                  first={!needsNewPin}
                  secret
                  numeric
                  value={pin}
                  onChange={setPin}
                  maxLength={8}
                />
              )}
            </FormField>
          )}
          {!seen.audit.sound && (
            <label className="settings-tick">
              <input
                type="checkbox"
                checked={despite}
                onChange={(event) => setDespite(event.target.checked)}
              />
              知道有不对的地方，仍然恢复
            </label>
          )}
        </div>
      )}
    </WizardFrame>
  )
}
