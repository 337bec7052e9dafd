import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const listed = (ids: unknown) => sql<string>`(SELECT value FROM json_each(${ids}))`

/** Subjects with whom they belong to, merged and closed households too. */
const registered = () =>
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

const subjects = prepared<{ ids: string }>()((p) => registered().where('subjects.id', 'in', listed(p('ids'))))

/** Whose points may be shown now, with what they have. */
const everybody = prepared<{ kind: 'household' | 'person' | 'team'; scheme: string }>()((p) =>
  registered()
    .select((e) =>
      e
        .selectFrom('accounts')
        .select((own) => own.fn.coalesce(own.fn.sum<number>('balance'), sql<number>`0`).as('balance'))
        .whereRef('owner', '=', 'subjects.id')
        .where('kind', 'in', ['earned', 'gifted', 'deposited', 'held'])
        .where('book', '=', 'points')
        .where('unit', '=', p('scheme'))
        .as('balance'),
    )
    .where('subjects.kind', '=', p('kind'))
    .where((e) =>
      e.or([
        e('subjects.household', 'is', null),
        e('households.status', 'in', ['active', 'head_pending'] as const),
      ]),
    ),
)
const count = prepared<{ kind: 'household' | 'person' | 'team' }>()((p) =>
  village
    .selectFrom('subjects')
    .select((e) => e.fn.countAll<number>().as('subjects'))
    .where('kind', '=', p('kind')),
)

const persons = () => village.selectFrom('persons').select(['household', 'name', 'old_name'])
const theirPersons = prepared<{ households: string }>()((p) =>
  persons().where('household', 'in', listed(p('households'))),
)
const allPersons = prepared()(persons)

const phones = prepared<{ household: string }>()((p) =>
  village
    .selectFrom('persons')
    .select('phones')
    .where('household', '=', p('household'))
    .where('phones', '<>', ''),
)
const cards = prepared<{ household: string }>()((p) =>
  village.selectFrom('cards').select('code').where('household', '=', p('household')),
)

/** Of more households than this, everybody is read and the others are left out: so many look-ups would take longer. */
const MANY = 2000

export type RegisteredSubject = ReturnType<typeof subjects.all>[number]
export type SubjectWithPoints = ReturnType<typeof everybody.all>[number]

export const peopleStore = {
  subjects: (db: ReadHandle, ids: readonly string[]) => subjects.all(db, { ids: JSON.stringify(ids) }),
  everybody: (db: ReadHandle, kind: 'household' | 'person' | 'team', scheme: string) =>
    everybody.all(db, { kind, scheme }),
  /** At most so many hang. */
  count: (db: ReadHandle, kind: 'household' | 'person' | 'team') => count.get(db, { kind })?.subjects ?? 0,
  /** Of these households at least. */
  persons: (db: ReadHandle, households: readonly string[]) =>
    households.length > MANY
      ? allPersons.all(db, {})
      : theirPersons.all(db, { households: JSON.stringify(households) }),
  /** Telephones as they are written, several with blanks between. */
  phones: (db: ReadHandle, household: string) => phones.all(db, { household }).map((row) => row.phones),
  cards: (db: ReadHandle, household: string) => cards.all(db, { household }).map(({ code }) => code),
}
