import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { audit } from '#main/api/audit.ts'
import type { safekeeping } from '#main/api/safekeeping.ts'
import type { founding, session, staff } from '#main/api/session.ts'
import type { Caller, Calls } from '#main/api/types.ts'
import { type App, openApp } from '#main/hosts/app.ts'
import { systemIds, systemRandom } from '#main/hosts/system.ts'
import { expectOk, type Result } from '#main/kernel/result.ts'
import { newId, openFolder, openTestShop, type TestClock, type TestShop } from '../kit/shop.ts'
import { auditOf } from '../kit/tamper.ts'

let shop: TestShop
let app: App
beforeEach(async () => {
  shop = await openTestShop()
  app = shop.app
})
afterEach(async () => {
  await shop.close()
})

type Keeping = Calls<typeof safekeeping>
const keepingOf = (of: App) => of.methods('safekeeping') as unknown as Keeping
const keeping = () => keepingOf(app)
const people = () => app.methods('staff') as unknown as Calls<typeof staff>
const nobody: Caller = { session: 'window', staff: null }
const admin = () => shop.people.admin.caller
const place = () => join(shop.folder, 'backups')
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code)

/** A document of some kind: somebody joins the shop. */
async function work(name: string) {
  expectOk(
    await people().save(
      { document: newId(), id: newId(), name, roles: ['clerk'], active: true, newPin: '1234' },
      admin(),
    ),
  )
}
const lastSerial = () => auditOf(app.villageFile).last!.serial

const backUp = async (folder: string | null = null) => expectOk(await keeping().backUp({ folder }, admin()))
const rehearse = async (path: string, caller = admin()) => keeping().rehearse({ path }, caller)
const order = (rehearsal: string) => ({
  rehearsal,
  document: newId(),
  despite: false,
  pin: '1234',
  admin: null,
})

/** The numbers of a restored book carry letters of their own. */
const LETTERED = /^HF26[a-z]{3}-00001$/

