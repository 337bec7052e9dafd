import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['main', 'preload', 'renderer', 'migrations']
const configs = ['package.json', 'package-lock.json', 'vite.config.ts', 'electron.vite.config.ts']
const results = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

function newest(path: string): number {
  const own = statSync(path, { throwIfNoEntry: false })
  if (own === undefined) return 0
  if (!own.isDirectory()) return path.endsWith('.tsbuildinfo') ? 0 : own.mtimeMs
  return readdirSync(path, { withFileTypes: true }).reduce(
    (latest, entry) => Math.max(latest, newest(join(path, entry.name))),
    // A deleted file shows only in its folder's own time, but so does a compiler's note; files decide.
    0,
  )
}

/** True when something built is missing or older than what it is built from. */
export function isStale(root: string): boolean {
  const built = results.map((file) => join(root, file))
  if (!built.every((file) => existsSync(file))) return true
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs))
  return [...sources, ...configs].some((path) => newest(join(root, path)) > oldest)
}

/** Builds main, preload and page into out/; throws with the builder's own words when it fails. */
export async function buildApp(root: string): Promise<void> {
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`build failed\n${said}`))))
  })
}

export async function buildIfStale(root: string): Promise<'built' | 'fresh'> {
  if (!isStale(root)) return 'fresh'
  await buildApp(root)
  return 'built'
}
