import type { Selectable } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { VillageTables } from '../../db/schema.ts'
import { prepared, village } from '../../db/statement.ts'

export type CardColumns = Selectable<VillageTables['cards']>

const byCode = prepared<{ code: string }>()((p) =>
  village.selectFrom('cards').selectAll().where('code', '=', p('code')),
)
const inUse = prepared<{ household: string }>()((p) =>
  village
    .selectFrom('cards')
    .selectAll()
    .where('household', '=', p('household'))
    .where('status', '=', 'active'),
)
const ofHousehold = prepared<{ household: string }>()((p) =>
  village
    .selectFrom('cards')
    .innerJoin('documents', 'documents.id', 'cards.changed_by')
    .select(['cards.code', 'cards.status', 'cards.issued_on', 'documents.serial'])
    .where('cards.household', '=', p('household'))
    .orderBy('documents.sequence', 'desc')
    .orderBy('cards.status'),
)
const insert = prepared<CardColumns>()((p) =>
  village.insertInto('cards').values({
    code: p('code'),
    household: p('household'),
    status: p('status'),
    issued_on: p('issued_on'),
    issued_by: p('issued_by'),
    changed_by: p('changed_by'),
  }),
)
const setStatus = prepared<{ code: string; status: CardColumns['status']; changed_by: string }>()((p) =>
  village
    .updateTable('cards')
    .set({ status: p('status'), changed_by: p('changed_by') })
    .where('code', '=', p('code')),
)

export const cardsStore = {
  byCode: (db: ReadHandle, code: string): CardColumns | undefined => byCode.get(db, { code }),
  /** At most one a household, save for the cards of households that were merged into it. */
  inUse: (db: ReadHandle, household: string): CardColumns | undefined => inUse.get(db, { household }),
  ofHousehold: (db: ReadHandle, household: string) => ofHousehold.all(db, { household }),
  insert: (tx: WriteHandle, row: CardColumns) => insert.run(tx, row),
  setStatus: (tx: WriteHandle, code: string, status: CardColumns['status'], changed_by: string) =>
    setStatus.run(tx, { code, status, changed_by }),
}
