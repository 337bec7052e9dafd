import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBook } from '../crash/book-at-rest.ts'
import { createDice } from '../crash/dice.ts'
import { type HostProcess, type Road, startHost } from '../crash/host.ts'
import { emptyMemory } from '../crash/memory.ts'
import { openPaper, type Paper } from '../crash/paper.ts'
import { complaintsAbout } from '../crash/proof.ts'
import { type CrashVillage, seedCrashVillage } from '../crash/village.ts'
import { Window } from '../crash/window.ts'
import { mayMount, type SmallDisk, smallDisk } from '../kit/small-disk.ts'

const root = resolve(import.meta.dirname, '../..')
const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
const FULL = ['disk_full', 'backup_disk_full']

describe.skipIf(!mayMount)('a disk that fills up (a small disk of its own must be mounted for it)', () => {
  let disk: SmallDisk
  let village: CrashVillage
  let paper: Paper
  let host: HostProcess
  const memory = emptyMemory()
  let windows: readonly [Window, Window]
  let before: number
  beforeAll(async () => {
    disk = smallDisk(12)
    paper = await openPaper()
    village = seedCrashVillage(disk.path)
    const half = village.households.length / 2
    windows = [
      new Window('window-1', village, village.households.slice(0, half), memory, createDice(1)),
      new Window('window-2', village, village.households.slice(half), memory, createDice(2)),
    ]
    before = readBook(disk.path).documents.length
  })
  afterAll(async () => {
    await host?.kill()
    await paper?.close()
    disk?.remove()
  })

  const start = async (): Promise<readonly [Road, Road]> => {
    host = startHost({ dataDir: disk.path, printer: paper.address })
    const roads = [await host.connect('window-1'), await host.connect('window-2')] as const
    for (const road of roads) {
      const signedIn = await road.call((api) =>
        api.session.signIn({ staff: village.people.writer, pin: '1234' }),
      )
      expect(signedIn).toMatchObject({ ok: true })
    }
    return roads
  }
  const answered = () => [...memory.answered.values()].flat().length
  const times = (code: string) => memory.expected.get(code) ?? 0
  const sound = () => {
    const found = complaintsAbout(readBook(disk.path), {
      village,
      memory,
      before,
      passages: paper.passages(),
    })
    expect([...memory.complaints, ...found]).toEqual([])
  }
  const serving = (roads: readonly [Road, Road]) =>
    Promise.all(windows.map((window, index) => window.serve(roads[index]!, roads[1 - index]!)))

  test('while customers stand there: every refusal says so, nothing is half-written, what is freed is used', async () => {
    const roads = await start()
    const served = serving(roads)
    await expect.poll(answered, { timeout: 20_000 }).toBeGreaterThan(10)
    for (const code of FULL) memory.expected.set(code, 0)
    disk.fill()
    await expect.poll(() => times('disk_full'), { timeout: 20_000 }).toBeGreaterThan(30)
    const whileFull = answered()

    const look = await roads[0].call((api) => api.redemption.overview({}))
    expect(look).toMatchObject({ ok: true })
    const backup = await roads[0].call((api) => api.safekeeping.backUp({ folder: null }))
    expect(backup).toMatchObject({ ok: false, refusal: { code: expect.stringMatching(/disk_full|busy/) } })
    disk.clear()
    await expect.poll(answered, { timeout: 20_000 }).toBeGreaterThan(whileFull + 10)
    for (let again = 0; again < 3; again++) {
      disk.fill(BYTES_FOR_A_FEW)
      await wait(400)
      disk.clear()
      await wait(100)
    }
    disk.fill()
    await wait(200)
    await host.kill()
    await served
    sound()
  }, 60_000)

  test('and the program can be opened again, also while it is still full, and loses nothing', async () => {
    const roads = await start()
    const served = serving(roads)
    const full = times('disk_full')
    await expect.poll(() => times('disk_full'), { timeout: 20_000 }).toBeGreaterThan(full)
    disk.clear()
    await wait(50)
    await host.kill()
    await served
    sound()

    const again = await start()
    for (const [index, window] of windows.entries()) await window.catchUp(again[index]!)
    const made = await again[0].call((api) => api.safekeeping.backUp({ folder: null }))
    expect(made.ok || made.refusal.code).toEqual(
      expect.toSatisfy((code) => code === true || code === 'safekeeping_busy'),
    )
    await expect
      .poll(() => readBook(disk.path).jobs.filter(({ state }) => /waiting|sending/.test(state)).length, {
        timeout: 20_000,
      })
      .toBe(0)
    expect(await host.close()).toBe(0)
    sound()
    const words = [join(root, 'main/hosts/cli/audit.ts'), join(disk.path, 'village.db')]
    expect(spawnSync(process.execPath, words, { encoding: 'utf8' })).toMatchObject({ status: 0 })
  }, 60_000)

  test('where there is no room even to open the book, it says so, and does not call the book damaged', async () => {
    expect(readdirSync(disk.path).filter((name) => name.startsWith('village.'))).toEqual(['village.db'])
    disk.fill()
    host = startHost({ dataDir: disk.path })
    expect(await host.ended).toBe(1)
    expect(host.said()).toBe('电脑的硬盘满了，账本打不开。请清出一些空间，再打开程序。账本好好的。\n')
    disk.clear()
    await start()
    sound()
    await host.close()
  }, 60_000)
})

/** Room for some documents, and then no more. */
const BYTES_FOR_A_FEW = 40_000
