import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { locks, prepared, village } from '../../db/statement.ts'

export type JobState = 'waiting' | 'sending' | 'printed' | 'failed' | 'unknown' | 'dropped'

const insert = prepared<{
  id: string
  document: string | null
  reprint: 0 | 1
  title: string
  layout: string | null
  state: JobState
  queued_at: string
}>()((p) =>
  village.insertInto('print_jobs').values({
    id: p('id'),
    document: p('document'),
    reprint: p('reprint'),
    title: p('title'),
    layout: p('layout'),
    state: p('state'),
    queued_at: p('queued_at'),
  }),
)
const waiting = prepared()(() =>
  village
    .selectFrom('print_jobs')
    .selectAll()
    .where('state', '=', 'waiting')
    .orderBy('queued_at')
    .orderBy('id')
    .limit(1),
)
const one = prepared<{ id: string }>()((p) =>
  village.selectFrom('print_jobs').selectAll().where('id', '=', p('id')),
)
const recent = prepared()(() =>
  village
    .selectFrom('print_jobs')
    .leftJoin('documents', 'documents.id', 'print_jobs.document')
    .select([
      'print_jobs.id',
      'print_jobs.document',
      'print_jobs.title',
      'print_jobs.state',
      'print_jobs.reason',
      'print_jobs.queued_at',
      'documents.serial',
    ])
    .orderBy('print_jobs.id', 'desc')
    .limit(50),
)
const setState = prepared<{
  id: string
  state: JobState
  reason: string | null
  finished_at: string | null
}>()((p) =>
  village
    .updateTable('print_jobs')
    // what was printed is paper now: names and reasons need not stay here too
    .set({
      state: p('state'),
      reason: p('reason'),
      finished_at: p('finished_at'),
      layout: sql`CASE WHEN ${p('finished_at')} IS NULL THEN layout END`,
    })
    .where('id', '=', p('id')),
)
const interrupted = prepared<{ reason: string }>()((p) =>
  village
    .updateTable('print_jobs')
    .set({ state: 'unknown', reason: p('reason') })
    .where('state', '=', 'sending'),
)

const setting = prepared<{ name: string }>()((p) =>
  locks.selectFrom('settings').select('value').where('name', '=', p('name')),
)
const saveSetting = prepared<{ name: string; value: string }>()((p) =>
  locks
    .insertInto('settings')
    .values({ name: p('name'), value: p('value') })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((e) => ({ value: e.ref('excluded.value') })),
    ),
)

const registerOfDay = prepared<{ day: string }>()((p) =>
  village
    .selectFrom('documents')
    .select(['id', 'serial', 'kind', 'entered_at', 'content'])
    .where('business_date', '=', p('day'))
    .where('kind', 'in', ['redemption', 'reversal', 'goods_return', 'exchange', 'correction'])
    .orderBy('sequence'),
)

/** The print queue, beside the books; and the printer's settings, which stay with the machine. */
export const printingStore = {
  insert: (tx: WriteHandle, row: Parameters<typeof insert.run>[1]) => insert.run(tx, row),
  next: (db: ReadHandle) => waiting.get(db, {}),
  one: (db: ReadHandle, id: string) => one.get(db, { id }),
  recent: (db: ReadHandle) => recent.all(db, {}),
  setState: (tx: WriteHandle, id: string, state: JobState, reason: string | null, at: string | null) =>
    setState.run(tx, { id, state, reason, finished_at: at }),
  /** Jobs that were being sent when the program stopped: nobody knows whether they printed. */
  interrupted: (tx: WriteHandle, reason: string) => interrupted.runAny(tx, { reason }),
  setting: (db: ReadHandle, name: string) => setting.get(db, { name })?.value,
  saveSetting: (tx: WriteHandle, name: string, value: string) => saveSetting.run(tx, { name, value }),
  registerOfDay: (db: ReadHandle, day: string) => registerOfDay.all(db, { day }),
}
