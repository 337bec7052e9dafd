import { useState } from 'react'
import type { Rehearsal } from '#main/api/safekeeping.ts'
import type { AnswerOf } from '#renderer/api/client.ts'
import { shop, useAct } from '#renderer/api/client.ts'
import { questions } from '#renderer/api/questions.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { LoadingState } from '#renderer/ui/states.tsx'
import { WizardFrame } from '../founding/wizard-frame.tsx'
import { ChooseBackup } from './choose-backup.tsx'
import { RestoreConfirm } from './restore-confirm.tsx'
import { RestoreDone } from './restore-done.tsx'
import { RestoreRehearsal } from './restore-rehearsal.tsx'
import { closeRestore } from './restore-view.ts'
import './safekeeping.css'

export type Restored = AnswerOf<typeof shop.safekeeping.restore> & { readonly adminName: string }

/** 恢复账本 in three steps: choose, try it on a copy, restore. Nothing changes before the third. */
export function RestoreRoom({ trouble }: { trouble: string | null }) {
  const [path, setPath] = useState('')
  const [seen, setSeen] = useState<Rehearsal>()
  const [sure, setSure] = useState(false)
  const [restored, setRestored] = useState<Restored>()
  const rehearse = useAct(shop.safekeeping.rehearse)

  const look = async () => {
    if (path === '' || rehearse.busy) return
    const result = await rehearse.act({ path })
    if (result.ok) setSeen(result.value)
  }
  const again = () => {
    setSeen(undefined)
    setSure(false)
    rehearse.forget()
  }
  const leave = () => {
    closeRestore()
    void questions.invalidateQueries()
  }

  const current = restored || sure ? 'restore' : seen ? 'rehearse' : 'choose'
  const steps = [
    { id: 'choose', name: '选一份备份', done: seen !== undefined },
    { id: 'rehearse', name: '先试一遍', done: sure || restored !== undefined },
    { id: 'restore', name: '恢复', done: restored !== undefined },
  ]

  if (restored !== undefined) {
    return <RestoreDone steps={steps} restored={restored} onLeave={leave} />
  }
  if (seen !== undefined && sure) {
    return (
      <RestoreConfirm
        steps={steps}
        seen={seen}
        onBack={() => setSure(false)}
        onRestored={setRestored}
        onAgain={again}
      />
    )
  }
  if (seen !== undefined) {
    return <RestoreRehearsal steps={steps} seen={seen} onBack={again} onNext={() => setSure(true)} />
  }
  return (
    <WizardFrame
      heading="恢复账本"
      steps={steps}
      current={current}
      title={trouble === null ? '用哪一份备份？' : '账本要恢复一下'}
      lead={
        trouble === null
          ? '选好以后先在一份复制件上试一遍，看清楚了再恢复。试的时候什么都不会改。'
          : '账本文件坏了，读不出来。选最近的一份备份，先试一遍，再恢复。坏的文件会另外留着，不会删。'
      }
      onEnter={() => void look()}
      foot={
        <>
          {trouble === null ? (
            <ActionButton label="不恢复了" disabled={rehearse.busy} onPress={leave} />
          ) : (
            <span />
          )}
          {rehearse.problem !== undefined && <Message tone="wrong" sentence={rehearse.problem} />}
          <ActionButton
            label={rehearse.busy ? '正在试' : '先试一遍'}
            keyHint="Enter"
            strong
            disabled={path === '' || rehearse.busy}
            onPress={() => void look()}
          />
        </>
      }
    >
      {rehearse.busy ? (
        <LoadingState title="正在复制件上试" hint="打开、更新、从头到尾体检一遍。账多的话要几秒钟。" />
      ) : (
        <ChooseBackup chosen={path} onChoose={setPath} />
      )}
    </WizardFrame>
  )
}
