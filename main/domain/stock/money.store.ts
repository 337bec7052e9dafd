import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

export type ChannelName = 'fiscal' | 'aid' | 'collective' | 'donation' | 'township' | 'market'

const supplier = prepared<{ id: string }>()((p) =>
  village.selectFrom('suppliers').select(['id', 'name']).where('id', '=', p('id')),
)
const supplierNamed = prepared<{ name: string }>()((p) =>
  village.selectFrom('suppliers').select(['id', 'name']).where('name', '=', p('name')),
)
const insertSupplier = prepared<{ id: string; name: string; recorded_by: string }>()((p) =>
  village.insertInto('suppliers').values({ id: p('id'), name: p('name'), recorded_by: p('recorded_by') }),
)

/** What is owed (the other side of the balance), and all that was ever bought and paid, mirrors taken off. */
const suppliers = prepared()(() =>
  village
    .selectFrom('suppliers')
    .leftJoin('accounts', (join) =>
      join
        .onRef('accounts.owner', '=', 'suppliers.id')
        .on('accounts.book', '=', sql.lit('money'))
        .on('accounts.kind', '=', sql.lit('payable')),
    )
    .select((e) => [
      'suppliers.id',
      'suppliers.name',
      sql<number>`-coalesce(accounts.balance, 0)`.as('owed'),
      sql<number>`coalesce((SELECT sum(CASE WHEN t.mirrors IS NULL THEN t.amount ELSE 0 END) FROM transfers AS t
        WHERE t.credit_account = accounts.id), 0)
        - coalesce((SELECT sum(t.amount) FROM transfers AS t
        WHERE t.debit_account = accounts.id AND t.mirrors IS NOT NULL), 0)`.as('bought'),
      e
        .selectFrom('lots')
        .innerJoin('documents', 'documents.id', 'lots.received_by')
        .whereRef('lots.supplier', '=', 'suppliers.id')
        .select((s) => s.fn.max('documents.business_date').as('last'))
        .as('last_on'),
    ])
    .orderBy('suppliers.name'),
)

const fund = prepared<{ id: string }>()((p) =>
  village.selectFrom('funds').select(['id', 'channel', 'name']).where('id', '=', p('id')),
)
const fundNamed = prepared<{ name: string }>()((p) =>
  village.selectFrom('funds').select(['id', 'channel', 'name']).where('name', '=', p('name')),
)
const insertFund = prepared<{ id: string; channel: ChannelName; name: string; recorded_by: string }>()((p) =>
  village
    .insertInto('funds')
    .values({ id: p('id'), channel: p('channel'), name: p('name'), recorded_by: p('recorded_by') }),
)
const funds = prepared()(() =>
  village
    .selectFrom('funds')
    .leftJoin('accounts', (join) =>
      join
        .onRef('accounts.owner', '=', 'funds.id')
        .on('accounts.book', '=', sql.lit('money'))
        .on('accounts.kind', '=', sql.lit('fund')),
    )
    .select([
      'funds.id',
      'funds.channel',
      'funds.name',
      sql<number>`coalesce(accounts.balance, 0)`.as('balance'),
      sql<number>`coalesce((SELECT sum(t.amount) FROM transfers AS t
        WHERE t.debit_account = accounts.id AND t.mirrors IS NULL), 0)
        - coalesce((SELECT sum(t.amount) FROM transfers AS t
        WHERE t.credit_account = accounts.id AND t.mirrors IS NOT NULL), 0)`.as('received'),
    ])
    .orderBy('funds.channel')
    .orderBy('funds.name'),
)

export const moneyStore = {
  supplier: (db: ReadHandle, id: string) => supplier.get(db, { id }),
  supplierNamed: (db: ReadHandle, name: string) => supplierNamed.get(db, { name }),
  insertSupplier: (tx: WriteHandle, row: Parameters<typeof insertSupplier.run>[1]) =>
    insertSupplier.run(tx, row),
  suppliers: (db: ReadHandle) => suppliers.all(db, {}),
  fund: (db: ReadHandle, id: string) => fund.get(db, { id }),
  fundNamed: (db: ReadHandle, name: string) => fundNamed.get(db, { name }),
  insertFund: (tx: WriteHandle, row: Parameters<typeof insertFund.run>[1]) => insertFund.run(tx, row),
  funds: (db: ReadHandle) => funds.all(db, {}),
}
