import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { all, prepared, village } from '../../db/statement.ts'
import type { ChannelName } from './money.store.ts'

const onShelves = prepared()(() =>
  village
    .selectFrom('accounts')
    .innerJoin('lots', 'lots.id', 'accounts.owner')
    .select(['lots.item', 'accounts.balance', 'accounts.value_fen', 'lots.expires_on'])
    .where('accounts.kind', '=', sql.lit('shelf'))
    .where('accounts.balance', '>', sql.lit(0)),
)

export const listStore = {
  /** Every lot with something on the shelf, of every item. */
  onShelves: (db: ReadHandle) => onShelves.all(db, {}),

  /** Lots, the newest first; those that are used up only where asked. */
  lots: (db: ReadHandle, item: string | null, usedUp: boolean) =>
    all(
      db,
      village
        .selectFrom('lots')
        .innerJoin('items', 'items.id', 'lots.item')
        .innerJoin('documents', 'documents.id', 'lots.received_by')
        .leftJoin('suppliers', 'suppliers.id', 'lots.supplier')
        .innerJoin('accounts', (join) =>
          join.onRef('accounts.owner', '=', 'lots.id').on('accounts.kind', '=', sql.lit('shelf')),
        )
        .select([
          'lots.id',
          'lots.item',
          'lots.received_by',
          'lots.source',
          sql<ChannelName | null>`lots.channel`.as('channel'),
          'lots.donor',
          'lots.quantity',
          'lots.cost_fen',
          'lots.produced_on',
          'lots.expires_on',
          'items.name',
          'items.spec',
          'items.unit',
          'items.base_per_unit',
          'items.base_name',
          'documents.serial',
          'documents.business_date',
          'suppliers.name as supplier',
          'accounts.balance as left',
          'accounts.value_fen as value',
        ])
        .$if(item !== null, (query) => query.where('lots.item', '=', item ?? ''))
        .$if(!usedUp, (query) => query.where('accounts.balance', '>', sql.lit(0)))
        .orderBy('documents.sequence', 'desc')
        .orderBy('lots.line')
        .limit(5000),
    ),
}
