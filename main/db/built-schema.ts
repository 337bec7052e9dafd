import Database from 'better-sqlite3'
import { migrations } from '#migrations/index.ts'
import type { ReadHandle } from './handle.ts'

export interface SchemaPart {
  readonly type: string
  readonly name: string
  readonly sql: string
}

/** Tables, indexes and triggers as the file has them. SQLite's own bookkeeping is left out. */
export function schemaOf(db: ReadHandle): SchemaPart[] {
  return partsOf(db.sqlite)
}

/** The same, as the migrations make them for the file's version. */
export function builtSchema(version: number): SchemaPart[] {
  const fresh = new Database(':memory:')
  try {
    for (const migration of migrations.slice(0, version)) fresh.exec(migration.up)
    return partsOf(fresh)
  } finally {
    fresh.close()
  }
}

export const versionOf = (db: ReadHandle): number =>
  Number(db.sqlite.pragma('user_version', { simple: true }))

/** Whether the file, which may be older than the program, has a column. */
export function hasColumn(db: ReadHandle, table: string, column: string): boolean {
  const columns = db.prepare('SELECT name FROM pragma_table_info(?)').all(table) as { name: string }[]
  return columns.some(({ name }) => name === column)
}

function partsOf(sqlite: Database.Database): SchemaPart[] {
  return sqlite
    .prepare(
      `SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name`,
    )
    .all() as SchemaPart[]
}
