import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const insert = prepared<{ id: string; file_name: string; sha256: string }>()((p) =>
  village
    .insertInto('imports')
    .values({ id: p('id'), kind: 'goods', file_name: p('file_name'), sha256: p('sha256') }),
)
const insertRow = prepared<{ import: string; row: number; id: string }>()((p) =>
  village
    .insertInto('import_rows')
    .values({ import: p('import'), row: p('row'), entity: 'item', id: p('id'), before: null }),
)
const sameFile = prepared<{ sha256: string }>()((p) =>
  village
    .selectFrom('imports')
    .innerJoin('documents', 'documents.id', 'imports.id')
    .select('documents.serial')
    .where('imports.kind', '=', 'goods')
    .where('imports.sha256', '=', p('sha256'))
    .where('imports.reversed_by', 'is', null),
)
const records = prepared()(() =>
  village
    .selectFrom('imports')
    .innerJoin('documents', 'documents.id', 'imports.id')
    .leftJoin('documents as back', 'back.id', 'imports.reversed_by')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .select((e) => [
      'imports.id',
      'imports.file_name',
      'documents.serial',
      'documents.business_date',
      'documents.entered_at',
      'staff.name as recorded_by',
      'back.serial as reversed',
      e
        .selectFrom('import_rows')
        .whereRef('import_rows.import', '=', 'imports.id')
        .select((s) => s.fn.countAll<number>().as('n'))
        .as('items'),
    ])
    .where('imports.kind', '=', 'goods')
    .orderBy('documents.sequence', 'desc'),
)
const rowsOf = prepared<{ import: string }>()((p) =>
  village.selectFrom('import_rows').select(['id', 'row']).where('import', '=', p('import')).orderBy('row'),
)
const reverse = prepared<{ id: string; reversed_by: string }>()((p) =>
  village
    .updateTable('imports')
    .set({ reversed_by: p('reversed_by') })
    .where('id', '=', p('id'))
    .where('reversed_by', 'is', null),
)

/** Each way in which something may have come to refer to an item of an import; the first item that has it. */
const moved = prepared<{ import: string }>()((p) =>
  village
    .selectFrom('import_rows')
    .innerJoin('items', 'items.id', 'import_rows.id')
    .innerJoin('accounts', 'accounts.unit', 'items.id')
    .select('items.name')
    .where('import_rows.import', '=', p('import'))
    .where('accounts.book', '=', sql.lit('goods'))
    .limit(1),
)
const changed = prepared<{ import: string }>()((p) =>
  village
    .selectFrom('import_rows')
    .innerJoin('items', 'items.id', 'import_rows.id')
    .select('items.name')
    .where('import_rows.import', '=', p('import'))
    .whereRef('items.changed_by', '<>', 'import_rows.import')
    .limit(1),
)
const priced = prepared<{ import: string }>()((p) =>
  village
    .selectFrom('import_rows')
    .innerJoin('items', 'items.id', 'import_rows.id')
    .innerJoin('prices', 'prices.item', 'items.id')
    .select('items.name')
    .where('import_rows.import', '=', p('import'))
    .whereRef('prices.decided_by', '<>', 'import_rows.import')
    .limit(1),
)
const bundled = prepared<{ import: string }>()((p) =>
  village
    .selectFrom('import_rows')
    .innerJoin('bundle_components', 'bundle_components.item', 'import_rows.id')
    .innerJoin('items', 'items.id', 'import_rows.id')
    .innerJoin('items as bundle', 'bundle.id', 'bundle_components.bundle')
    .select(['items.name', 'bundle.name as bundle'])
    .where('import_rows.import', '=', p('import'))
    .where('bundle.id', 'not in', (e) =>
      e.selectFrom('import_rows as own').select('own.id').where('own.import', '=', p('import')),
    )
    .limit(1),
)
const inCart = prepared<{ import: string }>()((p) =>
  village
    .selectFrom('import_rows')
    .innerJoin('items', 'items.id', 'import_rows.id')
    .innerJoin('carts', (join) =>
      join.on(sql<boolean>`instr(carts.content, items.id)`, '>', sql.lit(0) as never),
    )
    .select('items.name')
    .where('import_rows.import', '=', p('import'))
    .limit(1),
)

const removeItem = prepared<{ id: string }>()((p) => village.deleteFrom('items').where('id', '=', p('id')))
const clearBarcodes = prepared<{ item: string }>()((p) =>
  village.deleteFrom('item_barcodes').where('item', '=', p('item')),
)
const clearComponents = prepared<{ bundle: string }>()((p) =>
  village.deleteFrom('bundle_components').where('bundle', '=', p('bundle')),
)
const clearPrices = prepared<{ item: string }>()((p) =>
  village.deleteFrom('prices').where('item', '=', p('item')),
)

export const goodsIntakeStore = {
  insert: (tx: WriteHandle, row: Parameters<typeof insert.run>[1]) => insert.run(tx, row),
  insertRow: (tx: WriteHandle, row: Parameters<typeof insertRow.run>[1]) => insertRow.run(tx, row),
  sameFile: (db: ReadHandle, sha256: string) => sameFile.get(db, { sha256 })?.serial ?? null,
  records: (db: ReadHandle) => records.all(db, {}),
  rows: (db: ReadHandle, id: string) => rowsOf.all(db, { import: id }),
  reverse: (tx: WriteHandle, id: string, document: string) => reverse.run(tx, { id, reversed_by: document }),

  /** The first item of an import that something refers to, and what; undefined while nothing does. */
  heldBy(db: ReadHandle, id: string): { name: string; what: string } | undefined {
    const goods = moved.get(db, { import: id })
    if (goods) return { name: goods.name, what: '已经有进出的账' }
    const edited = changed.get(db, { import: id })
    if (edited) return { name: edited.name, what: '后来改过' }
    const offered = priced.get(db, { import: id })
    if (offered) return { name: offered.name, what: '后来定过分值' }
    const part = bundled.get(db, { import: id })
    if (part) return { name: part.name, what: `放进了礼包“${part.bundle}”` }
    const waiting = inCart.get(db, { import: id })
    return waiting && { name: waiting.name, what: '在没办完的一单里' }
  },

  /** Items that nothing refers to, their bundles first, then their codes and the prices they came with. */
  removeAll(tx: WriteHandle, items: readonly string[]): void {
    for (const id of items) {
      clearComponents.runAny(tx, { bundle: id })
      clearBarcodes.runAny(tx, { item: id })
    }
    for (const id of items) {
      removeItem.run(tx, { id })
      clearPrices.runAny(tx, { item: id })
    }
  },
}
