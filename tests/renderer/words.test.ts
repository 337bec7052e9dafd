import { describe, expect, test } from 'vitest'
import { letterOf } from '#renderer/features/redemption/picture.tsx'
import { meaningOf, typedHint } from '#renderer/features/redemption/typed.ts'
import { SPOKEN } from '#renderer/input/sounds.ts'
import { ROOMS } from '#renderer/shell/rooms.ts'
import { todayText } from '#renderer/shell/today.ts'
import { formatPoints, formatYuan } from '#renderer/ui/amounts.tsx'

describe('the day', () => {
  test.each([
    ['2026-11-01', '11月1日 星期日 农历九月廿三'],
    ['2026-02-17', '2月17日 星期二 农历正月初一'],
    ['2025-07-25', '7月25日 星期五 农历闰六月初一'],
  ])('%s reads as a village calendar prints it', (day, text) => {
    expect(todayText(day)).toBe(text)
  })
})

describe('amounts', () => {
  test.each([
    [8600, '86'],
    [1250, '12.5'],
    [1205, '12.05'],
    [-200, '−2'],
    [0, '0'],
    [5, '0.05'],
    [100000, '1000'],
  ])('%i hundredths of a point are %s', (value, text) => {
    expect(formatPoints(value)).toBe(text)
  })

  test.each([
    [170050, '1,700.50'],
    [-1140, '−11.40'],
    [0, '0.00'],
    [123456789, '1,234,567.89'],
  ])('%i fen are %s', (value, text) => {
    expect(formatYuan(value)).toBe(text)
  })
})

describe('digits typed at the counter', () => {
  const family = [
    { id: 'a', name: '王桂花' },
    { id: 'b', name: '李建国' },
  ]
  test.each([
    ['', 'nothing'],
    ['2', 'collector'],
    ['3', 'code'],
    ['0', 'code'],
    ['22', 'code'],
    ['2*', 'times'],
    ['2.5*', 'times'],
  ])('“%s” mean: %s', (typed, kind) => {
    expect(meaningOf(typed, family).kind).toBe(kind)
  })

  test('are explained while they stand there', () => {
    expect(typedHint('2', family)).toBe('领取人：李建国；再按 * 就是份数')
    expect(typedHint('3*', family)).toBe('再扫货，加 3 份')
  })
})

test.each([
  ['雕牌肥皂', '皂'],
  ['康师傅红烧牛肉面五连包', '面'],
  ['鲁花5S压榨花生油5L', '油'],
  ['ABC', '货'],
])('goods without a picture are known by one character: %s by %s', (name, letter) => {
  expect(letterOf(name)).toBe(letter)
})

test('nothing that is said aloud tells a balance, a deduction or a veto', () => {
  for (const phrase of Object.values(SPOKEN)) {
    expect(phrase).not.toMatch(/\d|[一二三四五六七八九十百千]+分|余|扣|减|否决|不够|剩/)
  }
})

test('the menu has the rooms that scripts know, in order', () => {
  expect(ROOMS.map(({ name }) => name).join(' ')).toBe('兑换台 农户 积分 库存 集中兑换日 结账 公示 监督 设置')
})
