import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrations } from '#migrations/index.ts'
import { ok, type Result } from '../kernel/result.ts'
import { ReadHandle } from './handle.ts'
import { APPLICATION_ID, CACHE_KIB, guarded, refusals } from './open.ts'

/** A village file opened for looking only. */
export class ReadOnlyFile extends ReadHandle {
  /** The file that SQLite reads: the one asked for, or a copy; null where it is read from memory. */
  readonly readsFrom: string | null
  /** It reads from the machine's own disk, where nobody cuts the file or pulls out the stick. */
  readonly onOwnDisk: boolean
  private readonly cleanUp: () => void

  constructor(sqlite: Database.Database, readsFrom: string | null, cleanUp: () => void) {
    super(sqlite)
    this.readsFrom = readsFrom
    this.onOwnDisk = cleanUp !== nothing
    this.cleanUp = cleanUp
  }

  close(): void {
    this.sqlite.close()
    this.cleanUp()
  }
}

/**
 * Opens a village file for looking only: a copy, a backup, a file on a write-protected stick, the file of a
 * counter at work. The file and its folder are left as they were, also by SQLite: a file in WAL mode that
 * nobody has open would get two files beside it, so it is read from memory or under another name elsewhere.
 * `mapped` spares the reading call by call; only for a file that nobody can cut short meanwhile.
 */
export function openReadOnly(path: string, { mapped = false } = {}): Result<ReadOnlyFile> {
  return guarded(path, () => {
    if (!existsSync(path) || !statSync(path).isFile()) return refusals.missing(path)
    const header = readHeader(path)
    if (header === undefined) return refusals.notOurs(path)
    const opened = open(path, header)
    try {
      if (opened.sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
        opened.close()
        return refusals.notOurs(path)
      }
      if (Number(opened.sqlite.pragma('user_version', { simple: true })) > migrations.length) {
        opened.close()
        return refusals.newer(path)
      }
      opened.sqlite.pragma(`cache_size = -${CACHE_KIB}`)
      if (mapped || opened.onOwnDisk) opened.sqlite.pragma(`mmap_size = ${MAPPED_BYTES}`)
      return ok(opened)
    } catch (error) {
      opened.close()
      throw error
    }
  })
}

const HEADER_BYTES = 100
const MAPPED_BYTES = 2_000_000_000
const nothing = () => {}
const MAGIC = 'SQLite format 3\0'
/** Bytes 18 and 19 of a SQLite file: 2 where it is kept in WAL mode, 1 where not. */
const JOURNAL_MODE_AT = 18
/** Above this, a copy on disk is kinder to a machine with 4 GB than a copy in memory. */
const LARGEST_IN_MEMORY = 64 * 1024 * 1024

/** The file's header, or undefined where it is no SQLite file. */
function readHeader(path: string): Buffer | undefined {
  const header = Buffer.alloc(HEADER_BYTES)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return undefined
  } finally {
    closeSync(file)
  }
  return header.toString('latin1', 0, MAGIC.length) === MAGIC ? header : undefined
}

const hasContent = (path: string) => existsSync(path) && statSync(path).size > 0

function open(path: string, header: Buffer): ReadOnlyFile {
  const inPlace = () =>
    new ReadOnlyFile(new Database(path, { readonly: true, fileMustExist: true }), path, nothing)
  if (header[JOURNAL_MODE_AT] !== 2) {
    return hasContent(`${path}-journal`) ? fromCopy(path, ['-journal']) : inPlace()
  }
  if (existsSync(`${path}-wal`) && existsSync(`${path}-shm`)) {
    // a counter is at work, or was killed: with both files there, SQLite adds none
    const opened = inPlace()
    try {
      opened.sqlite.pragma('user_version')
      return opened
    } catch (error) {
      opened.close()
      if (!mayNotWrite(error)) throw error
    }
  }
  return hasContent(`${path}-wal`) ? fromCopy(path, ['-wal']) : withoutLog(path)
}

/** The log's index could not be opened, as on a write-protected stick. */
function mayNotWrite(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code?.startsWith('SQLITE_CANTOPEN') === true || code?.startsWith('SQLITE_READONLY') === true
}

/** A file in WAL mode whose log is empty holds everything itself. */
function withoutLog(path: string): ReadOnlyFile {
  const { size } = statSync(path)
  if (size > LARGEST_IN_MEMORY) {
    const linked = fromLink(path)
    if (linked !== undefined) return linked
    if (size < freeBytes(tmpdir())) return fromCopy(path, [])
  }
  const bytes = readFileSync(path)
  bytes.fill(1, JOURNAL_MODE_AT, JOURNAL_MODE_AT + 2)
  return new ReadOnlyFile(new Database(bytes, { readonly: true }), null, nothing)
}

/**
 * The same file by another name in a folder of its own, where SQLite may put what it likes beside it: spares
 * the copy where the machine's folder for such things lies on the same disk.
 */
function fromLink(path: string): ReadOnlyFile | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'village-look-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const linked = join(folder, 'village.db')
  try {
    linkSync(realpathSync(path), linked)
  } catch {
    remove()
    return undefined
  }
  try {
    const sqlite = new Database(linked, { readonly: true, fileMustExist: true })
    // makes the empty log, so that the threads of an audit find it
    sqlite.pragma('user_version')
    return new ReadOnlyFile(sqlite, linked, remove)
  } catch (error) {
    remove()
    throw error
  }
}

/** Lets SQLite work on a copy of the file, with the logs that complete it, in a folder of its own. */
function fromCopy(path: string, logs: readonly string[]): ReadOnlyFile {
  const folder = mkdtempSync(join(tmpdir(), 'village-look-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const copy = join(folder, 'village.db')
    copyFileSync(path, copy, constants.COPYFILE_FICLONE)
    for (const log of logs) copyFileSync(path + log, copy + log, constants.COPYFILE_FICLONE)
    if (logs.length > 0) {
      const whole = new Database(copy)
      whole.pragma('journal_mode = DELETE')
      whole.close()
    } else {
      const file = openSync(copy, 'r+')
      writeSync(file, Buffer.from([1, 1]), 0, 2, JOURNAL_MODE_AT)
      closeSync(file)
    }
    return new ReadOnlyFile(new Database(copy, { readonly: true }), copy, remove)
  } catch (error) {
    remove()
    throw error
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
