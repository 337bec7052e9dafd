import { builtSchema, schemaOf, versionOf } from '../../db/built-schema.ts'
import { type FileTroubles, fileTroubles } from '../../db/file-troubles.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { Findings } from './findings.ts'
import type { AuditReport } from './report.ts'

/** Tables whose every reference the pass over the documents proves. */
const PROVED_BY_PASS = ['documents', 'document_texts', 'accounts', 'transfers']

/** From this size on, comparing every entry of these tables' indexes takes longer than proving the books. */
const LARGE_BYTES = 200 * 1024 * 1024
const LARGE_TABLES = ['documents', 'transfers']

/** What is wrong below the books: SQLite's own checks, and the tables, checks and triggers as they were made. */
export interface FileReport extends FileTroubles {
  readonly schema: readonly { readonly code: SchemaTrouble; readonly part: string }[]
}
type SchemaTrouble = 'schema_missing' | 'schema_changed' | 'schema_extra'

/**
 * Can be done beside the pass over the documents. In a large file the indexes of the two long tables are
 * counted instead of compared, unless `deep`: the books are read from the tables.
 */
export function checkFile(db: ReadHandle, deep = false): FileReport {
  const troubles = fileTroubles(db, {
    withoutReferencesOf: PROVED_BY_PASS,
    countIndexesOf: deep || !isLarge(db) ? [] : LARGE_TABLES,
  })
  return { ...troubles, schema: schemaTroubles(db) }
}

export function isLarge(db: ReadHandle): boolean {
  const pages = Number(db.sqlite.pragma('page_count', { simple: true }))
  return pages * Number(db.sqlite.pragma('page_size', { simple: true })) > LARGE_BYTES
}

export function addFileReport(report: FileReport, findings: Findings): void {
  for (const trouble of report.integrity) findings.add('integrity', trouble)
  for (const { code, part } of report.schema) findings.add(code, part, { row: part })
  for (const { table, rowid, parent } of report.dangling) {
    findings.add('foreign_key', `${table} 里的一行在 ${parent} 里找不到`, { row: `${table}/${rowid ?? '?'}` })
  }
}

/** An audit's report, completed by a check of the file that was done elsewhere. */
export function withFileReport(report: AuditReport, file: FileReport): AuditReport {
  const findings = new Findings()
  addFileReport(file, findings)
  const total = report.findingsTotal + findings.total
  return {
    ...report,
    sound: total === 0,
    findings: [...findings.kept, ...report.findings],
    findingsTotal: total,
  }
}

/** Every table is there, so that the books can be read at all. */
export function hasEveryTable(db: ReadHandle): boolean {
  const there = new Set(schemaOf(db).map((part) => part.name))
  return builtSchema(versionOf(db)).every((part) => part.type !== 'table' || there.has(part.name))
}

function schemaTroubles(db: ReadHandle): FileReport['schema'] {
  const built = new Map(builtSchema(versionOf(db)).map((part) => [`${part.type} ${part.name}`, part]))
  const troubles: { code: SchemaTrouble; part: string }[] = []
  for (const { type, name, sql } of schemaOf(db)) {
    const part = `${type} ${name}`
    const wanted = built.get(part)
    if (wanted === undefined) troubles.push({ code: 'schema_extra', part })
    else if (wanted.sql !== sql) troubles.push({ code: 'schema_changed', part })
    built.delete(part)
  }
  for (const part of built.keys()) troubles.push({ code: 'schema_missing', part })
  return troubles
}
