import { describe, expect, it } from 'vitest'
import { further, periodOf } from '#renderer/features/reports/periods.ts'

describe('the time that a report is about', () => {
  it.each([
    ['day', '2026-11-24', '2026-11-24', '2026-11-24', '2026年11月24日'],
    ['week', '2026-11-24', '2026-11-23', '2026-11-29', '2026年11月23日到29日'],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29', '2026年11月23日到29日'],
    ['week', '2026-12-31', '2026-12-28', '2027-01-03', '2026年12月28日到1月3日'],
    ['month', '2024-02-10', '2024-02-01', '2024-02-29', '2024年2月'],
    ['quarter', '2026-11-24', '2026-10-01', '2026-12-31', '2026年第四季度'],
    ['year', '2026-11-24', '2026-01-01', '2026-12-31', '2026年'],
  ] as const)('%s of %s', (step, day, from, to, name) => {
    expect(periodOf(step, day)).toEqual({ from, to, name })
  })

  it.each([
    ['day', '2026-03-01', -1, '2026-02-28'],
    ['week', '2026-11-24', 1, '2026-11-30'],
    ['month', '2026-03-31', -1, '2026-02-01'],
    ['quarter', '2026-02-10', -1, '2025-10-01'],
    ['year', '2026-02-10', 1, '2027-01-01'],
  ] as const)('%s from %s, %i further', (step, day, count, begins) => {
    expect(periodOf(step, further(step, day, count)).from).toBe(begins)
  })
})
