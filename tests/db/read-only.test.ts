import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openVillage } from '#main/db/open.ts'
import { openReadOnly } from '#main/db/read-only.ts'
import { expectOk } from '#main/kernel/result.ts'
import { type Book, beginBook } from '../kit/book.ts'
import { temporaryFolder } from '../kit/shop.ts'

let folder: ReturnType<typeof temporaryFolder>
let book: Book
beforeEach(() => {
  folder = temporaryFolder()
  book = beginBook(folder.path)
})
afterEach(() => {
  if (book.store.sqlite.open) book.store.close()
  folder.remove()
})

const at = (name: string) => join(folder.path, name)
const picture = () =>
  Object.fromEntries(
    readdirSync(folder.path).map((name) => [name, readFileSync(at(name)).toString('base64')]),
  )
const looks = () => readdirSync(tmpdir()).filter((name) => name.startsWith('village-look-')).length
const documents = (path: string) => {
  const opened = expectOk(openReadOnly(path))
  const { n } = opened.prepare('SELECT count(*) AS n FROM documents').get() as { n: number }
  expect(() => opened.prepare('DELETE FROM documents').run()).toThrow()
  opened.close()
  return n
}

describe('looking at a book', () => {
  test('that was closed in order leaves its folder as it was', () => {
    book.store.close()
    const before = picture()
    expect(Object.keys(before)).toEqual(['village.db'])
    expect(documents(book.path)).toBe(1)
    expect(picture()).toEqual(before)
  })

  test('that the counter has open sees what was answered so far, and the counter goes on', () => {
    book.post('points_granted', {})
    expect(documents(book.path)).toBe(2)
    book.post('points_granted', {})
    expect(documents(book.path)).toBe(3)
  })

  test('whose counter was killed sees what stands in the log, and leaves log and folder as they were', () => {
    book.post('points_granted', {})
    copyFileSync(book.path, at('copy.db'))
    copyFileSync(`${book.path}-wal`, at('copy.db-wal'))
    book.store.close()
    const before = picture()
    const copies = looks()
    expect(documents(at('copy.db'))).toBe(2)
    expect(picture()).toEqual(before)
    expect(looks()).toBe(copies)
  })

  test('that is too large for the memory is read from a copy that goes away', () => {
    book.store.write((tx) => {
      tx.prepare(
        `INSERT INTO document_texts SELECT id, 'photo', '', hex(zeroblob(40000000)) FROM documents`,
      ).run()
      return { ok: true, value: null }
    })
    book.store.close()
    const before = picture()
    const copies = looks()
    expect(documents(book.path)).toBe(1)
    expect(looks()).toBe(copies)
    expect(picture()).toEqual(before)
  })
})

describe('says in a sentence, and leaves alone,', () => {
  const refusal = (path: string) => {
    const opened = openReadOnly(path)
    if (opened.ok) throw new Error('opened')
    expect(opened.refusal.sentence).toMatch(/\p{Script=Han}/u)
    return opened.refusal.code
  }

  test('a file that is not there, is a folder, is empty, or is something else', () => {
    expect(refusal(at('none.db'))).toBe('file_missing')
    expect(refusal(folder.path)).toBe('file_missing')
    for (const [name, bytes] of [
      ['empty.db', ''],
      ['short.db', 'SQLite format 3'],
      ['list.xlsx', 'PK'.repeat(500)],
    ] as const) {
      writeFileSync(at(name), bytes)
      expect(refusal(at(name)), name).toBe('file_not_ours')
    }
    const other = new Database(at('other.db'))
    other.exec('CREATE TABLE t (x)')
    other.close()
    expect(refusal(at('other.db'))).toBe('file_not_ours')
  })

  test('a book of a newer program', () => {
    book.store.sqlite.pragma('user_version = 9999')
    book.store.close()
    const before = picture()
    expect(refusal(book.path)).toBe('file_newer')
    expect(openVillage(book.path)).toMatchObject({ ok: false, refusal: { code: 'file_newer' } })
    expect(picture()['village.db']).toBe(before['village.db'])
  })

  test('a book that was cut off', () => {
    book.store.close()
    truncateSync(book.path, 20_000)
    const opened = openReadOnly(book.path)
    const code = opened.ok ? readAll(opened.value) : opened.refusal.code
    expect(code).toBe('file_damaged')
  })

  test('a book that another program holds', () => {
    book.store.sqlite.pragma('journal_mode = DELETE')
    book.store.close()
    const other = new Database(book.path)
    other.exec('BEGIN EXCLUSIVE')
    expect(refusal(book.path)).toBe('file_locked')
    other.close()
  }, 15_000)
})

function readAll(opened: { sqlite: Database.Database; close(): void }): string {
  try {
    opened.sqlite.prepare('SELECT count(*) FROM documents').get()
    return 'read'
  } catch (error) {
    return (error as { code: string }).code === 'SQLITE_CORRUPT' ? 'file_damaged' : String(error)
  } finally {
    opened.close()
  }
}
