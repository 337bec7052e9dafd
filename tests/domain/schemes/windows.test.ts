import { describe, expect, test } from 'vitest'
import { nextRedemptionDay } from '#main/domain/schemes/windows.ts'
import type { Day } from '#main/kernel/dates.ts'

const day = (text: string) => text as Day

describe('the day on which the counter redeems next', () => {
  const every = { months: [], days: [] }
  test.each([
    ['any day', every, '2026-11-24', '2026-11-24'],
    ['the 1st of every month', { months: [], days: [1] }, '2026-11-24', '2026-12-01'],
    ['the 1st itself', { months: [], days: [1] }, '2026-12-01', '2026-12-01'],
    ['the quarter’s last day', { months: [3, 6, 9, 12], days: [31] }, '2026-05-01', '2026-06-30'],
    ['twice a year, from the 25th on', { months: [6, 12], days: [25, 26, 27] }, '2026-12-28', '2027-06-25'],
    ['the 30th in February', { months: [2], days: [30] }, '2027-02-01', '2027-02-28'],
  ])('%s', (_name, windows, today, next) => {
    expect(nextRedemptionDay(windows, day(today))).toBe(next)
  })
})
