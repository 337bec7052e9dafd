import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { Contract } from '#main/api/contract.ts'

const root = resolve(import.meta.dirname, '../..')

export type Api = ContractRouterClient<Contract>

/** The program went away before it answered: nobody knows whether the call was done. */
export class Lost extends Error {
  override readonly name = 'Lost'
}

/** One window's road to the program. */
export interface Road {
  /** Rejects with Lost where the program goes away first. */
  call<T>(ask: (api: Api) => Promise<T>): Promise<T>
  close(): void
}

/** The real `npm run serve` as a process of its own. */
export interface HostProcess {
  /** The address with its token; rejects where the process ends before it is ready. */
  readonly ready: Promise<string>
  /** Opens a window on it. */
  connect(session: string): Promise<Road>
  /** The machine is pulled from the wall. */
  kill(): Promise<void>
  /** Closed in order; answers the exit code. */
  close(): Promise<number | null>
  /** What it wrote where a person looks for trouble. */
  said(): string
  readonly ended: Promise<number | null>
}

export interface HostOptions {
  readonly dataDir: string
  /** tcp://HOST:PORT */
  readonly printer?: string
  /** Runs the program under another one, which is to become it: prlimit, setpriv. */
  readonly under?: readonly string[]
  /** Where Node keeps what it has compiled: a process that was closed in order leaves it for the next ones. */
  readonly compiled?: string
}

export function startHost({ dataDir, printer, under = [], compiled }: HostOptions): HostProcess {
  const words = [
    ...under,
    process.execPath,
    join(root, 'main/hosts/cli/serve.ts'),
    '--no-open',
    '--data',
    dataDir,
    ...(printer === undefined ? [] : ['--printer', printer]),
  ]
  const child = spawn(words[0] ?? '', words.slice(1), {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled }) },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  const ended = whenEnded(child)
  const ready = new Promise<string>((done, fail) => {
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8')
      const url = /^READY (\S+)\n/m.exec(out)?.[1]
      if (url !== undefined) done(url)
    })
    void ended.then((code) => fail(new Lost(`the host ended with ${code} before it was ready\n${said}`)))
  })
  ready.catch(() => undefined)

  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return {
    ready,
    ended,
    said: () => said,
    connect: async (session) => openRoad(await ready, session),
    kill: async () => void (await stop('SIGKILL')),
    close: () => stop('SIGTERM'),
  }
}

const whenEnded = (child: ChildProcess) =>
  new Promise<number | null>((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => done(code))
  })

/** As the page does it: the token becomes a cookie, and every call goes over one WebSocket. */
async function openRoad(url: string, session: string): Promise<Road> {
  const { origin, host, port, searchParams } = new URL(url)
  const socket = new WebSocket(`ws://${host}/rpc?session=${session}`, {
    headers: { origin, cookie: `counter_token_${port}=${searchParams.get('token')}` },
  })
  const gone = new Promise<never>((_, fail) => {
    socket.once('close', () => fail(new Lost('closed before the answer')))
    socket.on('error', (error) => fail(new Lost(error.message)))
  })
  gone.catch(() => undefined)
  await Promise.race([new Promise<void>((open) => socket.once('open', open)), gone])
  const api: Api = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))
  return {
    async call(ask) {
      const answer = ask(api)
      answer.catch(() => undefined)
      try {
        return await Promise.race([answer, gone])
      } catch (error) {
        throw socket.readyState === WebSocket.OPEN ? error : new Lost('closed before the answer')
      }
    },
    close: () => socket.terminate(),
  }
}
