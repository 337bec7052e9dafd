import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'
import type { CountReason } from './counting.ts'

const columns = [
  'counts.id',
  'counts.items',
  'counts.blind',
  'counts.counter',
  'counts.supervisor',
  'counts.opened_at',
  'counts.dropped_at',
  'counts.posted_by',
  'counter.name as counter_name',
  'supervisor.name as supervisor_name',
  'documents.serial',
] as const

const joined = () =>
  village
    .selectFrom('counts')
    .innerJoin('staff as counter', 'counter.id', 'counts.counter')
    .innerJoin('staff as supervisor', 'supervisor.id', 'counts.supervisor')
    .leftJoin('documents', 'documents.id', 'counts.posted_by')
    .select(columns)
    .select(
      sql<number>`(SELECT count(DISTINCT item) FROM count_lines WHERE count_lines.count = counts.id)`.as(
        'counted',
      ),
    )

const newest = prepared()(() => joined().orderBy('counts.opened_at', 'desc').limit(200))
const open = prepared()(() =>
  joined().where('posted_by', 'is', null).where('dropped_at', 'is', null).orderBy('counts.opened_at', 'desc'),
)
const one = prepared<{ id: string }>()((p) => joined().where('counts.id', '=', p('id')))

const entries = prepared<{ count: string }>()((p) =>
  village
    .selectFrom('count_lines')
    .innerJoin('staff', 'staff.id', 'count_lines.counted_by')
    .select([
      'count_lines.item',
      'count_lines.entry',
      'count_lines.quantity',
      'count_lines.book',
      'count_lines.counted_by',
      'count_lines.counted_at',
      'staff.name',
    ])
    .where('count_lines.count', '=', p('count'))
    .orderBy('count_lines.item')
    .orderBy('count_lines.entry'),
)

const lastOf = prepared<{ count: string; item: string }>()((p) =>
  village
    .selectFrom('count_lines')
    .innerJoin('staff', 'staff.id', 'count_lines.counted_by')
    .select([
      'count_lines.entry',
      'count_lines.quantity',
      'count_lines.book',
      'count_lines.counted_by',
      'count_lines.counted_at',
      'staff.name',
    ])
    .where('count', '=', p('count'))
    .where('item', '=', p('item'))
    .orderBy('entry', 'desc')
    .limit(1),
)

const lastCost = prepared<{ item: string }>()((p) =>
  village
    .selectFrom('lots')
    .select(['quantity', 'cost_fen as costFen'])
    .where('item', '=', p('item'))
    .orderBy('id', 'desc')
    .limit(1),
)

const cameAfter = prepared<{ item: string; day: string }>()((p) =>
  village
    .selectFrom('lots')
    .innerJoin('documents', 'documents.id', 'lots.received_by')
    .select('lots.id')
    .where('lots.item', '=', p('item'))
    .where('documents.business_date', '>', p('day'))
    .limit(1),
)

const reasons = prepared<{ count: string }>()((p) =>
  village
    .selectFrom('count_reasons')
    .leftJoin('households', 'households.id', 'count_reasons.household')
    .leftJoin('persons', 'persons.id', 'households.head')
    .select([
      'count_reasons.item',
      'count_reasons.quantity',
      'count_reasons.household',
      'count_reasons.words',
      'households.number',
      'persons.name as head',
    ])
    .select(sql<CountReason>`count_reasons.reason`.as('reason'))
    .where('count_reasons.count', '=', p('count'))
    .orderBy('count_reasons.item')
    .orderBy('count_reasons.part'),
)
const forget = prepared<{ count: string; item: string }>()((p) =>
  village.deleteFrom('count_reasons').where('count', '=', p('count')).where('item', '=', p('item')),
)
interface ReasonPart {
  readonly part: number
  readonly quantity: number
  readonly reason: CountReason
  readonly household: string | null
  readonly words: string
}
const household = prepared<{ id: string }>()((p) =>
  village.selectFrom('households').select('id').where('id', '=', p('id')),
)
const explain = prepared<ReasonPart & { count: string; item: string }>()((p) =>
  village.insertInto('count_reasons').values({
    count: p('count'),
    item: p('item'),
    part: p('part'),
    quantity: p('quantity'),
    reason: p('reason'),
    household: p('household'),
    words: p('words'),
  }),
)

const lastPosted = prepared()(() =>
  village
    .selectFrom('counts')
    .innerJoin('documents', 'documents.id', 'counts.posted_by')
    .select(['documents.sequence', 'documents.business_date as counted_on'])
    .orderBy('documents.sequence', 'desc')
    .limit(1),
)
const slipsFrom = prepared<{ day: string }>()((p) =>
  village
    .selectFrom('documents')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('business_date', '=', p('day'))
    .where('kind', 'in', [sql.lit('redemption'), sql.lit('exchange')]),
)
const slipsAfter = prepared<{ sequence: number }>()((p) =>
  village
    .selectFrom('documents')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('sequence', '>', p('sequence'))
    .where('kind', 'in', [sql.lit('redemption'), sql.lit('exchange')]),
)
const movedOn = prepared<{ day: string }>()((p) =>
  village
    .selectFrom('documents')
    .innerJoin('transfers', 'transfers.document', 'documents.id')
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
    .innerJoin('items', 'items.id', 'accounts.unit')
    .select(['items.id', 'items.name'])
    .distinct()
    .where('documents.business_date', '=', p('day'))
    .orderBy('items.name'),
)

