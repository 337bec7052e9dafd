import { expect } from 'vitest'
import { openReadOnly } from '#main/db/read-only.ts'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import { expectOk } from '#main/kernel/result.ts'
import type { Village } from './village.ts'

/**
 * The ten invariants: by the audit, which reads every content and hash, and once more by a few plain statements
 * that know nothing of the audit.
 */
export function proveTenInvariants(village: Village): void {
  const ask = (sql: string) => village.store.prepare(sql).all()
  expect(
    ask('SELECT book, unit, sum(balance) AS total FROM accounts GROUP BY 1, 2 HAVING total <> 0'),
  ).toEqual([])
  expect(ask('SELECT unit, sum(value_fen) AS total FROM accounts GROUP BY 1 HAVING total <> 0')).toEqual([])
  expect(ask(WRONG_BALANCES)).toEqual([])
  expect(ask(OVER_MIRRORED)).toEqual([])
  expect(ask('SELECT id FROM transfers WHERE amount <= 0')).toEqual([])
  expect(
    ask("SELECT id FROM accounts WHERE kind IN ('shelf', 'fund') AND (balance < 0 OR value_fen < 0)"),
  ).toEqual([])
  expect(ask("SELECT id FROM accounts WHERE kind = 'shelf' AND balance = 0 AND value_fen <> 0")).toEqual([])
  expect(ask("SELECT id FROM accounts WHERE kind = 'gifted' AND balance < 0")).toEqual([])
  expect(ask(GAPS)).toEqual([])

  const book = expectOk(openReadOnly(villageFileOf(village.folder)))
  try {
    const { sound, findings } = auditBook(book)
    expect(findings).toEqual([])
    expect(sound).toBe(true)
  } finally {
    book.close()
  }
}

const WRONG_BALANCES = `
  SELECT a.id, a.balance, a.value_fen FROM accounts a
  WHERE a.balance <> (SELECT coalesce(sum(amount), 0) FROM transfers WHERE debit_account = a.id)
                   - (SELECT coalesce(sum(amount), 0) FROM transfers WHERE credit_account = a.id)
     OR a.value_fen <> (SELECT coalesce(sum(value_fen), 0) FROM transfers WHERE debit_account = a.id)
                     - (SELECT coalesce(sum(value_fen), 0) FROM transfers WHERE credit_account = a.id)`

const OVER_MIRRORED = `
  SELECT o.id FROM transfers o JOIN transfers m ON m.mirrors = o.id
  GROUP BY o.id
  HAVING sum(m.amount) > o.amount OR sum(m.value_fen) > o.value_fen OR max(o.mirrors) IS NOT NULL
      OR min(m.effective_date) <> o.effective_date OR max(m.effective_date) <> o.effective_date`

const GAPS = `
  SELECT kind, business_year, branch FROM documents
  GROUP BY kind, business_year, branch
  HAVING min(serial_number) <> 1 OR max(serial_number) <> count(*)
  UNION ALL
  SELECT 'sequence', 0, '' WHERE (SELECT min(sequence) <> 1 OR max(sequence) <> count(*) FROM documents)`
