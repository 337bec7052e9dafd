import { ok, type Result, refuse } from '#main/kernel/result.ts'
import { openConnection, type PrinterConnection } from './connection.ts'
import type { PrinterCheck, PrinterPort, PrinterStatus, PrintOutcome } from './port.ts'
import {
  askStatus,
  type FenceKind,
  fenceCommand,
  readStatus,
  STATUS_QUESTIONS,
  type StatusAnswers,
  troubleOf,
} from './status.ts'

export interface TcpPrinterOptions {
  /** GS r 1 is understood most widely; GS ( H says more, and cheap printers print it as text. */
  readonly fence?: FenceKind
  readonly limits?: Partial<TcpPrinterLimits>
}

export interface TcpPrinterLimits {
  readonly connectMs: number
  /** For one answer to a status question; a printer that misses it is not asked again in this job. */
  readonly statusMs: number
  /** Without the printer taking a single byte more. */
  readonly stallMs: number
  /** From the last byte of the job to the printer's word that it came to the end. */
  readonly fenceMs: number
  /** Between two looks at the status during that wait. */
  readonly lookMs: number
  readonly closeMs: number
}

const LIMITS: TcpPrinterLimits = {
  connectMs: 4000,
  statusMs: 500,
  stallMs: 10_000,
  fenceMs: 10_000,
  lookMs: 1000,
  closeMs: 3000,
}

const RAW_PORT = 9100

/** Reads `tcp://192.168.1.87:9100`; the port may be left out. */
export function parsePrinterAddress(address: string): Result<{ host: string; port: number }> {
  const match = /^tcp:\/\/(\[[0-9a-f:.]+\]|[^\s:/[\]]+)(?::(\d{1,5}))?\/?$/i.exec(address.trim())
  const port = Number(match?.[2] ?? RAW_PORT)
  if (match?.[1] === undefined || port < 1 || port > 65535) {
    return refuse(
      'printer_address_invalid',
      '小票打印机的地址要写成 tcp://192.168.1.87:9100 这样，请照打印机自检页上的地址填',
      { address },
    )
  }
  return ok({ host: match[1].replace(/^\[|\]$/g, ''), port })
}

/** A network printer on a raw TCP port. Jobs go one after another, each on a connection of its own. */
export function createTcpPrinter(address: string, options: TcpPrinterOptions = {}): Result<PrinterPort> {
  const parsed = parsePrinterAddress(address)
  if (!parsed.ok) return parsed
  const { host, port } = parsed.value
  const limits = { ...LIMITS, ...options.limits }
  let queue: Promise<unknown> = Promise.resolve()
  let jobs = 0

  /** Most printers take one connection at a time: the next job waits until this one has hung up. */
  function inTurn<T>(use: (connection: PrinterConnection) => Promise<T>): Promise<T | Unreachable> {
    const opened = queue.then(() => openConnection(host, port, limits.connectMs))
    const outcome = opened.then(
      async (connection): Promise<T | Unreachable> => (connection ? use(connection) : UNREACHABLE),
    )
    const hangUp = async () => (await opened)?.close(limits.closeMs)
    queue = outcome.then(hangUp, hangUp)
    return outcome
  }

  return ok({
    print: (job) => {
      jobs += 1
      const fence = { kind: options.fence ?? 'paper-status', id: String(jobs % 10_000).padStart(4, '0') }
      return inTurn((connection) => printJob(connection, job, fence, limits))
    },
    check: () => inTurn((connection) => checkPrinter(connection, limits)),
  })
}

const UNREACHABLE = { kind: 'failed', reason: 'unreachable', bytesSent: false } as const
type Unreachable = typeof UNREACHABLE

interface Fence {
  readonly kind: FenceKind
  readonly id: string
}

async function printJob(
  connection: PrinterConnection,
  job: Uint8Array,
  fence: Fence,
  limits: TcpPrinterLimits,
): Promise<PrintOutcome> {
  const ask = createStatusAsker(connection, limits)
  const before = await ask()
  const trouble = before && troubleOf(before)
  if (trouble) return { kind: 'failed', reason: trouble, bytesSent: false }
  if (connection.lost) return { kind: 'failed', reason: 'busy', bytesSent: false }

  connection.forget()
  const sent = await connection.send(Buffer.concat([job, fenceCommand(fence.kind, fence.id)]), limits.stallMs)
  if (sent !== 'sent') {
    return { kind: 'failed', reason: sent === 'lost' ? 'connection_lost' : 'stalled', bytesSent: true }
  }

  const deadline = performance.now() + limits.fenceMs
  for (;;) {
    const wait = Math.max(0, Math.min(limits.lookMs, deadline - performance.now()))
    const heard = await connection.hear(
      (word) => (word.kind === 'process-id' ? word.id === fence.id : word.kind === fence.kind),
      wait,
    )
    const status = heard.kind === 'lost' ? undefined : await ask()
    const stopped = status && troubleOf(status)
    if (stopped) return { kind: 'failed', reason: stopped, bytesSent: true }
    if (heard.kind === 'lost') return { kind: 'unknown', reason: 'connection_lost' }
    if (heard.kind === 'paper-status' && (heard.byte & 0x0c) !== 0) {
      return { kind: 'failed', reason: 'paper_out', bytesSent: true }
    }
    if (heard.kind !== 'timeout') {
      const nearEnd = heard.kind === 'paper-status' && (heard.byte & 0x03) !== 0
      return { kind: 'printed', paperLow: nearEnd || ((status ?? before)?.paperLow ?? false) }
    }
    if (performance.now() >= deadline) return { kind: 'unknown', reason: 'no_answer' }
  }
}

async function checkPrinter(connection: PrinterConnection, limits: TcpPrinterLimits): Promise<PrinterCheck> {
  const status = await createStatusAsker(connection, limits)()
  if (connection.lost) return { kind: 'failed', reason: 'busy' }
  const reason = status && troubleOf(status)
  if (reason) return { kind: 'failed', reason }
  return { kind: 'ready', answers: status !== undefined, paperLow: status?.paperLow ?? false }
}

/**
 * Asks the three questions one by one. The answers look alike, so after one that did not come in time no more
 * are asked on this connection: a late one would be taken for the answer to another question.
 */
function createStatusAsker(connection: PrinterConnection, limits: TcpPrinterLimits) {
  let silent = false
  return async (): Promise<PrinterStatus | undefined> => {
    const answers: StatusAnswers = {}
    for (const question of STATUS_QUESTIONS) {
      if (silent) break
      const sent = await connection.send(askStatus(question), limits.stallMs)
      const heard =
        sent === 'sent' && (await connection.hear((word) => word.kind === 'status', limits.statusMs))
      if (heard === false || heard.kind !== 'status') silent = true
      else answers[question] = heard.byte
    }
    return Object.keys(answers).length === 0 ? undefined : readStatus(answers)
  }
}
