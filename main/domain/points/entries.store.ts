import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

/** Every movement of a subject's points under a scheme, in the site's order, whatever their purpose. */
const entries = prepared<{ subject: string; scheme: string; from: string; to: string }>()((p) =>
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
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .leftJoin('document_texts', (join) =>
      join
        .onRef('document_texts.document', '=', 'documents.id')
        .on('document_texts.field', '=', sql.lit('reason')),
    )
    .leftJoin('deeds', (join) =>
      join
        .onRef('deeds.posted_by', '=', 'transfers.document')
        .onRef('deeds.posted_line', '=', 'transfers.line'),
    )
    .leftJoin('clauses', (join) =>
      join.onRef('clauses.rules', '=', 'deeds.rules').onRef('clauses.clause', '=', 'deeds.clause'),
    )
    .select([
      'documents.id',
      'documents.kind',
      'documents.serial',
      'documents.business_date',
      // what was done says why, where nobody wrote a reason
      sql<string | null>`coalesce(document_texts.text, group_concat(clauses.text, '；'))`.as('reason'),
      sql<number>`sum(CASE WHEN transfers.debit_account = accounts.id THEN transfers.amount ELSE -transfers.amount END)`.as(
        'points',
      ),
      sql<number>`sum(CASE WHEN accounts.kind <> 'gifted' THEN 0
        WHEN transfers.debit_account = accounts.id THEN transfers.amount ELSE -transfers.amount END)`.as(
        'gifted',
      ),
    ])
    .where('accounts.owner', '=', p('subject'))
    .where('accounts.unit', '=', p('scheme'))
    .where('accounts.book', '=', 'points')
    .where('documents.business_date', '>=', p('from'))
    .where('documents.business_date', '<=', p('to'))
    .groupBy('documents.id')
    .orderBy('documents.sequence'),
)

const before = prepared<{ subject: string; scheme: string; day: string }>()((p) =>
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
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .select(
      sql<number>`coalesce(sum(CASE WHEN transfers.debit_account = accounts.id THEN transfers.amount ELSE -transfers.amount END), 0)`.as(
        'points',
      ),
    )
    .where('accounts.owner', '=', p('subject'))
    .where('accounts.unit', '=', p('scheme'))
    .where('accounts.book', '=', 'points')
    .where('documents.business_date', '<', p('day')),
)

export const entriesStore = {
  entries: (db: ReadHandle, subject: string, scheme: string, from: string, to: string) =>
    entries.all(db, { subject, scheme, from, to }),
  before: (db: ReadHandle, subject: string, scheme: string, day: string) =>
    before.get(db, { subject, scheme, day })?.points ?? 0,
}
