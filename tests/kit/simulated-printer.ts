import { createServer, type Socket } from 'node:net'
import { decodeEscPos, type Printed } from './escpos-decoder.ts'

export type PrinterMode =
  | 'ok'
  /** Prints, and never says a word: most cheap printers. */
  | 'silent'
  /** No answer to DLE EOT, but one to GS r. */
  | 'no-status'
  | 'paper-low'
  | 'paper-out'
  | 'cover-open'
  | 'offline'
  | 'error'
  /** Ready before the job, out of paper in the middle of it. */
  | 'paper-out-midway'
  /** Says that it came to the end, and then that the paper is out. */
  | 'paper-out-at-the-end'
  | 'never-reads'
  /** Takes its time over every byte, and over every answer. */
  | 'slow'
  | 'resets-midway'
  | 'closes-at-once'
  | 'closes-early'
  | 'rubbish'
  /** Like ok, and reports every change by itself as well. */
  | 'talkative'

export interface SimulatedPrinter {
  readonly address: string
  readonly port: number
  mode: PrinterMode
  /** The bytes of each job that reached paper, without the real-time questions. */
  readonly jobs: readonly Uint8Array[]
  /** Everything on the paper, decoded strictly. */
  paper(): Printed[]
  waitForJobs(count: number, waitMs?: number): Promise<void>
  readonly connections: number
  readonly mostAtOnce: number
  close(): Promise<void>
}

const PROCESS_ID = Buffer.from([0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30])
const PAPER_STATUS = Buffer.from([0x1d, 0x72, 0x01])

/** A receipt printer on a raw TCP port of this machine. */
export async function startSimulatedPrinter(
  options: { mode?: PrinterMode; columns?: number; port?: number } = {},
): Promise<SimulatedPrinter> {
  const columns = options.columns ?? 48
  const jobs: Uint8Array[] = []
  const sockets = new Set<Socket>()
  const counts = { connections: 0, mostAtOnce: 0 }

  const server = createServer((socket) => {
    counts.connections += 1
    sockets.add(socket)
    counts.mostAtOnce = Math.max(counts.mostAtOnce, sockets.size)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    serve(socket, printer.mode, (job) => jobs.push(job))
  })

  const printer: SimulatedPrinter = {
    mode: options.mode ?? 'ok',
    jobs,
    get address() {
      return `tcp://127.0.0.1:${this.port}`
    },
    get port() {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('the printer is switched off')
      return address.port
    },
    get connections() {
      return counts.connections
    },
    get mostAtOnce() {
      return counts.mostAtOnce
    },
    paper: () => jobs.flatMap((job) => decodeEscPos(job, columns)),
    async waitForJobs(count, waitMs = 5000) {
      const deadline = Date.now() + waitMs
      while (jobs.length < count) {
        if (Date.now() > deadline) throw new Error(`${jobs.length} of ${count} jobs came`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return printer
}

function serve(socket: Socket, mode: PrinterMode, onPaper: (job: Uint8Array) => void): void {
  if (mode === 'closes-at-once') return void socket.end()
  if (mode === 'never-reads') return void socket.pause()
  if (mode === 'rubbish') socket.write(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'))

  let received = Buffer.alloc(0)
  let ended = false
  const answer = (bytes: Uint8Array | undefined) => {
    if (bytes === undefined || socket.destroyed || !socket.writable) return
    if (mode === 'slow') setTimeout(() => socket.writable && socket.write(bytes), 60)
    else socket.write(bytes)
  }

  socket.on('data', (chunk: Buffer) => {
    const questions = takeQuestions(Buffer.concat([received, chunk]))
    received = questions.rest
    for (const question of questions.asked) answer(statusAnswer(mode, question, ended))
    if (received.length > 0 && mode === 'resets-midway') return void socket.resetAndDestroy()
    if (received.length > 0 && mode === 'closes-early') return void socket.end()
    if (mode === 'slow') {
      socket.pause()
      setTimeout(() => socket.resume(), 20)
    }
    if (received.subarray(-3).equals(PAPER_STATUS)) {
      ended = true
      if (mode === 'talkative') answer(Uint8Array.of(0x10, 0x00, 0x00, 0x0f))
      answer(fenceAnswer(mode, Uint8Array.of(mode === 'paper-low' ? 0x03 : 0x00)))
    } else if (received.subarray(-11, -4).equals(PROCESS_ID)) {
      ended = true
      answer(
        fenceAnswer(mode, Buffer.concat([Buffer.from([0x37, 0x22]), received.subarray(-4), Buffer.of(0)])),
      )
    }
  })
  socket.on('end', () => {
    if (received.length > 0 && !KEEPS_NOTHING.has(mode)) onPaper(received)
  })
}

const KEEPS_NOTHING: ReadonlySet<PrinterMode> = new Set(['paper-out', 'cover-open', 'offline', 'error'])

/** Printers obey DLE EOT on receipt, wherever in the stream it stands. */
function takeQuestions(stream: Buffer): { asked: number[]; rest: Buffer<ArrayBuffer> } {
  const asked: number[] = []
  const rest: number[] = []
  for (let at = 0; at < stream.length; at++) {
    const question = stream[at + 2] ?? 0
    if (stream[at] === 0x10 && stream[at + 1] === 0x04 && question >= 1 && question <= 4) {
      asked.push(question)
      at += 2
    } else {
      rest.push(stream[at] ?? 0)
    }
  }
  return { asked, rest: Buffer.from(rest) }
}

/** The bits that are fixed in every answer to DLE EOT. */
const FIXED = 0x12
const DRAWER_CLOSED = 0x04

function statusAnswer(mode: PrinterMode, question: number, ended: boolean): Uint8Array | undefined {
  const noPaper =
    mode === 'paper-out' || (ended && (mode === 'paper-out-midway' || mode === 'paper-out-at-the-end'))
  switch (mode) {
    case 'silent':
    case 'no-status':
      return undefined
    case 'rubbish':
      return Buffer.from('\x00\xff\x81?\r\n', 'latin1')
    default:
  }
  const stopped = noPaper || mode === 'cover-open' || mode === 'offline' || mode === 'error'
  const bits = {
    1: DRAWER_CLOSED | (stopped ? 0x08 : 0),
    2: (noPaper ? 0x20 : 0) | (mode === 'cover-open' ? 0x04 : 0) | (mode === 'error' ? 0x40 : 0),
    3: 0,
    4: (noPaper ? 0x6c : 0) | (mode === 'paper-low' ? 0x0c : 0),
  }[question]
  return Uint8Array.of(FIXED | (bits ?? 0))
}

function fenceAnswer(mode: PrinterMode, bytes: Uint8Array): Uint8Array | undefined {
  if (KEEPS_NOTHING.has(mode) || mode === 'silent' || mode === 'paper-out-midway') return undefined
  return mode === 'rubbish' ? Buffer.from('\r\nwhat?\r\n') : bytes
}
