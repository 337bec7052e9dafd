import { createContext, useContext } from 'react'
import type { Right } from '#main/api/call.ts'
import type { SessionState } from '#main/api/session.ts'

/** Who is signed in here, which shop, which day. Given by the app; there is always a person inside it. */
export type SignedIn = SessionState & { readonly person: NonNullable<SessionState['person']> }

export const SessionContext = createContext<SignedIn | undefined>(undefined)

export function useSession(): SignedIn {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession needs a signed-in person above it')
  return session
}

/** Whether the person may do it, to leave out buttons that would only be refused. Main checks in any case. */
export function useMay(right: Right): boolean {
  return useSession().person.rights.includes(right)
}
