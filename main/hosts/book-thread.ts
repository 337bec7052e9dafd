import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { ClosingFigures, ClosingPaper, ClosingPapersAsked, ClosingVoucher } from '../api/closing.ts'
import type { AuditOptions } from '../domain/audit/audit.service.ts'
import type { FileReport } from '../domain/audit/file-check.service.ts'
import type { AuditReport } from '../domain/audit/report.ts'
import type { CandidatesWork, ShownCandidate } from '../domain/deeds/candidates.service.ts'
import type { Drawn, DrawWork } from '../domain/notices/drawing.service.ts'
import type { Reported, ReportForm, ReportWork } from '../domain/reports/work.service.ts'
import type { Period } from '../kernel/cycles.ts'
import { ok, type Refusal, type Result } from '../kernel/result.ts'

/** Long work on a village file that only reads: an audit, SQLite's own check of the file, a long list to hang up. */
export type BookTask =
  | Omit<AuditOptions, 'progress'>
  | { readonly checkFile: true; readonly deep: boolean }
  /** With a document's id, the lines of a long one are written for it. */
  | { readonly draw: DrawWork; readonly hangAs?: string }
  | { readonly make: ReportWork; readonly form: ReportForm }
  | { readonly list: CandidatesWork }
  /** The figures of a period, the papers behind one of them, or all of its papers kind by kind. */
  | { readonly reckon: Period; readonly asked: 'figures' | 'vouchers' | ClosingPapersAsked }

export interface BookWork {
  readonly path: string
  readonly tasks: readonly BookTask[]
  /** The file lies on the machine's own disk and nobody cuts it short. */
  readonly mapped: boolean
}

export interface BookAnswer {
  readonly report?: AuditReport
  readonly file?: FileReport
  readonly drawn?: Result<Drawn>
  readonly made?: Result<Reported>
  readonly listed?: Result<ShownCandidate[]>
  readonly figures?: Result<ClosingFigures>
  readonly papers?: Result<ClosingPaper[]>
  readonly vouchers?: Result<ClosingVoucher[]>
}

export type BookMessage =
  | { readonly refused: Refusal }
  | { readonly done: number; readonly all: number }
  | { readonly answers: readonly BookAnswer[] }

export interface BookThread {
  /** An answer for each task, in their order. Rejects where the thread died of a defect or was stopped. */
  readonly answers: Promise<Result<readonly BookAnswer[]>>
  /** Ends when the thread has let go of the file. */
  stop(): Promise<void>
}

/** Rows live short: a larger nursery spares half of the collecting, a small one half of the memory. */
const IN_A_HURRY = { maxYoungGenerationSizeMb: 64 }
const BESIDE_THE_COUNTER = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 }
/** A workbook with a row for every household of a county stands in memory as a whole. */
const FOR_A_LONG_LIST = { maxOldGenerationSizeMb: 1024 }

/** Runs tasks on a thread of its own, on a connection of its own, so that the counter never waits for them. */
export function onBookThread(
  work: BookWork,
  progress: (done: number, all: number) => void = () => {},
): BookThread {
  const worker = new Worker(workerFile(), {
    workerData: work,
    resourceLimits: limitsOf(work),
  })
  const answers = new Promise<Result<readonly BookAnswer[]>>((resolve, reject) => {
    worker.on('message', (message: BookMessage) => {
      if ('done' in message) progress(message.done, message.all)
      else resolve('refused' in message ? { ok: false, refusal: message.refused } : ok(message.answers))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the book thread ended without an answer')))
  })
  return {
    answers,
    async stop() {
      answers.catch(() => undefined)
      await worker.terminate()
    },
  }
}

function limitsOf({ tasks, mapped }: BookWork) {
  if (tasks.some((task) => 'make' in task)) return FOR_A_LONG_LIST
  return mapped ? IN_A_HURRY : BESIDE_THE_COUNTER
}

/** Beside this file in the sources; beside the bundle, or one folder up from its chunks, in the package. */
function workerFile(): URL {
  const candidates = ['./book-worker.ts', './book-worker.js', '../book-worker.js']
  const found = candidates.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url))
  if (found === undefined) throw new Error('the book worker is missing')
  return found
}
