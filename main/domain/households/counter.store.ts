import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const one = prepared<{ id: string }>()((p) =>
  village
    .selectFrom('households')
    .leftJoin('persons', 'persons.id', 'households.head')
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.household', '=', 'households.id').on('subjects.kind', '=', 'household'),
    )
    .select([
      'households.id',
      'households.number',
      'households.group_name',
      'households.status',
      'households.population',
      'households.redeemable_until',
      'households.successor',
      'households.head',
      'persons.name as head_name',
      'subjects.id as subject',
    ])
    .where('households.id', '=', p('id')),
)
const members = prepared<{ household: string }>()((p) =>
  village
    .selectFrom('persons')
    .select(['id', 'ordinal', 'name', 'relation', 'status', 'birth_year'])
    .where('household', '=', p('household'))
    .where('status', 'in', ['living', 'away'])
    .orderBy('ordinal'),
)
const sameNames = prepared<{ name: string; household: string }>()((p) =>
  village
    .selectFrom('persons')
    // By the person's household, so that nobody is looked for among all heads.
    .innerJoin('households', (join) =>
      join.onRef('households.id', '=', 'persons.household').onRef('households.head', '=', 'persons.id'),
    )
    .select(['households.number', 'households.group_name'])
    .where('persons.name', '=', p('name'))
    .where('households.id', '<>', p('household'))
    .where('households.status', 'in', ['active', 'head_pending'])
    .orderBy('households.number')
    .limit(10),
)
const predecessors = prepared<{ successor: string }>()((p) =>
  village.selectFrom('households').select('id').where('successor', '=', p('successor')),
)
const proxies = prepared<{ household: string }>()((p) =>
  village
    .selectFrom('proxies')
    .select(['id', 'name', 'relation', 'until'])
    .where('household', '=', p('household'))
    .where('ended_by', 'is', null),
)
const card = prepared<{ code: string }>()((p) =>
  village.selectFrom('cards').select(['household', 'status']).where('code', '=', p('code')),
)

const cardInUse = prepared<{ household: string }>()((p) =>
  village
    .selectFrom('cards')
    .select('code')
    .where('household', '=', p('household'))
    .where('status', '=', 'active'),
)

/** What the counter asks of the register. */
export const counterStore = {
  household: (db: ReadHandle, id: string) => one.get(db, { id }),
  members: (db: ReadHandle, household: string) => members.all(db, { household }),
  sameNames: (db: ReadHandle, name: string, household: string) => sameNames.all(db, { name, household }),
  predecessors: (db: ReadHandle, household: string) => predecessors.all(db, { successor: household }),
  proxies: (db: ReadHandle, household: string) => proxies.all(db, { household }),
  hasCard: (db: ReadHandle, household: string) => cardInUse.get(db, { household }) !== undefined,
  card: (db: ReadHandle, code: string) => card.get(db, { code }),
}
