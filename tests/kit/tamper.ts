import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openReadOnly } from '#main/db/read-only.ts'
import { type AuditOptions, auditBook } from '#main/domain/audit/audit.service.ts'
import type { AuditReport } from '#main/domain/audit/report.ts'
import { expectOk } from '#main/kernel/result.ts'
import { newId } from './shop.ts'

type Tampering = string | ((sqlite: Database.Database) => void)

/** A copy of a book, changed by somebody who knows SQLite: triggers taken off and put back, checks ignored. */
export function tampered(path: string, folder: string, change: Tampering): string {
  const copy = join(folder, `${newId()}.db`)
  copyFileSync(path, copy)
  const sqlite = new Database(copy)
  try {
    sqlite.pragma('foreign_keys = OFF')
    sqlite.pragma('ignore_check_constraints = ON')
    const triggers = sqlite.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
      name: string
      sql: string
    }[]
    for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`)
    if (typeof change === 'string') sqlite.exec(change)
    else change(sqlite)
    for (const { sql } of triggers) sqlite.exec(sql)
    sqlite.pragma('journal_mode = DELETE')
  } finally {
    sqlite.close()
  }
  return copy
}

export function auditOf(path: string, options: AuditOptions = {}): AuditReport {
  const book = expectOk(openReadOnly(path))
  try {
    return auditBook(book, options)
  } finally {
    book.close()
  }
}
