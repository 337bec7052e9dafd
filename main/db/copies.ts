import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { ReadHandle, Store } from './handle.ts'

const PAGES_A_STEP = 500

/** The file and what SQLite keeps beside it while it is open. */
export const FILE_AND_LOGS = ['', '-wal', '-shm'] as const

/**
 * Copies an open village file while the counter goes on writing; the copy is one moment of the book, lies
 * safely on the disk and needs no file beside it. Throws SQLite's own errors; a copy cut short is removed.
 */
export async function copyOnline(store: Store, target: string): Promise<void> {
  try {
    await store.sqlite.backup(target, { progress: () => PAGES_A_STEP })
    settle(target)
  } catch (error) {
    removeCopy(target)
    throw error
  }
}

/** The same at once, while nothing else may happen: before a migration. */
export function copyNow(db: ReadHandle, target: string): void {
  try {
    db.prepare('VACUUM INTO ?').run(target)
    settle(target)
  } catch (error) {
    removeCopy(target)
    throw error
  }
}

/** Copies a closed village file with the logs that complete it. */
export function copyFile(source: string, target: string): void {
  for (const suffix of ['', '-wal', '-journal']) {
    if (existsSync(source + suffix))
      copyFileSync(source + suffix, target + suffix, constants.COPYFILE_FICLONE)
  }
}

export function removeCopy(path: string): void {
  for (const suffix of [...FILE_AND_LOGS, '-journal']) rmSync(path + suffix, { force: true })
}

/** Takes a copy out of WAL mode, so that it can be read where nothing may be written, and syncs it. */
export function settle(path: string): void {
  const copy = new Database(path)
  try {
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
  syncFile(path)
}

/**
 * Gives a finished file its name, which nothing may have yet. Answers whether it could; the file keeps its old
 * name where not.
 */
export function nameFile(from: string, to: string): boolean {
  if (existsSync(to)) return false
  renameSync(from, to)
  syncFolder(dirname(to))
  return true
}

/**
 * Puts `next` in the place of `current`, which stays under the name `aside`. At every moment one whole file
 * stands in the place. Throws where the current file's log still holds something.
 */
export function replaceFile(current: string, next: string, aside: string): void {
  if (existsSync(`${current}-wal`) && statSync(`${current}-wal`).size > 0) {
    throw new Error(`${current} still has a log`)
  }
  for (const suffix of ['-wal', '-shm']) rmSync(current + suffix, { force: true })
  if (existsSync(current)) keepAs(current, aside)
  renameSync(next, current)
  syncFolder(dirname(current))
}

/** A second name for a file; on a disk that knows no second names, a copy. Never over another file. */
function keepAs(path: string, other: string): void {
  try {
    linkSync(path, other)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    copyFileSync(path, other, constants.COPYFILE_EXCL)
    syncFile(other)
  }
}

export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes a new name durable, where the system lets a folder be synced. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch {
    // Windows keeps names by itself
  }
}
