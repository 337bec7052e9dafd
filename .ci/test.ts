import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { add, type Counts, countPlaywright, countVitest, noCounts } from './reports.ts'
import { setUp } from './setup.ts'

/** `npm test`: everything, one after the other, stopping at the first thing that is not right. */
const root = resolve(import.meta.dirname, '..')
const reports = join(root, 'dist', 'reports')
const bin = (...parts: string[]) => join(root, 'node_modules', ...parts)
const began = Date.now()
const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Every start of the program after the first finds it compiled. */
const compiled = { NODE_COMPILE_CACHE: join(root, 'dist', 'compiled') }

function run(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, words, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...compiled, ...env },
    })
    child.once('error', () => done(false))
    child.once('exit', (code) => done(code === 0))
  })
}

function readReport<Report>(name: string, count: (report: Report) => Counts): Counts {
  const file = join(reports, name)
  if (!existsSync(file)) return noCounts
  return count(JSON.parse(readFileSync(file, 'utf8')) as Report)
}

interface Step {
  readonly name: string
  /** What the step's own runner counted; steps without a runner count only when they fail. */
  readonly go: () => Promise<{ readonly fine: boolean; readonly counts?: Counts }>
}

const machine = setUp()
const browser: Record<string, string> =
  machine.browser === undefined ? {} : { CHROMIUM_PATH: machine.browser }
const scripts = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
).scripts

const journeys = join(root, 'tests', 'e2e')
const journeysConfig = ['playwright.config.ts', 'tests/e2e/playwright.config.ts'].find((file) =>
  existsSync(join(root, file)),
)

const steps: Step[] = [
  { name: 'lint', go: async () => ({ fine: await run([bin('@biomejs/biome/bin/biome'), 'check', '.']) }) },
  { name: 'types', go: async () => ({ fine: await run([bin('typescript/bin/tsc'), '-b', '.', '.ci']) }) },
  {
    name: 'build',
    go: async () => ({
      fine: await run([bin('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn']),
    }),
  },
  {
    name: 'tests',
    go: async () => {
      const report = join(reports, 'vitest.json')
      const fine = await run(
        [
          bin('vitest/vitest.mjs'),
          'run',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report}`,
        ],
        browser,
      )
      return { fine, counts: readReport('vitest.json', countVitest) }
    },
  },
]
if (existsSync(journeys)) {
  steps.push({
    name: 'journeys',
    go: async () => {
      const config = journeysConfig === undefined ? [] : ['--config', journeysConfig]
      const fine = await run([bin('@playwright/test/cli.js'), 'test', ...config, '--reporter=list,json'], {
        ...browser,
        PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'journeys.json'),
      })
      return { fine, counts: readReport('journeys.json', countPlaywright) }
    },
  })
}
if (existsSync(join(root, 'tests', 'crash'))) {
  steps.push({
    name: 'crashes',
    go: async () => {
      const soak = scripts['soak:crash']?.replace(/^node /, '').split(' ')
      if (soak === undefined) console.log('package.json has no script soak:crash')
      const fine = soak !== undefined && (await run([...soak, '--kills', '20']))
      return { fine, counts: { ...noCounts, passed: fine ? 1 : 0, failed: fine ? 0 : 1 } }
    },
  })
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
let total = noCounts
const took: string[] = []
for (const step of steps) {
  const since = Date.now()
  console.log(`\n— ${step.name}`)
  const { fine, counts } = await step.go()
  const own = counts ?? noCounts
  total = add(total, fine || own.failed > 0 ? own : { ...own, failed: 1 })
  took.push(`${step.name} ${seconds(since)}`)
  if (!fine) {
    console.log(`\n${step.name} is not right; what comes after it was not tried`)
    process.exitCode = 1
    break
  }
}
for (const name of total.skippedNames) console.log(`skipped: ${name}`)
console.log(`${took.join(', ')}, all ${seconds(began)}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
