import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Refusal, Result } from '#main/api/types.ts'
import { type BookAtRest, readBook } from './book-at-rest.ts'
import type { Dice } from './dice.ts'
import { type HostProcess, type Road, startHost } from './host.ts'
import type { Memory } from './memory.ts'
import type { Paper } from './paper.ts'
import { complaintsAbout, complaintsAboutInterrupted, settle } from './proof.ts'
import type { CrashVillage } from './village.ts'
import { Window } from './window.ts'

const root = resolve(import.meta.dirname, '../..')

/** A shop of its own, the people before its counter, and what they remember. */
export interface Scene {
  readonly dataDir: string
  readonly village: CrashVillage
  readonly memory: Memory
  readonly paper: Paper
  readonly windows: readonly Window[]
  readonly before: number
  readonly dice: Dice
}

/** Printers as villages have them: mostly fine, some slow, some silent, some in trouble. */
const PRINTERS = [
  'ok',
  'ok',
  'ok',
  'slow',
  'slow',
  'silent',
  'no-status',
  'paper-out',
  'resets-midway',
  'rubbish',
  'off',
] as const

export function beginScene(
  dataDir: string,
  village: CrashVillage,
  memory: Memory,
  paper: Paper,
  dice: Dice,
): Scene {
  const half = village.households.length / 2
  const windows = [village.households.slice(0, half), village.households.slice(half)].map(
    (households, index) => new Window(`window-${index + 1}`, village, households, memory, dice.fork()),
  )
  const before = readBook(dataDir).documents.length
  return { dataDir, village, memory, paper, windows, before, dice }
}

const startAgain = ({ dataDir, paper }: Scene) =>
  startHost({ dataDir, printer: paper.address, compiled: join(dataDir, 'compiled') })

/** The first start, closed in order: builds what is stale, and leaves compiled code for the starts to come. */
export async function warmUp(scene: Scene): Promise<void> {
  const host = startAgain(scene)
  await host.ready
  const code = await host.close()
  if (code !== 0) scene.memory.complaints.push(`the host closed with ${code}`)
  listen(scene, host)
}

/** Starts the program, lets people work, and pulls the plug. Answers how far it had come. */
export async function crashOnce(scene: Scene): Promise<'starting' | 'serving'> {
  const { dataDir, dice, paper } = scene
  const standing = readBook(dataDir)
  paper.mode = dice.pick(PRINTERS)
  const host = startAgain(scene)
  if (dice.chance(15)) {
    const cut = await Promise.race([
      host.ready.then(() => 'ready' as const),
      after(dice.between(20, 800)).then(() => 'cut' as const),
    ])
    if (cut === 'cut') {
      await host.kill()
      look(scene, 'starting')
      return 'starting'
    }
  }
  const quiet = dice.chance(50)
  const roads = await openWindows(scene, host)
  if (quiet) await provenAlive(scene, host, roads, standing)
  const served = scene.windows.map((window, index) => window.serve(roads[index]!, roads[2]!))
  await Promise.race([after(dice.between(30, 700)), ...served])
  await host.kill()
  await Promise.all(served)
  listen(scene, host)
  look(scene, 'serving')
  return 'serving'
}

/** The last start: everything that waits is printed, and the program closes in order. */
export async function endInOrder(scene: Scene): Promise<void> {
  const { dataDir, memory, paper } = scene
  const standing = readBook(dataDir)
  paper.mode = 'ok'
  const host = startAgain(scene)
  const roads = await openWindows(scene, host)
  await provenAlive(scene, host, roads, standing)
  for (const [index, window] of scene.windows.entries()) await window.catchUp(roads[index]!)
  const deadline = Date.now() + 60_000
  for (;;) {
    const jobs = await roads[0].call((api) => api.printing.jobs({}))
    const waiting = jobs.ok && jobs.value.some(({ state }) => state === 'waiting' || state === 'sending')
    if (!waiting) break
    if (Date.now() > deadline) {
      memory.complaints.push('the print queue does not come to its end')
      break
    }
    await after(50)
  }
  const code = await host.close()
  if (code !== 0) memory.complaints.push(`the host closed with ${code}`)
  listen(scene, host)
  const book = look(scene, 'closed')
  const open = book.jobs.filter(({ state }) => state === 'waiting' || state === 'sending')
  if (open.length > 0) memory.complaints.push(`${open.length} print jobs were left over`)
  await audited(scene, book)
}

