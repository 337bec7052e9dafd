import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Candidate } from '../api/safekeeping.ts'
import { APPLICATION_ID } from '../db/open.ts'

/** Byte 68 of a SQLite file holds the application's id. */
const APPLICATION_ID_AT = 68

/** Village files in some folders, newest first; whether each was proved when it was made, where we made it. */
export function filesToRestore(
  places: readonly { readonly path: string; readonly place: string }[],
  villageFile: string,
  known: readonly { readonly path: string; readonly verified: boolean }[],
): Candidate[] {
  const found = new Map<string, Candidate>()
  for (const { path: folder, place } of places) {
    for (const name of namesIn(folder)) {
      const path = resolve(join(folder, name))
      if (!name.toLowerCase().endsWith('.db') || path === resolve(villageFile) || found.has(path)) continue
      if (!isVillageFile(path)) continue
      const { mtime, size } = statSync(path)
      const verified = known.find((one) => resolve(one.path) === path)?.verified ?? null
      found.set(path, { path, name, place, modifiedAt: mtime.toISOString(), sizeBytes: size, verified })
    }
  }
  return [...found.values()].sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt))
}

export function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isVillageFile(path: string): boolean {
  const id = Buffer.alloc(4)
  try {
    const file = openSync(path, 'r')
    try {
      readSync(file, id, 0, 4, APPLICATION_ID_AT)
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
  return id.readUInt32BE(0) === APPLICATION_ID
}
