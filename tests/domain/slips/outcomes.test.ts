import { expect, test } from 'vitest'
import { failureSentence, type PrintFailureReason, UNKNOWN_SENTENCE } from '#main/domain/slips/outcomes.ts'

const REASONS: PrintFailureReason[] = [
  'unreachable',
  'busy',
  'paper_out',
  'cover_open',
  'offline',
  'printer_error',
  'connection_lost',
  'stalled',
]

test.each(REASONS)('%s: says what is wrong and what to do', (reason) => {
  for (const bytesSent of [true, false]) {
    const sentence = failureSentence(reason, bytesSent)
    expect(sentence).toMatch(/小票打印机/)
    expect(sentence).toMatch(/。弄好以后/)
    expect(sentence).not.toMatch(/[A-Za-z,;:!?]/)
  }
})

test('where paper may have moved, the sentence asks to look before printing again', () => {
  expect(failureSentence('paper_out', true)).toContain('看看小票有没有接着出来，没有再点补打')
  expect(failureSentence('paper_out', false)).not.toContain('补打')
})

test('where nobody knows, the sentence asks', () => {
  expect(UNKNOWN_SENTENCE).toContain('小票打出来了吗？')
})
