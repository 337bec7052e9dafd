import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from '#main/hosts/cli/build.ts'
import { migrations } from '#migrations/index.ts'
import { fetchForTarget } from '../../../.ci/natives.ts'
import { type PackPlatform, packDry, sizeOf } from '../../../.ci/pack.ts'
import { type PackedFile, readAsar } from './asar.ts'

const root = resolve(import.meta.dirname, '../../..')

interface Package {
  readonly files: readonly PackedFile[]
  readonly folder: string
  readonly missing: readonly string[]
}
const packages = new Map<PackPlatform, Package>()

beforeAll(async () => {
  await buildIfStale(root)
  for (const platform of ['win32', 'linux'] as const) {
    const packed = await packDry(root, platform)
    packages.set(platform, { ...packed, files: readAsar(join(packed.folder, 'resources', 'app.asar')) })
    const size = await sizeOf(join(packed.folder, 'resources'))
    console.log(`the ${platform} package: ${size.toFixed(1)} MB beside Electron’s runtime`)
  }
}, 180_000)

/** The first bytes say for which machine a library was made. */
const madeFor = (bytes: Buffer) => {
  if (bytes.subarray(0, 2).toString('latin1') === 'MZ') {
    return bytes.readUInt16LE(bytes.readUInt32LE(0x3c) + 4) === 0x8664 ? 'win32-x64' : 'win32-other'
  }
  if (bytes.subarray(1, 4).toString('latin1') === 'ELF') {
    return bytes.readUInt16LE(18) === 62 ? 'linux-x64' : 'linux-other'
  }
  return 'something else'
}

describe.each(['win32', 'linux'] as const)('the %s package', (platform) => {
  const inside = () => packages.get(platform)!
  const paths = () => inside().files.map((file) => file.path)

  it('holds the app: main, the bridge and the page', () => {
    expect(paths()).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/index.js',
        'out/preload/index.cjs',
        'out/renderer/index.html',
      ]),
    )
    const program = platform === 'win32' ? 'village-points-counter.exe' : 'village-points-counter'
    expect(existsSync(join(inside().folder, program))).toBe(true)
  })

  it('carries every migration, so that an old file can be opened with it', () => {
    const main = inside()
      .files.filter((file) => /^out\/main\/.*\.js$/.test(file.path))
      .map((file) => file.text())
      .join('\n')
    for (const migration of migrations) expect(main, migration.name).toContain(migration.name)
    expect(main).toContain('CREATE TABLE documents')
  })

  it('carries machine code for its own machine only, outside the archive where it can be loaded', () => {
    const libraries = inside().files.filter((file) => file.path.endsWith('.node'))
    expect(libraries.map((file) => file.path)).toContain(
      `node_modules/better-sqlite3/prebuilds/${platform}-x64.node`,
    )
    for (const library of libraries) {
      expect(library.unpacked, library.path).toBe(true)
      expect(madeFor(library.bytes()), library.path).toBe(`${platform}-x64`)
    }
  })

  it('carries the drawing library for its machine, or says that it could not be had', () => {
    const name = platform === 'win32' ? 'canvas-win32-x64-msvc' : 'canvas-linux-x64-gnu'
    const there = inside().files.some(
      (file) => file.unpacked && file.path.startsWith(`node_modules/@napi-rs/${name}/`),
    )
    if (!there) console.log(`not in the ${platform} package: ${inside().missing.join('; ')}`)
    expect(inside().missing.some((why) => why.includes(name))).toBe(!there)
    if (platform === process.platform) expect(there).toBe(true)
  })

  it('carries nothing of the workshop: no tests, no sources, no tools, no maps', () => {
    expect(paths().filter((path) => !/^(out\/|node_modules\/|package\.json$)/.test(path))).toEqual([])
    expect(paths().filter((path) => /\.(ts|tsx|map)$|(^|\/)tests?\//.test(path))).toEqual([])
    const modules = new Set(
      paths()
        .filter((path) => path.startsWith('node_modules/'))
        .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]),
    )
    for (const name of modules) expect(name).toMatch(/^(better-sqlite3|@napi-rs\/canvas(-.+)?)$/)
    const manifest = JSON.parse(
      inside()
        .files.find((file) => file.path === 'package.json')!
        .text(),
    ) as object
    expect(manifest).toMatchObject({ main: 'out/main/index.js', type: 'module' })
    expect(manifest).not.toHaveProperty('devDependencies')
  })

  it('keeps of Chromium’s languages only Chinese and English', () => {
    const pak = (name: string) => existsSync(join(inside().folder, 'locales', `${name}.pak`))
    expect([pak('zh-CN'), pak('en-US'), pak('fr')]).toEqual([true, true, false])
  })

  it('stays small enough to be carried on any stick', async () => {
    expect(await sizeOf(join(inside().folder, 'resources'))).toBeLessThan(80)
  })
})

