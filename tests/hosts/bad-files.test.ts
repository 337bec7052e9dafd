import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readBook } from '../crash/book-at-rest.ts'
import { type HostOptions, type HostProcess, type Road, startHost } from '../crash/host.ts'
import { type CrashVillage, seedCrashVillage } from '../crash/village.ts'
import { newId, temporaryFolder } from '../kit/shop.ts'
import { mayMount, smallDisk } from '../kit/small-disk.ts'

const root = resolve(import.meta.dirname, '../..')

let seed: ReturnType<typeof temporaryFolder>
let village: CrashVillage
beforeAll(() => {
  seed = temporaryFolder()
  village = seedCrashVillage(seed.path)
})
afterAll(() => seed.remove())

let folder: ReturnType<typeof temporaryFolder>
let host: HostProcess | undefined
const at = (name: string) => join(folder.path, name)
beforeEach(() => {
  folder = temporaryFolder()
  cpSync(seed.path, folder.path, { recursive: true })
})
afterEach(async () => {
  await host?.kill()
  host = undefined
  folder.remove()
})

const start = (options: Partial<HostOptions> = {}) => {
  host = startHost({ dataDir: folder.path, ...options })
  return host
}
/** What it says in place of starting. */
const saidInPlaceOfStarting = async (options: Partial<HostOptions> = {}) => {
  const refused = start(options)
  expect(await refused.ended).toBe(1)
  return refused.said().trimEnd()
}
const signIn = async (): Promise<Road> => {
  const road = await start().connect('window')
  const signedIn = await road.call((api) => api.session.signIn({ staff: village.people.writer, pin: '1234' }))
  expect(signedIn).toMatchObject({ ok: true })
  return road
}
const cart = () => ({
  id: newId(),
  household: village.households[0]!.id,
  lines: [{ item: village.goods[0]!.id, quantity: 1 }],
  collector: { kind: 'member' as const, person: village.households[0]!.head },
  identity: { by: 'card' as const },
})
const confirm = (road: Road, own: ReturnType<typeof cart>) =>
  road.call((api) => api.redemption.confirm({ cart: own, spendableShown: village.points }))
const audit = (path: string) =>
  spawnSync(process.execPath, [join(root, 'main/hosts/cli/audit.ts'), path], { encoding: 'utf8' })

describe('a book that another program holds', () => {
  test('is not opened, says so, and opens once that program has let go', async () => {
    const other = new Database(at('village.db'))
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('BEGIN EXCLUSIVE')
    expect(await saidInPlaceOfStarting()).toBe('账本正被另一个程序占用。请关掉那个程序，再试一次。')
    other.exec('ROLLBACK')
    other.close()
    await signIn()
  }, 60_000)

  test('in the middle of the day: the slip waits, nothing is lost, and the same cart goes through later', async () => {
    const road = await signIn()
    const own = cart()
    expect(await road.call((api) => api.redemption.keep({ cart: own, revision: 1 }))).toMatchObject({
      ok: true,
    })
    const other = new Database(at('village.db'))
    other.exec('BEGIN IMMEDIATE')
    const before = readBook(folder.path).documents.length
    expect(await confirm(road, own)).toMatchObject({
      ok: false,
      refusal: { code: 'file_locked', sentence: '账本正被另一个程序占用。请关掉那个程序，再试一次。' },
    })
    expect(await road.call((api) => api.redemption.overview({}))).toMatchObject({
      ok: true,
      value: { open: [{ id: own.id }] },
    })
    other.exec('ROLLBACK')
    other.close()
    expect(readBook(folder.path).documents.length).toBe(before)
    expect(await confirm(road, own)).toMatchObject({ ok: true, value: { serial: 'DH26-00001' } })
  }, 60_000)
})

describe('a book where nothing may be written', () => {
  test.skipIf(!mayMount)(
    'on a write-protected stick (a disk of its own must be mounted for it): says so, can be looked at, and opens later',
    async () => {
      const stick = smallDisk(8)
      try {
        cpSync(seed.path, stick.path, { recursive: true })
        stick.protect(true)
        const bytes = readFileSync(join(stick.path, 'village.db'))
        expect(await saidInPlaceOfStarting({ dataDir: stick.path })).toMatch(
          /^账本所在的地方只能读、不能写：.*请换个文件夹，或检查U盘的写保护。$/,
        )
        const newFolder = join(stick.path, '新文件夹')
        expect(await saidInPlaceOfStarting({ dataDir: newFolder })).toContain('只能读、不能写')
        expect(audit(join(stick.path, 'village.db'))).toMatchObject({ status: 0 })
        expect(readFileSync(join(stick.path, 'village.db'))).toEqual(bytes)
        stick.protect(false)
        await start({ dataDir: stick.path }).ready
        expect(await host?.close()).toBe(0)
      } finally {
        stick.remove()
      }
    },
    30_000,
  )

  test.skipIf(process.getuid?.() === 0)('in a folder of somebody else (not as root)', async () => {
    chmodSync(at('village.db'), 0o400)
    chmodSync(folder.path, 0o500)
    try {
      expect(await saidInPlaceOfStarting()).toContain('只能读、不能写')
    } finally {
      chmodSync(folder.path, 0o700)
    }
  })

  const limited = spawnSync('prlimit', ['--version']).status === 0
  test.skipIf(!limited)(
    'because the disk takes no more of it (prlimit must be there for it): refused, and served again later',
    async () => {
      const most = statSync(at('village.db')).size + 8192
      start({ under: ['prlimit', `--fsize=${most}`] })
      const road = await host!.connect('window')
      await road.call((api) => api.session.signIn({ staff: village.people.writer, pin: '1234' }))
      const before = readBook(folder.path).documents.length
      let spendable = village.points
      let refusal: unknown
      let own = cart()
      for (let slip = 0; slip < 300 && refusal === undefined; slip++) {
        own = cart()
        const answer = await road.call((api) =>
          api.redemption.confirm({ cart: own, spendableShown: spendable }),
        )
        if (answer.ok) spendable = answer.value.spendableAfter
        else refusal = answer.refusal
      }
      expect(refusal).toMatchObject({
        code: 'disk_failed',
        sentence: expect.stringContaining('硬盘读写出了错'),
      })
      expect(await road.call((api) => api.redemption.overview({}))).toMatchObject({ ok: true })
      await host!.kill()
      const posted = readBook(folder.path).documents.length - before
      expect(posted * 300).toBe(village.points - spendable)

      const again = await signIn()
      const answer = await again.call((api) =>
        api.redemption.confirm({ cart: own, spendableShown: spendable }),
      )
      expect(answer).toMatchObject({ ok: true, value: { repeated: false } })
      await host!.close()
      expect(audit(at('village.db'))).toMatchObject({ status: 0 })
    },
    60_000,
  )
})

