import type { ClosingItem, ClosingPeriod } from '#main/api/closing.ts'

/** 10月1日至10月31日 */
export const spanName = (from: string, through: string): string => `${dayName(from)}至${dayName(through)}`

const dayName = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const STATES: Readonly<Record<ClosingPeriod['state'], string>> = {
  closed: '（已结）',
  open: '（没结）',
  running: '（还没过完）',
}
export const stateName = (state: ClosingPeriod['state']): string => STATES[state]

const SPANS: Readonly<Record<ClosingPeriod['span'], { before: string; now: string; sheet: string }>> = {
  month: { before: '上月', now: '本月', sheet: '月末结账' },
  quarter: { before: '上季', now: '本季', sheet: '结账' },
  year: { before: '上年', now: '本年', sheet: '结账' },
}

/** 「2026年10月月末结账」 */
export const sheetName = ({ name, span }: Pick<ClosingPeriod, 'name' | 'span'>): string =>
  `${name}${SPANS[span].sheet}`

/** 上月结余、本月结余; of goods 结存. */
export const endsOf = (span: ClosingPeriod['span'], of: '结余' | '结存') => ({
  first: `${SPANS[span].before}${of}`,
  last: `${SPANS[span].now}${of}`,
})

/** Whether somebody has counted what lay there: 账实相符 once every difference has gone through a 盘点单. */
export function countStanding(span: ClosingPeriod['span'], items: readonly ClosingItem[]) {
  const there = items.filter(
    ({ opening, closing, moved }) =>
      opening.quantity !== 0 || closing.quantity !== 0 || Object.keys(moved).length > 0,
  )
  const uncounted = there.filter(({ count }) => count === undefined).length
  if (uncounted === 0) return { tone: 'green', said: there.length === 0 ? '账账相符' : '账实相符' } as const
  const said = uncounted === there.length ? `${SPANS[span].now}没盘点` : `${uncounted} 种没盘点`
  return { tone: 'amber', said } as const
}