describe('the package on this machine', () => {
  const linux = process.platform === 'linux' && process.arch === 'x64'
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unpacked-'))
    if (!linux) return
    for (const file of packages.get('linux')!.files) {
      const to = join(folder, file.path)
      mkdirSync(dirname(to), { recursive: true })
      writeFileSync(to, file.bytes())
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.skipIf(!linux)('draws and counts with the machine code it carries', () => {
    const script = `
      import { createRequire } from 'node:module'
      const load = createRequire(${JSON.stringify(join(folder, 'out/main/index.js'))})
      const Database = load('better-sqlite3')
      const { createCanvas } = load('@napi-rs/canvas')
      console.log(new Database(':memory:').prepare('select 6 * 7').pluck().get(), createCanvas(8, 8).width)`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    expect(said.trim()).toBe('42 8')
  })

  it.skipIf(!linux)('begins a village’s books with nothing but what is inside, and closes them again', () => {
    const electron = join(folder, 'node_modules', 'electron')
    mkdirSync(electron, { recursive: true })
    writeFileSync(join(electron, 'package.json'), '{"type":"module","exports":"./index.mjs"}')
    cpSync(join(import.meta.dirname, 'packed-electron.mjs'), join(electron, 'index.mjs'))
    const data = join(folder, 'data')
    const said = execFileSync(process.execPath, [join(folder, 'out/main/index.js'), '--data', data], {
      encoding: 'utf8',
      timeout: 60_000,
    })
    expect(said.trim().split('\n')).toEqual(['loaded app://counter/', 'page <!doctype html>', 'quit'])
    const books = new Database(join(data, 'village.db'), { readonly: true })
    try {
      expect(books.pragma('user_version', { simple: true })).toBe(migrations.length)
    } finally {
      books.close()
    }
  })
})

describe('a library for another machine', () => {
  const name = '@napi-rs/canvas-win32-x64-msvc'
  const target = { platform: 'win32', arch: 'x64' }
  let home: string
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'natives-'))
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))
  const lock = (file: string, integrity?: string) => {
    mkdirSync(dirname(file), { recursive: true })
    const entry = integrity === undefined ? {} : { [`node_modules/${name}`]: { version: '1.2.3', integrity } }
    writeFileSync(file, JSON.stringify({ packages: entry }))
    return file
  }
  const cached = (cache: string, integrity: string) => {
    const modules = join(cache, '@napi-rs-canvas-win32-x64-msvc@1.2.3', 'node_modules')
    mkdirSync(join(modules, name), { recursive: true })
    writeFileSync(join(modules, name, 'skia.node'), 'MZ')
    lock(join(modules, '.package-lock.json'), integrity)
    return join(modules, name)
  }

  it('is not taken when nobody wrote down which one it must be', async () => {
    const lockFile = lock(join(home, 'none.json'))
    expect(await fetchForTarget(name, target, { lockFile, cache: join(home, 'a') })).toEqual({
      why: `${name}: package-lock.json does not name it`,
    })
  })

  it('is taken when it is the very one', async () => {
    const lockFile = lock(join(home, 'lock.json'), 'sha512-right')
    const folder = cached(join(home, 'b'), 'sha512-right')
    expect(await fetchForTarget(name, target, { lockFile, cache: join(home, 'b') })).toEqual({ folder })
  })

  it('is thrown away when it is another one', async () => {
    const lockFile = lock(join(home, 'lock.json'), 'sha512-right')
    const folder = cached(join(home, 'c'), 'sha512-wrong')
    expect(await fetchForTarget(name, target, { lockFile, cache: join(home, 'c') })).toMatchObject({
      why: expect.stringContaining('not the file'),
    })
    expect(existsSync(folder)).toBe(false)
  })
})
