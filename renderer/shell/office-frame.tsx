import { Button, Dropdown } from 'antd'
import { ChevronDown, CircleUserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { ROOMS, type RoomId } from './rooms.ts'
import type { ShellView } from './shell-view.ts'
import { TopBar } from './top-bar.tsx'

export interface OfficeFrameProps {
  readonly view: ShellView
  readonly onLock: () => void
  readonly onSignOut: () => void
  /** More that the person may do, above 锁屏: 交班. */
  readonly errands?: readonly { readonly key: string; readonly label: string; readonly onClick: () => void }[]
  /** Beside a room's name: how much waits there for this person. */
  readonly waiting?: Partial<Record<RoomId, number>>
  /** Under the menu: what is left to set up, the made-up village. */
  readonly below?: ReactNode
  readonly children: ReactNode
}

/** Menu on the left, the room on the right. The counter leaves it while it serves. */
export function OfficeFrame({
  view,
  onLock,
  onSignOut,
  errands = [],
  waiting = {},
  below,
  children,
}: OfficeFrameProps) {
  return (
    <div className="shell">
      <TopBar view={view}>
        {view.person && (
          <Dropdown
            trigger={['click']}
            autoFocus
            menu={{
              items: [
                ...errands,
                { key: 'lock', label: '锁屏（离开一会儿）', onClick: onLock },
                { key: 'leave', label: '换人登录', onClick: onSignOut },
              ],
            }}
          >
            <Button type="text" className="shell-person">
              <CircleUserRound size={20} aria-hidden="true" />
              {view.person.name}
              <span className="shell-role">{view.person.role}</span>
              <ChevronDown size={16} aria-hidden="true" />
            </Button>
          </Dropdown>
        )}
      </TopBar>
      <nav className="shell-nav" aria-label="主菜单">
        {ROOMS.map(({ id, path, name, icon: Icon }) => (
          <NavLink key={id} to={path} className="shell-link">
            <Icon size={20} strokeWidth={1.8} aria-hidden="true" />
            {name}
            {(waiting[id] ?? 0) > 0 && (
              <span className="shell-link-mark" aria-hidden="true" title={`${waiting[id]} 件等着办`}>
                {waiting[id]}
              </span>
            )}
          </NavLink>
        ))}
        {below !== undefined && <div className="shell-below">{below}</div>}
      </nav>
      <div className="shell-room">{children}</div>
    </div>
  )
}
