import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { shop, useAsk } from '#renderer/api/client.ts'
import { LoadingState } from '#renderer/ui/states.tsx'
import { openRestore, useRestoreOpen } from './restore-view.ts'

const RestoreRoom = lazy(async () => ({ default: (await import('./restore-room.tsx')).RestoreRoom }))

/** Lets the restore take the window's place; where no book can be read, there is nothing else to do. */
export function RestoreGate({ children }: { children: ReactNode }) {
  const open = useRestoreOpen()
  const welcome = useAsk(shop.safekeeping.welcome, {})
  const trouble = welcome.data?.trouble ?? null
  // stays until the person leaves it, also when the trouble is over: the last page says what was done
  useEffect(() => {
    if (trouble !== null) openRestore()
  }, [trouble])
  if (!open && trouble === null) return children
  return (
    <Suspense fallback={<LoadingState />}>
      <RestoreRoom trouble={trouble} />
    </Suspense>
  )
}
