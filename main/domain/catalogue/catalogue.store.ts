import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { all, prepared, village } from '../../db/statement.ts'
import type { ItemId } from '../../kernel/ids.ts'
import type { Barcode, Component, Item, ItemForm, ItemKind } from './items.ts'

interface ItemRow {
  readonly id: string
  readonly kind: ItemKind
  readonly name: string
  readonly spec: string
  readonly unit: string
  readonly base_per_unit: number
  readonly base_name: string
  readonly short_number: string | null
  readonly pinyin: string
  readonly initials: string
  readonly picture: string | null
  readonly shelf_life_days: number | null
  readonly minimum_stock: number
  readonly limit_per_month: number | null
  readonly active: number
  readonly registered_by: string
  readonly changed_by: string
}

/** An item with what searching and changing it need beside. */
export interface StoredItem extends Item {
  readonly pinyin: string
  readonly initials: string
  readonly registeredBy: string
  readonly changedBy: string
}

const asItem = (row: ItemRow): StoredItem => ({
  id: row.id as ItemId,
  kind: row.kind,
  name: row.name,
  spec: row.spec,
  unit: row.unit,
  basePerUnit: row.base_per_unit,
  baseName: row.base_name,
  shortNumber: row.short_number,
  picture: row.picture,
  limitPerMonth: row.limit_per_month,
  minimumStock: row.minimum_stock,
  shelfLifeDays: row.shelf_life_days,
  active: row.active === 1,
  pinyin: row.pinyin,
  initials: row.initials,
  registeredBy: row.registered_by,
  changedBy: row.changed_by,
})

const byId = prepared<{ id: string }>()((p) =>
  village.selectFrom('items').selectAll().where('id', '=', p('id')),
)
const byBarcode = prepared<{ code: string }>()((p) =>
  village
    .selectFrom('item_barcodes')
    .innerJoin('items', 'items.id', 'item_barcodes.item')
    .selectAll('items')
    .select(['item_barcodes.quantity', 'item_barcodes.pack'])
    .where('item_barcodes.code', '=', p('code')),
)
const byShortNumber = prepared<{ number: string }>()((p) =>
  village.selectFrom('items').selectAll().where('short_number', '=', p('number')),
)
const byName = prepared<{ name: string }>()((p) =>
  village.selectFrom('items').selectAll().where('name', '=', p('name')),
)
const everything = prepared()(() => village.selectFrom('items').selectAll().orderBy('pinyin').orderBy('spec'))
const barcodesOf = prepared<{ item: string }>()((p) =>
  village
    .selectFrom('item_barcodes')
    .select(['code', 'quantity', 'pack'])
    .where('item', '=', p('item'))
    .orderBy('quantity')
    .orderBy('code'),
)
const allBarcodes = prepared()(() =>
  village
    .selectFrom('item_barcodes')
    .select(['item', 'code', 'quantity', 'pack'])
    .orderBy('quantity')
    .orderBy('code'),
)
const componentsOf = prepared<{ bundle: string }>()((p) =>
  village
    .selectFrom('bundle_components')
    .select(['item', 'quantity'])
    .where('bundle', '=', p('bundle'))
    .orderBy('item'),
)
const bundlesWith = prepared<{ item: string }>()((p) =>
  village
    .selectFrom('bundle_components')
    .innerJoin('items', 'items.id', 'bundle_components.bundle')
    .select(['items.id', 'items.name', 'items.active'])
    .where('bundle_components.item', '=', p('item')),
)
const hasAccount = prepared<{ item: string }>()((p) =>
  village
    .selectFrom('accounts')
    .select('id')
    .where('book', '=', 'goods')
    .where('unit', '=', p('item'))
    .limit(1),
)
const hasPrice = prepared<{ item: string }>()((p) =>
  village.selectFrom('prices').select('item').where('item', '=', p('item')).limit(1),
)
const shortNumbers = prepared()(() =>
  village.selectFrom('items').select('short_number').where('short_number', 'is not', null),
)

