import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, parseDay } from '#main/kernel/dates.ts'
import { expiryOf, parseDayShorthand } from '#main/kernel/day-shorthand.ts'

const today = '2026-11-24' as Day

describe('a day as people type it', () => {
  test.each([
    ['2027-05-17', '2027-05-17'],
    ['2027.5.17', '2027-05-17'],
    ['2027/5/7', '2027-05-07'],
    ['2027年5月17日', '2027-05-17'],
    ['20270517', '2027-05-17'],
    ['270517', '2027-05-17'],
    ['０５１７', '2027-05-17'],
    ['0517', '2027-05-17'],
    ['5.17', '2027-05-17'],
    ['5月17日', '2027-05-17'],
    ['1124', '2026-11-24'],
    ['1123', '2027-11-23'],
    ['0229', '2028-02-29'],
    ['+12m', '2027-11-24'],
    ['+12', '2027-11-24'],
    ['＋１８个月', '2028-05-24'],
    ['+90d', '2027-02-22'],
    ['+90天', '2027-02-22'],
    ['+2y', '2028-11-24'],
    ['+3M', '2027-02-24'],
  ])('%s ahead of today is %s', (text, day) => {
    expect(parseDayShorthand(text, today)).toBe(day)
  })

  test('a day of making lies behind: 0517 is this May, 1225 last Christmas', () => {
    expect(parseDayShorthand('0517', today, 'behind')).toBe('2026-05-17')
    expect(parseDayShorthand('1225', today, 'behind')).toBe('2025-12-25')
    expect(parseDayShorthand('1124', today, 'behind')).toBe('2026-11-24')
  })

  test.each([
    '',
    '0230',
    '1332',
    '2027-02-29',
    '+',
    '+9999y',
    'm',
    '517',
    '12345',
    '明年',
    '-12m',
    '20271301',
  ])('%s is no day', (text) => expect(parseDayShorthand(text, today)).toBeUndefined())

  test('whatever is typed, the answer is a real day or none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const day = parseDayShorthand(text, today)
        if (day !== undefined) expect(parseDay(day)).toBe(day)
      }),
    )
  })

  test('made on 1 October and good for 180 days: good until 30 March', () => {
    expect(expiryOf('2026-10-01' as Day, 180)).toBe('2027-03-30')
  })
})
