import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openApp } from '#main/hosts/app.ts'
import { serveBrowser } from '#main/hosts/browser/server.ts'
import { systemIds, systemRandom } from '#main/hosts/system.ts'
import { systemClock } from '#main/kernel/dates.ts'
import { expectOk } from '#main/kernel/result.ts'
import { root } from './folder.ts'

/**
 * The counter on a data folder without what it does by itself: a book whose rows were put there by hand passes no
 * audit, and none is to run beside what is measured.
 */
const app = expectOk(
  openApp({
    dataDir: process.argv[2] ?? '',
    clock: systemClock,
    ids: systemIds,
    random: systemRandom,
    backups: false,
    log: (message, error) => console.error(message, error),
  }),
)
const host = await serveBrowser({
  app,
  port: 0,
  token: randomBytes(24).toString('hex'),
  pages: join(root, 'out/renderer'),
})
process.once('SIGTERM', async () => {
  await host.close()
  await app.close()
  process.exit(0)
})
process.stdout.write(`READY ${host.url}\n`)
