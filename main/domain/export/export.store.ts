import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const site = prepared()(() => village.selectFrom('site').selectAll())
const accounts = prepared()(() => village.selectFrom('accounts').selectAll().orderBy('id'))
const kinds = prepared()(() => village.selectFrom('documents').select('kind').distinct().orderBy('kind'))
const days = prepared()(() =>
  village
    .selectFrom('documents')
    .select((e) => [e.fn.max('business_date').as('last'), e.fn.countAll<number>().as('documents')]),
)
/** By day, as an outside checker reads a journal; within a day in the order of the book. */
const documents = prepared()(() =>
  village
    .selectFrom('documents as d')
    .leftJoin('documents as r', 'r.id', 'd.refers_to')
    .select(['d.id', 'd.serial', 'd.kind', 'd.business_date', 'd.check_code', 'r.serial as refers_to'])
    .orderBy('d.business_date')
    .orderBy('d.sequence'),
)
const transfersOf = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('transfers')
    .select(['debit_account', 'credit_account', 'amount', 'value_fen'])
    .where('document', '=', p('document'))
    .orderBy('position'),
)

export type AccountRow = NonNullable<ReturnType<typeof accounts.get>>

export const exportStore = {
  site: (db: ReadHandle) => site.get(db, {}),
  accounts: (db: ReadHandle) => accounts.all(db, {}),
  kinds: (db: ReadHandle) => kinds.all(db, {}).map((row) => row.kind),
  extent: (db: ReadHandle) => days.get(db, {}),
  documents: (db: ReadHandle) => documents.iterate(db, {}),
  transfersOf: (db: ReadHandle, document: string) => transfersOf.all(db, { document }),
}
