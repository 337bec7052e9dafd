import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const all = prepared()(() =>
  village
    .selectFrom('teams')
    .select(['id', 'name', 'active', 'changed_by'])
    .orderBy('active', 'desc')
    .orderBy('name'),
)

const one = prepared<{ id: string }>()((p) =>
  village.selectFrom('teams').select(['id', 'name', 'active', 'changed_by']).where('id', '=', p('id')),
)

const named = prepared<{ name: string }>()((p) =>
  village.selectFrom('teams').select(['id', 'active']).where('name', '=', p('name')),
)

const members = prepared()(() =>
  village
    .selectFrom('team_members')
    .innerJoin('persons', 'persons.id', 'team_members.person')
    .innerJoin('households', 'households.id', 'persons.household')
    .innerJoin('documents', 'documents.id', 'team_members.joined_by')
    .select([
      'team_members.team',
      'persons.id as person',
      'persons.name',
      'households.number',
      'households.group_name',
      'documents.business_date as since',
    ])
    .where('team_members.left_by', 'is', null)
    .orderBy('households.number')
    .orderBy('persons.ordinal'),
)

const membersOf = prepared<{ team: string }>()((p) =>
  village
    .selectFrom('team_members')
    .select('person')
    .where('team', '=', p('team'))
    .where('left_by', 'is', null),
)

const person = prepared<{ id: string }>()((p) =>
  village.selectFrom('persons').select(['name', 'status']).where('id', '=', p('id')),
)

/** Who lives in a house that a word fits: the word may be another's of the house. */
const housemates = prepared<{ word: string; end: string }>()((p) =>
  village
    .selectFrom('persons')
    .innerJoin('households', 'households.id', 'persons.household')
    .select([
      'persons.id as person',
      'persons.name',
      'persons.nickname',
      'persons.old_name',
      'households.number',
      'households.group_name',
    ])
    .where('households.id', 'in', (e) =>
      e
        .selectFrom('household_terms')
        .select('household')
        .where('term', '>=', p('word'))
        .where('term', '<', p('end')),
    )
    .where('persons.status', 'in', ['living', 'away'])
    .where('households.status', 'in', ['active', 'head_pending'])
    .orderBy('households.number')
    .orderBy('persons.ordinal'),
)

const documents = prepared<{ team: string }>()((p) =>
  village
    .selectFrom('documents')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .select([
      'documents.id',
      'documents.kind',
      'documents.serial',
      'documents.business_date',
      'documents.content',
      'staff.name as recorded_by',
    ])
    .where('documents.kind', 'in', ['team_registered', 'team_changed'])
    .where(sql`json_extract(documents.content, '$.request.team')`, '=', p('team'))
    .orderBy('documents.sequence', 'desc'),
)

const insert = prepared<{ id: string; name: string; active: 0 | 1; document: string }>()((p) =>
  village.insertInto('teams').values({
    id: p('id'),
    name: p('name'),
    active: p('active'),
    registered_by: p('document'),
    changed_by: p('document'),
  }),
)

const change = prepared<{ id: string; name: string; active: 0 | 1; document: string }>()((p) =>
  village
    .updateTable('teams')
    .set({ name: p('name'), active: p('active'), changed_by: p('document') })
    .where('id', '=', p('id')),
)

const join = prepared<{ team: string; person: string; document: string }>()((p) =>
  village
    .insertInto('team_members')
    .values({ team: p('team'), person: p('person'), joined_by: p('document') }),
)

const leave = prepared<{ team: string; person: string; document: string }>()((p) =>
  village
    .updateTable('team_members')
    .set({ left_by: p('document') })
    .where('team', '=', p('team'))
    .where('person', '=', p('person'))
    .where('left_by', 'is', null),
)

export const teamsStore = {
  all: (db: ReadHandle) => all.all(db, {}),
  one: (db: ReadHandle, id: string) => one.get(db, { id }),
  named: (db: ReadHandle, name: string) => named.get(db, { name }),
  members: (db: ReadHandle) => members.all(db, {}),
  membersOf: (db: ReadHandle, team: string) => membersOf.all(db, { team }).map((row) => row.person),
  person: (db: ReadHandle, id: string) => person.get(db, { id }),
  housemates: (db: ReadHandle, range: { word: string; end: string }) => housemates.all(db, range),
  documents: (db: ReadHandle, team: string) => documents.all(db, { team }),
  insert: (tx: WriteHandle, row: Parameters<typeof insert.run>[1]) => insert.run(tx, row),
  change: (tx: WriteHandle, row: Parameters<typeof change.run>[1]) => change.run(tx, row),
  join: (tx: WriteHandle, row: Parameters<typeof join.run>[1]) => join.run(tx, row),
  leave: (tx: WriteHandle, row: Parameters<typeof leave.run>[1]) => leave.run(tx, row),
}