const save = prepared<ItemRow>()((p) =>
  village
    .insertInto('items')
    .values({
      id: p('id'),
      kind: p('kind'),
      name: p('name'),
      spec: p('spec'),
      unit: p('unit'),
      base_per_unit: p('base_per_unit'),
      base_name: p('base_name'),
      short_number: p('short_number'),
      pinyin: p('pinyin'),
      initials: p('initials'),
      picture: p('picture'),
      shelf_life_days: p('shelf_life_days'),
      minimum_stock: p('minimum_stock'),
      limit_per_month: p('limit_per_month'),
      active: sql`${p('active')}`,
      registered_by: p('registered_by'),
      changed_by: p('changed_by'),
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((e) => ({
        kind: e.ref('excluded.kind'),
        name: e.ref('excluded.name'),
        spec: e.ref('excluded.spec'),
        unit: e.ref('excluded.unit'),
        base_per_unit: e.ref('excluded.base_per_unit'),
        base_name: e.ref('excluded.base_name'),
        short_number: e.ref('excluded.short_number'),
        pinyin: e.ref('excluded.pinyin'),
        initials: e.ref('excluded.initials'),
        picture: e.ref('excluded.picture'),
        shelf_life_days: e.ref('excluded.shelf_life_days'),
        minimum_stock: e.ref('excluded.minimum_stock'),
        limit_per_month: e.ref('excluded.limit_per_month'),
        active: e.ref('excluded.active'),
        changed_by: e.ref('excluded.changed_by'),
      })),
    ),
)
const clearBarcodes = prepared<{ item: string }>()((p) =>
  village.deleteFrom('item_barcodes').where('item', '=', p('item')),
)
const addBarcode = prepared<{ code: string; item: string; quantity: number; pack: string }>()((p) =>
  village
    .insertInto('item_barcodes')
    .values({ code: p('code'), item: p('item'), quantity: p('quantity'), pack: p('pack') }),
)
const clearComponents = prepared<{ bundle: string }>()((p) =>
  village.deleteFrom('bundle_components').where('bundle', '=', p('bundle')),
)
const addComponent = prepared<{ bundle: string; item: string; quantity: number }>()((p) =>
  village
    .insertInto('bundle_components')
    .values({ bundle: p('bundle'), item: p('item'), quantity: p('quantity') }),
)

export const catalogueStore = {
  item(db: ReadHandle, id: string): StoredItem | undefined {
    const row = byId.get(db, { id })
    return row && asItem(row)
  },
  byBarcode(db: ReadHandle, code: string): { item: StoredItem; quantity: number; pack: string } | undefined {
    const row = byBarcode.get(db, { code })
    return row && { item: asItem(row), quantity: row.quantity, pack: row.pack }
  },
  byShortNumber(db: ReadHandle, number: string): StoredItem | undefined {
    const row = byShortNumber.get(db, { number })
    return row && asItem(row)
  },
  byName: (db: ReadHandle, name: string): StoredItem[] => byName.all(db, { name }).map(asItem),
  everything: (db: ReadHandle): StoredItem[] => everything.all(db, {}).map(asItem),
  barcodesOf: (db: ReadHandle, item: string): Barcode[] => barcodesOf.all(db, { item }),
  allBarcodes(db: ReadHandle): Map<string, Barcode[]> {
    const found = new Map<string, Barcode[]>()
    for (const { item, ...barcode } of allBarcodes.all(db, {})) {
      const known = found.get(item)
      if (known) known.push(barcode)
      else found.set(item, [barcode])
    }
    return found
  },
  components: (db: ReadHandle, bundle: string): Component[] =>
    componentsOf.all(db, { bundle }).map(({ item, quantity }) => ({ item: item as ItemId, quantity })),
  bundlesWith: (db: ReadHandle, item: string) => bundlesWith.all(db, { item }),
  hasMoved: (db: ReadHandle, item: string) => hasAccount.get(db, { item }) !== undefined,
  hasPrice: (db: ReadHandle, item: string) => hasPrice.get(db, { item }) !== undefined,
  shortNumbers: (db: ReadHandle) => new Set(shortNumbers.all(db, {}).map((row) => row.short_number!)),

  /** Names, pinyin, initials, short numbers and barcodes that hold the text; those that begin with it first. */
  search(db: ReadHandle, text: string, limit: number, inactive: boolean): StoredItem[] {
    const anywhere = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    const atStart = anywhere.slice(1)
    const like = (column: string, pattern: string) =>
      sql<boolean>`${sql.ref(column)} LIKE ${pattern} ESCAPE '\\'`
    const rows = all(
      db,
      village
        .selectFrom('items')
        .selectAll()
        .$if(!inactive, (query) => query.where('active', '=', 1))
        .where((e) =>
          e.or([
            like('name', anywhere),
            like('pinyin', anywhere),
            like('initials', anywhere),
            like('short_number', atStart),
            e.exists(
              e
                .selectFrom('item_barcodes')
                .select('code')
                .whereRef('item_barcodes.item', '=', 'items.id')
                .where(like('code', anywhere)),
            ),
          ]),
        )
        .orderBy(sql`CASE WHEN short_number = ${text} THEN 0 WHEN ${like('name', atStart)} THEN 1
          WHEN ${like('initials', atStart)} THEN 2 WHEN ${like('pinyin', atStart)} THEN 3 ELSE 4 END`)
        .orderBy('pinyin')
        .orderBy('spec')
        .limit(limit),
    )
    return rows.map(asItem)
  },

  save(
    tx: WriteHandle,
    form: ItemForm,
    terms: { pinyin: string; initials: string },
    document: string,
    registeredBy = document,
  ): void {
    save.run(tx, {
      id: form.id,
      kind: form.kind,
      name: form.name,
      spec: form.spec,
      unit: form.unit,
      base_per_unit: form.basePerUnit,
      base_name: form.baseName,
      short_number: form.shortNumber,
      pinyin: terms.pinyin,
      initials: terms.initials,
      picture: form.picture,
      shelf_life_days: form.shelfLifeDays,
      minimum_stock: form.minimumStock,
      limit_per_month: form.limitPerMonth,
      active: form.active ? 1 : 0,
      registered_by: registeredBy,
      changed_by: document,
    })
    clearBarcodes.runAny(tx, { item: form.id })
    for (const barcode of form.barcodes) addBarcode.run(tx, { ...barcode, item: form.id })
    clearComponents.runAny(tx, { bundle: form.id })
    for (const { item, quantity } of form.components)
      addComponent.run(tx, { bundle: form.id, item, quantity })
  },
}
