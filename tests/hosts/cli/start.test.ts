import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStale } from '#main/hosts/cli/build.ts'
import { electronProgram, fetchElectron, windowPossible } from '#main/hosts/cli/electron-runtime.ts'
import { defaultDataDir } from '#main/hosts/data-folder.ts'

const root = resolve(import.meta.dirname, '../../..')
let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'start-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const put = (path: string, ageSeconds = 0) => {
  const file = join(home, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, 'x')
  const at = Date.now() / 1000 - ageSeconds
  utimesSync(file, at, at)
  return file
}

describe('where Electron is', () => {
  it('is found beside the packages, or where somebody says it lies', () => {
    expect(electronProgram(home, {}, 'linux')).toBeUndefined()
    const beside = put('node_modules/electron/dist/electron')
    expect(electronProgram(home, {}, 'linux')).toBe(beside)
    expect(electronProgram(home, {}, 'win32')).toBeUndefined()
    const elsewhere = put('runtime/electron.exe')
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(home, 'runtime') }
    expect(electronProgram(home, env, 'win32')).toBe(elsewhere)
    expect(electronProgram(home, env, 'linux')).toBeUndefined()
  })

  it('needs a desktop, and on Linux anybody but the super-user', () => {
    expect(windowPossible({ DISPLAY: ':0' }, 'linux', 1000)).toBe(true)
    expect(windowPossible({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000)).toBe(true)
    expect(windowPossible({ DISPLAY: ':0' }, 'linux', 0)).toBe(false)
    expect(windowPossible({ DISPLAY: '' }, 'linux', 1000)).toBe(false)
    expect(windowPossible({}, 'win32', undefined)).toBe(true)
  })

  it('is given up at once where nobody answers, or where downloads are switched off', async () => {
    put('node_modules/electron/install.js')
    const nobody = { ELECTRON_MIRROR: 'http://127.0.0.1:9/' }
    expect(await fetchElectron(home, nobody, { answerMs: 1000, downloadMs: 1000 })).toBe(false)
    expect(await fetchElectron(home, { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' })).toBe(false)
    expect(await fetchElectron(join(home, 'elsewhere'), {})).toBe(false)
  })
})

describe('building before starting', () => {
  const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

  it('is needed when something is missing or older than a source, and not otherwise', () => {
    put('main/a.ts', 60)
    put('renderer/deep/b.tsx', 60)
    expect(isStale(home)).toBe(true)
    for (const file of built) put(file, 30)
    expect(isStale(home)).toBe(false)
    put('renderer/deep/b.tsx', 10)
    expect(isStale(home)).toBe(true)
  })

  it('is not asked for by the compiler’s own notes', () => {
    put('main/a.ts', 60)
    for (const file of built) put(file, 30)
    put('main/tsconfig.tsbuildinfo')
    expect(isStale(home)).toBe(false)
  })
})

describe('where the books lie', () => {
  it('is one folder for both hosts, where each system keeps such things', () => {
    expect(defaultDataDir({ platform: 'linux', home: '/home/li', env: {} })).toBe(
      '/home/li/.local/share/village-points-counter',
    )
    expect(defaultDataDir({ platform: 'linux', home: '/home/li', env: { XDG_DATA_HOME: '/data' } })).toBe(
      '/data/village-points-counter',
    )
    expect(defaultDataDir({ platform: 'win32', home: '/c', env: { APPDATA: '/c/roaming' } })).toBe(
      join('/c/roaming', 'village-points-counter'),
    )
  })
})

describe('npm start', () => {
  const there = electronProgram(root, process.env, process.platform) !== undefined
  it.skipIf(there)('says in one line that it opens in the browser, and then does', async () => {
    const child = spawn(
      process.execPath,
      [join(root, 'main/hosts/cli/start.ts'), '--data', home, '--no-open', '--port', '0'],
      { env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' }, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    try {
      let said = ''
      await new Promise<void>((ready, gone) => {
        child.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString('utf8')
          if (/READY .*\n/.test(said)) ready()
        })
        child.once('exit', () => gone(new Error(`ended early: ${said}`)))
      })
      const [why, ready] = said.trim().split('\n')
      expect(why).toMatch(/改用浏览器打开。$/)
      expect(ready).toMatch(/^READY http:\/\/127\.0\.0\.1:\d+\/\?token=\S+$/)
      const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
    } finally {
      child.kill('SIGKILL')
    }
  })
})
