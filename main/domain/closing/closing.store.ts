import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'
import type { Period } from '../../kernel/cycles.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Movement } from './closing.ts'

/** Transfers with all that says what they were; a mirror is of the kind of what it mirrors. */
const told = village
  .selectFrom('transfers')
  .innerJoin('documents', 'documents.id', 'transfers.document')
  .innerJoin('accounts as debit', 'debit.id', 'transfers.debit_account')
  .innerJoin('accounts as credit', 'credit.id', 'transfers.credit_account')
  .leftJoin('transfers as first', 'first.id', 'transfers.mirrors')
  .leftJoin('documents as origin', 'origin.id', 'first.document')
  .leftJoin('funds', (join) =>
    join.on((e) =>
      e.or([
        e.and([e('debit.kind', '=', sql.lit('fund')), e('funds.id', '=', e.ref('debit.owner'))]),
        e.and([e('credit.kind', '=', sql.lit('fund')), e('funds.id', '=', e.ref('credit.owner'))]),
      ]),
    ),
  )
  .leftJoin('lots', (join) =>
    join
      .on('debit.book', '=', sql.lit('goods'))
      .on(
        'lots.id',
        '=',
        sql<string>`CASE WHEN debit.kind IN ('shelf', 'reserved', 'recycling') THEN debit.owner ELSE credit.owner END`,
      ),
  )
  .select((e) => [
    'debit.book',
    'debit.unit',
    'debit.kind as debit',
    'credit.kind as credit',
    e.fn.coalesce('origin.kind', 'documents.kind').as('kind'),
    sql<number>`transfers.mirrors IS NOT NULL`.as('back'),
    e.fn.coalesce('funds.channel', sql.lit('')).as('channel'),
    e.fn.coalesce('lots.channel', 'lots.source', sql.lit('')).as('source'),
  ])

interface Told {
  readonly book: Movement['book']
  readonly unit: string
  readonly debit: string
  readonly credit: string
  readonly kind: string
  readonly back: number
  readonly channel: string
  readonly source: string
  readonly amount: number
  readonly value_fen: number
}

interface ToldPaper extends Told {
  readonly id: string
  readonly serial: string
  readonly title: string
  readonly business_date: string
}

/** Everything, summed by what it was and when: one pass over the transfers. */
const movements = prepared<{ from: string; through: string }>()((p) =>
  told
    .select((e) => [
      e
        .case()
        .when('documents.business_date', '<', p('from'))
        .then(sql.lit('before'))
        .when('documents.business_date', '>', p('through'))
        .then(sql.lit('after'))
        .else(sql.lit('within'))
        .end()
        .as('when'),
      e.fn.sum<number>('transfers.amount').as('amount'),
      sql<number>`coalesce(sum(transfers.value_fen), 0)`.as('value_fen'),
    ])
    .groupBy(['when', 'debit.book', 'debit.unit', 'debit.kind', 'credit.kind'])
    .groupBy(sql`coalesce(origin.kind, documents.kind)`)
    .groupBy(sql`transfers.mirrors IS NOT NULL`)
    .groupBy('funds.channel')
    .groupBy(sql`coalesce(lots.channel, lots.source)`)
    .$castTo<Told & { readonly when: Movement['when'] }>(),
)

/** One by one, within a period, of one unit; of every kind of goods where the unit is empty. */
const papers = prepared<{ from: string; through: string; book: Movement['book']; unit: string }>()((p) =>
  told
    .select((e) => [
      'documents.id',
      'documents.serial',
      'documents.kind as title',
      'documents.business_date',
      'transfers.amount',
      e.fn.coalesce('transfers.value_fen', sql.lit(0)).as('value_fen'),
    ])
    .where('documents.business_date', '>=', p('from'))
    .where('documents.business_date', '<=', p('through'))
    .where('debit.book', '=', p('book'))
    .where(sql<boolean>`(${p('unit')} = '' OR debit.unit = ${p('unit')})`)
    .orderBy('documents.sequence')
    .orderBy('transfers.position')
    .$castTo<ToldPaper>(),
)

const size = prepared()(() => village.selectFrom('transfers').select((e) => e.fn.max('id').as('last')))

const lastSequence = prepared<{ through: string }>()((p) =>
  village
    .selectFrom('documents')
    .select((e) => e.fn.max('sequence').as('sequence'))
    .where('business_date', '<=', p('through')),
)

/** Slips of a period by their own order, and how many of them were taken back whole. */
const slips = prepared<{ from: string; through: string }>()((p) =>
  village
    .selectFrom('documents')
    .select((e) => [
      'serial as first',
      e.fn.countAll<number>().over().as('count'),
      sql<string>`last_value(serial) OVER (ORDER BY sequence ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)`.as(
        'last',
      ),
      sql<number>`(SELECT count(*) FROM documents AS back JOIN documents AS slip ON slip.id = back.refers_to
        WHERE back.kind = 'reversal' AND slip.kind = 'redemption'
          AND slip.business_date BETWEEN ${p('from')} AND ${p('through')})`.as('reversed'),
    ])
    .where('kind', '=', 'redemption')
    .where('business_date', '>=', p('from'))
    .where('business_date', '<=', p('through'))
    .orderBy('sequence')
    .limit(1),
)

