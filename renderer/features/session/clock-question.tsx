import { Clock } from 'lucide-react'
import { useState } from 'react'
import { shop, useAct, useDocumentIds, useMay, useSession } from '#renderer/api/client.ts'
import { PinPad } from '#renderer/shell/pin-pad.tsx'
import { todayText } from '#renderer/shell/today.ts'
import { Logo } from '#renderer/shell/top-bar.tsx'
import { useSignOut } from './sign-in-deed.ts'
import './session.css'

export interface ClockQuestionProps {
  readonly question: string
  readonly onJustLook: () => void
}

/** The computer's clock jumped: nothing is recorded until the administrator says that the day is right. */
export function ClockQuestion({ question, onJustLook }: ClockQuestionProps) {
  const { village, shop: name, today } = useSession()
  const may = useMay('administer')
  const signOut = useSignOut()
  const confirm = useAct(shop.session.confirmClock)
  const documents = useDocumentIds()
  const [pin, setPin] = useState('')
  const submit = async () => {
    const result = await confirm.act({ document: documents.for(today), pin })
    setPin('')
    if (result.ok) documents.recorded()
  }
  return (
    <main className="shell-gate">
      <section className="ui-card shell-gate-card">
        <header className="shell-gate-head">
          <Logo />
          <h1 className="shell-gate-shop">
            {village}
            {name}
          </h1>
        </header>
        <div className="shell-gate-columns">
          <div>
            <div className="shell-lock-who">
              <Clock size={30} strokeWidth={1.8} aria-hidden="true" />
              <p>
                电脑上是 <strong>{todayText(today)}</strong>
              </p>
            </div>
            <p className="session-say">{question}</p>
            <p className="session-say">
              日子不对，请先点屏幕右下角的时间，改对以后再进来。
              {!may && '日子没错，要请管理员登录后确认。'}
            </p>
          </div>
          <div>
            {may && (
              <PinPad
                label="日子没错，就输密码确认"
                pin={pin}
                onPin={setPin}
                onSubmit={() => void submit()}
                submitLabel="日子没错"
                problem={confirm.problem}
                busy={confirm.busy}
              />
            )}
            <button type="button" className="shell-quiet" onClick={() => void signOut()}>
              换人登录
            </button>
            <button type="button" className="shell-quiet" onClick={onJustLook}>
              先不确认，只看账
            </button>
          </div>
        </div>
      </section>
    </main>
  )
}
