import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale } from '#main/hosts/cli/build.ts'
import { dayOf } from '#main/kernel/dates.ts'
import { auditAgainstHledger } from './audit.ts'
import { eventRatio } from './deeds.ts'
import { benchFolder, keptFolder, root } from './folder.ts'
import { buildWithoutHistory } from './history.ts'
import { hostMemory } from './memory.ts'
import { fsyncFloorMs, historyRatio, ratioToRaw } from './redemption.ts'
import { figures, measure, target, tell } from './run.ts'
import { screenTimes } from './screen.ts'
import { buildDemoFolder, readyTimes } from './startup.ts'
import { visitsIn } from './visits.ts'

const REDEMPTIONS = 100_000
const today = dayOf(new Date())
const folder = benchFolder()

/** Takes one of the two processors while what needs only one is measured on the other. */
const history = measure('100,000 redemptions, written by the service', () =>
  keptFolder('history', today, buildApart),
)

function buildApart(target: string): Promise<void> {
  return new Promise((done, fail) => {
    const words = [join(root, 'tests/bench/build-history.ts'), target, today, String(REDEMPTIONS)]
    const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' })
    process.once('exit', () => child.kill())
    child.once('error', fail)
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`building ended with ${code}`))))
  })
}

await measure('the pages', () => buildIfStale(root))
const demo = await measure('the demo village', () => buildDemoFolder(folder))
const young = await measure('a village without history', () =>
  buildWithoutHistory(join(folder, 'young'), today),
)
const redemption = await measure('redemption against raw SQL', async () => {
  const floor = fsyncFloorMs(folder, 300)
  return { fsyncFloorMs: floor, ...(await ratioToRaw(folder, of(young), 300)) }
})
const event = await measure('an event for a hundred households', () => eventRatio(folder, of(young), 30))
const startup = await measure('host ready', () => readyTimes(folder, of(demo), 5))

const old = await history
const long = await measure('redemption with history', () =>
  historyRatio(folder, of(young), of(old).path, 300),
)
const memory = await measure('memory', () => hostMemory(folder, of(old).path, 200))
const screen = await measure('scan to painted line', () =>
  screenTimes(of(demo), visitsIn(of(demo), 30)).then(({ scan }) => scan),
)
const audit = await measure('audit against hledger', () => auditAgainstHledger(folder, of(old).path))

function of<Of>(part: { readonly of: Of } | { readonly missing: string }): Of {
  if ('missing' in part) throw new Error(part.missing)
  return part.of
}

tell(
  'bench',
  {
    redemption: { ...figures(redemption), ...figures(long) },
    deeds: figures(event),
    audit: figures(audit),
    startup: figures(startup),
    memory: figures(memory),
    screen: figures(screen),
  },
  [
    target(redemption, 'redemption.ratioToRaw', (one) => one.ratioToRaw, { atMost: 2 }),
    target(long, 'redemption.historyRatio', (one) => one.historyRatio, { atMost: 1.5 }),
    target(event, 'deeds.ratioToRaw', (one) => one.ratioToRaw, { atMost: 2 }),
    target(event, 'deeds.statementsPerLine', (one) => one.statementsPerLine, { atMost: 10 }),
    target(audit, 'audit.timesFaster', (one) => one.timesFaster, { atLeast: 10 }),
    target(startup, 'startup.ratio', (one) => one.ratio, { atMost: 1.5 }),
    target(memory, 'memory.residentMb', (one) => one.residentMb, { atMost: 250 }, 'MB'),
    target(screen, 'screen.aboveFloorMs', (one) => one.aboveFloorMs, { atMost: 33 }, 'ms'),
  ],
)
