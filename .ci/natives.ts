import { spawn } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/**
 * Lays out, for one target, the packages that carry machine code. Everything else is inside the bundle, so
 * this folder is all of node_modules that a packed app has.
 */
export interface Target {
  readonly platform: string
  readonly arch: string
}

export interface Laid {
  /** Holds node_modules/ for the package. */
  readonly folder: string
  /** What could not be had, in plain words; empty when the package will be whole. */
  readonly missing: readonly string[]
}

const canvasBinding: Readonly<Record<string, string>> = {
  'linux-x64': '@napi-rs/canvas-linux-x64-gnu',
  'linux-arm64': '@napi-rs/canvas-linux-arm64-gnu',
  'win32-x64': '@napi-rs/canvas-win32-x64-msvc',
  'win32-arm64': '@napi-rs/canvas-win32-arm64-msvc',
}

const nameOf = (target: Target) => `${target.platform}-${target.arch}`

interface LockEntry {
  readonly version: string
  readonly integrity?: string
}

async function lockEntry(lockFile: string, name: string): Promise<LockEntry | undefined> {
  const lock = JSON.parse(await readFile(lockFile, 'utf8')) as { packages: Record<string, LockEntry> }
  return lock.packages[`node_modules/${name}`]
}

const present = async (folder: string) => {
  try {
    return (await readdir(folder)).length > 0
  } catch {
    return false
  }
}

/** npm as the running npm, or the one on the path. */
function npm(words: readonly string[], cwd: string): Promise<boolean> {
  const own = process.env.npm_execpath
  const [program, before, shell] =
    own === undefined ? ['npm', [], process.platform === 'win32'] : [process.execPath, [own], false]
  return new Promise((done) => {
    const child = spawn(program, [...before, ...words], { cwd, shell, stdio: 'ignore', timeout: 300_000 })
    child.once('error', () => done(false))
    child.once('exit', (code) => done(code === 0))
  })
}

/**
 * npm installs only the host's own optional binaries. This asks npm for the target's one, into a folder of
 * its own, and takes it only when it is the very file that package-lock.json names.
 */
export async function fetchForTarget(
  name: string,
  target: Target,
  places: { readonly lockFile: string; readonly cache: string },
): Promise<{ folder: string } | { why: string }> {
  const wanted = await lockEntry(places.lockFile, name)
  if (wanted?.integrity === undefined) return { why: `${name}: package-lock.json does not name it` }
  const home = join(places.cache, `${name.replace('/', '-')}@${wanted.version}`)
  const folder = join(home, 'node_modules', name)
  if (!(await present(folder))) {
    await mkdir(home, { recursive: true })
    await writeFile(join(home, 'package.json'), '{"private":true}\n')
    const words = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--force']
    const where = [`--os=${target.platform}`, `--cpu=${target.arch}`]
    if (!(await npm([...words, ...where, `${name}@${wanted.version}`], home))) {
      await rm(home, { recursive: true, force: true })
      return { why: `${name}@${wanted.version}: npm could not get it` }
    }
  }
  const got = await lockEntry(join(home, 'node_modules', '.package-lock.json'), name)
  if (got?.integrity !== wanted.integrity) {
    await rm(home, { recursive: true, force: true })
    return { why: `${name}@${wanted.version}: not the file that package-lock.json names` }
  }
  return { folder }
}

export async function layNatives(root: string, target: Target): Promise<Laid> {
  const folder = join(root, 'dist', 'natives', nameOf(target))
  const modules = join(folder, 'node_modules')
  const installed = join(root, 'node_modules')
  const missing: string[] = []
  await rm(folder, { recursive: true, force: true })

  const sqlite = { from: join(installed, 'better-sqlite3'), to: join(modules, 'better-sqlite3') }
  const prebuilt = join('prebuilds', `${nameOf(target)}.node`)
  await mkdir(join(sqlite.to, 'prebuilds'), { recursive: true })
  for (const part of ['package.json', 'LICENSE', 'lib', prebuilt]) {
    await cp(join(sqlite.from, part), join(sqlite.to, part), { recursive: true })
  }

  const canvas = { from: join(installed, '@napi-rs/canvas'), to: join(modules, '@napi-rs/canvas') }
  await mkdir(canvas.to, { recursive: true })
  for (const file of await readdir(canvas.from)) {
    if (/^(package\.json|LICENSE|.*\.js)$/.test(file))
      await cp(join(canvas.from, file), join(canvas.to, file))
  }
  const binding = canvasBinding[nameOf(target)]
  if (binding === undefined) {
    missing.push(`@napi-rs/canvas: no binary for ${nameOf(target)}`)
  } else {
    const here = join(installed, binding)
    const source = (await present(here))
      ? { folder: here }
      : await fetchForTarget(binding, target, {
          lockFile: join(root, 'package-lock.json'),
          cache: join(root, 'dist', 'natives', 'cache'),
        })
    if ('why' in source) missing.push(source.why)
    else {
      await cp(source.folder, join(modules, binding), {
        recursive: true,
        filter: (path) => !/(README\.md|sbom\.cdx\.json)$/.test(path),
      })
    }
  }
  return { folder, missing }
}

/** electron-builder's hook: false tells it that node_modules has been seen to. */
export async function beforeBuild(context: {
  readonly platform: { readonly nodeName: string }
  readonly arch: string
}): Promise<false> {
  const target = { platform: context.platform.nodeName, arch: context.arch }
  const { folder, missing } = await layNatives(resolve(import.meta.dirname, '..'), target)
  await writeFile(join(folder, 'missing.json'), JSON.stringify(missing))
  if (missing.length > 0 && process.env.PACK_DRY !== '1') {
    throw new Error(`the package for ${nameOf(target)} would not be whole: ${missing.join('; ')}`)
  }
  return false
}
