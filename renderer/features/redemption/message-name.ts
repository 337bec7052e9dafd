import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

const raised = createStore(() => 0)

/** While this is shown the current sentence is here, and not on the screen below. */
export function useRaisedMessage(): void {
  useEffect(() => {
    raised.setState((count) => count + 1, true)
    return () => raised.setState((count) => count - 1, true)
  }, [])
}

/** The handle of the current sentence, where the screen itself has it. */
export const useMessageName = (): string | undefined => (useStore(raised) === 0 ? 'message' : undefined)
