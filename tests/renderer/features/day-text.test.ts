import { expect, test } from 'vitest'
import { whenText } from '#renderer/features/slips/day-text.ts'

test('a slip of today says the time, an older one its day, and one of another year the year too', () => {
  expect(whenText('2026-11-24', '09:42', '2026-11-24')).toBe('今天 09:42')
  expect(whenText('2026-11-03', '09:42', '2026-11-24')).toBe('11月3日 09:42')
  expect(whenText('2025-12-31', '16:05', '2026-01-02')).toBe('2025年12月31日 16:05')
})
