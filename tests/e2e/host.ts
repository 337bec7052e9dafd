import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type Browser, test as base, type Page } from '@playwright/test'
import { electronProgram, windowPossible } from '#main/hosts/cli/electron-runtime.ts'

const root = resolve(import.meta.dirname, '../..')

export interface StartOptions {
  readonly demo?: boolean
  /** "tcp://127.0.0.1:9100" */
  readonly printer?: string
}

/** A running counter with one window, whatever it runs in. A journey knows nothing else of its host. */
export interface RunningCounter {
  readonly page: Page
  /** The machine is pulled from the wall. */
  kill(): Promise<void>
  /** Closed as a person closes it. */
  close(): Promise<void>
}

export interface CounterHost {
  readonly name: 'browser' | 'electron'
  /** Where the village's files lie; the same for every start of one journey. */
  readonly dataDir: string
  start(options?: StartOptions): Promise<RunningCounter>
}

const flags = (dataDir: string, { demo = false, printer }: StartOptions) => [
  '--data',
  dataDir,
  ...(demo ? ['--demo'] : []),
  ...(printer === undefined ? [] : ['--printer', printer]),
]

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((done) => child.once('exit', () => done()))

async function startBrowserHost(
  browser: Browser,
  dataDir: string,
  options: StartOptions,
): Promise<RunningCounter> {
  const child = spawn(
    process.execPath,
    [join(root, 'main/hosts/cli/serve.ts'), '--no-open', ...flags(dataDir, options)],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const url = await new Promise<string>((ready, fail) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const line = /^READY (\S+)\n/m.exec(said)
      if (line?.[1] !== undefined) ready(line[1])
    })
    child.once('exit', (code) => fail(new Error(`the host ended with ${code} before it was ready`)))
  })
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  await page.goto(url)
  const stop = async (signal: NodeJS.Signals) => {
    await context.close()
    child.kill(signal)
    await ended(child)
  }
  return { page, kill: () => stop('SIGKILL'), close: () => stop('SIGTERM') }
}

async function startElectron(
  program: string,
  dataDir: string,
  options: StartOptions,
): Promise<RunningCounter> {
  const app = await _electron.launch({ executablePath: program, args: [root, ...flags(dataDir, options)] })
  return {
    page: await app.firstWindow(),
    async kill() {
      const child = app.process()
      child.kill('SIGKILL')
      await ended(child)
    },
    close: () => app.close(),
  }
}

/** `host` starts counters on one temporary folder, and closes what a journey leaves open. */
export const test = base.extend<{ host: CounterHost }>({
  host: async ({ browser }, use, info) => {
    const name = info.project.metadata.host as CounterHost['name']
    const possible = windowPossible(process.env, process.platform, process.getuid?.())
    const program = possible ? electronProgram(root, process.env, process.platform) : undefined
    test.skip(name === 'electron' && program === undefined, 'the Electron runtime or a desktop is not there')
    const dataDir = mkdtempSync(join(tmpdir(), 'journey-'))
    const open: RunningCounter[] = []
    await use({
      name,
      dataDir,
      async start(options = {}) {
        const started =
          name === 'electron'
            ? await startElectron(program ?? '', dataDir, options)
            : await startBrowserHost(browser, dataDir, options)
        open.push(started)
        return started
      },
    })
    for (const counter of open) await counter.close().catch(() => undefined)
    rmSync(dataDir, { recursive: true, force: true })
  },
})

export { expect } from '@playwright/test'
