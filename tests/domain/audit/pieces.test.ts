import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReadOnly, type ReadOnlyFile } from '#main/db/read-only.ts'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { WHOLE } from '#main/domain/audit/carry.service.ts'
import { join } from '#main/domain/audit/join.service.ts'
import { auditFile } from '#main/hosts/audit-file.ts'
import { expectOk } from '#main/kernel/result.ts'
import { type Book, beginBook, close, fillBook, insert, nextDay } from '../../kit/book.ts'
import { temporaryFolder } from '../../kit/shop.ts'
import { auditOf, tampered } from '../../kit/tamper.ts'

let folder: ReturnType<typeof temporaryFolder>
let book: Book
let sound: string

beforeAll(() => {
  folder = temporaryFolder()
  book = beginBook(folder.path)
  fillBook(book, { households: 5, items: 4, redemptions: 40, perDay: 2 })
  const closing = close(book)
  nextDay(book)
  book.post('points_granted', {}, { texts: { reason: '义务扫雪' } })
  book.post('reopening', {}, {}, (tx, document) =>
    tx.prepare('UPDATE closings SET reopened_by = ? WHERE id = ?').run(document, closing.id),
  )
  book.post('closing', {}, {}, (tx, document) =>
    insert(tx, 'closings', { id: document, from_date: '2026-09-01', through_date: '2026-09-15', number: 1 }),
  )
  nextDay(book)
  book.post('points_granted', {})
  book.store.close()
  sound = tampered(book.path, folder.path, '')
})
afterAll(() => folder.remove())

function inPieces(file: ReadOnlyFile, at: number) {
  const first = auditBook(file, { segment: { after: 0, through: at }, fileCheckedElsewhere: true })
  const second = auditBook(file, {
    segment: { after: at, through: WHOLE.through },
    fileCheckedElsewhere: true,
  })
  return { first, second, joined: join(file, first, second) }
}

describe('a book proved in two pieces', () => {
  test('gives the report of one pass, wherever it is cut', () => {
    const file = expectOk(openReadOnly(sound))
    const whole = auditBook(file)
    for (let at = 1; at < whole.counts.documents; at++) {
      const { first, second, joined } = inPieces(file, at)
      expect([first.findings, second.findings], `cut after ${at}`).toEqual([[], []])
      expect(joined).toEqual(whole)
    }
    file.close()
  })

  test('misses nothing: what one pass finds, a piece or the join finds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'UPDATE transfers SET amount = amount + 1 WHERE id =',
          'DELETE FROM transfers WHERE id =',
          'UPDATE documents SET entered_at = replace(entered_at, "Z", "0Z") WHERE rowid =',
          'DELETE FROM documents WHERE rowid =',
          'UPDATE accounts SET balance = balance + 1 WHERE id =',
          'DELETE FROM accounts WHERE id =',
          'UPDATE accounts SET opened_by = (SELECT id FROM documents WHERE sequence = 1) WHERE opened_by <> (SELECT id FROM documents WHERE sequence = 1) AND id =',
          `INSERT INTO document_texts SELECT id, 'more', '', '' FROM documents WHERE rowid =`,
          `UPDATE closings SET number = 2 WHERE rowid =`,
        ),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 90 }),
        (change, row, at) => {
          const path = tampered(book.path, folder.path, `${change.replaceAll('"', "'")} ${row}`)
          const whole = auditOf(path)
          const file = expectOk(openReadOnly(path))
          const { joined } = inPieces(file, at)
          file.close()
          expect(joined !== undefined).toBe(whole.sound)
        },
      ),
      { numRuns: 80 },
    )
  })

  test('by two threads, says the same about a good book and names the same in a broken one', async () => {
    const seen: number[] = []
    const threads = { cutFrom: 10, progress: (done: number) => seen.push(done) }
    expect(expectOk(await auditFile(sound, threads))).toEqual(auditOf(sound))
    expect(seen.length).toBeGreaterThan(0)
    const broken = tampered(book.path, folder.path, 'UPDATE transfers SET amount = amount + 1 WHERE id = 40')
    const report = expectOk(await auditFile(broken, threads))
    expect(report).toEqual(auditOf(broken))
    expect(report.findings).toMatchObject([{ code: 'transfer_changed', row: 'transfers/40' }])
  })
})
