import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'

/**
 * Finds what the tests need and, where this machine lets it, installs what is missing. It never fails a run:
 * a test whose tool is not there skips itself by name.
 */
export interface Machine {
  /** A browser that answers, or undefined. */
  readonly browser: string | undefined
}

const say = (line: string) => console.log(`setup: ${line}`)

function run(program: string, words: readonly string[], limitMs: number): string | undefined {
  const done = spawnSync(program, words, {
    encoding: 'utf8',
    timeout: limitMs,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return done.status === 0 ? done.stdout.trim() : undefined
}

function onPath(name: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const ending of endings) {
      const file = join(folder, name + ending)
      if (folder !== '' && existsSync(file)) return file
    }
  }
  return undefined
}

function browserCandidates(): string[] {
  const { env } = process
  const named = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const installed = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((base) =>
    base === undefined
      ? []
      : [
          join(base, 'Google/Chrome/Application/chrome.exe'),
          join(base, 'Microsoft/Edge/Application/msedge.exe'),
          join(base, 'Chromium/Application/chrome.exe'),
        ],
  )
  const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  )
  return [env.CHROMIUM_PATH, ...named.map(onPath), ...installed, ...mac, chromium.executablePath()].filter(
    (path): path is string => path !== undefined && path !== '' && existsSync(path),
  )
}

/** Ubuntu's chromium is a stub without snap, so a browser counts only when it answers. */
function findBrowser(): { path: string; version: string } | undefined {
  for (const path of new Set(browserCandidates())) {
    // On Windows `--version` opens a window instead of answering; the file's place is proof enough there.
    const version = process.platform === 'win32' ? 'found' : run(path, ['--version'], 20_000)
    if (version !== undefined) return { path, version }
  }
  return undefined
}

const isDebian = () =>
  existsSync('/etc/os-release') &&
  /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))

const mayInstall = () => process.getuid?.() === 0 && isDebian() && onPath('apt-get') !== undefined

let listsFresh = false
function install(packages: readonly string[]): boolean {
  if (!mayInstall()) return false
  const patience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20']
  if (!listsFresh) {
    listsFresh = true
    run('apt-get', [...patience, 'update', '-qq'], 120_000)
  }
  const words = [...patience, 'install', '-y', '-qq', '--no-install-recommends', ...packages]
  return run('apt-get', words, 300_000) !== undefined
}

interface Need {
  readonly name: string
  readonly debian: string
  readonly there: () => boolean
  readonly without: string
}

const needs: readonly Need[] = [
  {
    name: 'Chinese fonts',
    debian: 'fonts-noto-cjk',
    there: () =>
      process.platform !== 'linux' || (run('fc-list', [':lang=zh', 'family'], 20_000) ?? '') !== '',
    without: 'pictures of the screens would show boxes',
  },
  {
    name: 'libusb',
    debian: 'libusb-1.0-0',
    there: () =>
      process.platform !== 'linux' ||
      ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib', '/usr/lib64'].some((folder) =>
        existsSync(join(folder, 'libusb-1.0.so.0')),
      ),
    without: 'scanners by USB are not tried',
  },
  {
    name: 'hledger',
    debian: 'hledger',
    there: () => onPath('hledger') !== undefined,
    without: 'the exported journal is not checked by hledger',
  },
  {
    name: 'pdftotext',
    debian: 'poppler-utils',
    there: () => onPath('pdftotext') !== undefined,
    without: 'the text of kept slips is not read back',
  },
]

function provide(need: Need): void {
  const before = need.there()
  if (!before) install([need.debian])
  if (before) say(`${need.name}: there`)
  else if (need.there()) say(`${need.name}: installed ${need.debian}`)
  else say(`${need.name}: missing and may not be installed here; ${need.without}`)
}

function provideBrowser(): string | undefined {
  let found = findBrowser()
  if (found === undefined && install(['chromium'])) found = findBrowser()
  if (found === undefined && (process.env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD ?? '') === '') {
    const cli = resolve(import.meta.dirname, '../node_modules/@playwright/test/cli.js')
    run(process.execPath, [cli, 'install', 'chromium'], 240_000)
    found = findBrowser()
  }
  if (found === undefined) say('browser: none found and none may be installed here; journeys are skipped')
  else say(`browser: ${found.path} (${found.version})`)
  return found?.path
}

export function setUp(): Machine {
  const browser = provideBrowser()
  for (const need of needs) provide(need)
  return { browser }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) setUp()
