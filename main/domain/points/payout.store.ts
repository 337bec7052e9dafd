import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

/** 积分兑现单 of a scheme that nobody took back. */
const standing = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('documents')
    .leftJoin('documents as back', (join) =>
      join.onRef('back.refers_to', '=', 'documents.id').on('back.kind', '=', sql.lit('entry_reversed')),
    )
    .select(['documents.id', 'documents.serial', 'documents.content'])
    .where('documents.kind', '=', 'points_paid_out')
    .where('documents.scheme', '=', p('scheme'))
    .where('back.id', 'is', null),
)

const fund = prepared<{ id: string }>()((p) =>
  village.selectFrom('funds').select(['id', 'name']).where('id', '=', p('id')),
)

/** The money that a document moved, by the line for which it did. */
const money = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('transfers')
    .innerJoin('accounts', 'accounts.id', 'transfers.credit_account')
    .select(['transfers.id', 'transfers.line', 'transfers.amount'])
    .where('transfers.document', '=', p('document'))
    .where('accounts.book', '=', 'money')
    .orderBy('transfers.position'),
)

export const payoutStore = {
  standing: (db: ReadHandle, scheme: string) => standing.all(db, { scheme }),
  fund: (db: ReadHandle, id: string) => fund.get(db, { id }),
  money: (db: ReadHandle, document: string) => money.all(db, { document }),
}
