import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Wire } from './wire.ts'

/** `lost` after it had been open once: the banner shows, and everything resumes by itself. */
export type ConnectionState = 'connecting' | 'open' | 'lost'

/** The program could not be reached, or went away before it answered: nobody knows whether the call was done. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 3000

export interface Connection {
  readonly state: StoreApi<ConnectionState>
  /** Every call goes through here: it waits for an open road, and fails with ConnectionLost when that closes. */
  readonly link: ClientLink<ClientContext>
  /** Resolves when a road is open; at once where one is. */
  ready(): Promise<void>
}

/** Keeps a road open: opens another one whenever it closes, sooner at first and then at a calm pace. */
export function keepConnected(open: () => Wire): Connection {
  const state = createStore<ConnectionState>(() => 'connecting')
  let wire: Wire | undefined
  let waiting: (() => void)[] = []
  let pause = FIRST_PAUSE_MS

  const connect = () => {
    const next = open()
    next.opened.then(
      () => {
        wire = next
        pause = FIRST_PAUSE_MS
        state.setState('open', true)
        for (const resume of waiting) resume()
        waiting = []
      },
      () => undefined,
    )
    void next.closed.then(() => {
      if (wire === next) {
        wire = undefined
        state.setState('lost', true)
      }
      setTimeout(connect, pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    })
  }
  connect()

  const ready = () =>
    // A closing road may not have said so yet.
    wire?.isOpen() === true ? Promise.resolve() : new Promise<void>((resume) => waiting.push(resume))

  const call = async (path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) => {
    if (wire === undefined) throw new ConnectionLost('no open road')
    const used = wire
    try {
      return await used.link.call(path, input, options)
    } catch (error) {
      if (used.isOpen()) throw error
      throw new ConnectionLost('closed before the answer', { cause: error })
    }
  }
  return { state, link: { call }, ready }
}