/** What approved counts found, the latest last; those that were taken back are left out. */
const countedBetween = prepared<{ from: string; through: string }>()((p) =>
  village
    .selectFrom('documents')
    .innerJoin(sql`json_each(documents.content, '$.facts.counted')`.as('found'), (join) => join.onTrue())
    .select(['documents.id as document', 'documents.serial', 'documents.business_date'])
    .select([
      sql<string>`found.value ->> 'item'`.as('item'),
      sql<number>`found.value ->> 'book'`.as('book'),
      sql<number>`found.value ->> 'quantity'`.as('counted'),
    ])
    .where('documents.kind', '=', sql.lit('counted'))
    .where('documents.business_date', '>=', p('from'))
    .where('documents.business_date', '<=', p('through'))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('documents as back')
            .select('back.id')
            .whereRef('back.refers_to', '=', 'documents.id')
            .where('back.kind', '=', sql.lit('entry_reversed')),
        ),
      ),
    )
    .orderBy('documents.business_date')
    .orderBy('documents.sequence'),
)
/** What each difference of a posted count was worth. */
const worthOf = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('documents')
    .innerJoin(sql`json_each(documents.content, '$.facts.counted')`.as('found'), (join) => join.onTrue())
    .select([
      sql<string>`found.value ->> 'item'`.as('item'),
      sql<number>`found.value ->> 'valueFen'`.as('value_fen'),
    ])
    .where('documents.id', '=', p('document')),
)

interface Opened {
  readonly id: string
  readonly counter: string
  readonly supervisor: string
  readonly items: string | null
  readonly blind: 0 | 1
  readonly opened_at: string
}
const begin = prepared<Opened>()((p) =>
  village.insertInto('counts').values({
    id: p('id'),
    counter: p('counter'),
    supervisor: p('supervisor'),
    items: p('items'),
    blind: p('blind'),
    opened_at: p('opened_at'),
  }),
)

interface Entry {
  readonly count: string
  readonly item: string
  readonly entry: number
  readonly quantity: number
  readonly book: number
  readonly counted_by: string
  readonly counted_at: string
}
const add = prepared<Entry>()((p) =>
  village.insertInto('count_lines').values({
    count: p('count'),
    item: p('item'),
    entry: p('entry'),
    quantity: p('quantity'),
    book: p('book'),
    counted_by: p('counted_by'),
    counted_at: p('counted_at'),
  }),
)
/** One more of the same, found by the same person: the entry goes on. */
const goOn = prepared<Omit<Entry, 'counted_by'>>()((p) =>
  village
    .updateTable('count_lines')
    .set({
      quantity: p('quantity'),
      book: p('book'),
      counted_at: p('counted_at'),
    })
    .where('count', '=', p('count'))
    .where('item', '=', p('item'))
    .where('entry', '=', p('entry')),
)
const drop = prepared<{ id: string; at: string }>()((p) =>
  village
    .updateTable('counts')
    .set({ dropped_at: p('at') })
    .where('id', '=', p('id')),
)
const post = prepared<{ id: string; document: string }>()((p) =>
  village
    .updateTable('counts')
    .set({ posted_by: p('document') })
    .where('id', '=', p('id')),
)

export type CountRow = NonNullable<ReturnType<typeof one.get>>

export const countingStore = {
  newest: (db: ReadHandle) => newest.all(db, {}),
  /** Neither approved nor dropped. */
  open: (db: ReadHandle) => open.all(db, {}),
  one: (db: ReadHandle, id: string) => one.get(db, { id }),
  /** Every entry, each item's in the order in which they were made. */
  entries: (db: ReadHandle, count: string) => entries.all(db, { count }),
  lastOf: (db: ReadHandle, count: string, item: string) => lastOf.get(db, { count, item }),
  lastCost: (db: ReadHandle, item: string) => lastCost.get(db, { item }),
  /** Whether more of it was taken in after a day. */
  cameAfter: (db: ReadHandle, item: string, day: string) => cameAfter.get(db, { item, day }) !== undefined,
  reasons: (db: ReadHandle, count: string) => reasons.all(db, { count }),
  lastPosted: (db: ReadHandle) => lastPosted.get(db, {}),
  slipsFrom: (db: ReadHandle, day: string) => slipsFrom.get(db, { day })?.n ?? 0,
  slipsAfter: (db: ReadHandle, sequence: number) => slipsAfter.get(db, { sequence })?.n ?? 0,
  movedOn: (db: ReadHandle, day: string) => movedOn.all(db, { day }),
  countedBetween: (db: ReadHandle, from: string, through: string) =>
    countedBetween.all(db, { from, through }),
  worthOf: (db: ReadHandle, document: string) =>
    new Map(worthOf.all(db, { document }).map(({ item, value_fen }) => [item, value_fen])),
  isHousehold: (db: ReadHandle, id: string) => household.get(db, { id }) !== undefined,
  /** In place of what was said of the item before. */
  explain(tx: WriteHandle, count: string, item: string, parts: readonly ReasonPart[]) {
    forget.runAny(tx, { count, item })
    for (const part of parts) explain.run(tx, { ...part, count, item })
  },
  begin: (tx: WriteHandle, row: Opened) => begin.run(tx, row),
  add: (tx: WriteHandle, row: Entry) => add.run(tx, row),
  goOn: (tx: WriteHandle, row: Omit<Entry, 'counted_by'>) => goOn.run(tx, row),
  drop: (tx: WriteHandle, id: string, at: string) => drop.run(tx, { id, at }),
  post: (tx: WriteHandle, id: string, document: string) => post.run(tx, { id, document }),
}
