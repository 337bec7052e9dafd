import type { ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { openPort } from '../../preload/bridge.ts'

type NoContext = Record<never, never>

/** One open road to the program. It is used until it closes; then another one is opened. */
export interface Wire {
  readonly link: ClientLink<NoContext>
  /** Resolves when calls may be sent; rejects when the program cannot be reached. */
  readonly opened: Promise<void>
  readonly closed: Promise<void>
  isOpen(): boolean
}

/** Opens a road for this window, by whichever host the page runs in. */
export function openWire(session: string): Wire {
  return window.counterBridge === undefined ? openSocket(session) : openMessagePort(session)
}

function openSocket(session: string): Wire {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const socket = new WebSocket(`${scheme}://${location.host}/rpc?session=${session}`)
  const closed = new Promise<void>((done) => socket.addEventListener('close', () => done(), { once: true }))
  const opened = new Promise<void>((done, fail) => {
    socket.addEventListener('open', () => done(), { once: true })
    socket.addEventListener('close', () => fail(new Error('the program cannot be reached')), { once: true })
  })
  const isOpen = () => socket.readyState === WebSocket.OPEN
  return { link: new SocketLink({ websocket: socket }), opened, closed, isOpen }
}

function openMessagePort(session: string): Wire {
  const port = openPort(window, session)
  let open = true
  const closed = new Promise<void>((done) =>
    port.addEventListener(
      'close',
      () => {
        open = false
        done()
      },
      { once: true },
    ),
  )
  return { link: new PortLink({ port }), opened: Promise.resolve(), closed, isOpen: () => open }
}
