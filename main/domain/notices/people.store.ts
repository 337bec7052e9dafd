import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const listed = (ids: unknown) => sql<string>`(SELECT value FROM json_each(${ids}))`

/** Subjects with whom they belong to, merged and closed households too. */
const subjects = prepared<{ ids: string }>()((p) =>
  village
    .selectFrom('subjects')
    .leftJoin('teams', 'teams.id', 'subjects.team')
    .leftJoin('persons as member', 'member.id', 'subjects.person')
    .leftJoin('households', (join) =>
      join.on((e) => e('households.id', '=', e.fn.coalesce('subjects.household', 'member.household'))),
    )
    .leftJoin('persons as head', 'head.id', 'households.head')
    .select([
      'subjects.id as subject',
      'subjects.kind',
      'households.id as household',
      'households.number',
      'households.group_name',
      'head.name as head',
      'member.name as member',
      'teams.name as team',
    ])
    .where('subjects.id', 'in', listed(p('ids'))),
)

const persons = prepared<{ households: string }>()((p) =>
  village
    .selectFrom('persons')
    .select(['household', 'name', 'old_name', 'phones'])
    .where('household', 'in', listed(p('households'))),
)

const cards = prepared<{ households: string }>()((p) =>
  village
    .selectFrom('cards')
    .select(['household', 'code'])
    .where('household', 'in', listed(p('households'))),
)

/** What went from the scheme to each subject, by the day it is for, its mirrors taken off. */
const awarded = prepared<{ scheme: string; from: string; to: string }>()((p) =>
  village
    .selectFrom('accounts as issued')
    .innerJoin('transfers', (join) =>
      join.on((e) =>
        e.or([
          e('transfers.credit_account', '=', e.ref('issued.id')),
          e('transfers.debit_account', '=', e.ref('issued.id')),
        ]),
      ),
    )
    .innerJoin('accounts as own', (join) =>
      join.on(
        'own.id',
        '=',
        sql<number>`CASE WHEN transfers.credit_account = issued.id
          THEN transfers.debit_account ELSE transfers.credit_account END`,
      ),
    )
    .select([
      'own.owner as subject',
      sql<number>`sum(CASE
        WHEN transfers.credit_account = issued.id AND transfers.mirrors IS NULL THEN transfers.amount
        WHEN transfers.debit_account = issued.id AND transfers.mirrors IS NOT NULL THEN -transfers.amount
        ELSE 0 END)`.as('awarded'),
      sql<number>`sum(CASE
        WHEN transfers.debit_account = issued.id AND transfers.mirrors IS NULL THEN transfers.amount
        WHEN transfers.credit_account = issued.id AND transfers.mirrors IS NOT NULL THEN -transfers.amount
        ELSE 0 END)`.as('deducted'),
    ])
    .where('issued.book', '=', 'points')
    .where('issued.unit', '=', p('scheme'))
    .where('issued.kind', '=', 'issued')
    .where('issued.owner', '=', '')
    .where('own.owner', '<>', '')
    .where('transfers.effective_date', '>=', p('from'))
    .where('transfers.effective_date', '<=', p('to'))
    .groupBy('own.owner'),
)

const balances = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('accounts')
    .select(['owner as subject', (e) => e.fn.sum<number>('balance').as('balance')])
    .where('book', '=', 'points')
    .where('unit', '=', p('scheme'))
    .where('kind', 'in', ['earned', 'gifted', 'deposited', 'held'])
    .groupBy('owner'),
)

const everybody = prepared<{ kind: 'household' | 'person' | 'team' }>()((p) =>
  village
    .selectFrom('subjects')
    .leftJoin('households', 'households.id', 'subjects.household')
    .select('subjects.id as subject')
    .where('subjects.kind', '=', p('kind'))
    .where((e) =>
      e.or([
        e('households.id', 'is', null),
        e('households.status', 'in', ['active', 'head_pending'] as const),
      ]),
    ),
)

export const peopleStore = {
  subjects: (db: ReadHandle, ids: readonly string[]) => subjects.all(db, { ids: JSON.stringify(ids) }),
  persons: (db: ReadHandle, households: readonly string[]) =>
    persons.all(db, { households: JSON.stringify(households) }),
  cards: (db: ReadHandle, households: readonly string[]) =>
    cards.all(db, { households: JSON.stringify(households) }),
  awarded: (db: ReadHandle, scheme: string, from: string, to: string) =>
    awarded.all(db, { scheme, from, to }),
  balances: (db: ReadHandle, scheme: string) => balances.all(db, { scheme }),
  everybody: (db: ReadHandle, kind: 'household' | 'person' | 'team') => everybody.all(db, { kind }),
}
