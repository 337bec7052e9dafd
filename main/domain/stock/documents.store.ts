import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

export const STOCK_KINDS = [
  'stock_in',
  'payment',
  'funding',
  'found_at_counter',
  'written_off',
  'goods_issued',
  'counted',
] as const
export type StockKind = (typeof STOCK_KINDS)[number]

const columns = [
  'documents.id',
  'documents.kind',
  'documents.serial',
  'documents.sequence',
  'documents.business_date',
  'documents.entered_at',
  'documents.refers_to',
  'documents.check_code',
  'documents.content',
  'staff.name as recorded_by',
  'witness.name as handed_by',
  'back.serial as reversed',
] as const

/** Reversals of points are documents of the same kind: only those of stock and money belong here. */
const newest = prepared<{ limit: number }>()((p) =>
  village
    .selectFrom('documents')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .leftJoin('staff as witness', 'witness.id', 'documents.handed_by')
    .leftJoin('documents as back', (join) =>
      join.onRef('back.refers_to', '=', 'documents.id').on('back.kind', '=', sql.lit('entry_reversed')),
    )
    .leftJoin('documents as original', 'original.id', 'documents.refers_to')
    .select(columns)
    .where((e) =>
      e.or([
        e('documents.kind', 'in', STOCK_KINDS),
        e.and([e('documents.kind', '=', 'entry_reversed'), e('original.kind', 'in', STOCK_KINDS)]),
      ]),
    )
    .orderBy('documents.sequence', 'desc')
    .limit(p('limit')),
)

const one = prepared<{ id: string }>()((p) =>
  village
    .selectFrom('documents')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .leftJoin('staff as witness', 'witness.id', 'documents.handed_by')
    .leftJoin('documents as back', (join) =>
      join.onRef('back.refers_to', '=', 'documents.id').on('back.kind', '=', sql.lit('entry_reversed')),
    )
    .select(columns)
    .where('documents.id', '=', p('id')),
)

const lotsOf = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('lots')
    .innerJoin('items', 'items.id', 'lots.item')
    .leftJoin('accounts', (join) =>
      join.onRef('accounts.owner', '=', 'lots.id').on('accounts.kind', '=', sql.lit('shelf')),
    )
    .leftJoin('suppliers', 'suppliers.id', 'lots.supplier')
    .select([
      'lots.id',
      'lots.line',
      'lots.quantity',
      'lots.cost_fen',
      'lots.produced_on',
      'lots.expires_on',
      'lots.donor',
      'items.id as item',
      'items.name',
      'items.spec',
      'items.unit',
      'items.base_per_unit',
      'items.base_name',
      'accounts.id as shelf',
      'accounts.balance as left',
      'suppliers.name as supplier',
    ])
    .where('lots.received_by', '=', p('document'))
    .orderBy('lots.line'),
)

/** Which lot it was, and of what. */
const ofLot = [
  'lots.produced_on',
  'lots.expires_on',
  'documents.serial as lot_serial',
  'items.name',
  'items.spec',
  'items.unit',
  'items.base_per_unit',
  'items.base_name',
] as const

/** What a write-off or another issue took, lot by lot. */
const issuedBy = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('transfers')
    .innerJoin('accounts', 'accounts.id', 'transfers.credit_account')
    .innerJoin('lots', 'lots.id', 'accounts.owner')
    .innerJoin('items', 'items.id', 'lots.item')
    .innerJoin('documents', 'documents.id', 'lots.received_by')
    .select([
      'transfers.position as line',
      'transfers.amount as quantity',
      'transfers.value_fen',
      ...ofLot,
      'accounts.balance as left',
    ])
    .where('transfers.document', '=', p('document'))
    .orderBy('transfers.position'),
)

/** What a count found too many of, lot by lot; what is missing is negative. */
const countedBy = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('transfers')
    .innerJoin('accounts', (join) =>
      join
        .on('accounts.kind', '=', sql.lit('shelf'))
        .on((e) =>
          e.or([
            e('accounts.id', '=', e.ref('transfers.credit_account')),
            e('accounts.id', '=', e.ref('transfers.debit_account')),
          ]),
        ),
    )
    .innerJoin('lots', 'lots.id', 'accounts.owner')
    .innerJoin('items', 'items.id', 'lots.item')
    .innerJoin('documents', 'documents.id', 'lots.received_by')
    .select([
      'transfers.position as line',
      sql<number>`iif(accounts.id = transfers.debit_account, 1, -1) * transfers.amount`.as('quantity'),
      sql<number>`iif(accounts.id = transfers.debit_account, 1, -1) * transfers.value_fen`.as('value_fen'),
      ...ofLot,
      'accounts.id as shelf',
      'accounts.balance as left',
      'accounts.value_fen as left_fen',
    ])
    .where('transfers.document', '=', p('document'))
    .orderBy('transfers.position'),
)

const transfersOf = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('transfers')
    .select(['id', 'line'])
    .where('document', '=', p('document'))
    .where('mirrors', 'is', null)
    .orderBy('position'),
)

/** The newest document that took something from a shelf and was not itself taken back in full. */
const takenBy = prepared<{ account: number }>()((p) =>
  village
    .selectFrom('transfers')
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .select('documents.serial')
    .where('transfers.credit_account', '=', p('account'))
    .where('transfers.mirrors', 'is', null)
    .where(
      sql<boolean>`transfers.amount > (SELECT coalesce(sum(m.amount), 0) FROM transfers AS m
        WHERE m.mirrors = transfers.id)`,
    )
    .orderBy('transfers.id', 'desc')
    .limit(1),
)

export type StockDocumentRow = NonNullable<ReturnType<typeof one.get>>

export const stockDocumentsStore = {
  newest: (db: ReadHandle, limit: number) => newest.all(db, { limit }),
  one: (db: ReadHandle, id: string) => one.get(db, { id }),
  lotsOf: (db: ReadHandle, document: string) => lotsOf.all(db, { document }),
  issuedBy: (db: ReadHandle, document: string) => issuedBy.all(db, { document }),
  countedBy: (db: ReadHandle, document: string) => countedBy.all(db, { document }),
  transfersOf: (db: ReadHandle, document: string) => transfersOf.all(db, { document }),
  takenBy: (db: ReadHandle, shelf: number) => takenBy.get(db, { account: shelf })?.serial,
}
