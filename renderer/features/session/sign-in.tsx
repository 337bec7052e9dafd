import { useEffect, useState } from 'react'
import type { SessionState } from '#main/api/session.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { SignInScreen } from '#renderer/shell/sign-in-screen.tsx'
import { ForgottenPin } from './forgotten-pin.tsx'
import { rolesText } from './roles-text.ts'
import { lastPerson, useSignIn } from './sign-in-deed.ts'
import { TakeOver } from './take-over.tsx'

export function SignIn({ session }: { session: SessionState }) {
  const people = useAsk(shop.session.people, {})
  const { signIn, busy, problem, forget } = useSignIn()
  const [forgotten, setForgotten] = useState(false)
  // the PIN is all that is asked for again once the recovery is closed
  useEffect(() => {
    if (!forgotten) document.querySelector<HTMLElement>('.shell-pin-input')?.focus()
  }, [forgotten])
  // the answer ends the reason: the page stays until the recovery code is put away
  const [takingOver, setTakingOver] = useState(false)
  if (!takingOver && session.strandedAdmins.length > 0) setTakingOver(true)
  if (takingOver) return <TakeOver session={session} onDone={() => setTakingOver(false)} />
  return (
    <Asked question={people}>
      {(everyone) => {
        const last = everyone.find(({ id }) => id === lastPerson())
        return (
          <>
            <SignInScreen
              shopName={`${session.village}${session.shop}`}
              today={session.today}
              demo={session.demo}
              people={everyone.map(({ id, name, roles }) => ({ id, name, role: rolesText(roles) }))}
              {...(last ? { lastId: last.id } : {})}
              problem={problem}
              busy={busy}
              onChoose={forget}
              onSubmit={(staff, pin) => void signIn(staff, pin)}
              onForgotten={() => setForgotten(true)}
            />
            {forgotten && <ForgottenPin people={everyone} onClose={() => setForgotten(false)} />}
          </>
        )
      }}
    </Asked>
  )
}