/** Signs in at both counters and at the twin of them. */
async function openWindows(scene: Scene, host: HostProcess): Promise<[Road, Road, Road]> {
  const { writer, issuer } = scene.village.people
  const roads = (await Promise.all(
    ['window-1', 'window-2', 'twin'].map((session) => host.connect(session)),
  )) as [Road, Road, Road]
  for (const [index, road] of roads.entries()) {
    const staff = index === 2 ? issuer : writer
    const state = must(await road.call((api) => api.session.signIn({ staff, pin: '1234' })))
    if (index === 0 && state.shift?.businessDate !== state.today) {
      must(await road.call((api) => api.session.openShift({ writer, issuer })))
    }
  }
  return roads
}

/** After a restart, before anybody is served: the program shows what the book holds, and the audit says yes. */
async function provenAlive(
  scene: Scene,
  host: HostProcess,
  roads: [Road, Road, Road],
  standing: BookAtRest,
): Promise<void> {
  const { memory } = scene
  const audit = audited(scene, standing)
  const book = readBook(scene.dataDir)
  memory.complaints.push(...complaintsAboutInterrupted(standing, book))
  const half = standing.halfBackups.filter((name) => book.halfBackups.includes(name))
  if (half.length > 0) memory.complaints.push(`half-made backups stay for ever: ${half}`)
  const overview = must(await roads[0].call((api) => api.redemption.overview({})))
  const shown = [...overview.open.map(({ id }) => id), ...overview.held.map(({ cart }) => cart)]
  for (const cart of standing.carts) {
    if (!shown.includes(cart.id))
      memory.complaints.push(`cart ${cart.id} stands in the book and is not shown`)
  }
  for (const [index, window] of scene.windows.entries()) await window.repeat(roads[index]!)
  await audit
  listen(scene, host)
}

/** The audit as a supervisor runs it, with the last slips' codes as they stand on paper. */
async function audited({ dataDir, memory }: Scene, standing: BookAtRest): Promise<void> {
  const codes = [...memory.answered.values()].flatMap((ids) =>
    ids.slice(-2).flatMap((id) => {
      const deed = memory.deeds.get(id)
      return deed ? ['--code', `${deed.serial}=${deed.checkCode}`] : []
    }),
  )
  const words = [join(root, 'main/hosts/cli/audit.ts'), join(dataDir, 'village.db'), '--json', ...codes]
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(dataDir, 'compiled') },
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8')
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  const last = standing.documents.at(-1)
  const report = JSON.parse(out) as {
    sound: boolean
    counts?: { documents: number }
    last?: { sequence: number }
    findings?: unknown
  }
  if (code !== 0 || !report.sound) {
    memory.complaints.push(`the audit says no (${code}): ${JSON.stringify(report.findings ?? report)}`)
  } else if ((report.last?.sequence ?? 0) < (last?.sequence ?? 0)) {
    memory.complaints.push(`the audit has seen ${report.last?.sequence} documents of ${last?.sequence}`)
  }
}

/** Reads the file as the kill has left it. */
function look(scene: Scene, how: string): BookAtRest {
  const { memory, village, before, paper } = scene
  const book = readBook(scene.dataDir)
  const found = complaintsAbout(book, { village, memory, before, passages: paper.passages() })
  memory.complaints.push(...found.map((sentence) => `${how}: ${sentence}`))
  settle(book, memory)
  return book
}

/** What the program itself calls trouble. */
function listen({ memory }: Scene, host: HostProcess): void {
  const said = host.said().trim()
  if (said !== '') memory.complaints.push(`the host said: ${said}`)
}

const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

function must<T>(answer: Result<T>): T {
  if (answer.ok) return answer.value
  const { code, sentence } = answer.refusal as Refusal
  throw new Error(`${code}: ${sentence}`)
}
