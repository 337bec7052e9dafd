import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

/** Whom points belong to, with the household behind; the order is the register's. */
const everybody = prepared<{ kind: 'household' | 'person' | 'team' }>()((p) =>
  village
    .selectFrom('subjects')
    .leftJoin('persons', 'persons.id', 'subjects.person')
    .leftJoin('teams', 'teams.id', 'subjects.team')
    .leftJoin('households', (join) =>
      join.on((e) => e('households.id', '=', e.fn.coalesce('subjects.household', 'persons.household'))),
    )
    .leftJoin('persons as head', 'head.id', 'households.head')
    .select([
      'subjects.id as subject',
      'households.id as household',
      sql<string>`coalesce(households.number, '')`.as('number'),
      sql<string>`coalesce(households.group_name, '')`.as('group_name'),
      sql<string | null>`coalesce(teams.name, persons.name, head.name)`.as('name'),
      sql<number>`(households.status IN ('closed', 'merged') OR teams.active = 0
        OR persons.status IN ('dead', 'left'))`.as('gone'),
    ])
    .where('subjects.kind', '=', p('kind'))
    .orderBy(sql`length(coalesce(households.number, ''))`)
    .orderBy('households.number')
    .orderBy('subjects.id'),
)

const balances = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('accounts')
    .select(['owner as subject', (e) => e.fn.sum<number>('balance').as('balance')])
    .where('book', '=', 'points')
    .where('unit', '=', p('scheme'))
    .where('owner', '<>', '')
    .groupBy('owner'),
)

/** Deeds and points given by hand, one row a transfer, by the day they are for. */
const records = prepared<{ scheme: string; from: string; to: string }>()((p) => {
  const issued = sql`(SELECT id FROM accounts
    WHERE book = 'points' AND unit = ${p('scheme')} AND kind = 'issued' AND owner = '')`
  const moved = sql<{ id: number; account: number; points: number }>`(
    SELECT id, debit_account AS account, amount AS points FROM transfers
    WHERE credit_account = ${issued} AND effective_date BETWEEN ${p('from')} AND ${p('to')}
    UNION ALL
    SELECT id, credit_account, -amount FROM transfers
    WHERE debit_account = ${issued} AND effective_date BETWEEN ${p('from')} AND ${p('to')})`
  return village
    .selectFrom(moved.as('moved'))
    .innerJoin('transfers', 'transfers.id', 'moved.id')
    .innerJoin('transfers as original', (join) =>
      join.on((e) => e('original.id', '=', e.fn.coalesce('transfers.mirrors', 'transfers.id'))),
    )
    .innerJoin('accounts', 'accounts.id', 'moved.account')
    .innerJoin('subjects', 'subjects.id', 'accounts.owner')
    .leftJoin('persons', 'persons.id', 'subjects.person')
    .leftJoin('teams', 'teams.id', 'subjects.team')
    .leftJoin('households', (join) =>
      join.on((e) => e('households.id', '=', e.fn.coalesce('subjects.household', 'persons.household'))),
    )
    .leftJoin('persons as head', 'head.id', 'households.head')
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .innerJoin('documents as first', 'first.id', 'original.document')
    .leftJoin('deeds', (join) =>
      join
        .onRef('deeds.posted_by', '=', 'original.document')
        .onRef('deeds.posted_line', '=', 'original.line'),
    )
    .leftJoin('clauses', (join) =>
      join.onRef('clauses.rules', '=', 'deeds.rules').onRef('clauses.clause', '=', 'deeds.clause'),
    )
    .leftJoin('documents as recorded', (join) =>
      join.on((e) => e('recorded.id', '=', e.fn.coalesce('deeds.recorded_by', 'documents.id'))),
    )
    .leftJoin('staff', 'staff.id', 'recorded.recorded_by')
    .leftJoin('document_texts as reason', (join) =>
      join.onRef('reason.document', '=', 'documents.id').on('reason.field', '=', sql.lit('reason')),
    )
    .leftJoin('document_texts as event', (join) =>
      join.onRef('event.document', '=', 'deeds.recorded_by').on('event.field', '=', sql.lit('event')),
    )
    .select([
      'accounts.owner as subject',
      'households.id as household',
      sql<string>`coalesce(households.number, '')`.as('number'),
      sql<string>`coalesce(households.group_name, '')`.as('group_name'),
      sql<string | null>`coalesce(teams.name, persons.name, head.name)`.as('name'),
      'transfers.effective_date as day',
      'clauses.class_name',
      'clauses.number as clause_number',
      'clauses.text as clause_text',
      'deeds.clause',
      'reason.text as reason',
      'event.text as event',
      'moved.points',
      'documents.id as document',
      'documents.kind',
      'documents.serial',
      'staff.name as recorded_by',
      sql<string | null>`CASE WHEN transfers.mirrors IS NULL THEN NULL ELSE first.serial END`.as(
        'takes_back',
      ),
    ])
    .orderBy('transfers.effective_date')
    .orderBy('documents.sequence')
    .orderBy('transfers.position')
})

