import { z } from 'zod'
import { finding } from './audit.ts'
import { call, day, id, nothing, requiredText } from './call.ts'
import { pin } from './session.ts'

const path = requiredText(1000)

export const backupReason = z.enum(['daily', 'exit', 'asked', 'migration'])
export type BackupReason = z.infer<typeof backupReason>

export const backup = z.object({
  id,
  madeAt: z.string(),
  reason: backupReason,
  path: z.string(),
  name: z.string(),
  folder: z.string(),
  /** The last document in it. */
  sequence: z.int(),
  checkCode: z.string(),
  /** Opened and audited. */
  verified: z.boolean(),
  sizeBytes: z.int(),
})
export type Backup = z.infer<typeof backup>

export const drive = z.object({
  path: z.string(),
  /** U盘 KINGSTON, E盘 */
  label: z.string(),
  freeBytes: z.int(),
  writable: z.boolean(),
})
export type Drive = z.infer<typeof drive>

export const safekeepingState = z.object({
  running: z.enum(['backup', 'rehearsal', 'restore']).nullable(),
  /** The newest verified one, wherever it lies. */
  last: backup.nullable(),
  /** Documents entered since. */
  documentsSince: z.int(),
  backups: z.array(backup),
  /** Where they go by themselves; and a second place, where one was chosen. */
  folder: z.string(),
  extraFolder: z.string().nullable(),
  /** Why the last one by itself could not be made. */
  trouble: z.string().nullable(),
})
export type SafekeepingState = z.infer<typeof safekeepingState>

/** A file that may be a backup. */
export const candidate = z.object({
  path: z.string(),
  name: z.string(),
  /** 备份文件夹, 换下来的账本, U盘 KINGSTON */
  place: z.string(),
  modifiedAt: z.string(),
  sizeBytes: z.int(),
  /** Proved when it was made; null where it is not one of ours. */
  verified: z.boolean().nullable(),
})
export type Candidate = z.infer<typeof candidate>

export const relation = z.enum(['empty', 'damaged', 'other_village', 'same', 'older', 'newer', 'diverged'])
export type Relation = z.infer<typeof relation>

export const rehearsal = z.object({
  id,
  path: z.string(),
  site: z.object({ village: z.string(), shop: z.string(), demo: z.boolean() }),
  last: z.object({ serial: z.string(), businessDate: day, enteredAt: z.string(), checkCode: z.string() }),
  documents: z.int(),
  migrated: z.boolean(),
  audit: z.object({ sound: z.boolean(), total: z.int(), findings: z.array(finding) }),
  relation,
  lost: z.object({
    count: z.int(),
    documents: z.array(z.object({ serial: z.string(), title: z.string(), businessDate: day })),
  }),
  needsPinFor: z.array(z.object({ id, name: z.string() })),
})
export type Rehearsal = z.infer<typeof rehearsal>

/** 设置 → 备份与恢复. Restoring is for administrators; where no book can be opened, for whoever stands there. */
export const safekeeping = {
  /** Before anybody can sign in: what is wrong with the book, in a sentence. */
  welcome: call('anyone', nothing, z.object({ trouble: z.string().nullable() })),
  state: call('look', nothing, safekeepingState),
  drives: call('anyone', nothing, z.array(drive)),
  /** To the usual folders, or (administrators) to another one. */
  backUp: call('look', z.object({ folder: path.nullable() }), backup, 'backup'),
  saveFolder: call('administer', z.object({ folder: path.nullable() }), nothing, 'backup'),
  /** Step one: what there is to restore; in one folder, or wherever backups usually lie. */
  candidates: call('anyone', z.object({ folder: path.nullable() }), z.array(candidate)),
  /** Step two: on a copy; changes nothing. */
  rehearse: call('anyone', z.object({ path }), rehearsal),
  /** Step three: the rehearsed copy takes the book's place, which keeps another name. Ends every session. */
  restore: call(
    'anyone',
    z.object({
      rehearsal: id,
      document: id,
      /** The copy's audit found something, and it is restored all the same. */
      despite: z.boolean(),
      /** The signed-in administrator's own; null where no book can be opened. */
      pin: pin.nullable(),
      /** A new PIN for one of the copy's administrators, where none has one here. */
      admin: z.object({ staff: id, newPin: pin }).nullable(),
    }),
    z.object({
      serial: z.string(),
      /** Where the book that was in use lies now. */
      setAside: z.string().nullable(),
      recoveryCode: z.string().nullable(),
    }),
    'session',
    'staff',
    'households',
    'schemes',
    'catalogue',
    'stock',
    'redemption',
    'carts',
    'printing',
    'backup',
  ),
}
