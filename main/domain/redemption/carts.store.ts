import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

export interface CartRow {
  readonly id: string
  readonly state: 'open' | 'held'
  readonly household: string | null
  readonly revision: number
  readonly content: string
  readonly updated_at: string
}

const one = prepared<{ id: string }>()((p) =>
  village.selectFrom('carts').selectAll().where('id', '=', p('id')),
)
const all = prepared()(() => village.selectFrom('carts').selectAll().orderBy('updated_at'))
const save = prepared<CartRow>()((p) =>
  village
    .insertInto('carts')
    .values({
      id: p('id'),
      state: p('state'),
      household: p('household'),
      revision: p('revision'),
      content: p('content'),
      updated_at: p('updated_at'),
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((e) => ({
        state: e.ref('excluded.state'),
        household: e.ref('excluded.household'),
        revision: e.ref('excluded.revision'),
        content: e.ref('excluded.content'),
        updated_at: e.ref('excluded.updated_at'),
      })),
    ),
)
const setState = prepared<{ id: string; state: 'open' | 'held'; updated_at: string }>()((p) =>
  village
    .updateTable('carts')
    .set({ state: p('state'), updated_at: p('updated_at') })
    .where('id', '=', p('id')),
)
const remove = prepared<{ id: string }>()((p) => village.deleteFrom('carts').where('id', '=', p('id')))

/** Open and held carts: working notes beside the ledger, never in it. */
export const cartStore = {
  one: (db: ReadHandle, id: string) => one.get(db, { id }),
  all: (db: ReadHandle) => all.all(db, {}),
  save: (tx: WriteHandle, row: CartRow) => save.run(tx, row),
  setState: (tx: WriteHandle, id: string, state: 'open' | 'held', at: string) =>
    setState.runAny(tx, { id, state, updated_at: at }),
  remove: (tx: WriteHandle, id: string) => remove.runAny(tx, { id }),
}
