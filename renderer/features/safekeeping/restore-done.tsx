import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { WizardFrame, type WizardStep } from '../founding/wizard-frame.tsx'
import { RecoveryPaper } from '../settings/recovery-paper.tsx'
import type { Restored } from './restore-room.tsx'

export interface RestoreDoneProps {
  readonly steps: readonly WizardStep[]
  readonly restored: Restored
  readonly onLeave: () => void
}

export function RestoreDone({ steps, restored, onLeave }: RestoreDoneProps) {
  const { serial, setAside, recoveryCode, adminName } = restored
  return (
    <WizardFrame
      heading="恢复账本"
      steps={steps}
      current="restore"
      title="账本恢复好了"
      lead="请重新登录，接着用。"
      {...(recoveryCode === null ? { onEnter: onLeave } : {})}
      foot={
        recoveryCode === null ? (
          <>
            <span />
            <ActionButton label="去登录" keyHint="Enter" strong onPress={onLeave} />
          </>
        ) : (
          <span />
        )
      }
    >
      <div className="safe-form">
        <Message tone="right" sentence={`记下了恢复单 ${serial}。从这张起单号带三个字母，和以前的不会重。`} />
        {setAside !== null && (
          <p className="settings-say">
            换下来的账本在 <span className="safe-path">{setAside}</span>，还要用它，可以照同样三步恢复回来。
          </p>
        )}
        {recoveryCode !== null && (
          <RecoveryPaper code={recoveryCode} name={adminName} keptLabel="收好了，去登录" onKept={onLeave} />
        )}
      </div>
    </WizardFrame>
  )
}
