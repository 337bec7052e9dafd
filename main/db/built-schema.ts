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

function partsOf(sqlite: Database.Database): SchemaPart[] {
  return sqlite
    .prepare(
      `SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name`,
    )
    .all() as SchemaPart[]
}
