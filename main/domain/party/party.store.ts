import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'
import type { PartyClass } from './party.ts'

const members = prepared()(() =>
  village
    .selectFrom('persons')
    .innerJoin('households', 'households.id', 'persons.household')
    .select(['persons.id as person', 'persons.name', 'households.number', 'households.group_name'])
    .where('persons.party_member', '=', 1)
    .where('persons.status', 'in', ['living', 'away'])
    .where('households.status', 'in', ['active', 'head_pending'])
    .orderBy('households.number')
    .orderBy('persons.ordinal'),
)

/** In the order in which they take the place of one another. */
const classes = prepared()(() =>
  village
    .selectFrom('party_classes')
    .select(['person', 'from_date', 'class'])
    .orderBy('from_date')
    .orderBy('revision'),
)

const history = prepared<{ person: string }>()((p) =>
  village
    .selectFrom('party_classes')
    .innerJoin('documents', 'documents.id', 'party_classes.decided_by')
    .leftJoin('document_texts', (join) =>
      join
        .onRef('document_texts.document', '=', 'documents.id')
        .on('document_texts.field', '=', sql.lit('approver')),
    )
    .select([
      'party_classes.from_date',
      'party_classes.class',
      'documents.serial',
      'document_texts.text as approver',
    ])
    .where('party_classes.person', '=', p('person'))
    .orderBy('party_classes.from_date', 'desc')
    .orderBy('party_classes.revision', 'desc'),
)

const person = prepared<{ id: string }>()((p) =>
  village.selectFrom('persons').select(['name', 'party_member', 'household']).where('id', '=', p('id')),
)

const lastRevision = prepared<{ person: string; day: string }>()((p) =>
  village
    .selectFrom('party_classes')
    .select((e) => e.fn.max('revision').as('revision'))
    .where('person', '=', p('person'))
    .where('from_date', '=', p('day')),
)

const insert = prepared<{
  person: string
  from_date: string
  revision: number
  class: PartyClass
  decided_by: string
}>()((p) =>
  village.insertInto('party_classes').values({
    person: p('person'),
    from_date: p('from_date'),
    revision: p('revision'),
    class: p('class'),
    decided_by: p('decided_by'),
  }),
)

export const partyStore = {
  members: (db: ReadHandle) => members.all(db, {}),
  classes: (db: ReadHandle) => classes.all(db, {}),
  history: (db: ReadHandle, of: string) => history.all(db, { person: of }),
  person: (db: ReadHandle, id: string) => person.get(db, { id }),
  decide(tx: WriteHandle, row: Omit<Parameters<typeof insert.run>[1], 'revision'>): void {
    const last = lastRevision.get(tx, { person: row.person, day: row.from_date })?.revision ?? 0
    insert.run(tx, { ...row, revision: last + 1 })
  },
}
