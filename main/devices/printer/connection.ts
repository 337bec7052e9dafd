import { connect, type Socket } from 'node:net'
import { createAnswerReader, type PrinterWord } from './status.ts'

/** What can end a wait: the printer said something, it hung up, or the time was up. */
export type Heard = PrinterWord | { readonly kind: 'lost' } | { readonly kind: 'timeout' }

/** One conversation with a printer. Every wait has a limit; nothing here throws. */
export interface PrinterConnection {
  /** False where the connection broke or nothing moved for `stallMs`. */
  send(bytes: Uint8Array, stallMs: number): Promise<'sent' | 'lost' | 'stalled'>
  /** The next word that `wanted` accepts; the others stay for whoever waits for them. */
  hear(wanted: (word: PrinterWord) => boolean, waitMs: number): Promise<Heard>
  /** What was said so far does not count: nothing of it can answer what is sent next. */
  forget(): void
  readonly lost: boolean
  /** Ends in order, and by force when the printer does not answer that. */
  close(waitMs: number): Promise<void>
}

const CHUNK_BYTES = 4096

/** Undefined where nobody answers within `waitMs`. */
export function openConnection(
  host: string,
  port: number,
  waitMs: number,
): Promise<PrinterConnection | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    socket.setNoDelay(true)
    // After the timeout the socket may still fail: somebody must be listening, or the process dies of it.
    socket.on('error', () => {})
    const timer = setTimeout(() => settle(undefined), waitMs)
    const settle = (connection: PrinterConnection | undefined) => {
      clearTimeout(timer)
      socket.off('close', refused)
      if (connection === undefined) socket.destroy()
      resolve(connection)
    }
    const refused = () => settle(undefined)
    socket.once('close', refused)
    socket.once('connect', () => settle(converse(socket)))
  })
}

function converse(socket: Socket): PrinterConnection {
  const read = createAnswerReader()
  let heard: PrinterWord[] = []
  let lost = false
  let wake = () => {}

  socket.on('data', (chunk) => {
    heard.push(...read(chunk))
    wake()
  })
  const hangUp = () => {
    lost = true
    wake()
  }
  socket.on('end', hangUp)
  socket.on('close', hangUp)

  function pause(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => wake(), waitMs)
      wake = () => {
        clearTimeout(timer)
        wake = () => {}
        resolve()
      }
    })
  }

  async function hear(wanted: (word: PrinterWord) => boolean, waitMs: number): Promise<Heard> {
    const deadline = performance.now() + waitMs
    for (;;) {
      const word = heard.find(wanted)
      if (word !== undefined) {
        heard = heard.filter((other) => other !== word)
        return word
      }
      if (lost) return { kind: 'lost' }
      const left = deadline - performance.now()
      if (left <= 0) return { kind: 'timeout' }
      await pause(left)
    }
  }

  async function send(bytes: Uint8Array, stallMs: number): Promise<'sent' | 'lost' | 'stalled'> {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      if (lost) return 'lost'
      let taken: boolean | undefined
      socket.write(bytes.subarray(at, at + CHUNK_BYTES), (error) => {
        taken = !error
        wake()
      })
      const deadline = performance.now() + stallMs
      while (taken === undefined && !lost) {
        const left = deadline - performance.now()
        if (left <= 0) return 'stalled'
        await pause(left)
      }
      if (taken !== true) return 'lost'
    }
    return 'sent'
  }

  function close(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      if (socket.closed) return resolve()
      const timer = setTimeout(() => socket.destroy(), waitMs)
      socket.once('close', () => {
        clearTimeout(timer)
        resolve()
      })
      // A printer that took nothing will not take the end either.
      if (socket.writableLength > 0) socket.destroy()
      else socket.end()
    })
  }

  return {
    send,
    hear,
    close,
    forget: () => {
      heard = []
    },
    get lost() {
      return lost
    },
  }
}
