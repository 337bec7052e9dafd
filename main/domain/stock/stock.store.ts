import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'
import type { Day } from '../../kernel/dates.ts'
import type { LotId } from '../../kernel/ids.ts'
import type { ShelfLot } from './lots.ts'

/**
 * Lots that have something on the shelf. The kind and the balance stand in the text, not as parameters:
 * only then does SQLite use the index of shelves that hold something, however many empty lots lie behind.
 */
const onShelf = prepared<{ item: string }>()((p) =>
  village
    .selectFrom('accounts')
    .innerJoin('lots', 'lots.id', 'accounts.owner')
    .select(['accounts.owner as lot', 'accounts.balance', 'accounts.value_fen', 'lots.expires_on'])
    .where('accounts.unit', '=', p('item'))
    .where('accounts.kind', '=', sql.lit('shelf'))
    .where('accounts.balance', '>', sql.lit(0)),
)

const insertLot = prepared<NewLot>()((p) =>
  village.insertInto('lots').values({
    id: p('id'),
    item: p('item'),
    received_by: p('received_by'),
    line: p('line'),
    source: p('source'),
    channel: p('channel'),
    supplier: p('supplier'),
    donor: p('donor'),
    quantity: p('quantity'),
    cost_fen: p('cost_fen'),
    produced_on: p('produced_on'),
    expires_on: p('expires_on'),
  }),
)

export interface NewLot {
  readonly id: string
  readonly item: string
  /** The document that brought it in, and its line there. */
  readonly received_by: string
  readonly line: number
  readonly source: 'purchase' | 'donation' | 'delivery' | 'opening' | 'found' | 'counted'
  readonly channel: string | null
  readonly supplier: string | null
  readonly donor: string | null
  readonly quantity: number
  readonly cost_fen: number
  readonly produced_on: string | null
  readonly expires_on: string | null
}

export const stockStore = {
  onShelf: (db: ReadHandle, item: string): ShelfLot[] =>
    onShelf.all(db, { item }).map((row) => ({
      lot: row.lot as LotId,
      left: row.balance,
      valueFen: row.value_fen,
      expiresOn: row.expires_on as Day | null,
    })),
  insertLot: (tx: WriteHandle, lot: NewLot) => insertLot.run(tx, lot),
}
