import type { PrinterPort, PrintOutcome } from '../devices/printer/port.ts'
import type { PrintingService } from '../domain/printing/printing.service.ts'
import type { PrinterSettings } from '../domain/printing/printing.ts'
import type { SlipLayout } from '../domain/slips/layout.ts'
import { failureSentence, UNKNOWN_SENTENCE } from '../domain/slips/outcomes.ts'

export interface PrintQueueDeps {
  readonly printing: PrintingService
  readonly encode: (layouts: readonly SlipLayout[], settings: PrinterSettings) => Promise<Uint8Array>
  readonly portFor: (address: string) => PrinterPort | undefined
  /** Told after every job, so that screens see how it ended. */
  readonly changed: () => void
  readonly log: (message: string, error?: unknown) => void
}

interface Ended {
  readonly state: 'printed' | 'failed' | 'unknown'
  readonly reason: string | null
}

function endOf(outcome: PrintOutcome): Ended {
  switch (outcome.kind) {
    case 'printed':
      return { state: 'printed', reason: null }
    case 'unknown':
      return { state: 'unknown', reason: UNKNOWN_SENTENCE }
    case 'failed':
      return { state: 'failed', reason: failureSentence(outcome.reason, outcome.bytesSent) }
  }
}

/**
 * Prints what is queued, one job at a time, in the order of the counter. Nothing here can undo, repeat or hold
 * up a slip that is booked: a job ends as printed, failed or unknown, and is never printed again unasked.
 */
export function createPrintQueue(deps: PrintQueueDeps) {
  let running: Promise<void> | undefined
  let stopped = false
  let begun = false
  /** How jobs ended, where it could not be written down: a full or busy disk. */
  const unwritten = new Map<string, Ended>()

  const writeDown = () => {
    for (const [job, { state, reason }] of unwritten) {
      deps.printing.finish(job, state, reason)
      unwritten.delete(job)
    }
  }

  const begin = () => {
    if (!begun) deps.printing.markInterrupted()
    begun = true
  }

  const drain = async () => {
    begin()
    while (!stopped) {
      writeDown()
      const job = deps.printing.takeNext()
      if (job === undefined) return
      deps.changed()
      let ended: Ended
      try {
        const settings = deps.printing.printer()
        const port = deps.portFor(settings.address)
        const outcome = port
          ? await port.print(await deps.encode(job.layouts, settings))
          : ({ kind: 'failed', reason: 'unreachable', bytesSent: false } as const)
        ended = endOf(outcome)
      } catch (error) {
        deps.log(`print job ${job.id} failed`, error)
        ended = { state: 'failed', reason: failureSentence('printer_error', false) }
      }
      unwritten.set(job.id, ended)
      writeDown()
      deps.changed()
    }
  }

  return {
    wake() {
      if (running || stopped) return
      // a full or busy disk leaves the rest queued for the next wake; it never takes the counter down
      running = drain()
        .catch((error) => deps.log('print queue stopped', error))
        .finally(() => {
          running = undefined
        })
    },
    /** Lets the job under way end; the rest stays queued for the next start. */
    async stop() {
      stopped = true
      await running
    },
  }
}
