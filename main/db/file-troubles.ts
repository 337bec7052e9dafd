import { schemaOf } from './built-schema.ts'
import type { ReadHandle } from './handle.ts'

/** What SQLite itself finds wrong with a file. */
export interface FileTroubles {
  /** Pages and indexes, in SQLite's own words. */
  readonly integrity: readonly string[]
  /** Rows whose reference leads nowhere. */
  readonly dangling: readonly DanglingRow[]
}

export interface DanglingRow {
  readonly table: string
  readonly rowid: number | null
  readonly parent: string
}

export interface FileCheckOptions {
  /** References of these tables are proved by whoever asks. */
  readonly withoutReferencesOf?: readonly string[]
  /**
   * Indexes of these tables are only counted against their tables, not compared entry by entry, and those that
   * choose their rows by the content are taken on trust.
   */
  readonly countIndexesOf?: readonly string[]
}

/** Reads the whole file. */
export function fileTroubles(db: ReadHandle, options: FileCheckOptions = {}): FileTroubles {
  const { withoutReferencesOf = [], countIndexesOf = [] } = options
  const tables = schemaOf(db).flatMap((part) => (part.type === 'table' ? [part.name] : []))
  const compared = tables.filter((name) => !countIndexesOf.includes(name))
  const referring = tables.filter((name) => !withoutReferencesOf.includes(name))
  const integrity =
    compared.length === tables.length
      ? linesOf(db, 'integrity_check')
      : [
          ...linesOf(db, 'quick_check'),
          ...compared.flatMap((name) => linesOf(db, `integrity_check(${quoted(name)})`)),
          ...countIndexesOf.filter((name) => tables.includes(name)).flatMap((name) => miscounted(db, name)),
        ]
  return {
    integrity: [...new Set(integrity)],
    dangling: referring.flatMap(
      (name) => db.sqlite.pragma(`foreign_key_check(${quoted(name)})`) as DanglingRow[],
    ),
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

function linesOf(db: ReadHandle, check: string): string[] {
  const rows = db.sqlite.pragma(check) as Record<string, string>[]
  return rows.map((row) => Object.values(row)[0] ?? '').filter((line) => line !== 'ok')
}

/** To ask it of every row is to read the whole file once more: a tenth of an audit, for slips that wait. */
const READS_CONTENT = /\bcontent\b/

/** Indexes that have more or fewer entries than their table has rows. */
function miscounted(db: ReadHandle, table: string): string[] {
  const indexes = db.sqlite.pragma(`index_list(${quoted(table)})`) as { name: string; partial: number }[]
  const count = (from: string) => (db.prepare(`SELECT count(*) AS n FROM ${from}`).get() as { n: number }).n
  // the table is walked once a condition, not once an index
  const rows = new Map<string, number>()
  return indexes.flatMap(({ name, partial }) => {
    const where = partial === 1 ? `WHERE ${conditionOf(db, name)}` : ''
    if (READS_CONTENT.test(where)) return []
    const entries = count(`${quoted(table)} INDEXED BY ${quoted(name)} ${where}`)
    const expected = rows.get(where) ?? count(`${quoted(table)} NOT INDEXED ${where}`)
    rows.set(where, expected)
    return entries === expected ? [] : [`wrong # of entries in index ${name}`]
  })
}

function conditionOf(db: ReadHandle, index: string): string {
  const { sql } = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(index) as { sql: string }
  return sql.slice(sql.lastIndexOf(' WHERE ') + ' WHERE '.length)
}
