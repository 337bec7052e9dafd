import { useState } from 'react'
import type { SessionState } from '#main/api/session.ts'
import { type AnswerOf, shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { WizardFrame } from '../founding/wizard-frame.tsx'
import { openRestore } from '../safekeeping/restore-view.ts'
import { isPin, pinProblem } from '../settings/pin-problem.ts'
import { RecoveryPaper } from '../settings/recovery-paper.tsx'
import './session.css'

/** The books are here and their PINs are not: an administrator begins anew, and the book says so. */
export function TakeOver({ session, onDone }: { session: SessionState; onDone: () => void }) {
  // as they were when the page came up: afterwards nobody is stranded any more
  const [admins] = useState(session.strandedAdmins)
  const [staff, setStaff] = useState(admins[0]?.id)
  const [newPin, setNewPin] = useState('')
  const [taken, setTaken] = useState<AnswerOf<typeof shop.founding.takeOver>>()
  const takeOver = useAct(shop.founding.takeOver)
  const documents = useDocumentIds()
  const name = admins.find(({ id }) => id === staff)?.name ?? ''
  const ready = staff !== undefined && isPin(newPin) && !takeOver.busy
  const submit = async () => {
    if (!ready) return
    const order = { staff, newPin }
    const result = await takeOver.act({ document: documents.for(order), ...order })
    if (result.ok) setTaken(result.value)
  }
  const steps = [{ id: 'pin', name: '设管理员的密码', done: taken !== undefined }]

  if (taken !== undefined) {
    return (
      <WizardFrame
        heading="接管账本"
        steps={steps}
        current="pin"
        title="密码设好了"
        lead={`记下了接管单 ${taken.serial}。从这张起单号带三个字母，和别的电脑上的不会重。`}
        foot={<span />}
      >
        <RecoveryPaper code={taken.recoveryCode} name={name} keptLabel="收好了，去登录" onKept={onDone} />
      </WizardFrame>
    )
  }
  return (
    <WizardFrame
      heading="接管账本"
      steps={steps}
      current="pin"
      title={`${session.village}${session.shop}的账本在，密码不在`}
      lead="密码只留在原来那台电脑上，不跟着账本走。请管理员本人定一个在这台电脑上用的密码；别的人由他在“设置”的“人员”里重新设。谁在哪天接管的，账上会记一张接管单。"
      onEnter={() => void submit()}
      foot={
        <>
          <ActionButton label="从备份恢复" disabled={takeOver.busy} onPress={openRestore} />
          {takeOver.problem !== undefined && <Message tone="wrong" sentence={takeOver.problem} />}
          <ActionButton
            label={takeOver.busy ? '正在设' : '接管账本'}
            keyHint="Enter"
            strong
            disabled={!ready}
            onPress={() => void submit()}
          />
        </>
      }
    >
      <div className="session-form">
        <GroupField label="哪位管理员">
          {admins.map(({ id, name: label }) => (
            <Choice key={id} label={label} chosen={id === staff} onChoose={() => setStaff(id)} />
          ))}
        </GroupField>
        <FormField label="新密码" hint="4 到 8 位数字" problem={pinProblem(newPin)}>
          {(ids) => (
            <TextInput {...ids} first secret numeric value={newPin} onChange={setNewPin} maxLength={8} />
          )}
        </FormField>
      </div>
    </WizardFrame>
  )
}
