import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { VillageTables } from '../../db/schema.ts'
import { prepared, village } from '../../db/statement.ts'
import type { Term } from './search-terms.ts'

export type HouseholdColumns = Selectable<VillageTables['households']>
/** Nobody reads more namesakes than this. */
const MOST_SAME_NAMES = 10

export type PersonColumns = Selectable<VillageTables['persons']>

const one = prepared<{ id: string }>()((p) =>
  village.selectFrom('households').selectAll().where('id', '=', p('id')),
)
const byNumber = prepared<{ number: string }>()((p) =>
  village.selectFrom('households').selectAll().where('number', '=', p('number')),
)
const headName = prepared<{ household: string }>()((p) =>
  village
    .selectFrom('households')
    .innerJoin('persons', 'persons.id', 'households.head')
    .select('persons.name')
    .where('households.id', '=', p('household')),
)
const everyHousehold = prepared()(() => village.selectFrom('households').selectAll())
const everyPerson = prepared()(() =>
  village.selectFrom('persons').selectAll().orderBy('household').orderBy('ordinal'),
)
const largestNumber = prepared()(() =>
  village
    .selectFrom('households')
    .select(sql<number>`max(cast(number as integer))`.as('number'))
    .where('number', 'not like', '%-%')
    .where(sql<boolean>`number not glob '*[^0-9]*'`),
)
const insertHousehold = prepared<HouseholdColumns>()((p) =>
  village.insertInto('households').values({
    id: p('id'),
    number: p('number'),
    group_name: p('group_name'),
    grid: p('grid'),
    population: p('population'),
    status: p('status'),
    head: p('head'),
    notes: p('notes'),
    redeemable_until: p('redeemable_until'),
    successor: p('successor'),
    registered_by: p('registered_by'),
    changed_by: p('changed_by'),
  }),
)
const updateHousehold = prepared<Omit<HouseholdColumns, 'registered_by'>>()((p) =>
  village
    .updateTable('households')
    .set({
      number: p('number'),
      group_name: p('group_name'),
      grid: p('grid'),
      population: p('population'),
      status: p('status'),
      head: p('head'),
      notes: p('notes'),
      redeemable_until: p('redeemable_until'),
      successor: p('successor'),
      changed_by: p('changed_by'),
    })
    .where('id', '=', p('id')),
)
const letGoOfNumber = prepared<{ id: string }>()((p) =>
  village.updateTable('households').set({ number: sql`'~' || id` }).where('id', '=', p('id')),
)
const removeHousehold = prepared<{ id: string }>()((p) =>
  village.deleteFrom('households').where('id', '=', p('id')),
)

const personsOf = prepared<{ household: string }>()((p) =>
  village.selectFrom('persons').selectAll().where('household', '=', p('household')).orderBy('ordinal'),
)
const insertPerson = prepared<PersonColumns>()((p) =>
  village.insertInto('persons').values({
    id: p('id'),
    household: p('household'),
    ordinal: p('ordinal'),
    name: p('name'),
    relation: p('relation'),
    status: p('status'),
    birth_year: p('birth_year'),
    party_member: p('party_member'),
    nickname: p('nickname'),
    old_name: p('old_name'),
    phones: p('phones'),
    registered_by: p('registered_by'),
    changed_by: p('changed_by'),
  }),
)
const updatePerson = prepared<Omit<PersonColumns, 'registered_by'>>()((p) =>
  village
    .updateTable('persons')
    .set({
      household: p('household'),
      ordinal: p('ordinal'),
      name: p('name'),
      relation: p('relation'),
      status: p('status'),
      birth_year: p('birth_year'),
      party_member: p('party_member'),
      nickname: p('nickname'),
      old_name: p('old_name'),
      phones: p('phones'),
      changed_by: p('changed_by'),
    })
    .where('id', '=', p('id')),
)
const removePerson = prepared<{ id: string }>()((p) =>
  village.deleteFrom('persons').where('id', '=', p('id')),
)

