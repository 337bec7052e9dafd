import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConnectionLost, keepConnected } from '#renderer/api/connection.ts'
import type { Wire } from '#renderer/api/wire.ts'

/** A road that a test opens and closes by hand. */
class HandWire implements Wire {
  readonly opened: Promise<void>
  readonly closed: Promise<void>
  #open = false
  #onOpen: () => void = () => undefined
  #onFail: (error: Error) => void = () => undefined
  #onClose: () => void = () => undefined
  #pending: ((error: Error) => void)[] = []
  answer: ((path: readonly string[]) => Promise<unknown>) | undefined
  readonly link = {
    call: (path: readonly string[]) =>
      this.answer?.(path) ?? new Promise<unknown>((_done, fail) => this.#pending.push(fail)),
  }

  constructor() {
    this.opened = new Promise((done, fail) => {
      this.#onOpen = done
      this.#onFail = fail
    })
    this.closed = new Promise((done) => {
      this.#onClose = done
    })
  }

  isOpen = () => this.#open

  open() {
    this.#open = true
    this.#onOpen()
  }

  close() {
    const never = !this.#open
    this.#open = false
    for (const fail of this.#pending) fail(new Error('aborted'))
    if (never) this.#onFail(new Error('refused'))
    this.#onClose()
  }
}

let wires: HandWire[]
const connect = () =>
  keepConnected(() => {
    const wire = new HandWire()
    wires.push(wire)
    return wire
  })
const last = () => wires.at(-1)!
const call = (connection: ReturnType<typeof connect>) => connection.link.call(['a', 'b'], {}, { context: {} })
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  wires = []
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

test('a call in flight when the program goes away fails as lost, not as wrong', async () => {
  const connection = connect()
  last().open()
  await settle()
  const answer = call(connection)
  last().close()
  await expect(answer).rejects.toBeInstanceOf(ConnectionLost)
  expect(connection.state.getState()).toBe('lost')
})

test('it comes back by itself, and whoever waited goes on', async () => {
  const connection = connect()
  last().open()
  await settle()
  last().close()
  await settle()
  let resumed = false
  void connection.ready().then(() => {
    resumed = true
  })
  await vi.advanceTimersByTimeAsync(250)
  expect(wires).toHaveLength(2)
  expect(resumed).toBe(false)
  last().open()
  await settle()
  expect(resumed).toBe(true)
  expect(connection.state.getState()).toBe('open')
})

test('while nobody answers it knocks ever more calmly, but never stops', async () => {
  connect()
  for (const pause of [250, 500, 1000, 2000, 3000, 3000]) {
    const before = wires.length
    last().close()
    await vi.advanceTimersByTimeAsync(pause - 1)
    expect(wires).toHaveLength(before)
    await vi.advanceTimersByTimeAsync(1)
    expect(wires).toHaveLength(before + 1)
  }
})

test('a defect on an open road stays a defect', async () => {
  const connection = connect()
  last().answer = () => Promise.reject(new Error('defect'))
  last().open()
  await settle()
  await expect(call(connection)).rejects.toThrow('defect')
})

test('nobody is told that it is lost before it was ever there', async () => {
  const connection = connect()
  last().close()
  await settle()
  expect(connection.state.getState()).toBe('connecting')
})