describe('restoring', () => {
  test('says first what would be lost, then brings the copy back, records it, and sets the other book aside', async () => {
    await work('甲')
    const backup = await backUp()
    await work('乙')
    await work('丙')
    const seen = expectOk(await rehearse(backup.path))
    expect(seen).toMatchObject({
      site: { village: '兴隆沟村', shop: '党群积分超市', demo: false },
      last: { serial: 'RY26-00001' },
      relation: 'older',
      audit: { sound: true },
      lost: {
        count: 2,
        documents: [{ serial: 'RY26-00003', title: '人员变更单' }, { serial: 'RY26-00002' }],
      },
      needsPinFor: [],
      migrated: false,
    })
    expect(lastSerial()).toBe('RY26-00003')

    const restored = expectOk(await keeping().restore(order(seen.id), admin()))
    expect(restored).toMatchObject({ serial: expect.stringMatching(LETTERED), recoveryCode: null })
    const report = auditOf(app.villageFile)
    expect(report.sound).toBe(true)
    expect(report).toMatchObject({
      counts: { documents: 3, branches: 2 },
      last: { serial: expect.stringMatching(LETTERED) },
    })
    expect(auditOf(restored.setAside!).last!.serial).toBe('RY26-00003')
    expect(readdirSync(shop.folder).sort()).not.toContain('rehearsal')

    const sessions = app.methods('session') as unknown as Calls<typeof session>
    const names = expectOk(await sessions.people({}, nobody)).map((person) => person.name)
    expect(names).toContain('甲')
    expect(names).not.toContain('乙')
    await work('丁')
    expect(lastSerial()).toMatch(/^RY26[a-z]{3}-00001$/)
  })

  test('ends every session: everybody signs in anew', async () => {
    const sessions = () => app.methods('session') as unknown as Calls<typeof session>
    const signedIn = { session: 'window', staff: null }
    expectOk(await sessions().signIn({ staff: shop.people.admin.id, pin: '1234' }, signedIn))
    const backup = await backUp()
    expectOk(await keeping().restore(order(expectOk(await rehearse(backup.path)).id), admin()))
    expect(expectOk(await sessions().state({}, signedIn)).person).toBeNull()
    expectOk(await sessions().signIn({ staff: shop.people.admin.id, pin: '1234' }, signedIn))
  })

  test('twice from one backup never gives two books the same numbers', async () => {
    const backup = await backUp()
    await work('甲')
    const first = expectOk(await keeping().restore(order(expectOk(await rehearse(backup.path)).id), admin()))
    await work('乙')
    const seen = expectOk(await rehearse(backup.path))
    expect(seen.relation).toBe('older')
    const second = expectOk(await keeping().restore(order(seen.id), admin()))
    expect([first.serial, second.serial]).toEqual([
      expect.stringMatching(LETTERED),
      expect.stringMatching(LETTERED),
    ])
    expect(first.serial).not.toBe(second.serial)
    expect(auditOf(app.villageFile).sound).toBe(true)
    // and the book that was set aside can come back itself
    const aside = expectOk(await rehearse(second.setAside!))
    expect(aside).toMatchObject({ relation: 'diverged', lost: { count: 1 } })
    expectOk(await keeping().restore(order(aside.id), admin()))
    const report = auditOf(app.villageFile)
    expect(report).toMatchObject({ sound: true, last: { serial: expect.stringMatching(LETTERED) } })
    expect([first.serial, second.serial]).not.toContain(report.last!.serial)
  })

  test('an older book after a long pause needs no other confirmation of the day', async () => {
    const backup = await backUp()
    shop.clock.set('2027-03-01T01:00:00Z')
    expectOk(await keeping().restore(order(expectOk(await rehearse(backup.path)).id), admin()))
    await work('甲')
    expect(auditOf(app.villageFile).sound).toBe(true)
  })

  test('is for administrators, with their PIN', async () => {
    const backup = await backUp()
    expect(code(await rehearse(backup.path, shop.people.clerk.caller))).toBe('restore_not_admin')
    expect(code(await rehearse(backup.path, nobody))).toBe('not_signed_in')
    const seen = expectOk(await rehearse(backup.path))
    expect(code(await keeping().restore({ ...order(seen.id), pin: '9999' }, admin()))).toBe('pin_wrong')
    expect(code(await keeping().restore({ ...order(seen.id), pin: null }, admin()))).toBe('pin_wrong')
    expect(lastSerial()).toBe('JL26-00001')
  })

  test('needs a rehearsal, and a new one where something was entered since', async () => {
    const backup = await backUp()
    expect(code(await keeping().restore(order(newId()), admin()))).toBe('rehearsal_unknown')
    const seen = expectOk(await rehearse(backup.path))
    await work('甲')
    expect(code(await keeping().restore(order(seen.id), admin()))).toBe('rehearsal_stale')
    expect(lastSerial()).toBe('RY26-00001')
  })

  test('that cannot be finished leaves the book as it was, and the counter goes on', async () => {
    const backup = await backUp()
    await work('甲')
    writeFileSync(join(shop.folder, 'set-aside'), 'a file where a folder should be')
    await app.close()
    const logged: string[] = []
    app = expectOk(
      openApp({
        dataDir: shop.folder,
        clock: shop.clock,
        ids: systemIds,
        random: systemRandom,
        log: (message) => logged.push(message),
        backups: false,
      }),
    )
    shop = { ...shop, close: async () => void (await app.close()) }
    const seen = expectOk(await rehearse(backup.path))
    expect(code(await keeping().restore(order(seen.id), admin()))).toBe('unexpected')
    expect(logged).toContain('changing the village file failed')
    expect(lastSerial()).toBe('RY26-00001')
    await work('乙')
    expect(auditOf(app.villageFile)).toMatchObject({ sound: true, last: { serial: 'RY26-00002' } })
    expect(code(await keeping().restore(order(seen.id), admin()))).toBe('rehearsal_unknown')
  })

  test('a book that is not sound only when somebody says so', async () => {
    const backup = await backUp()
    const broken = join(shop.folder, 'broken.db')
    copyFileSync(backup.path, broken)
    const { default: Database } = await import('better-sqlite3')
    const sqlite = new Database(broken)
    sqlite.exec('DROP TRIGGER transfers_keep')
    sqlite.close()
    const seen = expectOk(await rehearse(broken))
    expect(seen.audit).toMatchObject({ sound: false, total: 1, findings: [{ code: 'schema_missing' }] })
    expect(code(await keeping().restore(order(seen.id), admin()))).toBe('restore_unsound')
    expectOk(await keeping().restore({ ...order(seen.id), despite: true }, admin()))
    expect(lastSerial()).toMatch(LETTERED)
  })

  test.each([
    ['nothing there', (path: string) => path, 'file_missing'],
    ['a picture', (path: string) => writeFileSync(path, 'PNG'.repeat(100)), 'file_not_ours'],
  ])('refuses %s in a sentence, and the counter goes on', async (_what, make, expected) => {
    const path = join(shop.folder, 'other.db')
    make(path)
    expect(code(await rehearse(path))).toBe(expected)
    await work('甲')
  })

  test('refuses a backup that was cut off, one of a newer program, and the book in use itself', async () => {
    const backup = await backUp()
    const cut = join(shop.folder, 'cut.db')
    copyFileSync(backup.path, cut)
    truncateSync(cut, 30_000)
    expect(code(await rehearse(cut))).toBe('file_damaged')
    const newer = join(shop.folder, 'newer.db')
    copyFileSync(backup.path, newer)
    const { default: Database } = await import('better-sqlite3')
    const sqlite = new Database(newer)
    sqlite.pragma('user_version = 999')
    sqlite.close()
    expect(code(await rehearse(newer))).toBe('file_newer')
    expect(code(await rehearse(app.villageFile))).toBe('restore_same_file')
    expect(lastSerial()).toBe('JL26-00001')
  })
})

