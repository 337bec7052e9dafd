import { Lock } from 'lucide-react'
import { useState } from 'react'
import { PinPad } from './pin-pad.tsx'
import { Logo } from './top-bar.tsx'

export interface LockScreenProps {
  readonly shopName: string
  readonly person: { readonly name: string; readonly role: string }
  /** What waits behind the lock: 「王桂花家这单还没确认，解锁后接着办。」 */
  readonly waiting?: string
  readonly problem?: string | undefined
  readonly busy: boolean
  readonly onUnlock: (pin: string) => void
  readonly onSwitchPerson: () => void
}

export function LockScreen(props: LockScreenProps) {
  const { shopName, person, waiting, problem, busy, onUnlock, onSwitchPerson } = props
  const [pin, setPin] = useState('')
  return (
    <main className="shell-gate">
      <section className="ui-card shell-gate-card shell-lock">
        <header className="shell-gate-head">
          <Logo />
          <h1 className="shell-gate-shop">{shopName}</h1>
        </header>
        <div className="shell-lock-who">
          <Lock size={30} strokeWidth={1.8} aria-hidden="true" />
          <p>
            已锁屏，是<strong>{person.name}</strong>（{person.role}）在用
          </p>
        </div>
        {waiting !== undefined && <p className="shell-lock-waiting">{waiting}</p>}
        <PinPad
          label={`${person.name}的密码`}
          pin={pin}
          onPin={setPin}
          onSubmit={() => {
            onUnlock(pin)
            setPin('')
          }}
          submitLabel="解锁"
          problem={problem}
          busy={busy}
        />
        <button type="button" className="shell-quiet" onClick={onSwitchPerson}>
          换人登录
        </button>
      </section>
    </main>
  )
}
