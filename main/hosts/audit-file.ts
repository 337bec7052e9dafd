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
  // the shorter piece and the check of the file share a thread
  const [long, short] = await Promise.all([
    onBookThread({ path, mapped, tasks: [{ ...piece, segment: before }] }, progress).answers,
    onBookThread({
      path,
      mapped,
      tasks: [
        { checkFile: true, deep },
        { ...piece, segment: after, paper },
      ],
    }).answers,
  ])
  if (!long.ok) return long
  if (!short.ok) return short
  const [first] = long.value
  const [file, second] = short.value
  assert(first?.report && file?.file && second?.report, 'the book threads answer what they were asked')
  const joined = join(book, first.report, second.report) ?? auditBook(book, { ...piece, paper })
  return ok(withFileReport(joined, file.file))
}
