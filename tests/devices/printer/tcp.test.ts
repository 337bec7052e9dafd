import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { encodeSlips } from '#main/devices/printer/encode.ts'
import type { PrinterPort } from '#main/devices/printer/port.ts'
import { createTcpPrinter, parsePrinterAddress, type TcpPrinterOptions } from '#main/devices/printer/tcp.ts'
import { redemptionSlip } from '#main/domain/slips/redemption-slip.ts'
import { expectOk } from '#main/kernel/result.ts'
import { printedText } from '#tests/kit/escpos-decoder.ts'
import {
  type PrinterMode,
  type SimulatedPrinter,
  startSimulatedPrinter,
} from '#tests/kit/simulated-printer.ts'
import { redemptionFacts } from '#tests/kit/slip-facts.ts'

const settings = { columns: 48, cutter: 'partial', drawer: false } as const
const parts = redemptionSlip(redemptionFacts, 48)
const job = await encodeSlips([parts.stub, ...parts.villagers], settings)

const limits = { connectMs: 400, statusMs: 150, stallMs: 400, fenceMs: 400, lookMs: 100, closeMs: 300 }
const open: SimulatedPrinter[] = []

async function counter(mode: PrinterMode, options: TcpPrinterOptions = {}) {
  const printer = await startSimulatedPrinter({ mode })
  open.push(printer)
  return { printer, port: expectOk(createTcpPrinter(printer.address, { limits, ...options })) }
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((printer) => printer.close()))
})

test('a slip comes out, and the printer says so', async () => {
  const { printer, port } = await counter('ok')
  expect(await port.print(job)).toEqual({ kind: 'printed', paperLow: false })
  await printer.waitForJobs(1)
  const text = printedText(printer.paper())
  expect(text).toContain('领取人：王桂花（户主）')
  expect(text).toContain('如有差错或疑问，请到兑换台，或找村务监督委员会。')
  expect(printer.paper().at(-1)).toEqual({ kind: 'fence', id: null })
})

test('a printer that names the finished job is asked by its number', async () => {
  const { printer, port } = await counter('ok', { fence: 'process-id' })
  expect(await port.print(job)).toMatchObject({ kind: 'printed' })
  expect(await port.print(job)).toMatchObject({ kind: 'printed' })
  await printer.waitForJobs(2)
  expect(printer.paper().flatMap((part) => (part.kind === 'fence' ? [part.id] : []))).toEqual([
    '0001',
    '0002',
  ])
})

