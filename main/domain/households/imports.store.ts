import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const insert = prepared<{ id: string; file_name: string; sha256: string }>()((p) =>
  village
    .insertInto('imports')
    .values({ id: p('id'), kind: 'register', file_name: p('file_name'), sha256: p('sha256') }),
)
const insertRow = prepared<{ import: string; row: number; id: string; before: string | null }>()((p) =>
  village
    .insertInto('import_rows')
    .values({ import: p('import'), row: p('row'), entity: 'household', id: p('id'), before: p('before') }),
)
const sameFile = prepared<{ sha256: string }>()((p) =>
  village
    .selectFrom('imports')
    .innerJoin('documents', 'documents.id', 'imports.id')
    .select('documents.serial')
    .where('imports.kind', '=', 'register')
    .where('imports.sha256', '=', p('sha256'))
    .where('imports.reversed_by', 'is', null),
)
const records = prepared()(() =>
  village
    .selectFrom('imports')
    .innerJoin('documents', 'documents.id', 'imports.id')
    .leftJoin('documents as back', 'back.id', 'imports.reversed_by')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .select([
      'imports.id',
      'imports.file_name',
      'imports.sha256',
      'documents.serial',
      'documents.sequence',
      'documents.business_date',
      'documents.entered_at',
      'staff.name as recorded_by',
      'back.serial as reversed',
    ])
    .where('imports.kind', '=', 'register')
    .orderBy('documents.sequence', 'desc'),
)
const rowsOf = prepared<{ import: string }>()((p) =>
  village.selectFrom('import_rows').selectAll().where('import', '=', p('import')).orderBy('row'),
)
const reverse = prepared<{ id: string; reversed_by: string }>()((p) =>
  village
    .updateTable('imports')
    .set({ reversed_by: p('reversed_by') })
    .where('id', '=', p('id'))
    .where('reversed_by', 'is', null),
)

const laterDocument = prepared<{ household: string; sequence: number }>()((p) =>
  village
    .selectFrom('documents')
    .select('serial')
    .where('household', '=', p('household'))
    .where('sequence', '>', p('sequence'))
    .limit(1),
)
const laterChange = prepared<{ household: string; sequence: number }>()((p) =>
  village
    .selectFrom('households')
    .innerJoin('documents', 'documents.id', 'households.changed_by')
    .select('documents.serial')
    .where('households.id', '=', p('household'))
    .where('documents.sequence', '>', p('sequence')),
)
const laterCard = prepared<{ household: string; sequence: number }>()((p) =>
  village
    .selectFrom('cards')
    .innerJoin('documents', 'documents.id', 'cards.changed_by')
    .select('documents.serial')
    .where('cards.household', '=', p('household'))
    .where('documents.sequence', '>', p('sequence'))
    .limit(1),
)
const laterPoints = prepared<{ household: string; sequence: number }>()((p) =>
  village
    .selectFrom('subjects')
    .innerJoin('accounts', 'accounts.owner', 'subjects.id')
    .innerJoin('transfers', (join) =>
      join.on((e) =>
        e.or([
          e('transfers.debit_account', '=', e.ref('accounts.id')),
          e('transfers.credit_account', '=', e.ref('accounts.id')),
        ]),
      ),
    )
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .select('documents.serial')
    .where('subjects.household', '=', p('household'))
    .where('documents.sequence', '>', p('sequence'))
    .limit(1),
)
const openCart = prepared<{ household: string }>()((p) =>
  village.selectFrom('carts').select('id').where('household', '=', p('household')).limit(1),
)

/** Imports of the register, their rows, and what has referred to those since. */
export const importsStore = {
  insert: (tx: WriteHandle, id: string, fileName: string, sha256: string) =>
    insert.run(tx, { id, file_name: fileName, sha256 }),
  insertRow: (tx: WriteHandle, row: { import: string; row: number; id: string; before: string | null }) =>
    insertRow.run(tx, row),
  sameFile: (db: ReadHandle, sha256: string) => sameFile.get(db, { sha256 })?.serial ?? null,
  records: (db: ReadHandle) => records.all(db, {}),
  rows: (db: ReadHandle, id: string) => rowsOf.all(db, { import: id }),
  reverse: (tx: WriteHandle, id: string, document: string) => reverse.run(tx, { id, reversed_by: document }),
  /** The number of a document after `sequence` that has to do with a household; a cart that is open counts too. */
  usedSince(db: ReadHandle, household: string, sequence: number): string | undefined {
    for (const query of [laterDocument, laterChange, laterCard, laterPoints]) {
      const found = query.get(db, { household, sequence })
      if (found) return found.serial
    }
    return openCart.get(db, { household }) ? '没办完的一单' : undefined
  },
}
