import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

interface Span {
  readonly scheme: string
  readonly from: string
  readonly to: string
}

const issuedOf = (scheme: unknown) =>
  sql`(SELECT id FROM accounts WHERE book = 'points' AND unit = ${scheme} AND kind = 'issued' AND owner = '')`

/**
 * Every transfer between a scheme's `issued` and somebody's own account, by the day it is for. A mirror takes off
 * what its original gave: an award taken back lowers what was awarded, it is no deduction. Grouped while the rows
 * are read, so that the names of five million transfers' owners are looked up once each.
 */
const movedIn = (scheme: unknown, from: unknown, to: unknown) => sql`
  SELECT debit_account AS account,
    sum(CASE WHEN mirrors IS NULL THEN amount ELSE 0 END) AS awarded,
    sum(CASE WHEN mirrors IS NULL THEN 0 ELSE -amount END) AS deducted
  FROM transfers
  WHERE credit_account = ${issuedOf(scheme)} AND effective_date BETWEEN ${from} AND ${to}
  GROUP BY debit_account
  UNION ALL
  SELECT credit_account,
    sum(CASE WHEN mirrors IS NULL THEN 0 ELSE -amount END),
    sum(CASE WHEN mirrors IS NULL THEN amount ELSE 0 END)
  FROM transfers
  WHERE debit_account = ${issuedOf(scheme)} AND effective_date BETWEEN ${from} AND ${to}
  GROUP BY credit_account`

interface Moved {
  account: number
  awarded: number
  deducted: number
}

const merits = prepared<Span>()((p) =>
  village
    .selectFrom(sql<Moved>`(${movedIn(p('scheme'), p('from'), p('to'))})`.as('moved'))
    .innerJoin('accounts', 'accounts.id', 'moved.account')
    .select((e) => [
      'accounts.owner as subject',
      e.fn.sum<number>('moved.awarded').as('awarded'),
      e.fn.sum<number>('moved.deducted').as('deducted'),
    ])
    .where('accounts.owner', '<>', '')
    .groupBy('accounts.owner'),
)

/** By the class of the clause that a deed was posted for; null where points were given by hand. */
const byClass = prepared<Span>()((p) => {
  const line = sql`
    SELECT account, original, sum(awarded) AS awarded, sum(deducted) AS deducted FROM (
      SELECT debit_account AS account, coalesce(mirrors, id) AS original,
        CASE WHEN mirrors IS NULL THEN amount ELSE 0 END AS awarded,
        CASE WHEN mirrors IS NULL THEN 0 ELSE -amount END AS deducted
      FROM transfers
      WHERE credit_account = ${issuedOf(p('scheme'))} AND effective_date BETWEEN ${p('from')} AND ${p('to')}
      UNION ALL
      SELECT credit_account, coalesce(mirrors, id),
        CASE WHEN mirrors IS NULL THEN 0 ELSE -amount END,
        CASE WHEN mirrors IS NULL THEN amount ELSE 0 END
      FROM transfers
      WHERE debit_account = ${issuedOf(p('scheme'))} AND effective_date BETWEEN ${p('from')} AND ${p('to')}
    ) GROUP BY account, original`
  return village
    .selectFrom(sql<Moved & { original: number }>`(${line})`.as('moved'))
    .innerJoin('accounts', 'accounts.id', 'moved.account')
    .innerJoin('transfers as original', 'original.id', 'moved.original')
    .leftJoin('deeds', (join) =>
      join
        .onRef('deeds.posted_by', '=', 'original.document')
        .onRef('deeds.posted_line', '=', 'original.line'),
    )
    .leftJoin('clauses', (join) =>
      join.onRef('clauses.rules', '=', 'deeds.rules').onRef('clauses.clause', '=', 'deeds.clause'),
    )
    .select((e) => [
      'accounts.owner as subject',
      'clauses.class_name as part',
      e.fn.sum<number>('moved.awarded').as('awarded'),
      e.fn.sum<number>('moved.deducted').as('deducted'),
    ])
    .where('accounts.owner', '<>', '')
    .groupBy(['accounts.owner', 'clauses.class_name'])
})

/** Households that were taken in, with the household that did so. */
const merged = prepared()(() =>
  village
    .selectFrom('households')
    .innerJoin('subjects as own', 'own.household', 'households.id')
    .innerJoin('subjects as next', 'next.household', 'households.successor')
    .select(['own.id as subject', 'next.id as successor'])
    .where('households.status', '=', 'merged'),
)

export const meritStore = {
  merits: (db: ReadHandle, scheme: string, from: string, to: string) => merits.all(db, { scheme, from, to }),
  byClass: (db: ReadHandle, scheme: string, from: string, to: string) =>
    byClass.all(db, { scheme, from, to }),
  merged: (db: ReadHandle) => merged.all(db, {}),
}
