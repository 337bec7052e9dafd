import type { ReactNode } from 'react'
import { createHashRouter, Navigate, type RouteObject } from 'react-router'
import { OfficeFrame, type OfficeFrameProps } from './office-frame.tsx'
import { RoomAhead } from './room-ahead.tsx'
import { ROOMS, type RoomId } from './rooms.ts'

export interface RoomRoutes {
  /** The built rooms. What is not here says what will be there. */
  readonly rooms: Partial<Record<RoomId, ReactNode>>
  /** Screens without the frame: the counter while it serves. */
  readonly fullScreen?: readonly RouteObject[]
}

/** Hash routes: the page is a file, there is no server to answer for other paths. */
export function createAppRouter(frame: OfficeFrameProps, { rooms, fullScreen = [] }: RoomRoutes) {
  return createHashRouter([
    ...fullScreen,
    {
      element: <OfficeFrame {...frame} />,
      children: [
        ...ROOMS.map((room) => ({
          path: `${room.path}/*`,
          element: rooms[room.id] ?? <RoomAhead room={room} />,
        })),
        { path: '*', element: <Navigate to="/counter" replace /> },
      ],
    },
  ])
}
