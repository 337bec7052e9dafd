import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAnswerReader, readStatus, troubleOf } from '#main/devices/printer/status.ts'

const read = (...bytes: number[]) => createAnswerReader()(Uint8Array.from(bytes))

test('a printer that is ready, with its drawer shut, has no trouble', () => {
  expect(troubleOf(readStatus({ 1: 0x16, 2: 0x12, 4: 0x12 }))).toBeUndefined()
})

test.each([
  ['the cover is open', { 1: 0x1e, 2: 0x16, 4: 0x12 }, 'cover_open'],
  ['the paper is out', { 1: 0x1e, 2: 0x32, 4: 0x72 }, 'paper_out'],
  ['only the sensor says that the paper is out', { 4: 0x7e }, 'paper_out'],
  ['the cover is open, which also reads as no paper', { 1: 0x1e, 2: 0x36, 4: 0x72 }, 'cover_open'],
  ['it reports an error', { 1: 0x1e, 2: 0x52 }, 'printer_error'],
  ['it is offline for a reason of its own', { 1: 0x1a, 2: 0x12 }, 'offline'],
] as const)('%s', (_, answers, reason) => {
  expect(troubleOf(readStatus(answers))).toBe(reason)
})

test('a roll that is nearly used up is no trouble, but is noticed', () => {
  const status = readStatus({ 1: 0x12, 2: 0x12, 4: 0x1e })
  expect(troubleOf(status)).toBeUndefined()
  expect(status.paperLow).toBe(true)
})

test('the kinds of answers are told apart', () => {
  expect(read(0x16)).toEqual([{ kind: 'status', byte: 0x16 }])
  expect(read(0x00)).toEqual([{ kind: 'paper-status', byte: 0x00 }])
  expect(read(0x0c)).toEqual([{ kind: 'paper-status', byte: 0x0c }])
  expect(read(0x37, 0x22, 0x30, 0x30, 0x30, 0x37, 0x00)).toEqual([{ kind: 'process-id', id: '0007' }])
})

test('four bytes of automatic status are not taken for an answer', () => {
  expect(read(0x14, 0x00, 0x00, 0x0f, 0x16)).toEqual([{ kind: 'status', byte: 0x16 }])
})

test('stop and go signs of the line, and line feeds, say nothing about the paper', () => {
  expect(read(0x11, 0x13, 0x0d, 0x0a)).toEqual([])
})

test('an answer that comes in pieces is put together', () => {
  const reader = createAnswerReader()
  expect(reader(Uint8Array.of(0x37, 0x22, 0x30))).toEqual([])
  expect(reader(Uint8Array.of(0x30, 0x30, 0x31, 0x00))).toEqual([{ kind: 'process-id', id: '0001' }])
})

test('a false start does not swallow the real answer', () => {
  expect(read(0x37, 0x16, 0x16, 0x16, 0x16, 0x16, 0x16)).toHaveLength(6)
})

test('any rubbish is read without harm', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array()), (chunks) => {
      const reader = createAnswerReader()
      for (const chunk of chunks) reader(chunk)
    }),
  )
})