describe('where the printer cannot print, nothing is sent', () => {
  test.each([
    ['paper-out', 'paper_out'],
    ['cover-open', 'cover_open'],
    ['offline', 'offline'],
    ['error', 'printer_error'],
    ['closes-at-once', 'busy'],
  ] as const)('%s', async (mode, reason) => {
    const { printer, port } = await counter(mode)
    expect(await port.print(job)).toEqual({ kind: 'failed', reason, bytesSent: false })
    expect(await port.check()).toMatchObject({ kind: 'failed', reason })
    expect(printer.jobs).toHaveLength(0)
  })

  test('it is switched off', async () => {
    const { printer, port } = await counter('ok')
    await printer.close()
    expect(await port.print(job)).toEqual({ kind: 'failed', reason: 'unreachable', bytesSent: false })
    expect(await port.check()).toMatchObject({ kind: 'failed', reason: 'unreachable' })
  })

  test('its address answers nothing at all', async () => {
    // TEST-NET-1: no route answers, so only the time limit ends it.
    const port = expectOk(createTcpPrinter('tcp://192.0.2.1', { limits }))
    const start = performance.now()
    expect(await port.print(job)).toEqual({ kind: 'failed', reason: 'unreachable', bytesSent: false })
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('where it stops on the way, the counter is told that paper may have moved', () => {
  test('the paper runs out in the middle', async () => {
    const { port } = await counter('paper-out-midway')
    expect(await port.print(job)).toEqual({ kind: 'failed', reason: 'paper_out', bytesSent: true })
  })

  test('it says it is done, and then that the paper is out', async () => {
    const { port } = await counter('paper-out-at-the-end')
    expect(await port.print(job)).toEqual({ kind: 'failed', reason: 'paper_out', bytesSent: true })
  })

  test('the connection breaks before all of a long job is taken', async () => {
    const { port } = await counter('resets-midway')
    const long = Buffer.concat(Array.from({ length: 20_000 }, () => job))
    expect(await port.print(long)).toEqual({ kind: 'failed', reason: 'connection_lost', bytesSent: true })
  })

  test('it takes nothing any more of a long job', async () => {
    const { port } = await counter('never-reads')
    const long = Buffer.concat(Array.from({ length: 20_000 }, () => job))
    expect(await port.print(long)).toEqual({ kind: 'failed', reason: 'stalled', bytesSent: true })
  })
})

describe('where nobody can say, the person in front of it is asked', () => {
  test.each([
    ['silent', 'no_answer'],
    ['never-reads', 'no_answer'],
    ['rubbish', 'no_answer'],
    ['resets-midway', 'connection_lost'],
    ['closes-early', 'connection_lost'],
  ] as const)('%s', async (mode, reason) => {
    const { port } = await counter(mode)
    expect(await port.print(job)).toEqual({ kind: 'unknown', reason })
  })

  test('a silent printer has printed all the same, once', async () => {
    const { printer, port } = await counter('silent')
    await port.print(job)
    await printer.waitForJobs(1)
    expect(printedText(printer.paper())).toContain('│存根联│                            DH26-00453')
    expect(printer.connections).toBe(1)
  })
})

describe('printers with habits of their own', () => {
  test('no answer to questions, but one at the end', async () => {
    const { port } = await counter('no-status')
    expect(await port.print(job)).toEqual({ kind: 'printed', paperLow: false })
  })

  test('a slow one', async () => {
    const { printer, port } = await counter('slow')
    expect(await port.print(job)).toEqual({ kind: 'printed', paperLow: false })
    await printer.waitForJobs(1)
    expect(printer.paper().filter((part) => part.kind === 'cut')).toHaveLength(2)
  })

  test('a late answer is not taken for an open cover', async () => {
    const { port } = await counter('slow', { limits: { ...limits, statusMs: 40, fenceMs: 2000 } })
    expect(await port.print(job)).toEqual({ kind: 'printed', paperLow: false })
  })

  test('one that reports by itself as well', async () => {
    const { port } = await counter('talkative')
    expect(await port.print(job)).toEqual({ kind: 'printed', paperLow: false })
  })

  test('one whose roll is nearly used up', async () => {
    const { port } = await counter('paper-low')
    expect(await port.print(job)).toEqual({ kind: 'printed', paperLow: true })
  })
})

describe('setting up', () => {
  test('the check learns whether the printer answers, and moves no paper', async () => {
    const { printer, port } = await counter('ok')
    expect(await port.check()).toEqual({ kind: 'ready', answers: true, paperLow: false })
    printer.mode = 'silent'
    expect(await port.check()).toEqual({ kind: 'ready', answers: false, paperLow: false })
    expect(printer.jobs).toHaveLength(0)
  })

  test.each([
    ['tcp://192.168.1.87:9100', { host: '192.168.1.87', port: 9100 }],
    ['tcp://192.168.1.87', { host: '192.168.1.87', port: 9100 }],
    [' tcp://printer.local:9101/ ', { host: 'printer.local', port: 9101 }],
    ['tcp://[fe80::1]:9100', { host: 'fe80::1', port: 9100 }],
  ])('the address %s is understood', (address, expected) => {
    expect(expectOk(parsePrinterAddress(address))).toEqual(expected)
  })

  test.each([
    '',
    '192.168.1.87',
    'http://192.168.1.87',
    'tcp://:9100',
    'tcp://a:0',
    'tcp://a:70000',
    'tcp://a b',
  ])('the address 「%s」 is refused, and the sentence shows how one looks', (address) => {
    const result = parsePrinterAddress(address)
    expect(result).toMatchObject({ ok: false, refusal: { code: 'printer_address_invalid' } })
    if (!result.ok) expect(result.refusal.sentence).toContain('tcp://192.168.1.87:9100')
  })
})

test('jobs go one after another, each on its own connection', async () => {
  const { printer, port } = await counter('ok')
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => port.print(job)))
  expect(outcomes.every((outcome) => outcome.kind === 'printed')).toBe(true)
  await printer.waitForJobs(5)
  expect(printer.connections).toBe(5)
  expect(printer.mostAtOnce).toBe(1)
})

test('after a failure the next job finds the printer again', async () => {
  const { printer, port } = await counter('cover-open')
  expect(await port.print(job)).toMatchObject({ kind: 'failed' })
  printer.mode = 'ok'
  expect(await port.print(job)).toMatchObject({ kind: 'printed' })
})

test('a printer that never lets go of the connection does not hold up the answer', async () => {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      if (chunk.includes(Buffer.from([0x1d, 0x72, 0x01]))) socket.write(Buffer.of(0))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const port: PrinterPort = expectOk(
    createTcpPrinter(`tcp://127.0.0.1:${address.port}`, { limits: { ...limits, closeMs: 2000 } }),
  )
  const start = performance.now()
  expect(await port.print(job)).toEqual({ kind: 'printed', paperLow: false })
  expect(performance.now() - start).toBeLessThan(1500)
  expect(await port.print(job)).toEqual({ kind: 'printed', paperLow: false })
  server.close()
})
