import type { PrintFailureReason } from '#main/domain/slips/outcomes.ts'
import type { PrinterStatus } from './port.ts'

/** The three questions of DLE EOT that matter before and after a job. */
export const STATUS_QUESTIONS = [1, 2, 4] as const
export type StatusQuestion = (typeof STATUS_QUESTIONS)[number]

/** DLE EOT n: answered on receipt, even offline. Never to be sent inside another command. */
export const askStatus = (question: StatusQuestion): Uint8Array => Uint8Array.of(0x10, 0x04, question)

/** The bytes that came back, per question; a question without an answer is missing. */
export type StatusAnswers = Partial<Record<StatusQuestion, number>>

export function readStatus(answers: StatusAnswers): PrinterStatus {
  const bit = (question: StatusQuestion, mask: number) => ((answers[question] ?? 0) & mask) !== 0
  return {
    offline: bit(1, 0x08),
    coverOpen: bit(2, 0x04),
    paperOut: bit(2, 0x20) || bit(4, 0x60),
    // Both bits of the sensor, as makers define it; one alone is some other printer's dialect.
    paperLow: ((answers[4] ?? 0) & 0x0c) === 0x0c,
    error: bit(2, 0x40),
  }
}

/** The most telling reason: an open cover also reads as offline, and often as out of paper. */
export function troubleOf(status: PrinterStatus): PrintFailureReason | undefined {
  if (status.coverOpen) return 'cover_open'
  if (status.paperOut) return 'paper_out'
  if (status.error) return 'printer_error'
  return status.offline ? 'offline' : undefined
}

/** GS r 1 is answered where the printer comes to it in the data; GS ( H when that much is printed. */
export type FenceKind = 'paper-status' | 'process-id'

export function fenceCommand(kind: FenceKind, id: string): Uint8Array {
  if (kind === 'paper-status') return Uint8Array.of(0x1d, 0x72, 0x01)
  return Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Buffer.from(id, 'latin1'))
}

export type PrinterWord =
  | { readonly kind: 'status'; readonly byte: number }
  | { readonly kind: 'paper-status'; readonly byte: number }
  | { readonly kind: 'process-id'; readonly id: string }

/**
 * Tells a printer's answers apart by their fixed bits, since nothing else frames them:
 * DLE EOT `0xx1xx10`, GS r `0000xxxx`, GS ( H `37 22 id id id id 00`, automatic status `0xx1xx00` and three
 * bytes more, XON 11, XOFF 13. What fits none of them is dropped.
 */
export function createAnswerReader(): (chunk: Uint8Array) => PrinterWord[] {
  let pending: number[] = []
  return (chunk) => {
    pending.push(...chunk)
    const words: PrinterWord[] = []
    for (;;) {
      const first = pending[0]
      if (first === undefined) return words
      const length = first === 0x37 ? 7 : isAutomaticStatus(first) ? 4 : 1
      if (pending.length < length) return words
      const bytes = pending.slice(0, length)
      pending = pending.slice(length)
      if (first === 0x37) {
        if (bytes[1] === 0x22 && bytes[6] === 0) {
          words.push({ kind: 'process-id', id: String.fromCharCode(...bytes.slice(2, 6)) })
        } else {
          pending = [...bytes.slice(1), ...pending]
        }
      } else if ((first & 0x93) === 0x12) {
        words.push({ kind: 'status', byte: first })
      } else if (PAPER_STATUSES.has(first)) {
        words.push({ kind: 'paper-status', byte: first })
      }
    }
  }
}

/**
 * GS r 1: two bits per sensor, near end 03 and end 0C, always alike. Taking the other values too would let a
 * stray line feed pass for 「打完了」.
 */
const PAPER_STATUSES: ReadonlySet<number> = new Set([0x00, 0x03, 0x0c, 0x0f])

const isAutomaticStatus = (byte: number): boolean => (byte & 0x93) === 0x10
