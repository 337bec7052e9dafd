import type Database from 'better-sqlite3'
import type { Result } from '../kernel/result.ts'

type Statement = Database.Statement<unknown[], unknown>

/**
 * A connection that may only look. Statements are prepared once per SQL text and kept for the life of the
 * connection; everything is synchronous.
 */
export class ReadHandle {
  readonly sqlite: Database.Database
  private readonly prepared = new Map<string, Statement>()

  constructor(sqlite: Database.Database) {
    this.sqlite = sqlite
  }

  prepare(sql: string): Statement {
    let statement = this.prepared.get(sql)
    if (statement === undefined) {
      statement = this.sqlite.prepare(sql)
      this.prepared.set(sql, statement)
    }
    return statement
  }
}

/** Inside one immediate transaction: the only thing that can write. Services own it, nobody keeps it. */
export class WriteHandle extends ReadHandle {
  declare protected readonly writes: true
}

/** A file that can be read at any time and written in one transaction at a time. */
export class Store extends ReadHandle {
  private readonly writer: WriteHandle
  private writing = false

  constructor(sqlite: Database.Database) {
    super(sqlite)
    this.writer = new WriteHandle(sqlite)
  }

  /**
   * Runs `work` in one immediate transaction. A refusal rolls everything back, and so does a throw: what was
   * refused leaves nothing behind. Nothing may await inside.
   */
  write<T>(work: (tx: WriteHandle) => Result<T>): Result<T> {
    if (this.writing) throw new Error('a transaction is already open: a service called another one')
    this.prepare('BEGIN IMMEDIATE').run()
    this.writing = true
    try {
      const result = work(this.writer)
      this.prepare(result.ok ? 'COMMIT' : 'ROLLBACK').run()
      return result
    } catch (error) {
      if (this.sqlite.inTransaction) this.prepare('ROLLBACK').run()
      throw error
    } finally {
      this.writing = false
    }
  }

  close(): void {
    this.sqlite.close()
  }
}
