import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { ROWS_SHOWN } from '../api/notices.ts'
import { asRefusal, openVillage } from '../db/open.ts'
import { openReadOnly, type ReadOnlyFile } from '../db/read-only.ts'
import { auditBook } from '../domain/audit/audit.service.ts'
import { checkFile } from '../domain/audit/file-check.service.ts'
import { figuresOf, papersOf, vouchersOf } from '../domain/closing/figures.service.ts'
import { candidatesOf } from '../domain/deeds/candidates.service.ts'
import { type Drawn, type DrawWork, drawList } from '../domain/notices/drawing.service.ts'
import { pinned, upTo } from '../domain/notices/pinning.service.ts'
import { report } from '../domain/reports/work.service.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { BookAnswer, BookMessage, BookTask, BookWork } from './book-thread.ts'

/** The far end of `onBookThread`: some tasks on one file, then the thread ends. */
const { path, tasks, mapped } = workerData as BookWork
/** Between two writes: the counter's turn. */
const PAUSE_MS = 4
const say = (message: BookMessage) => parentPort?.postMessage(message)

const opened = openReadOnly(path, { mapped })
if (!opened.ok) {
  say({ refused: opened.refusal })
} else {
  const book = opened.value
  try {
    say({ answers: await Promise.all(tasks.map((task) => work(book, task))) })
  } catch (error) {
    const refused = asRefusal(path, error)
    if (refused === undefined) throw error
    say({ refused: refused.refusal })
  } finally {
    book.close()
  }
}

async function work(book: ReadOnlyFile, task: BookTask): Promise<BookAnswer> {
  if ('checkFile' in task) return { file: checkFile(book, task.deep) }
  if ('draw' in task) return { drawn: await draw(book, task.draw, task.hangAs) }
  if ('list' in task) return { listed: ok(candidatesOf(book, task.list)) }
  if ('make' in task) return { made: await report(book, task.make, task.form) }
  if ('reckon' in task) {
    const { reckon, asked } = task
    if (asked === 'figures') return { figures: ok(figuresOf(book, reckon)) }
    if (asked === 'vouchers') return { vouchers: ok(vouchersOf(book, reckon)) }
    return { papers: ok(papersOf(book, reckon, asked)) }
  }
  const progress = (done: number, all: number) => say({ done, all })
  return { report: auditBook(book, { ...task, progress }) }
}

/** To look at, its first rows; to hang, all of them, or none where the lines of a long one are written already. */
async function draw(book: ReadOnlyFile, asked: DrawWork, hangAs?: string): Promise<Result<Drawn>> {
  const drawn = drawList(book, asked)
  if (!drawn.ok) return drawn
  if (hangAs === undefined) return ok(upTo(ROWS_SHOWN, drawn.value))
  const opened = openVillage(path)
  if (!opened.ok) return opened
  try {
    return ok(await pinned(opened.value, hangAs, drawn.value, () => pause(PAUSE_MS)))
  } finally {
    opened.value.close()
  }
}
