import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const listed = (ids: unknown) => sql<string>`(SELECT value FROM json_each(${ids}))`

/** Subjects with whom they belong to, merged and closed households too. */
const subjects = prepared<{ ids: string }>()((p) =>
  village
    .selectFrom('subjects')
    .leftJoin('teams', 'teams.id', 'subjects.team')
    .leftJoin('persons as member', 'member.id', 'subjects.person')
    .leftJoin('households', (join) =>
      join.on((e) => e('households.id', '=', e.fn.coalesce('subjects.household', 'member.household'))),
    )
    .leftJoin('persons as head', 'head.id', 'households.head')
    .select([
      'subjects.id as subject',
      'subjects.kind',
      'households.id as household',
      'households.number',
      'households.group_name',
      'head.name as head',
      'member.name as member',
      'teams.name as team',
    ])
    .where('subjects.id', 'in', listed(p('ids'))),
)

const persons = prepared<{ households: string }>()((p) =>
  village
    .selectFrom('persons')
    .select(['household', 'name', 'old_name', 'phones'])
    .where('household', 'in', listed(p('households'))),
)

const cards = prepared<{ households: string }>()((p) =>
  village
    .selectFrom('cards')
    .select(['household', 'code'])
    .where('household', 'in', listed(p('households'))),
)

const balances = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('accounts')
    .select(['owner as subject', (e) => e.fn.sum<number>('balance').as('balance')])
    .where('book', '=', 'points')
    .where('unit', '=', p('scheme'))
    .where('kind', 'in', ['earned', 'gifted', 'deposited', 'held'])
    .groupBy('owner'),
)

const everybody = prepared<{ kind: 'household' | 'person' | 'team' }>()((p) =>
  village
    .selectFrom('subjects')
    .leftJoin('households', 'households.id', 'subjects.household')
    .select('subjects.id as subject')
    .where('subjects.kind', '=', p('kind'))
    .where((e) =>
      e.or([
        e('households.id', 'is', null),
        e('households.status', 'in', ['active', 'head_pending'] as const),
      ]),
    ),
)

export const peopleStore = {
  subjects: (db: ReadHandle, ids: readonly string[]) => subjects.all(db, { ids: JSON.stringify(ids) }),
  persons: (db: ReadHandle, households: readonly string[]) =>
    persons.all(db, { households: JSON.stringify(households) }),
  cards: (db: ReadHandle, households: readonly string[]) =>
    cards.all(db, { households: JSON.stringify(households) }),
  balances: (db: ReadHandle, scheme: string) => balances.all(db, { scheme }),
  everybody: (db: ReadHandle, kind: 'household' | 'person' | 'team') => everybody.all(db, { kind }),
}
