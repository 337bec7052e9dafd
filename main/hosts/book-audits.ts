import type { AuditResult, AuditState, audit } from '../api/audit.ts'
import type { Topic } from '../api/call.ts'
import type { Calls } from '../api/types.ts'
import type { ReadHandle } from '../db/handle.ts'
import { lookUp } from '../domain/audit/look-up.service.ts'
import { auditPage, LIMITS, PROVED } from '../domain/audit/page.ts'
import type { AuditReport } from '../domain/audit/report.ts'
import { book } from '../domain/ledger/book.service.ts'
import { ok } from '../kernel/result.ts'
import type { AppOptions } from './app.ts'
import { type BookThread, onBookThread } from './book-thread.ts'

export interface BookAudits extends Calls<typeof audit> {
  /** Begins one on a thread beside the counter, unless one is under way. Ends when it is done. */
  run(): Promise<AuditResult | undefined>
  /** The report on a copy made this moment says the same of the book. */
  take(report: AuditReport): void
  /** The sentence that a person must see, where the last one found something. */
  trouble(): string | null
  /** Lets go of the file, and of what was found in it: another one takes its place. */
  stop(): Promise<void>
}

export interface BookAuditsDeps {
  readonly options: Pick<AppOptions, 'clock' | 'log'>
  readonly villageFile: string
  /** The open book; undefined while none can be opened. */
  readonly current: () => ReadHandle | undefined
  readonly announce: (...topics: Topic[]) => void
}

/** Screens hear of progress this often at most. */
const ANNOUNCE_MS = 500

/** 账本体检 in the running app: on a thread of its own, with what it found last. */
export function createBookAudits({ options, villageFile, current, announce }: BookAuditsDeps): BookAudits {
  const { clock, log } = options
  let thread: BookThread | undefined
  let progress: AuditState['running'] = null
  let last: AuditResult | null = null
  let trouble: string | null = null

  const state = (): AuditState => ({ running: progress, last, trouble })

  const run = async (): Promise<AuditResult | undefined> => {
    const open = current()
    if (thread !== undefined || open === undefined || book.head(open) === undefined) return undefined
    const began = clock.now().getTime()
    let announced = 0
    progress = { done: 0, all: 0 }
    const own = onBookThread({ path: villageFile, mapped: false, tasks: [{}] }, (done, all) => {
      progress = { done, all }
      if (Date.now() - announced < ANNOUNCE_MS) return
      announced = Date.now()
      announce('backup')
    })
    thread = own
    announce('backup')
    try {
      const answers = await own.answers
      if (thread !== own) return undefined
      trouble = answers.ok ? null : answers.refusal.sentence
      const report = answers.ok ? answers.value[0]?.report : undefined
      if (report) last = resultOf(report, villageFile, clock.now(), began)
    } catch (error) {
      if (thread !== own) return undefined
      log('the audit failed', error)
      trouble = '账本体检没有做完。请再做一次；还不行，请把日志交给管理员。'
    }
    thread = undefined
    progress = null
    announce('backup')
    return last ?? undefined
  }

  return {
    run,
    take(report) {
      const now = clock.now()
      trouble = null
      last = resultOf(report, villageFile, now, now.getTime())
    },
    trouble: () =>
      trouble ??
      (last && !last.sound
        ? `账本体检发现 ${last.findingsTotal} 处不对，请到“监督”里的“账本体检”看一看。`
        : null),
    async stop() {
      const own = thread
      thread = undefined
      progress = null
      last = null
      trouble = null
      await own?.stop()
    },

    state: () => ok(state()),
    start() {
      void run()
      return ok(state())
    },
    lookUp({ text, code }) {
      const open = current()
      return ok(open ? lookUp(open, text, code) : [])
    },
  }
}

function resultOf(report: AuditReport, file: string, at: Date, began: number): AuditResult {
  const { counts, first, last } = report
  return {
    at: at.toISOString(),
    sound: report.sound,
    proved: report.sound ? [...PROVED] : [],
    findings: [...report.findings],
    findingsTotal: report.findingsTotal,
    counts: {
      documents: counts.documents,
      transfers: counts.transfers,
      accounts: counts.accounts,
      blankedTexts: counts.blankedTexts,
      restores: Math.max(0, counts.branches - 1),
      closings: counts.closings,
    },
    first: first && { ...first },
    last: last && { ...last },
    limits: [...LIMITS],
    page: auditPage(report, file, (at.getTime() - began) / 1000),
  }
}
