import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './folder.ts'

/** A whole run of a command line, from its start to its end. Throws what it said where it failed. */
export function seconds(program: string, words: readonly string[]): number {
  const began = performance.now()
  const { status, error, stderr } = spawnSync(program, words, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    // without it hledger reads no Chinese
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  if (error) throw error
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}: ${stderr}`)
  return (performance.now() - began) / 1000
}

export const ourSeconds = (command: string, ...words: readonly string[]): number =>
  seconds(process.execPath, [join(root, 'main/hosts/cli', command), ...words])

export const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined

/** `npm run serve` on a data folder, as it is when it has said READY. */
export interface RunningHost {
  readonly url: string
  /** From the start of the process to the READY line. */
  readonly readyMs: number
  memory(): Memory
  /** SIGTERM, and the end. */
  close(): Promise<void>
  kill(): Promise<void>
}

/** Megabytes of a process. */
export interface Memory {
  readonly residentMb: number
  readonly peakMb: number
}

/** What `npm run serve` runs, with its flags: without npm, so that signals reach it and its memory is its own. */
const SERVE = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { serve: string } }
).scripts.serve
  .split(' ')
  .slice(1)

export const startHost = (dataDir: string, ...flags: readonly string[]): Promise<RunningHost> =>
  start([...SERVE, '--no-open', '--data', dataDir, ...flags])

/** The same without backups and audits of its own. */
export const startQuietHost = (dataDir: string): Promise<RunningHost> =>
  start([SERVE[0] ?? '', join(root, 'tests/bench/quiet-host.ts'), dataDir])

async function start(words: readonly string[]): Promise<RunningHost> {
  const began = performance.now()
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const over = () => child.kill('SIGKILL')
  process.once('exit', over)
  const url = await readyLine(child)
  const readyMs = performance.now() - began
  const stop = async (signal: NodeJS.Signals) => {
    const end = new Promise((done) => child.once('exit', done))
    child.kill(signal)
    await end
    process.off('exit', over)
  }
  return {
    url,
    readyMs,
    memory: () => memoryOf(child.pid!),
    close: () => stop('SIGTERM'),
    kill: () => stop('SIGKILL'),
  }
}

function readyLine(child: ChildProcess): Promise<string> {
  return new Promise((ready, fail) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const line = /^READY (\S+)\n/m.exec(said)
      if (line?.[1] !== undefined) ready(line[1])
    })
    child.once('exit', (code) => fail(new Error(`the host ended with ${code} before it was ready`)))
  })
}

function memoryOf(pid: number): Memory {
  if (process.platform !== 'linux') throw new Error('resident memory is read from /proc, on Linux only')
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024
  return { residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') }
}
