import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVillage } from '#main/db/open.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import { auditFile } from '#main/hosts/audit-file.ts'
import { createDice } from '#main/hosts/demo/demo-clock.ts'
import { type Day, dayOf } from '#main/kernel/dates.ts'
import { expectOk } from '#main/kernel/result.ts'
import { temporaryFolder } from '../kit/shop.ts'
import { median, percentile } from './figures.ts'
import { buildHistory, buildWithoutHistory } from './history.ts'
import { Recorder, replayOn } from './recorder.ts'
import { holds, jsonLine, targetTable } from './report.ts'
import { cartOf, confirm, someGoods, spendable } from './slips.ts'
import { copyBench, openBench } from './village.ts'

const today: Day = dayOf(new Date())
const folder = temporaryFolder()
let base: string

beforeAll(async () => {
  base = await buildWithoutHistory(join(folder.path, 'base'), today)
})
afterAll(() => folder.remove())

test('the middle and the worst of some figures are what they are', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(percentile(hundred, 0.95)).toBe(95)
  expect(percentile([7], 0.95)).toBe(7)
})

test('a target is missed on the wrong side only, and by what was not measured', () => {
  const one = { name: 'a', unit: '' }
  expect(holds({ ...one, value: 2, atMost: 2 })).toBe(true)
  expect(holds({ ...one, value: 2.01, atMost: 2 })).toBe(false)
  expect(holds({ ...one, value: 9.9, atLeast: 10 })).toBe(false)
  expect(holds({ ...one, value: undefined, atLeast: 10 })).toBe(false)
  const missing = { ...one, value: undefined, atLeast: 10, missing: 'hledger is not installed' }
  expect(targetTable([missing])).toContain('hledger is not installed')
  expect(JSON.parse(jsonLine({ x: 1.23456 }, [missing]))).toEqual({
    x: 1.235,
    targets: { a: { value: null, atLeast: 10, holds: false, missing: 'hledger is not installed' } },
  })
})

test('every statement of a slip is heard, as SQLite itself hears them', async () => {
  const recorder = new Recorder()
  const shop = openBench(copyBench(base, join(folder.path, 'heard')), recorder.meet)
  const [household] = shop.village.households
  const goods = someGoods(createDice(1), shop.village.goods, 3)
  const shown = spendable(shop, household!.id)
  const recorded = recorder.record(() => confirm(shop, cartOf(household!, goods), shown))
  const loud: string[] = []
  const listening = new Database(villageFileOf(copyBench(base, join(folder.path, 'loud'))), {
    verbose: (sql) => void loud.push(String(sql)),
  })
  loud.length = 0
  replayOn(listening)(recorded)
  listening.close()
  // what triggers run is reported as a remark
  expect(loud.filter((sql) => !sql.startsWith('--'))).toHaveLength(recorded.length)
  expect(recorded[0]!.sql).toBe('BEGIN IMMEDIATE')
  expect(recorded.at(-1)!.sql).toBe('COMMIT')
  await shop.close()
})

test('the statements replayed on a copy make the book that the service made', async () => {
  const recorder = new Recorder()
  const shop = openBench(copyBench(base, join(folder.path, 'ours')), recorder.meet)
  const raw = expectOk(openVillage(villageFileOf(copyBench(base, join(folder.path, 'theirs')))))
  const replay = replayOn(raw.sqlite)
  const dice = createDice(2)
  for (const household of shop.village.households.slice(0, 5)) {
    const cart = cartOf(household, someGoods(dice, shop.village.goods, 3))
    const shown = spendable(shop, household.id)
    replay(recorder.record(() => confirm(shop, cart, shown)))
  }
  for (const table of ['documents', 'transfers', 'accounts', 'document_texts']) {
    const rows = (db: Database.Database) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()
    expect(rows(raw.sqlite)).toEqual(rows(shop.store.sqlite))
  }
  raw.close()
  await shop.close()
})

test('a file built for measuring is a sound book, kept as the counter keeps its own', async () => {
  const history = await buildHistory(join(folder.path, 'history'), today, 200, 10)
  const audited = expectOk(await auditFile(villageFileOf(history)))
  expect(audited).toMatchObject({ sound: true, findingsTotal: 0 })
  const db = new Database(villageFileOf(history))
  expect(db.prepare("SELECT count(*) FROM documents WHERE kind = 'redemption'").pluck().get()).toBe(200)
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  db.close()
})
