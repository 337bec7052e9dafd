import { type ReactNode, useEffect, useState } from 'react'
import type { SessionState } from '#main/api/session.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { questions } from '#renderer/api/questions.ts'
import { onRefusal } from '#renderer/api/refused.ts'
import { SessionContext, type SignedIn } from '#renderer/api/session.ts'
import { FoundingRoom } from '../founding/founding-room.tsx'
import { ClockQuestion } from './clock-question.tsx'
import { LockCover } from './lock-cover.tsx'
import { SignIn } from './sign-in.tsx'
import { useTouch } from './use-touch.ts'

/** How soon the page shows an idle lock, or that midnight has passed. */
const LOOK_EVERY_MS = 15_000

const GONE = new Set(['not_signed_in', 'session_locked'])

/** Who may see the rooms: founds the village first, then a person with a PIN, and nobody while it is locked. */
export function SessionGate({ children }: { children: ReactNode }) {
  const state = useAsk(shop.session.state, {}, { everyMs: LOOK_EVERY_MS })
  const [founding, setFounding] = useState(false)
  useEffect(
    () =>
      onRefusal(({ code }) => {
        if (GONE.has(code)) void questions.invalidateQueries({ queryKey: ['session', 'state'] })
      }),
    [],
  )
  return (
    <Asked question={state} loading={{ title: '正在打开账本', hint: '马上就好，请稍等。' }}>
      {(session) => {
        if (!session.founded || founding) {
          return <FoundingRoom onBegin={() => setFounding(true)} onDone={() => setFounding(false)} />
        }
        if (!isSignedIn(session)) return <SignIn session={session} />
        return <Inside session={session}>{children}</Inside>
      }}
    </Asked>
  )
}

function Inside({ session, children }: { session: SignedIn; children: ReactNode }) {
  const [justLooking, setJustLooking] = useState(false)
  useTouch()
  return (
    <SessionContext value={session}>
      {session.clockQuestion !== null && !justLooking ? (
        <ClockQuestion question={session.clockQuestion} onJustLook={() => setJustLooking(true)} />
      ) : (
        children
      )}
      {session.locked && <LockCover session={session} />}
    </SessionContext>
  )
}

const isSignedIn = (session: SessionState): session is SignedIn => session.person !== null
