import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const one = prepared<{ id: string }>()((p) =>
  village.selectFrom('proxies').selectAll().where('id', '=', p('id')),
)
const ofHousehold = prepared<{ household: string }>()((p) =>
  village
    .selectFrom('proxies')
    .innerJoin('documents', 'documents.id', 'proxies.recorded_by')
    .select([
      'proxies.id',
      'proxies.name',
      'proxies.relation',
      'proxies.until',
      'proxies.ended_by',
      'documents.serial',
    ])
    .where('proxies.household', '=', p('household'))
    .orderBy('documents.sequence', 'desc'),
)
const insert = prepared<{
  id: string
  household: string
  name: string
  relation: string
  until: string
  recorded_by: string
}>()((p) =>
  village.insertInto('proxies').values({
    id: p('id'),
    household: p('household'),
    name: p('name'),
    relation: p('relation'),
    until: p('until'),
    recorded_by: p('recorded_by'),
  }),
)
const end = prepared<{ id: string; ended_by: string }>()((p) =>
  village
    .updateTable('proxies')
    .set({ ended_by: p('ended_by') })
    .where('id', '=', p('id'))
    .where('ended_by', 'is', null),
)

const move = prepared<{ from: string; into: string }>()((p) =>
  village
    .updateTable('proxies')
    .set({ household: p('into') })
    .where('household', '=', p('from')),
)

export const proxiesStore = {
  one: (db: ReadHandle, id: string) => one.get(db, { id }),
  ofHousehold: (db: ReadHandle, household: string) => ofHousehold.all(db, { household }),
  insert: (tx: WriteHandle, row: Parameters<typeof insert.run>[1]) => insert.run(tx, row),
  /** 并户: who may collect for a household may collect for the one that took it in. */
  move: (tx: WriteHandle, from: string, into: string) => move.runAny(tx, { from, into }),
  end: (tx: WriteHandle, id: string, document: string) => end.run(tx, { id, ended_by: document }),
}