describe('by itself', () => {
  const logged: string[] = []
  const waitFor = async (fine: () => boolean | Promise<boolean>) => {
    for (let tries = 0; tries < 200 && !(await fine()); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    expect(await fine()).toBe(true)
  }
  const open = () =>
    expectOk(
      openApp({
        dataDir: shop.folder,
        clock: shop.clock,
        ids: systemIds,
        random: systemRandom,
        log: (message) => logged.push(message),
      }),
    )
  const reopen = async () => {
    await app.close()
    app = open()
  }
  const state = async (of = app) => expectOk(await keepingOf(of).state({}, admin()))
  afterEach(async () => {
    await app.close()
    app = openFolder(shop.folder, shop.clock as TestClock)
    shop = { ...shop, close: async () => void (await app.close()) }
  })

  test('a backup is made at the first opening of a day, and one on leaving when something was entered', async () => {
    await reopen()
    await waitFor(async () => (await state()).last !== null)
    expect((await state()).backups).toMatchObject([{ reason: 'daily', verified: true }])
    await reopen()
    await waitFor(async () => (await state()).running === null)
    expect((await state()).backups.length).toBe(1)
    await work('甲')
    expect((await state()).documentsSince).toBe(1)
    await reopen()
    expect((await state()).backups.map((one) => one.reason)).toEqual(['exit', 'daily'])
    expect((await state()).documentsSince).toBe(0)
    shop.clock.set('2026-11-02T01:00:00Z')
    await reopen()
    await waitFor(async () => (await state()).backups.length === 3)
    expect(readdirSync(place()).every((name) => /^兴隆沟村_2026-11-0[12]_/.test(name))).toBe(true)
  })

  test('what a power cut left half-made goes at the next start, and nothing else does', async () => {
    const backup = await backUp()
    const half = `backup-${newId()}.half`
    for (const name of [half, `${half}-journal`, 'backup-我的.half', '会议记录.half']) {
      writeFileSync(join(place(), name), 'cut')
    }
    await reopen()
    expect(readdirSync(place()).sort()).toEqual(
      [basename(backup.path), 'backup-我的.half', '会议记录.half'].sort(),
    )
  })

  test('also to a second folder, where it is plugged in', async () => {
    const stick = join(shop.folder, 'stick')
    expectOk(await keeping().saveFolder({ folder: join(stick, '积分超市备份') }, admin()))
    await reopen()
    await waitFor(async () => (await state()).last !== null)
    expect((await state()).trouble).toBeNull()
    mkdirSync(stick)
    await work('甲')
    await app.close()
    expect(readdirSync(join(stick, '积分超市备份')).length).toBe(1)
    app = open()
  })

  test('the whole book is audited beside the counter, and what is wrong is said', async () => {
    await app.close()
    const { default: Database } = await import('better-sqlite3')
    const sqlite = new Database(join(shop.folder, 'village.db'))
    sqlite.exec(
      `INSERT INTO accounts (book, unit, kind, opened_by) SELECT 'money', 'CNY', 'cash', id FROM documents`,
    )
    sqlite.close()
    app = open()
    const audits = app.methods('audit') as unknown as Calls<typeof audit>
    await waitFor(async () => expectOk(await audits.state({}, admin())).last !== null)
    const { last } = expectOk(await audits.state({}, admin()))
    expect(last).toMatchObject({ sound: false, findingsTotal: 1, findings: [{ code: 'account_extra' }] })
    expect((await state()).trouble).toMatch(/不对/)
    expect((await state()).backups).toMatchObject([{ verified: false }])
  })

  test('a book that cannot be read opens the way to its backups, and to nothing else', async () => {
    await work('甲')
    const backup = await backUp()
    await app.close()
    const file = join(shop.folder, 'village.db')
    truncateSync(file, 20_000)
    const damaged = readFileSync(file)
    app = open()
    expect(expectOk(await keepingOf(app).welcome({}, nobody)).trouble).toContain('账本文件坏了')
    const founders = app.methods('founding') as unknown as Calls<typeof founding>
    const begun = { village: '别村', shop: '超市', siteCode: '', people: [] }
    expect(code(await founders.found({ document: newId(), ...begun }, nobody))).toBe('books_damaged')
    const seen = expectOk(await keepingOf(app).rehearse({ path: backup.path }, nobody))
    expect(seen).toMatchObject({ relation: 'damaged', needsPinFor: [] })
    const restored = expectOk(
      await keepingOf(app).restore(
        { rehearsal: seen.id, document: newId(), despite: false, pin: null, admin: null },
        nobody,
      ),
    )
    expect(readFileSync(restored.setAside!)).toEqual(damaged)
    expect(expectOk(await keepingOf(app).welcome({}, nobody)).trouble).toBeNull()
    await work('乙')
    expect(auditOf(file)).toMatchObject({
      sound: true,
      last: { serial: expect.stringMatching(/^RY26[a-z]{3}-00001$/) },
    })
  })
})

describe('a number on a paper', () => {
  test('is found with its code, and says whether both belong together', async () => {
    await work('甲')
    const audits = app.methods('audit') as unknown as Calls<typeof audit>
    const look = async (text: string, paper: string | null = null) =>
      expectOk(await audits.lookUp({ text, code: paper }, admin()))
    const [found] = await look(' ry26-1 ')
    expect(found).toMatchObject({ serial: 'RY26-00001', title: '人员变更单', unchanged: true, matches: null })
    expect(await look(found!.checkCode)).toEqual([found])
    expect(await look('RY26-00001', found!.checkCode)).toMatchObject([{ matches: true }])
    expect(await look('RY26-00001', '00000000')).toMatchObject([{ matches: false }])
    expect(await look('RY26-99999')).toEqual([])
  })
})

test('backups never hold the locks', async () => {
  await backUp()
  expect(existsSync(join(place(), 'private.db'))).toBe(false)
  const inside = readFileSync(join(place(), readdirSync(place())[0]!)).toString('latin1')
  expect(inside).not.toMatch(/recovery_codes|wrong_tries/)
})
