import { expect, test } from 'vitest'
import { quantityText } from '#main/kernel/quantities.ts'

const soap = { unit: '块', basePerUnit: 1, baseName: '' }
const rice = { unit: '斤', basePerUnit: 10, baseName: '两' }
const eggs = { unit: '板', basePerUnit: 30, baseName: '个' }

test.each([
  [soap, 12, '12 块'],
  [soap, -2, '−2 块'],
  [rice, 25, '2.5 斤'],
  [rice, -25, '−2.5 斤'],
  [eggs, 45, '1 板 15 个'],
  [eggs, -45, '−1 板 15 个'],
  [eggs, -7, '−7 个'],
])('of %o, %i steps are said as “%s”', (item, base, said) => {
  expect(quantityText(base, item)).toBe(said)
})
