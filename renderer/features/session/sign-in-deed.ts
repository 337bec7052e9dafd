import { remember, shop, useAct } from '#renderer/api/client.ts'
import { questions } from '#renderer/api/questions.ts'

const LAST_KEY = 'last-person'

export const lastPerson = (): string | undefined => localStorage.getItem(LAST_KEY) ?? undefined

/** Signs in and lets every open page ask again, now that somebody may. */
export function useSignIn() {
  const signIn = useAct(shop.session.signIn)
  return {
    busy: signIn.busy,
    problem: signIn.problem,
    forget: signIn.forget,
    async signIn(staff: string, pin: string): Promise<boolean> {
      const result = await signIn.act({ staff, pin })
      if (!result.ok) return false
      localStorage.setItem(LAST_KEY, staff)
      remember(shop.session.state, {}, result.value)
      void questions.invalidateQueries()
      return true
    },
  }
}

/** Leaves: what the person had on the screen is forgotten. */
export function useSignOut() {
  const signOut = useAct(shop.session.signOut)
  return async () => {
    const result = await signOut.act({})
    if (!result.ok) return
    remember(shop.session.state, {}, result.value)
    questions.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }
}

export function useLock() {
  const lock = useAct(shop.session.lock)
  return async () => {
    const result = await lock.act({})
    if (result.ok) remember(shop.session.state, {}, result.value)
  }
}
