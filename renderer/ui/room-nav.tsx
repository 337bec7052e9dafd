import { NavLink } from 'react-router'
import './office.css'

export interface RoomPart {
  readonly path: string
  readonly name: string
}

/** The parts of a room, beside its name. */
export function RoomNav({ label, parts }: { label: string; parts: readonly RoomPart[] }) {
  return (
    <nav className="room-nav" aria-label={label}>
      {parts.map(({ path, name }, index) => (
        <NavLink key={path} to={path} end={index === 0} className="room-nav-link">
          {name}
        </NavLink>
      ))}
    </nav>
  )
}
