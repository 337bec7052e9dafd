import { describe, expect, test } from 'vitest'
import { backupName, DAYS_KEPT, type KeptBackup, outdated } from '#main/domain/safekeeping/backups.ts'
import { compareBooks } from '#main/domain/safekeeping/comparison.ts'

describe('the name of a backup', () => {
  const facts = {
    village: '兴隆沟村',
    demo: false,
    madeAt: new Date('2026-11-24T01:42:30Z'),
    sequence: 1234,
    checkCode: '40718836',
  }
  test('says whose, when by Beijing’s clock, up to where, and the check code', () => {
    expect(backupName(facts)).toBe('兴隆沟村_2026-11-24_0942_第1234张_40718836.db')
    expect(backupName(facts, 2)).toBe('兴隆沟村_2026-11-24_0942_第1234张_40718836_2.db')
    expect(backupName({ ...facts, demo: true })).toMatch(/^体验数据兴隆沟村_/)
  })
  test('has nothing that a stick or Windows refuses', () => {
    expect(backupName({ ...facts, village: '东沟/西沟: "一"村?.' })).toMatch(/^东沟西沟一村_/)
    expect(backupName({ ...facts, village: '...' })).toMatch(/^村_/)
  })
})

describe('old backups', () => {
  let n = 0
  const backup = (madeAt: string, more: Partial<KeptBackup> = {}): KeptBackup => ({
    id: `${madeAt}#${n++}`,
    madeAt,
    reason: 'daily',
    verified: true,
    ...more,
  })
  const day = (offset: number, hour = 9) => new Date(Date.UTC(2026, 0, 1 + offset, hour)).toISOString()

  test('go when thirty days have newer ones, but the last of each day and the first of each month stay', () => {
    const all = Array.from({ length: 100 }, (_, index) => [
      backup(day(index, 1)),
      backup(day(index, 9), { reason: 'exit' }),
    ]).flat()
    const gone = new Set(outdated(all))
    const kept = all.filter((one) => !gone.has(one.id)).map((one) => one.madeAt)
    const lastOfDays = Array.from({ length: DAYS_KEPT }, (_, index) => day(99 - index, 9))
    const firsts = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map(
      (date) => `${date}T01:00:00.000Z`,
    )
    expect(kept).toEqual([...new Set([...lastOfDays, ...firsts])].sort())
  })

  test('that were never proved, or were made before the program changed the file, are not ours to remove', () => {
    const old = [
      backup('2025-05-02T01:00:00.000Z', { verified: false }),
      backup('2025-05-03T01:00:00.000Z', { reason: 'migration' }),
      backup('2025-05-04T01:00:00.000Z'),
      backup('2025-05-05T01:00:00.000Z'),
    ]
    const recent = Array.from({ length: 40 }, (_, index) => backup(day(index)))
    const gone = outdated([...old, ...recent])
    expect(gone).toContain(old[3]!.id)
    expect(gone).toContain(old[2]!.id)
    expect(gone).not.toContain(old[0]!.id)
    expect(gone).not.toContain(old[1]!.id)
  })

  test('all stay while there are few, and the newest always does', () => {
    expect(outdated([])).toEqual([])
    const one = [backup(day(0)), backup(day(1)), backup(day(2))]
    expect(outdated(one)).toEqual([])
  })
})

describe('a copy held against the book in use', () => {
  const chain = (...hashes: string[]) => ({
    site: 'site',
    sequence: hashes.length,
    hashAt: (sequence: number) => hashes[sequence - 1],
  })
  test.each([
    ['the same', chain('a', 'b', 'c'), chain('a', 'b', 'c'), 'same', 3],
    ['older', chain('a', 'b', 'c'), chain('a', 'b'), 'older', 2],
    ['newer', chain('a'), chain('a', 'b', 'c'), 'newer', 1],
    ['gone another way', chain('a', 'b', 'c', 'd'), chain('a', 'b', 'x'), 'diverged', 2],
    ['nothing in common', chain('a', 'b'), chain('x', 'y', 'z'), 'diverged', 0],
    ['another village', chain('a'), { ...chain('a'), site: 'other' }, 'other_village', 0],
  ] as const)('is %s', (_what, current, copy, relation, common) => {
    expect(compareBooks(current, copy)).toEqual({ relation, common })
  })
})
