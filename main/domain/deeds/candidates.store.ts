import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'
import type { SubjectId } from '../../kernel/ids.ts'
import type { SubjectKind } from './judged.ts'
import type { Candidate } from './recording.ts'

const listed = (ids: unknown) => sql<string>`(SELECT value FROM json_each(${ids}))`

const households = () =>
  village
    .selectFrom('households')
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.household', '=', 'households.id').on('subjects.kind', '=', sql.lit('household')),
    )
    .leftJoin('persons as head', 'head.id', 'households.head')
    .leftJoin('households as successor', 'successor.id', 'households.successor')
    .leftJoin('persons as successor_head', 'successor_head.id', 'successor.head')
    .select([
      'households.id as who',
      'households.id as household',
      'subjects.id as subject',
      'subjects.id as household_subject',
      'households.number',
      'households.group_name',
      'households.grid',
      'households.status',
      'head.name as name',
      'successor.number as successor_number',
      'successor_head.name as successor_name',
      sql<string>`''`.as('party_class'),
      sql<number>`0`.as('party_member'),
      sql<string>`'living'`.as('person_status'),
    ])
const persons = () =>
  village
    .selectFrom('persons')
    .innerJoin('households', 'households.id', 'persons.household')
    .innerJoin('subjects as own', (join) =>
      join.onRef('own.household', '=', 'households.id').on('own.kind', '=', sql.lit('household')),
    )
    .leftJoin('subjects', 'subjects.person', 'persons.id')
    .select([
      'persons.id as who',
      'households.id as household',
      'subjects.id as subject',
      'own.id as household_subject',
      'households.number',
      'households.group_name',
      'households.grid',
      'households.status',
      'persons.name as name',
      sql<string | null>`NULL`.as('successor_number'),
      sql<string | null>`NULL`.as('successor_name'),
      'persons.party_class',
      'persons.party_member',
      'persons.status as person_status',
    ])
const teams = () =>
  village
    .selectFrom('teams')
    .leftJoin('subjects', 'subjects.team', 'teams.id')
    .select([
      'teams.id as who',
      sql<string | null>`NULL`.as('household'),
      'subjects.id as subject',
      sql<string | null>`NULL`.as('household_subject'),
      sql<string>`''`.as('number'),
      sql<string>`''`.as('group_name'),
      sql<string>`''`.as('grid'),
      sql<'active'>`'active'`.as('status'),
      'teams.name as name',
      sql<string | null>`NULL`.as('successor_number'),
      sql<string | null>`NULL`.as('successor_name'),
      sql<string>`''`.as('party_class'),
      sql<number>`0`.as('party_member'),
      sql<string>`CASE teams.active WHEN 1 THEN 'living' ELSE 'left' END`.as('person_status'),
    ])

const theseHouseholds = prepared<{ ids: string }>()((p) =>
  households().where('households.id', 'in', listed(p('ids'))),
)
const thesePersons = prepared<{ ids: string }>()((p) => persons().where('persons.id', 'in', listed(p('ids'))))
const theseTeams = prepared<{ ids: string }>()((p) => teams().where('teams.id', 'in', listed(p('ids'))))
const allHouseholds = prepared()(() =>
  households().where('households.status', 'in', ['active', 'head_pending']).orderBy('households.number'),
)
const allPersons = prepared()(() =>
  persons()
    .where('persons.status', 'in', ['living', 'away'])
    .where('households.status', 'in', ['active', 'head_pending'])
    .orderBy('households.number')
    .orderBy('persons.ordinal'),
)
const allTeams = prepared()(() => teams().where('teams.active', '=', 1).orderBy('teams.name'))

const searchTerms = prepared()(() =>
  village
    .selectFrom('household_terms')
    .select(['household', sql<string>`group_concat(term, ' ')`.as('terms')])
    .where('kind', 'in', ['pinyin', 'initials', 'nickname', 'old_name'])
    .groupBy('household'),
)

/** Households that were merged into another, with their subjects. */
const merged = prepared()(() =>
  village
    .selectFrom('households')
    .innerJoin('subjects', 'subjects.household', 'households.id')
    .select(['households.id', 'households.successor', 'subjects.id as subject'])
    .where('households.successor', 'is not', null),
)

type Row = NonNullable<ReturnType<typeof theseHouseholds.get>>

const candidate = (kind: SubjectKind, row: Row): Candidate => ({
  who: row.who,
  kind,
  subject: row.subject as SubjectId | null,
  number: row.number,
  groupName: row.group_name,
  grid: row.grid,
  name: row.name ?? '',
  household: row.household,
  householdSubject: row.household_subject as SubjectId | null,
  status:
    row.status === 'active' || row.status === 'head_pending'
      ? row.person_status === 'dead' || row.person_status === 'left'
        ? 'gone'
        : row.status
      : row.status,
  successor:
    row.successor_number === null ? '' : `${row.successor_number} 号${row.successor_name ?? '户主待定'}`,
  partyClass: row.party_class as Candidate['partyClass'],
  partyMember: row.party_member === 1,
})

export const candidatesStore = {
  these(db: ReadHandle, kind: SubjectKind, who: readonly string[]): Candidate[] {
    const ids = JSON.stringify(who)
    const rows = { household: theseHouseholds, person: thesePersons, team: theseTeams }[
      kind
    ] as typeof theseHouseholds
    return rows.all(db, { ids }).map((row) => candidate(kind, row))
  },
  everyone(db: ReadHandle, kind: SubjectKind): Candidate[] {
    const rows = { household: allHouseholds, person: allPersons, team: allTeams }[
      kind
    ] as typeof allHouseholds
    return rows.all(db, {}).map((row) => candidate(kind, row))
  },
  searchTerms: (db: ReadHandle) =>
    new Map(searchTerms.all(db, {}).map(({ household, terms }) => [household, terms])),
  merged: (db: ReadHandle) => merged.all(db, {}),
}
