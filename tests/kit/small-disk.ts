import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './shop.ts'

/** A real disk of a few megabytes. */
export interface SmallDisk {
  readonly path: string
  readonly free: () => number
  /** Lays a film on it, which leaves so many bytes. */
  fill(leaving?: number): void
  /** Takes the film away. */
  clear(): void
  /** As the switch on a stick does it. */
  protect(on: boolean): void
  remove(): void
}

const FILM = 'film.mp4'
const BLOCK = 4096

/** Whether this machine lets a test have a disk of its own. */
export const mayMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const probe = temporaryFolder()
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe.path]).status === 0
  if (done) spawnSync('umount', [probe.path])
  probe.remove()
  return done
})()

export function smallDisk(megabytes: number): SmallDisk {
  const folder = temporaryFolder()
  const { path } = folder
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path])
  if (mounted.status !== 0) throw new Error(`no disk of its own: ${mounted.stderr}`)
  const film = join(path, FILM)
  const free = () => {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  }
  return {
    path,
    free,
    fill(leaving = 0) {
      const file = openSync(film, 'a')
      try {
        while (free() > leaving) writeSync(file, Buffer.alloc(BLOCK))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      } finally {
        closeSync(file)
      }
    },
    clear: () => rmSync(film, { force: true }),
    protect: (on) => void spawnSync('mount', ['-o', `remount,${on ? 'ro' : 'rw'}`, path]),
    remove() {
      spawnSync('umount', ['-l', path])
      folder.remove()
    },
  }
}
