import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { safekeeping } from '#main/api/safekeeping.ts'
import type { founding, session, staff } from '#main/api/session.ts'
import type { Caller, Calls } from '#main/api/types.ts'
import { openReadOnly } from '#main/db/read-only.ts'
import { branchLetters } from '#main/domain/ledger/documents.ts'
import type { App } from '#main/hosts/app.ts'
import { expectOk, type Result } from '#main/kernel/result.ts'
import { newId, openFolder, openTestShop, type TestShop, temporaryFolder } from '../kit/shop.ts'
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

const keepingOf = (of: App) => of.methods('safekeeping') as unknown as Calls<typeof safekeeping>
const sessions = (of: App) => of.methods('session') as unknown as Calls<typeof session>
const founders = (of: App) => of.methods('founding') as unknown as Calls<typeof founding>
const people = () => app.methods('staff') as unknown as Calls<typeof staff>
const nobody: Caller = { session: 'window', staff: null }
const admin = () => shop.people.admin.caller
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code)
const order = (rehearsal: string) => ({
  rehearsal,
  document: newId(),
  despite: false,
  pin: '1234',
  admin: null,
})
const backUp = async (folder: string) => expectOk(await keepingOf(app).backUp({ folder }, admin()))

const somebody = () => ({
  document: newId(),
  id: newId(),
  name: '甲',
  roles: ['clerk' as const],
  active: true,
  newPin: '1234',
})

const lastBranchOf = (file: string) => {
  const book = expectOk(openReadOnly(file))
  const row = book.prepare('SELECT id, parent FROM branches WHERE parent IS NOT NULL').get() as {
    id: string
    parent: string
  }
  book.close()
  return row
}

describe('on another machine', () => {
  let other: ReturnType<typeof temporaryFolder>
  let second: App
  beforeEach(() => {
    other = temporaryFolder()
    second = openFolder(other.path, shop.clock)
  })
  afterEach(async () => {
    await second.close()
    other.remove()
  })

  test('whoever sets it up brings the village back and gives an administrator a new PIN', async () => {
    const stick = join(shop.folder, 'stick')
    mkdirSync(stick)
    const backup = await backUp(stick)
    const found = expectOk(await keepingOf(second).candidates({ folder: stick }, nobody))
    expect(found).toMatchObject([{ path: backup.path, verified: null }])
    const seen = expectOk(await keepingOf(second).rehearse({ path: backup.path }, nobody))
    expect(seen).toMatchObject({ relation: 'empty', needsPinFor: [{ name: '张会计' }] })
    const asked = { rehearsal: seen.id, document: newId(), despite: false, pin: null, admin: null }
    expect(code(await keepingOf(second).restore(asked, nobody))).toBe('restore_needs_admin')
    const restored = expectOk(
      await keepingOf(second).restore(
        { ...asked, admin: { staff: seen.needsPinFor[0]!.id, newPin: '4321' } },
        nobody,
      ),
    )
    expect(restored.recoveryCode).toMatch(/\S{8,}/)
    expectOk(await sessions(second).signIn({ staff: shop.people.admin.id, pin: '4321' }, nobody))
    expect(auditOf(second.villageFile)).toMatchObject({
      sound: true,
      last: { serial: expect.stringMatching(/^HF26[a-z]{3}-00001$/) },
    })
    expect(code(await keepingOf(second).rehearse({ path: backup.path }, nobody))).toBe('not_signed_in')
  })

  test('the books brought here without their PINs: an administrator takes them over, and the book says so', async () => {
    const asked = { document: newId(), staff: shop.people.admin.id, newPin: '4321' }
    expect(code(await founders(app).takeOver(asked, nobody))).toBe('pins_known')
    expectOk(await people().save(somebody(), admin()))
    await app.close()
    await second.close()
    copyFileSync(join(shop.folder, 'village.db'), join(other.path, 'village.db'))
    app = openFolder(shop.folder, shop.clock)
    shop = { ...shop, close: async () => void (await app.close()) }
    shop.clock.set('2027-03-01T01:00:00Z')
    second = openFolder(other.path, shop.clock)

    const state = async () => expectOk(await sessions(second).state({}, nobody))
    expect((await state()).strandedAdmins).toEqual([{ id: shop.people.admin.id, name: '张会计' }])
    const notAdmin = { ...asked, staff: shop.people.clerk.id }
    expect(code(await founders(second).takeOver(notAdmin, nobody))).toBe('staff_not_admin')
    const taken = expectOk(await founders(second).takeOver(asked, nobody))
    expect(taken.serial).toMatch(/^JG27[a-z]{3}-00001$/)
    expect((await state()).strandedAdmins).toEqual([])
    expect(code(await founders(second).takeOver({ ...asked, document: newId() }, nobody))).toBe('pins_known')
    expectOk(await sessions(second).signIn({ staff: shop.people.admin.id, pin: '4321' }, nobody))
    const again = { staff: shop.people.admin.id, recoveryCode: taken.recoveryCode, newPin: '8765' }
    expectOk(await sessions(second).recover(again, nobody))
    expect(auditOf(second.villageFile)).toMatchObject({ sound: true, counts: { branches: 2 } })
  })

  test('one stick restored on two machines numbers differently on each, although neither knows the other', async () => {
    const stick = join(shop.folder, 'stick')
    mkdirSync(stick)
    const backup = await backUp(stick)
    const rehearsed = expectOk(await keepingOf(app).rehearse({ path: backup.path }, admin()))
    const here = expectOk(await keepingOf(app).restore(order(rehearsed.id), admin()))
    const seen = expectOk(await keepingOf(second).rehearse({ path: backup.path }, nobody))
    const newAdmin = { staff: seen.needsPinFor[0]!.id, newPin: '4321' }
    const there = expectOk(await keepingOf(second).restore({ ...order(seen.id), admin: newAdmin }, nobody))
    const branches = [app.villageFile, second.villageFile].map(lastBranchOf)
    expect(branches[0]!.id).not.toBe(branches[1]!.id)
    expect(branches[0]!.parent).toBe(branches[1]!.parent)
    expect([here.serial, there.serial]).toEqual(
      branches.map(({ id, parent }) => `HF26${branchLetters(parent, id)}-00001`),
    )
  })
})
