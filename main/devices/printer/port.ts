import type { PrintFailureReason, PrintUnknownReason } from '#main/domain/slips/outcomes.ts'

/** Whatever carries a job to paper. Never throws, never hangs, never prints a job twice. */
export interface PrinterPort {
  print(job: Uint8Array): Promise<PrintOutcome>
  /** Connects, asks, and leaves, without printing: for the set-up page. */
  check(): Promise<PrinterCheck>
}

export type PrintOutcome =
  /** The printer says that it has come to the end of the job. */
  | { readonly kind: 'printed'; readonly paperLow: boolean }
  /** `bytesSent`: part of the job was on its way, so look at the paper before printing it again. */
  | { readonly kind: 'failed'; readonly reason: PrintFailureReason; readonly bytesSent: boolean }
  /** All of it was sent and nothing came back: only the person in front of the printer knows. */
  | { readonly kind: 'unknown'; readonly reason: PrintUnknownReason }

export type PrinterCheck =
  /** `answers`: many cheap printers print, but never say anything. */
  | { readonly kind: 'ready'; readonly answers: boolean; readonly paperLow: boolean }
  | { readonly kind: 'failed'; readonly reason: PrintFailureReason }

export interface PrinterStatus {
  readonly offline: boolean
  readonly coverOpen: boolean
  readonly paperOut: boolean
  readonly paperLow: boolean
  readonly error: boolean
}