const insertSubject = prepared<{ id: string; household: string }>()((p) =>
  village.insertInto('subjects').values({ id: p('id'), kind: 'household', household: p('household') }),
)
const subjectOf = prepared<{ household: string }>()((p) =>
  village
    .selectFrom('subjects')
    .select('id')
    .where('household', '=', p('household'))
    .where('kind', '=', 'household'),
)
const removeSubjects = prepared<{ household: string }>()((p) =>
  village.deleteFrom('subjects').where('household', '=', p('household')),
)

const insertTerm = prepared<{ term: string; kind: Term['kind']; rank: number; household: string }>()((p) =>
  village
    .insertInto('household_terms')
    .values({ term: p('term'), kind: p('kind'), rank: p('rank'), household: p('household') }),
)
const removeTerms = prepared<{ household: string }>()((p) =>
  village.deleteFrom('household_terms').where('household', '=', p('household')),
)

const headsNamed = prepared<{ name: string; except: string }>()((p) =>
  village
    .selectFrom('persons')
    // By the person's household, so that nobody is looked for among all heads.
    .innerJoin('households', (join) =>
      join.onRef('households.id', '=', 'persons.household').onRef('households.head', '=', 'persons.id'),
    )
    .select(['households.id', 'households.number', 'households.group_name'])
    .where('persons.name', '=', p('name'))
    .where('households.id', '<>', p('except'))
    .where('households.status', 'in', ['active', 'head_pending'])
    .orderBy(sql`length(households.number)`)
    .orderBy('households.number')
    .limit(MOST_SAME_NAMES),
)
const successorOf = prepared<{ successor: string }>()((p) =>
  village.selectFrom('households').selectAll().where('successor', '=', p('successor')),
)

/** The register's rows. Every write is asserted to touch what it should. */
export const householdsStore = {
  one: (db: ReadHandle, id: string): HouseholdColumns | undefined => one.get(db, { id }),
  byNumber: (db: ReadHandle, number: string): HouseholdColumns | undefined => byNumber.get(db, { number }),
  headName: (db: ReadHandle, household: string): string | null =>
    headName.get(db, { household })?.name ?? null,
  everyHousehold: (db: ReadHandle): HouseholdColumns[] => everyHousehold.all(db, {}),
  everyPerson: (db: ReadHandle): PersonColumns[] => everyPerson.all(db, {}),
  largestNumber: (db: ReadHandle): number => largestNumber.get(db, {})?.number ?? 0,
  insert: (tx: WriteHandle, row: HouseholdColumns) => insertHousehold.run(tx, row),
  update: (tx: WriteHandle, row: Omit<HouseholdColumns, 'registered_by'>) => updateHousehold.run(tx, row),
  /** For the length of a transaction in which households change numbers with each other. */
  letGoOfNumber: (tx: WriteHandle, id: string) => letGoOfNumber.run(tx, { id }),
  remove: (tx: WriteHandle, id: string) => removeHousehold.run(tx, { id }),

  persons: (db: ReadHandle, household: string): PersonColumns[] => personsOf.all(db, { household }),
  insertPerson: (tx: WriteHandle, row: PersonColumns) => insertPerson.run(tx, row),
  updatePerson: (tx: WriteHandle, row: Omit<PersonColumns, 'registered_by'>) => updatePerson.run(tx, row),
  removePerson: (tx: WriteHandle, id: string) => removePerson.run(tx, { id }),

  insertSubject: (tx: WriteHandle, id: string, household: string) => insertSubject.run(tx, { id, household }),
  subject: (db: ReadHandle, household: string) => subjectOf.get(db, { household })?.id,
  removeSubjects: (tx: WriteHandle, household: string) => removeSubjects.runAny(tx, { household }),

  /** Replaces what a household may be found by. */
  writeTerms(tx: WriteHandle, household: string, terms: readonly Term[]): void {
    removeTerms.runAny(tx, { household })
    for (const { term, kind, rank } of terms) insertTerm.run(tx, { term, kind, rank, household })
  },
  removeTerms: (tx: WriteHandle, household: string) => removeTerms.runAny(tx, { household }),

  headsNamed: (db: ReadHandle, name: string, except: string) => headsNamed.all(db, { name, except }),
  predecessors: (db: ReadHandle, successor: string) => successorOf.all(db, { successor }),
}
