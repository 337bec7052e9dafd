import { describe, expect, test } from 'vitest'
import { cycleBefore, cycleName, cycleOf, cyclesAfter } from '#main/kernel/cycles.ts'
import type { Day } from '#main/kernel/dates.ts'

const day = (text: string) => text as Day

describe('a cycle of points', () => {
  test.each([
    ['month', '2026-02-28', '2026-02-01', '2026-02-28', '2026年2月'],
    ['quarter', '2026-11-24', '2026-10-01', '2026-12-31', '2026年第四季度'],
    ['quarter', '2026-01-01', '2026-01-01', '2026-03-31', '2026年第一季度'],
    ['half', '2026-06-30', '2026-01-01', '2026-06-30', '2026年上半年'],
    ['half', '2026-07-01', '2026-07-01', '2026-12-31', '2026年下半年'],
    ['year', '2024-02-29', '2024-01-01', '2024-12-31', '2024年'],
  ] as const)('%s of %s goes from %s to %s and is called %s', (cycle, on, from, to, name) => {
    const period = cycleOf(cycle, day(on))
    expect(period).toEqual({ from, to })
    expect(cycleName(cycle, period!)).toBe(name)
  })

  test('a scheme without cycles has none', () => {
    expect(cycleOf('none', day('2026-11-24'))).toBeNull()
    expect(cyclesAfter('none', day('2026-11-24'), 1)).toBeNull()
  })

  test('no redemption for this cycle and the next ends with the last day of the next', () => {
    expect(cyclesAfter('month', day('2026-12-31'), 1)).toBe('2027-01-31')
    expect(cyclesAfter('quarter', day('2026-11-24'), 0)).toBe('2026-12-31')
    expect(cyclesAfter('year', day('2026-11-24'), 1)).toBe('2027-12-31')
  })

  test('the one before the first quarter lies in the year before', () => {
    expect(cycleBefore('quarter', day('2027-02-10'))).toEqual({ from: '2026-10-01', to: '2026-12-31' })
  })
})
