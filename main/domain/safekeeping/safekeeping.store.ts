import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { Flag } from '../../db/schema.ts'
import { locks, prepared, village } from '../../db/statement.ts'
import type { BackupReason } from './backups.ts'

const backups = prepared()(() =>
  locks.selectFrom('backups').selectAll().orderBy('made_at', 'desc').orderBy('id', 'desc'),
)
const insertBackup = prepared<{
  id: string
  made_at: string
  reason: string
  path: string
  sequence: number
  hash: string
  check_code: string
  verified: Flag
}>()((p) =>
  locks.insertInto('backups').values({
    id: p('id'),
    made_at: p('made_at'),
    reason: p('reason'),
    path: p('path'),
    sequence: p('sequence'),
    hash: p('hash'),
    check_code: p('check_code'),
    verified: p('verified'),
  }),
)
const forget = prepared<{ id: string }>()((p) => locks.deleteFrom('backups').where('id', '=', p('id')))
const setting = prepared<{ name: string }>()((p) =>
  locks.selectFrom('settings').select('value').where('name', '=', p('name')),
)
const set = prepared<{ name: string; value: string }>()((p) =>
  locks
    .insertInto('settings')
    .values({ name: p('name'), value: p('value') })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((e) => ({ value: e.ref('excluded.value') })),
    ),
)
const pinned = prepared()(() => locks.selectFrom('pins').select('staff'))

const documentAt = prepared<{ sequence: number }>()((p) =>
  village
    .selectFrom('documents')
    .select(['sequence', 'serial', 'hash', 'business_date', 'entered_at', 'check_code'])
    .where('sequence', '=', p('sequence')),
)
const head = prepared()(() =>
  village
    .selectFrom('documents')
    .select(['sequence', 'serial', 'hash', 'business_date', 'entered_at', 'check_code'])
    .orderBy('sequence', 'desc')
    .limit(1),
)
const after = prepared<{ sequence: number; most: number }>()((p) =>
  village
    .selectFrom('documents')
    .select(['serial', 'kind', 'business_date'])
    .where('sequence', '>', p('sequence'))
    .orderBy('sequence', 'desc')
    .limit(p('most')),
)
const admins = prepared()(() =>
  village.selectFrom('staff').select(['id', 'name', 'roles']).where('active', '=', 1).orderBy('name'),
)
const staff = prepared<{ id: string }>()((p) =>
  village.selectFrom('staff').select('id').where('id', '=', p('id')),
)
const dropWaiting = prepared<{ finished_at: string }>()((p) =>
  village
    .updateTable('print_jobs')
    .set({ state: 'dropped', finished_at: p('finished_at') })
    .where('state', 'in', ['waiting', 'sending']),
)

const EXTRA_FOLDER = 'backup.folder'

/** Backups are remembered beside the locks: the village file is what they are copies of. */
export const safekeepingStore = {
  backups: (db: ReadHandle) =>
    backups.all(db, {}).map((row) => ({
      id: row.id,
      madeAt: row.made_at,
      reason: row.reason as BackupReason,
      path: row.path,
      sequence: row.sequence,
      hash: row.hash,
      checkCode: row.check_code,
      verified: row.verified === 1,
    })),
  insertBackup: (tx: WriteHandle, row: Parameters<typeof insertBackup.run>[1]) => insertBackup.run(tx, row),
  forget: (tx: WriteHandle, id: string) => forget.runAny(tx, { id }),
  extraFolder: (db: ReadHandle) => setting.get(db, { name: EXTRA_FOLDER })?.value || null,
  setExtraFolder: (tx: WriteHandle, folder: string | null) =>
    set.run(tx, { name: EXTRA_FOLDER, value: folder ?? '' }),
  pinned: (db: ReadHandle) => new Set(pinned.all(db, {}).map((row) => row.staff)),

  head: (db: ReadHandle) => head.get(db, {}),
  hashAt: (db: ReadHandle, sequence: number) => documentAt.get(db, { sequence })?.hash,
  after: (db: ReadHandle, sequence: number, most: number) => after.all(db, { sequence, most }),
  admins: (db: ReadHandle) =>
    admins
      .all(db, {})
      .filter((row) => (JSON.parse(row.roles) as string[]).includes('admin'))
      .map(({ id, name }) => ({ id, name })),
  isStaff: (db: ReadHandle, id: string) => staff.get(db, { id }) !== undefined,
  /** Slips that were waiting when the backup was made have long been printed, or are gone. */
  dropWaitingSlips: (tx: WriteHandle, now: string) => dropWaiting.runAny(tx, { finished_at: now }),
}

export type BackupRow = ReturnType<typeof safekeepingStore.backups>[number]
export type HeadRow = NonNullable<ReturnType<typeof safekeepingStore.head>>
