import { Lock } from 'lucide-react'
import { Link } from 'react-router'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ROOMS, type RoomId } from './rooms.ts'

export interface MenuOverlayProps {
  readonly current: RoomId
  /** A cart is open: it is kept, and the menu says so. */
  readonly note?: string
  readonly onGo: (room: RoomId) => void
  readonly onLock: () => void
  readonly onClose: () => void
}

/** F10 at the counter: the same links as the office's menu, by number. */
export function MenuOverlay(props: MenuOverlayProps) {
  return (
    <Dialog
      title="菜单"
      closeLabel="回兑换台"
      onClose={props.onClose}
      keys={{
        f10: props.onClose,
        digit: (digit) => {
          const room = ROOMS[Number(digit) - 1]
          if (room) props.onGo(room.id)
          if (digit === '0') props.onLock()
        },
      }}
    >
      <MenuLinks {...props} />
    </Dialog>
  )
}

function MenuLinks({ current, note, onGo, onLock, onClose }: MenuOverlayProps) {
  return (
    <>
      {note !== undefined && <p className="shell-menu-note">{note}</p>}
      <nav className="shell-menu" aria-label="主菜单">
        {ROOMS.map(({ id, path, name, icon: Icon }, index) => (
          <Link
            key={id}
            to={path}
            className="shell-menu-link"
            aria-current={id === current ? 'page' : undefined}
            onClick={() => onGo(id)}
          >
            <span className="ui-key" aria-hidden="true">
              {index + 1}
            </span>
            <Icon size={24} strokeWidth={1.8} aria-hidden="true" />
            {name}
          </Link>
        ))}
        <button type="button" className="shell-menu-link" onClick={onLock}>
          <span className="ui-key" aria-hidden="true">
            0
          </span>
          <Lock size={24} strokeWidth={1.8} aria-hidden="true" />
          锁屏
        </button>
      </nav>
      <Link to="/notices/object" className="shell-menu-errand" onClick={onClose}>
        有人对积分有意见？记一份异议
      </Link>
    </>
  )
}
