import { lazy, type ReactNode, Suspense } from 'react'
import { createHashRouter, isRouteErrorResponse, Navigate, useRouteError } from 'react-router'
import { useMay } from './api/client.ts'
import { AppFrame } from './features/session/app-frame.tsx'
import { ShiftDoor } from './features/session/shift-door.tsx'
import { RoomAhead } from './shell/room-ahead.tsx'
import { ROOMS, type Room, type RoomId } from './shell/rooms.ts'
import { ErrorState, LoadingState } from './ui/states.tsx'

/**
 * The built rooms, each fetched when it is first entered. A room is a component that owns every path under its
 * own (`/households/*`) with <Routes> of its own. What is not here says what will be there.
 */
const counter = lazy(async () => ({
  default: (await import('./features/redemption/counter-page.tsx')).CounterPage,
}))
const households = lazy(async () => ({
  default: (await import('./features/households/households-room.tsx')).HouseholdsRoom,
}))
const oversight = lazy(async () => ({
  default: (await import('./features/oversight/oversight-room.tsx')).OversightRoom,
}))
const settings = lazy(async () => ({
  default: (await import('./features/settings/settings-room.tsx')).SettingsRoom,
}))
const Day = lazy(async () => ({ default: (await import('./features/slips/day-page.tsx')).DayPage }))
const Review = lazy(async () => ({
  default: (await import('./features/session/review-page.tsx')).ReviewPage,
}))
const stock = lazy(async () => ({ default: (await import('./features/stock/stock-room.tsx')).StockRoom }))
const points = lazy(async () => ({
  default: (await import('./features/points/points-room.tsx')).PointsRoom,
}))
const closing = lazy(async () => ({
  default: (await import('./features/closing/closing-room.tsx')).ClosingRoom,
}))
const notices = lazy(async () => ({
  default: (await import('./features/notices/notices-room.tsx')).NoticesRoom,
}))
const setup = lazy(async () => ({ default: (await import('./features/founding/setup-room.tsx')).SetupRoom }))

const BUILT: Partial<Record<RoomId, React.ComponentType>> = {
  counter,
  households,
  points,
  stock,
  closing,
  notices,
  oversight,
  settings,
}

/** Screens without the menu. */
const ALONE: Readonly<Record<string, React.ComponentType>> = {
  '/setup/*': setup,
}

const waiting = (room: ReactNode) => <Suspense fallback={<LoadingState />}>{room}</Suspense>

/** Hash routes: the page is a file, there is no server to answer for other paths. */
export const createRouter = () =>
  createHashRouter([
    {
      errorElement: <RoomBroken />,
      children: [
        ...Object.entries(ALONE).map(([path, Screen]) => ({ path, element: waiting(<Screen />) })),
        {
          element: <AppFrame counterAlone={BUILT.counter !== undefined} />,
          children: [
            ...ROOMS.map((room) => ({
              path: `${room.path}/*`,
              element: <InRoom room={room} />,
              errorElement: <RoomBroken />,
            })),
            { path: '/day', element: waiting(<Day />), errorElement: <RoomBroken /> },
            { path: '/review', element: waiting(<Review />), errorElement: <RoomBroken /> },
            { path: '*', element: <FirstRoom /> },
          ],
        },
      ],
    },
  ])

function InRoom({ room }: { room: Room }) {
  const Built = BUILT[room.id]
  const inside = Built === undefined ? <RoomAhead room={room} /> : waiting(<Built />)
  return room.id === 'counter' ? <ShiftDoor>{inside}</ShiftDoor> : inside
}

function FirstRoom() {
  return <Navigate to={useMay('serve') ? '/counter' : '/households'} replace />
}

/** A defect in one room: the others go on. */
function RoomBroken() {
  const error = useRouteError()
  const missing = isRouteErrorResponse(error) && error.status === 404
  return (
    <ErrorState
      title={missing ? '没有这一页' : '这一页出了点问题'}
      hint="账没有动。请重新打开这一页；还不行，请找管理员。"
      actions={[{ label: '重新打开', onPress: () => location.reload() }]}
    />
  )
}
