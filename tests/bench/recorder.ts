import type Database from 'better-sqlite3'
import type { Store } from '#main/db/handle.ts'

export interface Recorded {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

type Statement = Database.Statement<unknown[], unknown>

/** Hears the statements of the store that it has met, which must be before anything is prepared there. */
export class Recorder {
  private heard: Recorded[] | undefined

  readonly meet = (store: Store): void => {
    const { sqlite } = store
    const prepare = sqlite.prepare.bind(sqlite)
    sqlite.prepare = ((sql: string) =>
      this.listening(prepare(sql) as Statement, sql)) as typeof sqlite.prepare
  }

  /** The statements that `work` ran, in their order. */
  record(work: () => unknown): Recorded[] {
    const heard: Recorded[] = []
    this.heard = heard
    try {
      work()
    } finally {
      this.heard = undefined
    }
    return heard
  }

  private listening(statement: Statement, sql: string): Statement {
    return new Proxy(statement, {
      get: (target, name) => {
        const member = Reflect.get(target, name, target)
        if (typeof member !== 'function') return member
        return (...parameters: unknown[]) => {
          if (CALLS.has(name)) this.heard?.push({ sql, parameters })
          return member.apply(target, parameters)
        }
      },
    })
  }
}

const CALLS: ReadonlySet<string | symbol> = new Set(['run', 'get', 'all', 'iterate'])

/** Recorded statements as a program without any of ours would run them: prepared once, nothing else. */
export function replayOn(sqlite: Database.Database): (recorded: readonly Recorded[]) => void {
  const prepared = new Map<string, Statement>()
  const of = (sql: string): Statement => {
    const known = prepared.get(sql) ?? (sqlite.prepare(sql) as Statement)
    prepared.set(sql, known)
    return known
  }
  return (recorded) => {
    for (const { sql, parameters } of recorded) {
      const statement = of(sql)
      if (statement.reader) statement.all(...parameters)
      else statement.run(...parameters)
    }
  }
}
