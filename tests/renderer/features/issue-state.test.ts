import { expect, test } from 'vitest'
import type { LotRow } from '#main/api/stock.ts'
import {
  emptyIssue,
  type IssuedGoods,
  lineProblem,
  sentIssue,
  withGoods,
  withLot,
} from '#renderer/features/stock/issue-state.ts'

const TODAY = '2026-11-24'
const rice: IssuedGoods = {
  id: 'rice',
  name: '东北大米',
  spec: '',
  unit: '斤',
  basePerUnit: 10,
  baseName: '两',
}
const soap: IssuedGoods = { id: 'soap', name: '透明皂', spec: '', unit: '块', basePerUnit: 1, baseName: '' }
const lot = (part: Partial<LotRow> = {}) =>
  ({
    ...rice,
    lot: 'lot-1',
    item: 'rice',
    left: 25,
    state: 'expired',
    expiresOn: '2026-11-10',
    ...part,
  }) as LotRow
const typed = (goods: IssuedGoods, count: string) => ({ key: 'k', goods, lot: '', count })

test.each([
  ['0', '透明皂：数量要大于零，按块写，整数。'],
  ['-1', '透明皂：数量要大于零，按块写，整数。'],
  ['1.5', '透明皂：数量要大于零，按块写，整数。'],
  ['', '透明皂：数量要大于零，按块写，整数。'],
  ['３', undefined],
])('pieces of soap: %j', (count, sentence) => expect(lineProblem(typed(soap, count))).toBe(sentence))

test.each([
  ['2.55', '东北大米：数量要大于零，按斤写，最小一两。'],
  ['2.5', undefined],
])('rice by the 斤, to the 两: %j', (count, sentence) =>
  expect(lineProblem(typed(rice, count))).toBe(sentence),
)

test('去报损 fills in all that is left of the lot, and that it has expired', () => {
  expect(withLot(emptyIssue(TODAY), lot(), 'a', TODAY)).toMatchObject({
    purpose: 'write_off',
    reason: 'expired',
    lines: [{ key: 'a', lot: 'lot-1', count: '2.5' }],
  })
})

test('pressed twice it is one line; another lot joins it, and a reason that was chosen stays', () => {
  const once = withLot(emptyIssue(TODAY), lot(), 'a', TODAY)
  const twice = withLot({ ...once, reason: 'spoiled' }, lot(), 'b', TODAY)
  const both = withLot(twice, lot({ lot: 'lot-2', state: 'near', left: 10 }), 'c', TODAY)
  expect(both.reason).toBe('spoiled')
  expect(both.lines.map(({ lot: of, count }) => [of, count])).toEqual([
    ['lot-1', '2.5'],
    ['lot-2', '1'],
  ])
})

test('each scan is one more; found by hand, a line waits for its number', () => {
  const scanned = withGoods(withGoods([], soap, 1, 'a'), soap, 1, 'b')
  expect(scanned).toMatchObject([{ key: 'a', count: '2' }])
  expect(withGoods(scanned, rice, 0, 'c')).toMatchObject([{ count: '2' }, { key: 'c', count: '' }])
})

test('what belongs to another purpose is not sent along', () => {
  const draft = {
    ...emptyIssue(TODAY),
    reason: 'broken' as const,
    words: '三等奖',
    photos: ['f'],
    households: [{ id: 'h', name: '0001 孙德福' }],
    lines: [typed(rice, '2.5')],
  }
  expect(sentIssue(draft, TODAY)).toMatchObject({
    reason: 'broken',
    words: '',
    photos: ['f'],
    households: [],
    businessDate: null,
    lines: [{ item: 'rice', lot: null, quantity: 25 }],
  })
  expect(sentIssue({ ...draft, purpose: 'prize', businessDate: '2026-11-20' }, TODAY)).toMatchObject({
    reason: null,
    words: '三等奖',
    photos: [],
    households: ['h'],
    businessDate: '2026-11-20',
  })
})
