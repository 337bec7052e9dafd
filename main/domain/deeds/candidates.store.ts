import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'
import type { Day } from '../../kernel/dates.ts'
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
/** The class that a person is in on a day; empty where none. */
const classOn = (day: unknown) =>
  sql<string>`coalesce((SELECT c.class FROM party_classes AS c WHERE c.person = persons.id AND c.from_date <= ${day}
    ORDER BY c.from_date DESC, c.revision DESC LIMIT 1), '')`

const persons = (day: unknown) =>
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
      classOn(day).as('party_class'),
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

/** Only people change with the day; the others take it like them. */
interface All {
  readonly day: string
}
interface These extends All {
  readonly ids: string
}

const theseHouseholds = prepared<These>()((p) => households().where('households.id', 'in', listed(p('ids'))))
const thesePersons = prepared<These>()((p) => persons(p('day')).where('persons.id', 'in', listed(p('ids'))))
const theseTeams = prepared<These>()((p) => teams().where('teams.id', 'in', listed(p('ids'))))
const allHouseholds = prepared<All>()(() =>
  households().where('households.status', 'in', ['active', 'head_pending']).orderBy('households.number'),
)
const allPersons = prepared<All>()((p) =>
  persons(p('day'))
    .where('persons.status', 'in', ['living', 'away'])
    .where('households.status', 'in', ['active', 'head_pending'])
    .orderBy('households.number')
    .orderBy('persons.ordinal'),
)
const allTeams = prepared<All>()(() => teams().where('teams.active', '=', 1).orderBy('teams.name'))

const searchTerms = prepared()(() =>
  village
    .selectFrom('household_terms')
    .select(['household', sql<string>`group_concat(term, ' ')`.as('terms')])
    .where('kind', 'in', ['pinyin', 'initials', 'nickname', 'old_name'])
    .groupBy('household'),
)

const oneMoreThan = prepared<{ subjects: number }>()((p) =>
  village.selectFrom('subjects').select('id').limit(1).offset(p('subjects')),
)

/** Households that were merged into another, with their subjects. */
const merged = prepared()(() =>
  village
    .selectFrom('households')
    .innerJoin('subjects', 'subjects.household', 'households.id')
    .select(['households.id', 'households.successor', 'subjects.id as subject'])
    .where('households.successor', 'is not', null),
)

const THESE = { household: theseHouseholds, person: thesePersons, team: theseTeams }
const ALL = { household: allHouseholds, person: allPersons, team: allTeams }

type Row = NonNullable<ReturnType<(typeof THESE)[SubjectKind]['get']>>

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
  /** As they are on a day: party members change their class. */
  these(db: ReadHandle, kind: SubjectKind, who: readonly string[], day: Day): Candidate[] {
    return THESE[kind].all(db, { ids: JSON.stringify(who), day }).map((row) => candidate(kind, row))
  },
  everyone(db: ReadHandle, kind: SubjectKind, day: Day): Candidate[] {
    return ALL[kind].all(db, { day }).map((row) => candidate(kind, row))
  },
  moreThan: (db: ReadHandle, subjects: number) => oneMoreThan.get(db, { subjects }) !== undefined,
  searchTerms: (db: ReadHandle) =>
    new Map(searchTerms.all(db, {}).map(({ household, terms }) => [household, terms])),
  merged: (db: ReadHandle) => merged.all(db, {}),
}
