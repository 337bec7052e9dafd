import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

/** Goods with a price in force on the day and something left on the shelf that is not out of date. */
const offer = prepared<{ scheme: string; day: string; most: number; limit: number }>()((p) =>
  village
    .with('priced', (q) =>
      q
        .selectFrom('prices')
        .select([
          'item',
          'points_hundredths',
          sql<number>`row_number() OVER (PARTITION BY item ORDER BY from_date DESC, revision DESC)`.as(
            'place',
          ),
        ])
        .where('scheme', '=', p('scheme'))
        .where('from_date', '<=', p('day')),
    )
    .with('stocked', (q) =>
      q
        .selectFrom('accounts')
        .innerJoin('lots', 'lots.id', 'accounts.owner')
        .select((e) => ['lots.item', e.fn.sum<number>('accounts.balance').as('left')])
        .where('accounts.book', '=', 'goods')
        .where('accounts.kind', '=', 'shelf')
        .where('accounts.balance', '>', 0)
        .where((e) => e.or([e('lots.expires_on', 'is', null), e('lots.expires_on', '>=', p('day'))]))
        .groupBy('lots.item'),
    )
    .selectFrom('items')
    .innerJoin('priced', 'priced.item', 'items.id')
    .innerJoin('stocked', 'stocked.item', 'items.id')
    .select(['items.name', 'items.spec', 'priced.points_hundredths as points'])
    .where('priced.place', '=', 1)
    .where('priced.points_hundredths', '<=', p('most'))
    .where('items.active', '=', 1)
    .orderBy('priced.points_hundredths', 'desc')
    .orderBy('items.name')
    .limit(p('limit')),
)

/** Goods at or below their minimum that are still handed out, scarcest first. */
const running = prepared<{ limit: number }>()((p) =>
  village
    .selectFrom('items')
    .leftJoin('accounts', (join) =>
      join
        .onRef('accounts.unit', '=', 'items.id')
        .on('accounts.book', '=', 'goods')
        .on('accounts.kind', '=', 'shelf'),
    )
    .select((e) => [
      'items.name',
      'items.unit',
      'items.base_per_unit',
      e.fn.coalesce(e.fn.sum<number>('accounts.balance'), sql<number>`0`).as('left'),
    ])
    .where('items.active', '=', 1)
    .where('items.kind', '=', 'goods')
    .where('items.minimum_stock', '>', 0)
    .groupBy('items.id')
    .having(
      (e) => sql<boolean>`${e.fn.coalesce(e.fn.sum('accounts.balance'), sql`0`)} <= items.minimum_stock`,
    )
    .orderBy('left')
    .limit(p('limit')),
)

/** Lots still on the shelf whose day comes within the span, soonest first. */
const expiring = prepared<{ from: string; until: string; limit: number }>()((p) =>
  village
    .selectFrom('lots')
    .innerJoin('items', 'items.id', 'lots.item')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.owner', '=', 'lots.id')
        .on('accounts.book', '=', 'goods')
        .on('accounts.kind', '=', 'shelf'),
    )
    .select([
      'items.name',
      'items.unit',
      'items.base_per_unit',
      'lots.expires_on',
      'accounts.balance as left',
    ])
    .where('accounts.balance', '>', 0)
    .where('lots.expires_on', '>=', p('from'))
    .where('lots.expires_on', '<=', p('until'))
    .orderBy('lots.expires_on')
    .limit(p('limit')),
)

/** What the idle screen says of the shelf, each in one question. */
export const offerStore = {
  offer: (db: ReadHandle, scheme: string, day: string, most: number, limit: number) =>
    offer.all(db, { scheme, day, most, limit }),
  running: (db: ReadHandle, limit: number) => running.all(db, { limit }),
  expiring: (db: ReadHandle, from: string, until: string, limit: number) =>
    expiring.all(db, { from, until, limit }),
}