/** What a household's own accounts gained and lost by month up to a day, and by whose account stood on the other side. */
const ownFlows = prepared<{ subject: string; scheme: string; to: string }>()((p) =>
  village
    .selectFrom('accounts')
    .innerJoin('transfers', (join) =>
      join.on((e) =>
        e.or([
          e('transfers.debit_account', '=', e.ref('accounts.id')),
          e('transfers.credit_account', '=', e.ref('accounts.id')),
        ]),
      ),
    )
    .innerJoin('accounts as other', (join) =>
      join.on(
        'other.id',
        '=',
        sql<number>`CASE WHEN transfers.debit_account = accounts.id
          THEN transfers.credit_account ELSE transfers.debit_account END`,
      ),
    )
    .select([
      'other.kind',
      sql<string>`substr(transfers.effective_date, 1, 7)`.as('month'),
      sql<number>`sum(CASE
        WHEN (transfers.debit_account = accounts.id) = (transfers.mirrors IS NULL)
        THEN (CASE WHEN transfers.mirrors IS NULL THEN transfers.amount ELSE -transfers.amount END)
        ELSE 0 END)`.as('given'),
      sql<number>`sum(CASE
        WHEN (transfers.credit_account = accounts.id) = (transfers.mirrors IS NULL)
        THEN (CASE WHEN transfers.mirrors IS NULL THEN transfers.amount ELSE -transfers.amount END)
        ELSE 0 END)`.as('taken'),
    ])
    .where('accounts.owner', '=', p('subject'))
    .where('accounts.unit', '=', p('scheme'))
    .where('accounts.book', '=', 'points')
    .where('other.owner', '<>', p('subject'))
    .where('transfers.effective_date', '<=', p('to'))
    .groupBy(['other.kind', 'month']),
)

const content = prepared<{ id: string }>()((p) =>
  village.selectFrom('documents').select('content').where('id', '=', p('id')),
)

const subjectOf = prepared<{ household: string }>()((p) =>
  village.selectFrom('subjects').select('id').where('household', '=', p('household')),
)

export const linesStore = {
  everybody: (db: ReadHandle, kind: 'household' | 'person' | 'team') => everybody.all(db, { kind }),
  balances: (db: ReadHandle, scheme: string) => balances.all(db, { scheme }),
  records: (db: ReadHandle, scheme: string, from: string, to: string) =>
    records.all(db, { scheme, from, to }),
  ownFlows: (db: ReadHandle, subject: string, scheme: string, to: string) =>
    ownFlows.all(db, { subject, scheme, to }),
  content: (db: ReadHandle, document: string) => content.get(db, { id: document })?.content,
  subjectOf: (db: ReadHandle, household: string) => subjectOf.get(db, { household })?.id,
}
export type RecordRow = ReturnType<typeof linesStore.records>[number]
