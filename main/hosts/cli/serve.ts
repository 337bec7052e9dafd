import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../../kernel/dates.ts'
import { openApp } from '../app.ts'
import { serveBrowser } from '../browser/server.ts'
import { systemIds, systemRandom } from '../system.ts'

const root = resolve(import.meta.dirname, '../../..')
const pages = join(root, 'out/renderer')

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    demo: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    printer: { type: 'string' },
  },
})

if (!existsSync(join(pages, 'index.html'))) {
  const built = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  if (built.status !== 0) fail('页面没有编译成功，请看上面的提示。')
}

const opened = openApp({
  dataDir: resolve(values.data ?? join(homedir(), '.village-points')),
  clock: systemClock,
  ids: systemIds,
  random: systemRandom,
  log: (message, error) =>
    process.stderr.write(`${message} ${error instanceof Error ? error.stack : (error ?? '')}\n`),
})
if (!opened.ok) fail(opened.refusal.sentence)
const app = opened.value
const host = await serveBrowser({
  app,
  port: Number(values.port),
  token: randomBytes(24).toString('hex'),
  pages,
}).catch((error: NodeJS.ErrnoException) =>
  fail(error.code === 'EADDRINUSE' ? `端口 ${values.port} 正被占用，请换一个。` : String(error)),
)
process.stdout.write(`READY ${host.url}\n`)

let closing = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    if (closing) return
    closing = true
    await host.close()
    await app.close()
    process.exit(0)
  })
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
