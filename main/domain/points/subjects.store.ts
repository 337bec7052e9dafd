import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

/** What people or teams have in a scheme, earned and else, all purposes together. */
const balances = prepared<{ scheme: string; kind: 'person' | 'team' }>()((p) =>
  village
    .selectFrom('accounts')
    .innerJoin('subjects', 'subjects.id', 'accounts.owner')
    .select((e) => [
      'subjects.id as subject',
      e.fn.coalesce('subjects.person', 'subjects.team').as('who'),
      e.fn.sum<number>('accounts.balance').as('balance'),
    ])
    .where('accounts.book', '=', 'points')
    .where('accounts.unit', '=', p('scheme'))
    .where('subjects.kind', '=', p('kind'))
    .groupBy('subjects.id'),
)

export const subjectsStore = {
  balances: (db: ReadHandle, scheme: string, kind: 'person' | 'team') => balances.all(db, { scheme, kind }),
}
