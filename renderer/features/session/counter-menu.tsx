import { useNavigate } from 'react-router'
import { MenuOverlay } from '#renderer/shell/menu-overlay.tsx'
import { ROOMS } from '#renderer/shell/rooms.ts'
import { useLock } from './sign-in-deed.ts'

export interface CounterMenuProps {
  /** A cart is open: it is kept, and the menu says so. */
  readonly note?: string
  readonly onClose: () => void
}

/** F10 at the counter. */
export function CounterMenu({ note, onClose }: CounterMenuProps) {
  const navigate = useNavigate()
  const lock = useLock()
  return (
    <MenuOverlay
      current="counter"
      {...(note === undefined ? {} : { note })}
      onGo={(room) => {
        onClose()
        const path = ROOMS.find(({ id }) => id === room)?.path
        if (path !== undefined) void navigate(path)
      }}
      onLock={() => {
        onClose()
        void lock()
      }}
      onClose={onClose}
    />
  )
}
