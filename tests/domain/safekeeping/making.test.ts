import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '#main/db/handle.ts'
import { openPrivate, openVillage } from '#main/db/open.ts'
import { type Backups, createBackups } from '#main/domain/safekeeping/backups.service.ts'
import { auditFile } from '#main/hosts/audit-file.ts'
import { systemIds } from '#main/hosts/system.ts'
import { expectOk, ok } from '#main/kernel/result.ts'
import { type Book, beginBook, fillBook, nextDay } from '../../kit/book.ts'
import { temporaryFolder } from '../../kit/shop.ts'
import { auditOf, tampered } from '../../kit/tamper.ts'

let folder: ReturnType<typeof temporaryFolder>
let book: Book
let locks: Store
let backups: Backups

beforeEach(() => {
  folder = temporaryFolder()
  book = beginBook(folder.path)
  fillBook(book, { households: 3, items: 2, redemptions: 4, perDay: 2 })
  locks = expectOk(openPrivate(join(folder.path, 'private.db')))
  backups = createBackups({
    locks,
    clock: book.clock,
    ids: systemIds,
    audit: auditFile,
    auditNow: (path) => ok(auditOf(path)),
    pictures: { copyTo: () => undefined },
  })
})
afterEach(() => {
  if (book.store.sqlite.open) book.store.close()
  locks.close()
  folder.remove()
})

const place = () => join(folder.path, 'backups')
const make = (where = place()) => backups.make(book.store, where, 'asked')
const filesIn = (path: string) => (existsSync(path) ? readdirSync(path) : [])

describe('a backup', () => {
  test('is a sound copy with a speaking name, remembered, needing no file beside it', async () => {
    const made = expectOk(await make())
    expect(filesIn(place())).toEqual([made.path.split('/').at(-1)])
    expect(made.path).toContain(`兴隆沟村_2026-09-03_0900_第${made.sequence}张_${made.checkCode}.db`)
    const report = auditOf(made.path)
    expect(report).toMatchObject({
      sound: true,
      last: { sequence: made.sequence, checkCode: made.checkCode },
    })
    expect(backups.all()).toEqual([made])
    expect(readFileSync(made.path)[18]).toBe(1)
  })

  test('holds every document answered while it was being made, or none of it, and is sound', async () => {
    const making = make()
    for (let n = 0; n < 40; n++) {
      book.post('points_granted', {}, { texts: { reason: '义务扫雪' } })
      if (n % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const made = expectOk(await making)
    expect(auditOf(made.path).sound).toBe(true)
    expect(auditOf(book.path).sound).toBe(true)
  })

  test('never writes over another one, even in the same minute with the same book', async () => {
    const first = expectOk(await make())
    const bytes = readFileSync(first.path)
    const second = expectOk(await make())
    expect(second.path).toMatch(/_2\.db$/)
    expect(readFileSync(first.path)).toEqual(bytes)
    expect(filesIn(place()).length).toBe(2)
  })

  test('lets old ones of its own go, and nothing else that lies in the folder', async () => {
    mkdirSync(place())
    writeFileSync(join(place(), '会议记录.db'), 'mine')
    const made = [expectOk(await make())]
    for (let day = 0; day < 3; day++) {
      nextDay(book)
      book.post('points_granted', {})
      made.push(expectOk(await make()), expectOk(await make()))
    }
    expect(filesIn(place())).toContain('会议记录.db')
    expect(backups.all().map((row) => row.id)).toEqual(
      [made[6], made[4], made[2], made[0]].map((row) => row!.id),
    )
    expect(existsSync(made[1]!.path)).toBe(false)
  })

  test('of a book that is not sound is kept and said so, and lets nothing go', async () => {
    expectOk(await make())
    expectOk(await make())
    book.store.close()
    const path = tampered(book.path, folder.path, 'UPDATE accounts SET balance = balance + 1 WHERE id = 1')
    const store = expectOk(openVillage(path))
    const made = await backups.make(store, place(), 'asked')
    store.close()
    expect(made).toMatchObject({ ok: false, refusal: { code: 'backup_unsound' } })
    expect(backups.all().map((row) => row.verified)).toContain(false)
    expect(filesIn(place()).length).toBe(3)
  })

  test('before a migration is made at once; where it cannot be, nothing is migrated', () => {
    const made = expectOk(backups.makeNow(book.store, place(), 'migration'))
    expect(auditOf(made.path).sound).toBe(true)
    book.store.close()
    const old = join(folder.path, 'old.db')
    expectOk(openVillage(old, { upTo: 1 })).close()
    const refused = openVillage(old, {
      beforeMigration: () => ({
        ok: false,
        refusal: { code: 'backup_disk_full', sentence: '满了。', facts: {} },
      }),
    })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'backup_disk_full' } })
    const again = expectOk(openVillage(old, { upTo: 1 }))
    expect(again.sqlite.pragma('user_version', { simple: true })).toBe(1)
    again.close()
  })

  test('of nothing is refused', async () => {
    const empty = expectOk(openVillage(join(folder.path, 'empty.db')))
    expect(await backups.make(empty, place(), 'asked')).toMatchObject({
      ok: false,
      refusal: { code: 'nothing_to_back_up' },
    })
    empty.close()
  })
})

