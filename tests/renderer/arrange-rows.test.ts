import { describe, expect, test } from 'vitest'
import { arrangeRows, asTheyCome } from '#renderer/ui/arrange-rows.ts'

interface Row {
  readonly name: string
  readonly group: string
  readonly points: number
}
const rows: readonly Row[] = [
  { name: '王桂花', group: '三组', points: 86 },
  { name: '李秀英 LXY', group: '五组', points: 40 },
  { name: '王国辉', group: '五组', points: 120 },
]
const columns = [
  { key: 'group', filter: { values: ['三组', '五组'], of: (row: Row) => row.group } },
  { key: 'points', compare: (a: Row, b: Row) => a.points - b.points },
]
const text = (row: Row) => `${row.name} ${row.group}`
const names = (arrangement: Partial<typeof asTheyCome>) =>
  arrangeRows(rows, columns, text, { ...asTheyCome, ...arrangement }).map((row) => row.name)

describe('a table', () => {
  test('finds every word, in any order', () => {
    expect(names({ words: '五组 王' })).toEqual(['王国辉'])
  })

  test('takes full-width letters for the same', () => {
    expect(names({ words: 'ｌｘｙ' })).toEqual(['李秀英 LXY'])
  })

  test('filters, orders and exports what it shows: all three at once', () => {
    expect(names({ filters: { group: ['五组'] }, order: { key: 'points', descending: true } })).toEqual([
      '王国辉',
      '李秀英 LXY',
    ])
    expect(names({ words: '王', order: { key: 'points', descending: false } })).toEqual(['王桂花', '王国辉'])
  })

  test('leaves the rows as they come when nothing is asked', () => {
    expect(names({})).toEqual(['王桂花', '李秀英 LXY', '王国辉'])
    expect(names({ filters: { group: [] } })).toHaveLength(3)
  })
})
