import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPrivate } from '#main/db/open.ts'
import { buildDemo } from '#main/hosts/demo/build-demo.ts'
import { systemIds, systemRandom } from '#main/hosts/system.ts'
import { expectOk } from '#main/kernel/result.ts'

const folder = mkdtempSync(join(tmpdir(), 'demo-'))
let book: Database.Database
beforeAll(async () => {
  const file = join(folder, 'village.db')
  // on this day half a year of dice once held an opening day on which everybody went home with nothing
  const clock = { now: () => new Date('2026-12-04T03:00:00Z') }
  const options = { dataDir: folder, clock, ids: systemIds, random: systemRandom, log: () => undefined }
  expectOk(await buildDemo(file, expectOk(openPrivate(':memory:')), options))
  book = new Database(file, { readonly: true })
}, 60_000)
afterAll(() => {
  book?.close()
  rmSync(folder, { recursive: true, force: true })
})

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
const count = (sql: string) => book.prepare(sql).pluck().get()

describe('体验数据', () => {
  test('the shop never stands idle for more than three days, whatever the dice say', () => {
    const booked = book
      .prepare('SELECT DISTINCT business_date FROM documents ORDER BY 1')
      .pluck()
      .all() as string[]
    const gaps = booked.slice(1).map((day, index) => days(booked[index] ?? day, day))
    expect(booked.length).toBeGreaterThan(70)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3)
  })

  test('the wall has a list that hangs with an objection to answer, and one whose points are in the book', () => {
    expect(count("SELECT count(*) FROM notices WHERE until_day >= '2026-12-04'")).toBe(1)
    expect(count('SELECT count(*) FROM notices')).toBe(2)
    expect(count('SELECT count(*) FROM objections')).toBe(2)
  })
})
