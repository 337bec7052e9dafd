import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { Flag } from '../../db/schema.ts'
import { locks, prepared, village } from '../../db/statement.ts'
import type { PinRecord } from './pins.ts'
import type { RoleName } from './rights.ts'

export interface StaffRow {
  readonly id: string
  readonly name: string
  readonly roles: readonly RoleName[]
  readonly active: boolean
}

const everyone = prepared()(() => village.selectFrom('staff').selectAll().orderBy('name'))
const one = prepared<{ id: string }>()((p) =>
  village.selectFrom('staff').selectAll().where('id', '=', p('id')),
)
const save = prepared<{ id: string; name: string; roles: string; active: Flag; changed_by: string }>()((p) =>
  village
    .insertInto('staff')
    .values({
      id: p('id'),
      name: p('name'),
      roles: p('roles'),
      active: p('active'),
      changed_by: p('changed_by'),
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((e) => ({
        name: e.ref('excluded.name'),
        roles: e.ref('excluded.roles'),
        active: e.ref('excluded.active'),
        changed_by: e.ref('excluded.changed_by'),
      })),
    ),
)

const openShift = prepared()(() =>
  village
    .selectFrom('shifts')
    .innerJoin('staff as w', 'w.id', 'shifts.writer')
    .innerJoin('staff as i', 'i.id', 'shifts.issuer')
    .select([
      'shifts.id',
      'shifts.business_date',
      'shifts.writer',
      'shifts.issuer',
      'w.name as writer_name',
      'i.name as issuer_name',
    ])
    .where('closed_at', 'is', null),
)
const insertShift = prepared<{
  id: string
  business_date: string
  opened_at: string
  writer: string
  issuer: string
}>()((p) =>
  village.insertInto('shifts').values({
    id: p('id'),
    business_date: p('business_date'),
    opened_at: p('opened_at'),
    writer: p('writer'),
    issuer: p('issuer'),
  }),
)
const closeShift = prepared<{ id: string; closed_at: string }>()((p) =>
  village
    .updateTable('shifts')
    .set({ closed_at: p('closed_at') })
    .where('id', '=', p('id'))
    .where('closed_at', 'is', null),
)

const pinOf = prepared<{ staff: string }>()((p) =>
  locks.selectFrom('pins').selectAll().where('staff', '=', p('staff')),
)
const withPins = prepared()(() => locks.selectFrom('pins').select('staff'))
const setPin = prepared<{ staff: string; salt: string; hash: string }>()((p) =>
  locks
    .insertInto('pins')
    .values({ staff: p('staff'), salt: p('salt'), hash: p('hash') })
    .onConflict((conflict) =>
      conflict.column('staff').doUpdateSet((e) => ({
        salt: e.ref('excluded.salt'),
        hash: e.ref('excluded.hash'),
        wrong_tries: 0,
        locked_until: null,
      })),
    ),
)
const countTry = prepared<{ staff: string; wrong_tries: number; locked_until: string | null }>()((p) =>
  locks
    .updateTable('pins')
    .set({ wrong_tries: p('wrong_tries'), locked_until: p('locked_until') })
    .where('staff', '=', p('staff')),
)
const recoveryOf = prepared<{ staff: string }>()((p) =>
  locks.selectFrom('recovery_codes').selectAll().where('staff', '=', p('staff')),
)
const setRecovery = prepared<{ staff: string; salt: string; hash: string }>()((p) =>
  locks
    .insertInto('recovery_codes')
    .values({ staff: p('staff'), salt: p('salt'), hash: p('hash') })
    .onConflict((conflict) =>
      conflict
        .column('staff')
        .doUpdateSet((e) => ({ salt: e.ref('excluded.salt'), hash: e.ref('excluded.hash') })),
    ),
)

const asStaff = (row: { id: string; name: string; roles: string; active: number }): StaffRow => ({
  id: row.id,
  name: row.name,
  roles: JSON.parse(row.roles) as RoleName[],
  active: row.active === 1,
})

export const staffStore = {
  everyone: (db: ReadHandle): StaffRow[] => everyone.all(db, {}).map(asStaff),
  one(db: ReadHandle, id: string): StaffRow | undefined {
    const row = one.get(db, { id })
    return row && asStaff(row)
  },
  save: (tx: WriteHandle, row: StaffRow, document: string) =>
    save.run(tx, {
      id: row.id,
      name: row.name,
      roles: JSON.stringify(row.roles),
      active: row.active ? 1 : 0,
      changed_by: document,
    }),
  openShift: (db: ReadHandle) => openShift.get(db, {}),
  insertShift: (tx: WriteHandle, row: Parameters<typeof insertShift.run>[1]) => insertShift.run(tx, row),
  closeShift: (tx: WriteHandle, id: string, closedAt: string) =>
    closeShift.run(tx, { id, closed_at: closedAt }),

  pin(db: ReadHandle, staff: string): PinRecord | undefined {
    const row = pinOf.get(db, { staff })
    return (
      row && {
        salt: row.salt,
        hash: row.hash,
        wrongTries: row.wrong_tries,
        lockedUntil: row.locked_until === null ? null : new Date(row.locked_until),
      }
    )
  },
  staffWithPins: (db: ReadHandle) => new Set(withPins.all(db, {}).map((row) => row.staff)),
  setPin: (tx: WriteHandle, staff: string, salt: string, hash: string) =>
    setPin.run(tx, { staff, salt, hash }),
  countTry: (tx: WriteHandle, staff: string, wrongTries: number, lockedUntil: Date | null) =>
    countTry.run(tx, { staff, wrong_tries: wrongTries, locked_until: lockedUntil?.toISOString() ?? null }),
  recovery: (db: ReadHandle, staff: string) => recoveryOf.get(db, { staff }),
  setRecovery: (tx: WriteHandle, staff: string, salt: string, hash: string) =>
    setRecovery.run(tx, { staff, salt, hash }),
}
