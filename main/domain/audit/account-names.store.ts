import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const scheme = prepared<{ id: string }>()((p) =>
  village.selectFrom('schemes').select('name').where('id', '=', p('id')),
)
const item = prepared<{ id: string }>()((p) =>
  village.selectFrom('items').select(['name', 'spec']).where('id', '=', p('id')),
)
const subject = prepared<{ id: string }>()((p) =>
  village
    .selectFrom('subjects')
    .leftJoin('households', 'households.id', 'subjects.household')
    .leftJoin('persons', 'persons.id', 'subjects.person')
    .select(['subjects.kind', 'households.number', 'persons.ordinal'])
    .where('subjects.id', '=', p('id')),
)
const lot = prepared<{ id: string }>()((p) =>
  village
    .selectFrom('lots')
    .innerJoin('documents', 'documents.id', 'lots.received_by')
    .select(['documents.serial', 'lots.line'])
    .where('lots.id', '=', p('id')),
)
const fund = prepared<{ id: string }>()((p) =>
  village.selectFrom('funds').select('name').where('id', '=', p('id')),
)
const supplier = prepared<{ id: string }>()((p) =>
  village.selectFrom('suppliers').select('name').where('id', '=', p('id')),
)

/** What a register calls the unit and the owner of an account; never a person's name. */
export const accountNamesStore = {
  scheme: (db: ReadHandle, id: string) => scheme.get(db, { id }),
  item: (db: ReadHandle, id: string) => item.get(db, { id }),
  subject: (db: ReadHandle, id: string) => subject.get(db, { id }),
  lot: (db: ReadHandle, id: string) => lot.get(db, { id }),
  fund: (db: ReadHandle, id: string) => fund.get(db, { id }),
  supplier: (db: ReadHandle, id: string) => supplier.get(db, { id }),
}
