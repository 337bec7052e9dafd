import { asRefusal } from '../db/open.ts'
import { openReadOnly, type ReadOnlyFile } from '../db/read-only.ts'
import { type AuditOptions, auditBook } from '../domain/audit/audit.service.ts'
import { withFileReport } from '../domain/audit/file-check.service.ts'
import { cut, join } from '../domain/audit/join.service.ts'
import type { AuditReport } from '../domain/audit/report.ts'
import { assert, ok, type Result } from '../kernel/result.ts'
import { onBookThread } from './book-thread.ts'

export interface FileAuditOptions extends Pick<AuditOptions, 'paper' | 'progress' | 'deep'> {
  /** From this many documents on, two threads share the work. */
  readonly cutFrom?: number
}

/**
 * Audits a file by its path. A large one is proved by two threads at once, with the same report: where
 * anything is wrong, one pass over the whole goes again and names it.
 */
export async function auditFile(path: string, options: FileAuditOptions = {}): Promise<Result<AuditReport>> {
  const opened = openReadOnly(path)
  if (!opened.ok) return opened
  const book = opened.value
  try {
    const pieces = book.readsFrom === null ? undefined : cut(book, options.cutFrom)
    if (book.readsFrom === null || pieces === undefined) return ok(auditBook(book, options))
    return await onTwoThreads(book, book.readsFrom, pieces, options)
  } catch (error) {
    const refused = asRefusal(path, error)
    if (refused === undefined) throw error
    return refused
  } finally {
    book.close()
  }
}

async function onTwoThreads(
  book: ReadOnlyFile,
  path: string,
  [before, after]: NonNullable<ReturnType<typeof cut>>,
  { paper = [], progress, deep = false }: FileAuditOptions,
): Promise<Result<AuditReport>> {
  const mapped = book.onOwnDisk
  const piece = { fileCheckedElsewhere: true }
  // the shorter piece goes to another thread, with the check of the file
  const other = onBookThread({
    path,
    mapped,
    tasks: [
      { checkFile: true, deep },
      { ...piece, segment: after, paper },
    ],
  })
  const first = auditBook(book, { ...piece, segment: before, ...(progress && { progress }) })
  const answers = await other.answers
  if (!answers.ok) return answers
  const [file, second] = answers.value
  assert(file?.file && second?.report, 'the book thread answers what it was asked')
  const joined = join(book, first, second.report) ?? auditBook(book, { ...piece, paper })
  return ok(withFileReport(joined, file.file))
}
