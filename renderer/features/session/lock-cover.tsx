import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Overview } from '#main/api/redemption.ts'
import { questions } from '#renderer/api/questions.ts'
import type { SignedIn } from '#renderer/api/session.ts'
import { InputLayer } from '#renderer/input/scan-provider.tsx'
import { useKeys, useScans } from '#renderer/input/use-scans.ts'
import { LockScreen } from '#renderer/shell/lock-screen.tsx'
import { rolesText } from './roles-text.ts'
import { useSignIn, useSignOut } from './sign-in-deed.ts'
import './session.css'

/**
 * Over everything, also over open dialogs; what is under it stays as it was, for the same person to go on with.
 * The browser's own modal dialog keeps every key and click from it.
 */
export function LockCover({ session }: { session: SignedIn }) {
  const [openCart] = useState(hasOpenCart)
  const box = useRef<HTMLDialogElement>(null)
  const { signIn, busy, problem } = useSignIn()
  const signOut = useSignOut()
  useEffect(() => {
    const dialog = box.current
    if (dialog?.open === false) dialog.showModal()
    dialog?.querySelector('input')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={box}
      className="session-cover"
      aria-label="已锁屏"
      onCancel={(event) => event.preventDefault()}
    >
      <TopLayer>
        <Silence />
      </TopLayer>
      <LockScreen
        shopName={`${session.village}${session.shop}`}
        person={{ name: session.person.name, role: rolesText(session.person.roles) }}
        {...(openCart ? { waiting: '有一单还没确认，解锁后接着办。' } : {})}
        problem={problem}
        busy={busy}
        onUnlock={(pin) => void signIn(session.person.id, pin)}
        onSwitchPerson={() => void signOut()}
      />
    </dialog>
  )
}

/** As the counter last heard: while it is locked nobody may ask. */
function hasOpenCart(): boolean {
  const overview = questions.getQueryData<Overview>(['redemption', 'overview', {}])
  return overview?.open.some(({ lines }) => lines.length > 0) ?? false
}

/** Above any pile of dialogs that a screen may have opened. */
function TopLayer({ children }: { children: ReactNode }) {
  return (
    <InputLayer>
      <InputLayer>
        <InputLayer>
          <InputLayer>
            <InputLayer>{children}</InputLayer>
          </InputLayer>
        </InputLayer>
      </InputLayer>
    </InputLayer>
  )
}

/** Nothing scanned or pressed while it is locked reaches what is under it. */
function Silence() {
  useKeys({ escape: () => true }, { modal: true })
  useScans({ onScan: () => true, onTrouble: () => true })
  return null
}
