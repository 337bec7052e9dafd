import { useSyncExternalStore } from 'react'

/** The restore has the whole window: it goes on while everybody's session ends under it. */
let open = false
const listeners = new Set<() => void>()

function setOpen(next: boolean): void {
  open = next
  for (const listener of listeners) listener()
}

export const openRestore = (): void => setOpen(true)
export const closeRestore = (): void => setOpen(false)

export function useRestoreOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
}