describe('a file that is not as it was', () => {
  test('a book of a newer program is left alone, and the sentence says what to do', async () => {
    const sqlite = new Database(at('village.db'))
    sqlite.pragma('user_version = 999')
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    sqlite.close()
    const bytes = readFileSync(at('village.db'))
    expect(await saidInPlaceOfStarting()).toBe('这本账是用更新的程序记的，这个程序读不了。请先更新程序。')
    expect(readFileSync(at('village.db'))).toEqual(bytes)
  }, 60_000)

  test('a picture in the place of the book is left alone, and the backups are shown', async () => {
    writeFileSync(at('village.db'), 'PNG'.repeat(9000))
    const bytes = readFileSync(at('village.db'))
    const road = await start().connect('window')
    const welcome = await road.call((api) => api.safekeeping.welcome({}))
    expect(welcome.ok && welcome.value.trouble).toContain('账本文件坏了')
    expect(await host?.close()).toBe(0)
    expect(readFileSync(at('village.db'))).toEqual(bytes)
  }, 60_000)

  test('somebody’s own database in the place of the book is left alone, and named', async () => {
    rmSync(at('village.db'))
    const other = new Database(at('village.db'))
    other.exec('CREATE TABLE guests (name TEXT)')
    other.close()
    const bytes = readFileSync(at('village.db'))
    expect(await saidInPlaceOfStarting()).toContain('不是积分超市的账本')
    expect(readFileSync(at('village.db'))).toEqual(bytes)
  }, 60_000)

  test('a book cut off anywhere leads to its backups, and is never founded over', async () => {
    const size = statSync(at('village.db')).size
    const copy = at('whole.db')
    cpSync(at('village.db'), copy)
    for (const part of [0.02, 0.3, 0.6, 0.99]) {
      cpSync(copy, at('village.db'))
      truncateSync(at('village.db'), Math.floor((size * part) / 512) * 512)
      for (const log of ['-wal', '-shm']) rmSync(at(`village.db${log}`), { force: true })
      const bytes = readFileSync(at('village.db'))
      const road = await start().connect('window')
      const welcome = await road.call((api) => api.safekeeping.welcome({}))
      expect(welcome.ok && welcome.value.trouble, `${part} of the file`).toMatch(/账本文件坏了|体检/)
      const founded = await road.call((api) =>
        api.founding.found({
          document: newId(),
          village: '别村',
          shop: '超市',
          siteCode: '',
          people: [{ id: newId(), name: '别人', roles: ['admin'], pin: '1234' }],
        }),
      )
      expect(founded, `${part} of the file`).toMatchObject({ ok: false })
      expect(audit(at('village.db')).status, `${part} of the file`).toBeGreaterThan(0)
      await host!.kill()
      expect(readFileSync(at('village.db')).subarray(0, bytes.length).equals(bytes)).toBe(true)
    }
  }, 60_000)

  test('broken locks are called by their name; without them the book opens, and nothing in it is touched', async () => {
    writeFileSync(at('private.db'), 'x'.repeat(8192))
    for (const log of ['-wal', '-shm']) rmSync(at(`private.db${log}`), { force: true })
    expect(await saidInPlaceOfStarting()).toBe(
      `存密码和打印机设置的文件坏了：${at('private.db')}。账本没有坏。请把这个文件挪到别处，再打开程序，用“从备份恢复”给管理员设新密码。`,
    )
    renameSync(at('private.db'), at('private-坏.db'))
    const road = await start().connect('window')
    expect(await road.call((api) => api.session.state({}))).toMatchObject({
      ok: true,
      value: { founded: true, village: '兴隆沟村' },
    })
    expect(readdirSync(folder.path)).toContain('private-坏.db')
  }, 60_000)

  test('a folder that is a file is named', async () => {
    mkdirSync(at('a'))
    writeFileSync(at('a/file'), '')
    expect(await saidInPlaceOfStarting({ dataDir: at('a/file') })).toMatch(/\p{Script=Han}.*a\/file/u)
  }, 60_000)
})
