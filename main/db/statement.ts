import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { assert } from '../kernel/result.ts'
import type { ReadHandle, WriteHandle } from './handle.ts'
import type { PrivateTables, VillageTables } from './schema.ts'

/**
 * Values are written `+?`. A bare `?` beside a partial index, an ORDER BY, a LIMIT or a LEFT JOIN makes SQLite plan
 * with the value itself, and so plan the statement anew at every run; of an expression it knows nothing, and
 * plans once. Half the time of a redemption went into planning.
 */
class SteadyCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
}

const dialect = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SteadyCompiler(),
}

/** Builders only: Kysely writes and types the SQL, better-sqlite3 runs it (see docs/decisions.md). */
export const village = new Kysely<VillageTables>({ dialect })
export const locks = new Kysely<PrivateTables>({ dialect })

class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** Names a value that is handed in later: `p('code')` has the type of the parameter `code`. */
type Parameters<P> = <K extends keyof P & string>(name: K) => P[K]

type SqlValue = string | number | bigint | null | Uint8Array

/**
 * A statement built and compiled once, at import; each run only hands in the values. This is what keeps the
 * counter at the speed of hand-written SQL while Kysely still checks every column.
 */
export class PreparedQuery<P, Row> {
  private readonly sql: string
  private readonly slots: readonly unknown[]

  constructor(query: Compilable<Row>) {
    const compiled = query.compile()
    this.sql = compiled.sql
    this.slots = compiled.parameters
  }

  all(db: ReadHandle, parameters: P): Row[] {
    return db.prepare(this.sql).all(...this.values(parameters)) as Row[]
  }

  get(db: ReadHandle, parameters: P): Row | undefined {
    return db.prepare(this.sql).get(...this.values(parameters)) as Row | undefined
  }

  /** One row after the other, for what is too long to hold at once. */
  iterate(db: ReadHandle, parameters: P): IterableIterator<Row> {
    return db.prepare(this.sql).iterate(...this.values(parameters)) as IterableIterator<Row>
  }

  /** Runs a write that must touch exactly `rows` rows (one unless said otherwise). */
  run(tx: WriteHandle, parameters: P, rows = 1): void {
    const { changes } = tx.prepare(this.sql).run(...this.values(parameters))
    assert(changes === rows, `${changes} rows changed instead of ${rows}: ${this.sql}`)
  }

  /** Runs a write that may touch any number of rows; returns how many. */
  runAny(tx: WriteHandle, parameters: P): number {
    return tx.prepare(this.sql).run(...this.values(parameters)).changes
  }

  private values(parameters: P): SqlValue[] {
    const given = parameters as Record<string, SqlValue>
    return this.slots.map((slot) => (slot instanceof Placeholder ? given[slot.name]! : (slot as SqlValue)))
  }
}

/** `prepared<{ code: string }>()((p) => village.selectFrom(…).where('code', '=', p('code')))` */
export function prepared<P = Record<string, never>>() {
  return <Row>(build: (p: Parameters<P>) => Compilable<Row>): PreparedQuery<P, Row> =>
    new PreparedQuery<P, Row>(build((name) => new Placeholder(name) as never))
}

/** Runs a query whose shape depends on what was asked (filters, sorting); still prepared once per SQL text. */
export function all<Row>(db: ReadHandle, query: Compilable<Row>): Row[] {
  const { sql, parameters } = query.compile()
  return db.prepare(sql).all(...parameters) as Row[]
}

/** The first row of `all`. */
export function first<Row>(db: ReadHandle, query: Compilable<Row>): Row | undefined {
  const { sql, parameters } = query.compile()
  return db.prepare(sql).get(...parameters) as Row | undefined
}

/** Runs a write of a varying shape; returns how many rows it touched. */
export function run(tx: WriteHandle, query: Compilable<unknown>): number {
  const { sql, parameters } = query.compile()
  return tx.prepare(sql).run(...parameters).changes
}
