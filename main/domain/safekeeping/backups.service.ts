import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { copyNow, copyOnline, nameFile, removeCopy } from '../../db/copies.ts'
import type { ReadHandle, Store } from '../../db/handle.ts'
import type { Clock } from '../../kernel/dates.ts'
import type { Ids } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import type { AuditReport } from '../audit/report.ts'
import { book } from '../ledger/book.service.ts'
import { type BackupReason, backupName, outdated } from './backups.ts'
import { safekeepingRefusals as refusals } from './refusals.ts'
import { type BackupRow, safekeepingStore as store } from './safekeeping.store.ts'

export interface BackupsDeps {
  readonly locks: Store
  readonly clock: Clock
  readonly ids: Ids
  /** Opens a copy read-only and proves it, off the counter's thread. */
  readonly audit: (path: string) => Promise<Result<AuditReport>>
  /** The same at once, for the moments before a migration. */
  readonly auditNow: (path: string) => Result<AuditReport>
  /** Pictures of goods lie beside the village file and go with it. */
  readonly pictures: PictureCopies
}

export interface PictureCopies {
  copyTo(folder: string): void
}

export interface Backups {
  /** A verified copy of the open file in `folder`; nothing half-made stays there. */
  make(village: Store, folder: string, reason: BackupReason): Promise<Result<BackupRow>>
  /** The same before a migration, when nothing else may happen. */
  makeNow(village: ReadHandle, folder: string, reason: BackupReason): Result<BackupRow>
  /** Removes what a power cut left half-made in a folder that nobody else writes to. */
  clear(folder: string): void
  /** Newest first; those whose file is gone are left out. */
  all(): BackupRow[]
  extraFolder(): string | null
  setExtraFolder(folder: string | null): void
}

/** Room that a copy may need beyond the size of the file. */
const HEADROOM = 1.1

/** A copy that has no name yet, and what SQLite keeps beside it. */
const HALF = /^backup-[0-9a-f-]{36}\.half(-wal|-shm|-journal)?$/

/** Makes copies of the village file, proves each one, names it, remembers it, and lets old ones go. */
export function createBackups(deps: BackupsDeps): Backups {
  const { locks, clock, ids } = deps

  const prepare = (village: ReadHandle, folder: string): Result<string> => {
    if (book.site(village) === undefined) return refusals.nothing()
    const ready = makeRoom(folder, sizeOf(village))
    return ready.ok ? ok(join(folder, `backup-${ids.next<string>()}.half`)) : ready
  }

  const finish = (
    half: string,
    folder: string,
    reason: BackupReason,
    audited: Result<AuditReport>,
  ): Result<BackupRow> => {
    if (!audited.ok || audited.value.site === null || audited.value.last === null) {
      removeCopy(half)
      return refusals.broken(folder)
    }
    const { site, last, sound, findingsTotal } = audited.value
    const madeAt = clock.now()
    const facts = {
      village: site.village,
      demo: site.demo,
      madeAt,
      sequence: last.sequence,
      checkCode: last.checkCode,
    }
    let path = join(folder, backupName(facts))
    for (let again = 2; !nameFile(half, path); again++) path = join(folder, backupName(facts, again))
    const row: BackupRow = {
      id: ids.next<string>(),
      madeAt: madeAt.toISOString(),
      reason,
      path,
      sequence: last.sequence,
      hash: last.hash,
      checkCode: last.checkCode,
      verified: sound,
    }
    locks.write((tx) => {
      store.insertBackup(tx, {
        id: row.id,
        made_at: row.madeAt,
        reason,
        path,
        sequence: row.sequence,
        hash: row.hash,
        check_code: row.checkCode,
        verified: sound ? 1 : 0,
      })
      return ok(null)
    })
    if (!sound) return refusals.unsound(path, findingsTotal)
    deps.pictures.copyTo(join(folder, 'pictures'))
    letGo(folder)
    return ok(row)
  }

  /** Old copies go only when a newer one has been proved, and only those that we made and proved ourselves. */
  const letGo = (folder: string) => {
    const own = store.backups(locks).filter((row) => dirname(row.path) === folder)
    for (const id of outdated(own)) {
      const row = own.find((one) => one.id === id)
      assert(row, 'an outdated backup is one of ours')
      rmSync(row.path, { force: true })
      locks.write((tx) => {
        store.forget(tx, id)
        return ok(null)
      })
    }
  }

  return {
    async make(village, folder, reason) {
      const half = prepare(village, folder)
      if (!half.ok) return half
      try {
        await copyOnline(village, half.value)
        return finish(half.value, folder, reason, await deps.audit(half.value))
      } catch (error) {
        removeCopy(half.value)
        return troubleOf(error, folder, sizeOf(village))
      }
    },

    makeNow(village, folder, reason) {
      const half = prepare(village, folder)
      if (!half.ok) return half
      try {
        copyNow(village, half.value)
        return finish(half.value, folder, reason, deps.auditNow(half.value))
      } catch (error) {
        removeCopy(half.value)
        return troubleOf(error, folder, sizeOf(village))
      }
    },

    clear(folder) {
      if (!isFolder(folder)) return
      const halves = readdirSync(folder).filter((name) => HALF.test(name))
      for (const name of halves) rmSync(join(folder, name), { force: true })
    },

    all: () => store.backups(locks).filter((row) => existsSync(row.path)),
    extraFolder: () => store.extraFolder(locks),
    setExtraFolder: (folder) => {
      locks.write((tx) => {
        store.setExtraFolder(tx, folder)
        return ok(null)
      })
    },
  }
}

const sizeOf = (db: ReadHandle): number =>
  Number(db.sqlite.pragma('page_count', { simple: true })) *
  Number(db.sqlite.pragma('page_size', { simple: true }))

/** The folder exists (its parent must: a stick that is not there is not made up) and has room. */
function makeRoom(folder: string, bytes: number): Result<null> {
  if (!existsSync(dirname(folder))) return refusals.noFolder(folder)
  try {
    mkdirSync(folder, { recursive: true })
    if (!isFolder(folder)) return refusals.noFolder(folder)
    accessSync(folder, constants.W_OK)
    const free = freeBytes(folder)
    const needed = Math.ceil(bytes * HEADROOM)
    return free < needed ? refusals.full(folder, needed, free) : ok(null)
  } catch (error) {
    return troubleOf(error, folder, bytes)
  }
}

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory()

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** What a folder, a stick or a disk may do while a copy is written; anything else stays a defect. */
function troubleOf(error: unknown, folder: string, bytes: number): Result<never> {
  const code = (error as { code?: string }).code ?? ''
  if (code === 'ENOSPC' || code.startsWith('SQLITE_FULL')) {
    return refusals.full(folder, bytes, existsSync(folder) ? freeBytes(folder) : 0)
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) || /^SQLITE_(READONLY|CANTOPEN)/.test(code)) {
    return existsSync(folder) ? refusals.readOnlyFolder(folder) : refusals.noFolder(folder)
  }
  if (
    ['EEXIST', 'ENOENT', 'ENOTDIR', 'EIO', 'ENODEV', 'ENXIO'].includes(code) ||
    code.startsWith('SQLITE_IOERR')
  ) {
    return isFolder(folder) ? refusals.broken(folder) : refusals.noFolder(folder)
  }
  throw error
}