describe('where a backup cannot be written', () => {
  const left = (path: string) =>
    filesIn(path).filter((name) => name.includes('backup-') || name.endsWith('.db'))

  test('a stick that was pulled out is named, and not made up', async () => {
    const stick = join(folder.path, 'media', 'KINGSTON', '积分超市备份')
    expect(await make(stick)).toMatchObject({ ok: false, refusal: { code: 'backup_folder_missing' } })
    expect(existsSync(join(folder.path, 'media'))).toBe(false)
  })

  test('a folder that is a file is named', async () => {
    writeFileSync(place(), 'a file')
    expect(await make()).toMatchObject({ ok: false, refusal: { code: 'backup_folder_missing' } })
  })

  test.skipIf(process.getuid?.() === 0)('a folder that may only be read is named', async () => {
    mkdirSync(place())
    chmodSync(place(), 0o500)
    expect(await make()).toMatchObject({ ok: false, refusal: { code: 'backup_folder_read_only' } })
    chmodSync(place(), 0o700)
  })

  const mounted = process.getuid?.() === 0 && process.platform === 'linux' && canMount()
  test.skipIf(!mounted)('a stick that is full, or fills up half way, keeps no half file', async () => {
    const stick = join(folder.path, 'stick')
    mkdirSync(stick)
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', stick])
    try {
      const needed = Number(book.store.sqlite.pragma('page_count', { simple: true })) * 4096 * 1.1
      const film = join(stick, 'film.mp4')
      writeFileSync(film, Buffer.alloc(2 * 1024 * 1024 - needed + 8192))
      expect(await make(stick)).toMatchObject({ ok: false, refusal: { code: 'backup_disk_full' } })
      expect(left(stick)).toEqual([])
      writeFileSync(film, Buffer.alloc(2 * 1024 * 1024 - needed - 40_960))
      const making = make(stick)
      writeFileSync(join(stick, 'photo.jpg'), Buffer.alloc(needed / 2))
      expect(await making).toMatchObject({ ok: false, refusal: { code: 'backup_disk_full' } })
      expect(left(stick)).toEqual([])
      spawnSync('mount', ['-o', 'remount,ro', stick])
      expect(await make(stick)).toMatchObject({ ok: false, refusal: { code: 'backup_folder_read_only' } })
    } finally {
      spawnSync('umount', [stick])
    }
    expect(expectOk(await make()).verified).toBe(true)
  })
})

function canMount(): boolean {
  const probe = temporaryFolder()
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe.path]).status === 0
  if (done) spawnSync('umount', [probe.path])
  probe.remove()
  return done
}
