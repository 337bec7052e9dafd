import type Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Book, beginBook, fillBook } from '../../kit/book.ts'
import { temporaryFolder } from '../../kit/shop.ts'
import { auditOf, tampered } from '../../kit/tamper.ts'

let folder: ReturnType<typeof temporaryFolder>
let book: Book

beforeAll(() => {
  folder = temporaryFolder()
  book = beginBook(folder.path)
  fillBook(book, { households: 3, items: 3, redemptions: 12, perDay: 2 })
  book.store.close()
})
afterAll(() => folder.remove())

const TABLES = ['documents', 'transfers', 'accounts', 'document_texts'] as const
type Row = Record<string, string | number | null>

const rowsOf = (sqlite: Database.Database, table: string) =>
  sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all() as Row[]

/** Another value for a column: a little different, from another row, nothing, or out of nowhere. */
function otherValue(value: string | number | null, sort: number, neighbour: Row, column: string): unknown {
  switch (sort % 4) {
    case 0:
      return typeof value === 'number' ? value + 1 : `${value ?? ''}1`
    case 1:
      return neighbour[column] ?? null
    case 2:
      return null
    default:
      return typeof value === 'number' ? -value : '0'
  }
}

const where = (row: Row) =>
  Object.keys(row)
    .map((column) => `${column} IS ?`)
    .join(' AND ')

/** Runs the change on a copy; undefined where the database itself, even so, does not take it. */
function auditAfter(change: (sqlite: Database.Database) => boolean) {
  let changed = false
  try {
    const path = tampered(book.path, folder.path, (sqlite) => {
      changed = change(sqlite)
    })
    return changed ? auditOf(path) : undefined
  } catch (error) {
    if (/^SQLITE_(CONSTRAINT|MISMATCH)/.test((error as { code?: string }).code ?? '')) return undefined
    throw error
  }
}

const pick = fc.record({ table: fc.constantFrom(...TABLES), row: fc.nat(), other: fc.nat(), sort: fc.nat() })

describe('whatever is done to a row of the books', () => {
  test('a value changed in any column of any row is found and named', () => {
    fc.assert(
      fc.property(pick, fc.nat(), ({ table, row, other, sort }, at) => {
        let key = ''
        const report = auditAfter((sqlite) => {
          const rows = rowsOf(sqlite, table)
          const target = rows[row % rows.length]!
          const column = Object.keys(target)[at % Object.keys(target).length]!
          const value = otherValue(target[column]!, sort, rows[other % rows.length]!, column)
          // blanking a personal text is allowed
          if (value === target[column] || (column === 'text' && value === null)) return false
          key = String(target.serial ?? target.document ?? target.id)
          sqlite
            .prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where(target)}`)
            .run(value, ...Object.values(target))
          return true
        })
        fc.pre(report !== undefined)
        expect(report.sound, `${table} ${key}`).toBe(false)
        expect(report.findings.every((one) => one.document ?? one.account ?? one.row)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('a row taken away, doubled or put in another’s place is found', () => {
    fc.assert(
      fc.property(pick, fc.constantFrom('remove', 'double', 'swap'), ({ table, row, other }, deed) => {
        const report = auditAfter((sqlite) => {
          const rows = rowsOf(sqlite, table)
          const target = rows[row % rows.length]!
          const second = rows[other % rows.length]!
          const remove = (gone: Row) =>
            sqlite.prepare(`DELETE FROM ${table} WHERE ${where(gone)}`).run(...Object.values(gone))
          const add = (fresh: Row) =>
            sqlite
              .prepare(
                `INSERT INTO ${table} VALUES (${Object.keys(fresh)
                  .map(() => '?')
                  .join(', ')})`,
              )
              .run(...Object.values(fresh))
          if (deed === 'remove') {
            remove(target)
          } else if (deed === 'double') {
            const unique: Row = {
              documents: { id: 'x', sequence: 9_999, serial: 'DH26-09999', serial_number: 9_999, hash: 'x' },
              transfers: { id: 99_999, position: 99 },
              accounts: { id: 99_999, owner: 'x' },
              document_texts: { field: 'x' },
            }[table] as Row
            add({ ...target, ...unique })
          } else {
            if (target === second) return false
            const [key] = Object.keys(target) as [string]
            if (target[key] === second[key]) return false
            remove(target)
            remove(second)
            add({ ...target, [key]: second[key]! })
            add({ ...second, [key]: target[key]! })
          }
          return true
        })
        fc.pre(report !== undefined)
        expect(report.sound).toBe(false)
      }),
      { numRuns: 100 },
    )
  })
})
