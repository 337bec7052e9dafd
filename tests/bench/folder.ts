import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')
const folder = join(root, '.bench')
/** Built files outlive a run where nothing that wrote them has changed. */
const kept = join(root, '.bench-kept')

const IN_MEMORY = 0x01021994

/** A folder on the disk that the program itself lies on; gone when the run ends, also by Ctrl+C. */
export function benchFolder(): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  if (statfsSync(folder).type === IN_MEMORY)
    throw new Error(`${folder} lies in memory: no figure would be true`)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  return folder
}

/**
 * A folder that `build` fills, or one that it has filled before: on the same day, from the same sources. Only
 * the newest of a name is kept. Answers how long the building took, and 0 where there was nothing to build.
 */
export async function keptFolder(
  name: string,
  today: string,
  build: (folder: string) => Promise<unknown>,
): Promise<{ readonly path: string; readonly seconds: number }> {
  const path = join(kept, `${name}-${today}-${fingerprint()}`)
  if (existsSync(path)) return { path, seconds: 0 }
  mkdirSync(kept, { recursive: true })
  for (const old of readdirSync(kept)) {
    if (old.startsWith(`${name}-`)) rmSync(join(kept, old), { recursive: true, force: true })
  }
  const half = `${path}.half`
  const began = performance.now()
  await build(half)
  renameSync(half, path)
  return { path, seconds: (performance.now() - began) / 1000 }
}

/** Of everything that has a say in what a built file holds. */
function fingerprint(): string {
  const hash = createHash('sha256')
  const add = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name)
      if (entry.isDirectory()) add(inside)
      else if (/(?<!\.test)\.(ts|json)$/.test(entry.name)) hash.update(inside).update(readFileSync(inside))
    }
  }
  for (const part of ['main', 'migrations', 'tests/bench']) add(join(root, part))
  return hash.digest('hex').slice(0, 16)
}
