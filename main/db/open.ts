import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type Migration, migrations, privateSchema } from '#migrations/index.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { Store } from './handle.ts'

/** "VPTS" as a number: the first thing that tells a village file from any other SQLite file. */
export const APPLICATION_ID = 0x56505453

export const refusals = {
  missing: (path: string) =>
    refuse('file_missing', `找不到这个文件：${path}。请看看文件名，U盘是不是插好了。`, { path }),
  notOurs: (path: string) =>
    refuse('file_not_ours', `这个文件不是积分超市的账本：${path}。请选 village.db 或它的备份。`, { path }),
  newer: (path: string) =>
    refuse('file_newer', '这本账是用更新的程序记的，这个程序读不了。请先更新程序。', { path }),
  damaged: (path: string) =>
    refuse('file_damaged', `账本文件坏了，读不出来：${path}。请到设置里的“备份与恢复”用最近的备份恢复。`, {
      path,
    }),
  locked: (path: string) =>
    refuse('file_locked', '账本正被另一个程序占用。请关掉那个程序，再试一次。', { path }),
  readOnly: (path: string) =>
    refuse('file_read_only', `账本所在的地方只能读、不能写：${path}。请换个文件夹，或检查U盘的写保护。`, {
      path,
    }),
  full: () => refuse('disk_full', '电脑的硬盘满了，这一笔没有记上。请清出一些空间，再按一次。'),
  fullAtStart: () =>
    refuse('disk_full', '电脑的硬盘满了，账本打不开。请清出一些空间，再打开程序。账本好好的。'),
  diskFailed: (path: string) =>
    refuse(
      'disk_failed',
      '电脑的硬盘读写出了错，这一步没有办成。请再试一次；还不行，请关掉程序，请人看看硬盘或U盘。',
      { path },
    ),
  locksDamaged: (path: string) =>
    refuse(
      'locks_damaged',
      `存密码和打印机设置的文件坏了：${path}。账本没有坏。请把这个文件挪到别处，再打开程序，用“从备份恢复”给管理员设新密码。`,
      { path },
    ),
}

/** Of each connection, one a thread. Beyond it pages come from the system's own cache. */
export const CACHE_KIB = 4000

/** Durable before anything is answered; the append-only triggers also hold against INSERT OR REPLACE. */
function setUp(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('recursive_triggers = ON')
  sqlite.pragma('busy_timeout = 2000')
  sqlite.pragma(`cache_size = -${CACHE_KIB}`)
}

export interface OpenOptions {
  /** Called with the open file before pending migrations run, which do not where it refuses. */
  beforeMigration?: (store: Store) => Result<unknown>
  /** Tests open a file as an older program would leave it. */
  upTo?: number
}

/** Opens (or begins) the village file and brings it up to date, one transaction per migration. */
export function openVillage(path: string, options: OpenOptions = {}): Result<Store> {
  const existed = existsSync(path)
  return guarded(path, () => {
    const sqlite = new Database(path)
    try {
      if (existed && sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
        const tables = sqlite.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number }
        if (tables.n > 0) {
          sqlite.close()
          return refusals.notOurs(path)
        }
      }
      setUp(sqlite)
      const wanted = migrations.slice(0, options.upTo ?? migrations.length)
      const version = Number(sqlite.pragma('user_version', { simple: true }))
      if (version > migrations.length) {
        sqlite.close()
        return refusals.newer(path)
      }
      const store = new Store(sqlite)
      if (version > 0 && version < wanted.length && options.beforeMigration) {
        const ready = options.beforeMigration(store)
        if (!ready.ok) {
          sqlite.close()
          return ready
        }
      }
      for (let next = version; next < wanted.length; next++) migrate(sqlite, wanted[next]!, next + 1)
      mayBeWritten(sqlite)
      return ok(store)
    } catch (error) {
      sqlite.close()
      throw error
    }
  })
}

/**
 * A book that takes nothing is refused now and not at the first slip: what is already there is written once more and
 * taken back before it reaches the disk, so that a full one opens.
 */
function mayBeWritten(sqlite: Database.Database): void {
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    sqlite.pragma(`application_id = ${APPLICATION_ID}`)
  } finally {
    sqlite.exec('ROLLBACK')
  }
}

function migrate(sqlite: Database.Database, migration: Migration, version: number): void {
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    sqlite.exec(migration.up)
    sqlite.pragma(`application_id = ${APPLICATION_ID}`)
    sqlite.pragma(`user_version = ${version}`)
    sqlite.exec('COMMIT')
  } catch (error) {
    sqlite.exec('ROLLBACK')
    throw new Error(`migration ${migration.name} failed`, { cause: error })
  }
}

/** Opens (or begins) the locks file. */
export function openPrivate(path: string): Result<Store> {
  const opened = guarded(path, () => {
    const sqlite = new Database(path)
    setUp(sqlite)
    if (sqlite.pragma('user_version', { simple: true }) === 0) {
      sqlite.exec(`BEGIN IMMEDIATE; ${privateSchema}; PRAGMA user_version = 1; COMMIT`)
    }
    return ok(new Store(sqlite))
  })
  return !opened.ok && opened.refusal.code === 'file_damaged' ? refusals.locksDamaged(path) : opened
}

/** Turns SQLite's own troubles into refusals a person can act on; anything else stays a defect. */
export function guarded<T>(path: string, work: () => Result<T>): Result<T> {
  try {
    return work()
  } catch (error) {
    const refused = asRefusal(path, error)
    if (refused) return refused.refusal.code === 'disk_full' ? refusals.fullAtStart() : refused
    throw error
  }
}

/** A disk that cannot be read has lost something; one that cannot be written has lost nothing yet. */
const CANNOT_READ = ['SQLITE_IOERR_READ', 'SQLITE_IOERR_SHORT_READ', 'SQLITE_IOERR_CORRUPTFS']
/** What SQLite needs beside the book before it may write at all. */
const LEAST_ROOM_BYTES = 65_536

export function asRefusal(path: string, error: unknown) {
  const cause = error instanceof Error && error.cause ? error.cause : error
  const code = (cause as { code?: string }).code ?? ''
  if (code.startsWith('SQLITE_BUSY')) return refusals.locked(path)
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EROFS')
    return refusals.readOnly(path)
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return refusals.full()
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return refusals.damaged(path)
  if (code.startsWith('SQLITE_CANTOPEN')) return refusals.readOnly(path)
  if (CANNOT_READ.includes(code)) return refusals.damaged(path)
  // a full disk has many names in SQLite, also that it cannot make its memory beside the book
  if (code.startsWith('SQLITE_IOERR')) return isFull(path) ? refusals.full() : refusals.diskFailed(path)
  return undefined
}

function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path))
    return bavail * bsize < LEAST_ROOM_BYTES
  } catch {
    return false
  }
}
