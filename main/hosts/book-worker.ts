import { parentPort, workerData } from 'node:worker_threads'
import { asRefusal } from '../db/open.ts'
import { openReadOnly, type ReadOnlyFile } from '../db/read-only.ts'
import { auditBook } from '../domain/audit/audit.service.ts'
import { checkFile } from '../domain/audit/file-check.service.ts'
import { drawList } from '../domain/notices/drawing.service.ts'
import { report } from '../domain/reports/work.service.ts'
import type { BookAnswer, BookMessage, BookTask, BookWork } from './book-thread.ts'

/** The far end of `onBookThread`: some tasks on one file, then the thread ends. */
const { path, tasks, mapped } = workerData as BookWork
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
  if ('draw' in task) return { drawn: drawList(book, task.draw) }
  if ('make' in task) return { made: await report(book, task.make, task.form) }
  const progress = (done: number, all: number) => say({ done, all })
  return { report: auditBook(book, { ...task, progress }) }
}
