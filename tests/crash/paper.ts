import { connect, createServer, type Socket } from 'node:net'
import iconv from 'iconv-lite'
import { type PrinterMode, type SimulatedPrinter, startSimulatedPrinter } from '../kit/simulated-printer.ts'

/** What one connection of the program brought to the printer. */
export interface Passage {
  /** Without the real-time questions, which print nothing. */
  readonly bytes: Buffer
  /** The number on the slip; undefined where it is cut before it, or has none. */
  readonly serial: string | undefined
  /** The job came to its end: its last command asks the printer whether it did. */
  readonly whole: boolean
}

/** A printer whose cable remembers every byte, also those of a job that was cut off. */
export interface Paper {
  readonly address: string
  mode: PrinterMode | 'off'
  readonly passages: () => Passage[]
  close(): Promise<void>
}

const QUESTIONS = ['\x10\x04\x01', '\x10\x04\x02', '\x10\x04\x03', '\x10\x04\x04']
const END = '\x1dr\x01'
/** The first line of a slip, which has its number; other papers name slips further down. */
const HEAD = new RegExp(`${iconv.encode('联│', 'gb18030').toString('latin1')} +(\\S+-\\d{5,})`)

export async function openPaper(): Promise<Paper> {
  const printer: SimulatedPrinter = await startSimulatedPrinter()
  const brought: Buffer[][] = []
  const open = new Set<Socket>()
  let off = false

  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
    if (off) return void socket.destroy()
    const bytes: Buffer[] = []
    brought.push(bytes)
    const cable = connect({ port: printer.port, host: '127.0.0.1', allowHalfOpen: true })
    cable.on('error', () => socket.resetAndDestroy())
    socket.on('data', (chunk: Buffer) => {
      bytes.push(chunk)
      cable.write(chunk)
    })
    socket.on('close', () => cable.end())
    socket.on('end', () => cable.end())
    cable.pipe(socket)
    cable.on('close', () => socket.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }

  return {
    address: `tcp://127.0.0.1:${port}`,
    get mode() {
      return off ? 'off' : printer.mode
    },
    set mode(mode) {
      off = mode === 'off'
      if (mode !== 'off') printer.mode = mode
    },
    passages: () => brought.map(passageOf).filter(({ bytes }) => bytes.length > 0),
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise<void>((done) => server.close(() => done()))
      await printer.close()
    },
  }
}

function passageOf(chunks: readonly Buffer[]): Passage {
  const stream = Buffer.concat(chunks).toString('latin1')
  const text = QUESTIONS.reduce((rest, question) => rest.replaceAll(question, ''), stream)
  return {
    bytes: Buffer.from(text, 'latin1'),
    serial: HEAD.exec(text)?.[1],
    whole: text.includes(END),
  }
}
