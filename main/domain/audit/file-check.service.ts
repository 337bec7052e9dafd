import { builtSchema, danglingRows, integrityTroubles, schemaOf, versionOf } from '../../db/built-schema.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { Findings } from './findings.ts'

/**
 * The file below the books: pages and indexes, tables with their CHECKs, triggers, references. Answers whether
 * every table is there, so that the books can be read at all.
 */
export function checkFile(db: ReadHandle, findings: Findings): boolean {
  for (const trouble of integrityTroubles(db)) findings.add('integrity', trouble)
  const complete = checkSchema(db, findings)
  if (complete) {
    for (const { table, rowid, parent } of danglingRows(db)) {
      findings.add('foreign_key', `${table} 里的一行在 ${parent} 里找不到`, {
        row: `${table}/${rowid ?? '?'}`,
      })
    }
  }
  return complete
}

function checkSchema(db: ReadHandle, findings: Findings): boolean {
  const built = new Map(builtSchema(versionOf(db)).map((part) => [`${part.type} ${part.name}`, part]))
  let complete = true
  for (const part of schemaOf(db)) {
    const name = `${part.type} ${part.name}`
    const wanted = built.get(name)
    if (wanted === undefined) findings.add('schema_extra', name, { row: name })
    else if (wanted.sql !== part.sql) findings.add('schema_changed', name, { row: name })
    built.delete(name)
  }
  for (const [name, part] of built) {
    findings.add('schema_missing', name, { row: name })
    if (part.type === 'table') complete = false
  }
  return complete
}
