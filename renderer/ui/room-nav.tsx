import { ChevronDown } from 'lucide-react'
import { useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import './office.css'

export interface RoomPart {
  readonly path: string
  readonly name: string
}

interface RoomNavProps {
  readonly label: string
  /** The parts of every day; the first is the room itself. */
  readonly parts: readonly RoomPart[]
  /** The parts of now and then, behind 「更多」: a row that wraps is read by nobody. */
  readonly more?: readonly RoomPart[]
}

/** The parts of a room, beside its name. */
export function RoomNav({ label, parts, more = [] }: RoomNavProps) {
  return (
    <nav className="room-nav" aria-label={label}>
      {parts.map(({ path, name }, index) => (
        <NavLink key={path} to={path} end={index === 0} className="room-nav-link">
          {name}
        </NavLink>
      ))}
      {more.length > 0 && <More parts={more} />}
    </nav>
  )
}

function More({ parts }: { parts: readonly RoomPart[] }) {
  const list = useRef<HTMLDivElement>(null)
  const { pathname } = useLocation()
  const here = parts.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  return (
    <>
      <button
        type="button"
        popoverTarget="room-nav-more"
        className={`room-nav-link room-nav-open ${here === undefined ? '' : 'active'}`}
      >
        {here === undefined ? '更多' : `更多：${here.name}`}
        <ChevronDown aria-hidden size={18} />
      </button>
      <div ref={list} id="room-nav-more" popover="auto" className="room-nav-more">
        {parts.map(({ path, name }) => (
          <NavLink key={path} to={path} className="room-nav-link" onClick={() => list.current?.hidePopover()}>
            {name}
          </NavLink>
        ))}
      </div>
    </>
  )
}
