import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../../kernel/dates.ts'
import { type App, openApp } from '../app.ts'
import { findBrowser } from '../browser/find-browser.ts'
import { type BrowserHost, serveBrowser } from '../browser/server.ts'
import { defaultDataDir } from '../data-folder.ts'
import { systemIds, systemRandom } from '../system.ts'
import { buildIfStale } from './build.ts'

const root = resolve(import.meta.dirname, '../../..')

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    demo: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    printer: { type: 'string' },
  },
})

let app: App | undefined
let host: BrowserHost | undefined
let closing = false

async function close(status: number): Promise<never> {
  closing = true
  await host?.close()
  await app?.close()
  process.exit(status)
}

// before anything is opened: a signal at any moment closes the books cleanly
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (!closing) void close(0)
  })
}

function fail(sentence: string): Promise<never> {
  process.stderr.write(`${sentence}\n`)
  return close(1)
}

await buildIfStale(root)
const opened = openApp({
  dataDir: resolve(
    values.data ?? defaultDataDir({ platform: process.platform, home: homedir(), env: process.env }),
  ),
  clock: systemClock,
  ids: systemIds,
  random: systemRandom,
  ...(values.printer === undefined ? {} : { printer: values.printer }),
  log: (message, error) =>
    process.stderr.write(`${message} ${error instanceof Error ? error.stack : (error ?? '')}\n`),
})
if (!opened.ok) await fail(opened.refusal.sentence)
else app = opened.value

if (values.demo && app) {
  const demo = await app.startDemo()
  if (!demo.ok && demo.refusal.code !== 'already_founded') await fail(demo.refusal.sentence)
}
if (app) {
  host = await serveBrowser({
    app,
    port: Number(values.port),
    token: randomBytes(24).toString('hex'),
    pages: join(root, 'out/renderer'),
  }).catch((error: NodeJS.ErrnoException) =>
    fail(error.code === 'EADDRINUSE' ? `端口 ${values.port} 正被占用，请换一个。` : String(error)),
  )
  process.stdout.write(`READY ${host.url}\n`)
  if (!values['no-open']) openWindow(host.url)
}

/** Shows the counter in a window of the machine's own browser, without tabs; the address is printed anyway. */
function openWindow(url: string): void {
  const browser = findBrowser(process.platform, process.env)
  if (browser === undefined) return
  spawn(browser, [`--app=${url}`], { detached: true, stdio: 'ignore' })
    .on('error', () => undefined)
    .unref()
}
