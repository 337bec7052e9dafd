import { useRef, useState } from 'react'
import { printPaper } from '#renderer/print/paper.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import '#renderer/print/paper.css'
import './settings.css'

export interface RecoveryPaperProps {
  readonly code: string
  /** Whose PIN it opens. */
  readonly name: string
  readonly keptLabel?: string
  readonly onKept: () => void
}

/** Shown once and never again: the way back for an administrator who forgot the PIN. */
export function RecoveryPaper({ code, name, keptLabel = '好了', onKept }: RecoveryPaperProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const [kept, setKept] = useState(false)
  return (
    <div className="settings-recovery">
      <p className="settings-say">
        这是{name}的恢复码。哪天密码忘了，靠它进来。请打印或抄好，和公章放在一起；关掉这一页就再也看不到了。
      </p>
      <div ref={sheet}>
        <div className="settings-recovery-paper">
          <p>党群积分超市 · 管理员恢复码</p>
          <p className="settings-recovery-code" data-testid="recovery-code">
            {code}
          </p>
          <p>{name} · 只能用一次，用过会换新的</p>
        </div>
      </div>
      <ActionButton
        label="打印恢复码"
        onPress={() => {
          if (sheet.current) void printPaper(sheet.current, { title: '管理员恢复码', size: 'A5' })
        }}
      />
      <label className="settings-tick">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
        已经收好
      </label>
      <div className="settings-end">
        <ActionButton label={keptLabel} strong disabled={!kept} onPress={onKept} />
      </div>
    </div>
  )
}