/** Papers that moved something, kind by kind; serials of a kind have no gap. */
const vouchers = prepared<{ from: string; through: string }>()((p) =>
  village
    .selectFrom('documents')
    .innerJoin(
      (from) =>
        from
          .selectFrom('transfers')
          .innerJoin('accounts as debit', 'debit.id', 'transfers.debit_account')
          .innerJoin('accounts as credit', 'credit.id', 'transfers.credit_account')
          .select((e) => [
            'transfers.document',
            e.fn.sum<number>('transfers.amount').filterWhere('debit.book', '=', 'points').as('points'),
            e.fn
              .sum<number>('transfers.amount')
              .filterWhere((f) =>
                f.or([f('debit.kind', 'in', ['fund', 'cash']), f('credit.kind', 'in', ['fund', 'cash'])]),
              )
              .as('money'),
            e.fn.sum<number>('transfers.value_fen').as('goods'),
          ])
          .groupBy('transfers.document')
          .as('moved'),
      (join) => join.onRef('moved.document', '=', 'documents.id'),
    )
    .select((e) => [
      'documents.kind',
      sql<string>`min(documents.serial)`.as('first'),
      sql<string>`max(documents.serial)`.as('last'),
      e.fn.countAll<number>().as('count'),
      sql<number>`sum(EXISTS (SELECT 1 FROM documents AS back WHERE back.refers_to = documents.id
        AND back.kind IN ('reversal', 'entry_reversed')))`.as('reversed'),
      sql<number>`coalesce(sum(moved.points), 0)`.as('points'),
      sql<number>`coalesce(sum(moved.goods), 0)`.as('goodsFen'),
      sql<number>`coalesce(sum(moved.money), 0)`.as('moneyFen'),
      sql<number>`sum((SELECT count(*) FROM document_photos WHERE document = documents.id))`.as('photos'),
    ])
    .where('documents.business_date', '>=', p('from'))
    .where('documents.business_date', '<=', p('through'))
    .groupBy('documents.kind')
    .orderBy('documents.kind'),
)

/** What the accounts hold by their own figure. */
const held = prepared()(() =>
  village
    .selectFrom('accounts')
    .select((e) => [
      'book',
      'unit',
      'kind',
      e.fn.sum<number>('balance').as('balance'),
      e.fn.sum<number>('value_fen').as('value_fen'),
    ])
    .groupBy(['book', 'unit', 'kind']),
)

const items = prepared()(() =>
  village
    .selectFrom('items')
    .select(['id', 'name', 'spec', 'unit', 'base_per_unit as basePerUnit', 'base_name as baseName'])
    .orderBy('name'),
)

const schemes = prepared()(() => village.selectFrom('schemes').select(['id', 'name']).orderBy('name'))

const firstDay = prepared()(() =>
  village.selectFrom('documents').select((e) => e.fn.min('business_date').as('day')),
)

const closings = prepared()(() =>
  village
    .selectFrom('closings')
    .innerJoin('documents', 'documents.id', 'closings.id')
    .leftJoin('staff as by', 'by.id', 'documents.recorded_by')
    .leftJoin('staff as witness', 'witness.id', 'documents.handed_by')
    .select([
      'closings.id',
      'closings.from_date',
      'closings.through_date',
      'closings.number',
      'closings.reopened_by',
      'documents.serial',
      'documents.business_date',
      'documents.check_code',
      'documents.content',
      'by.name as by',
      'witness.name as witness',
    ])
    .orderBy('closings.through_date', 'desc')
    .orderBy('closings.number', 'desc'),
)
export type KeptClosing = NonNullable<ReturnType<typeof closings.get>>

const insert = prepared<{ id: string; from: string; through: string; number: number }>()((p) =>
  village.insertInto('closings').values({
    id: p('id'),
    from_date: p('from'),
    through_date: p('through'),
    number: p('number'),
  }),
)

const reopen = prepared<{ id: string; by: string }>()((p) =>
  village
    .updateTable('closings')
    .set({ reopened_by: p('by') })
    .where('id', '=', p('id')),
)

const plain = ({ back, value_fen }: Told) => ({ back: back === 1, valueFen: value_fen })

export const closingStore = {
  movements: (db: ReadHandle, { from, to }: Period): Movement[] =>
    movements.all(db, { from, through: to }).map((row) => ({ ...row, ...plain(row) })),
  papers: (db: ReadHandle, { from, to }: Period, book: Movement['book'], unit: string) =>
    papers
      .all(db, { from, through: to, book, unit })
      .map((row: ToldPaper) => ({ ...row, ...plain(row), when: 'within' as const })),
  /** Transfers in the book. */
  size: (db: ReadHandle) => size.get(db, {})?.last ?? 0,
  lastSequence: (db: ReadHandle, through: string) => lastSequence.get(db, { through })?.sequence ?? 0,
  held: (db: ReadHandle) => held.all(db, {}),
  vouchers: (db: ReadHandle, { from, to }: Period) => vouchers.all(db, { from, through: to }),
  slips: (db: ReadHandle, { from, to }: Period) => slips.get(db, { from, through: to }),
  items: (db: ReadHandle) => items.all(db, {}),
  schemes: (db: ReadHandle) => schemes.all(db, {}),
  /** Of the first document; undefined in an empty book. */
  firstDay: (db: ReadHandle) => (firstDay.get(db, {})?.day ?? undefined) as Day | undefined,
  /** Latest month first, its latest closing first; reopened ones too. */
  closings: (db: ReadHandle) => closings.all(db, {}),
  insert: (tx: WriteHandle, id: string, from: string, through: string, number: number) =>
    insert.run(tx, { id, from, through, number }),
  reopen: (tx: WriteHandle, id: string, by: string) => reopen.run(tx, { id, by }),
}
