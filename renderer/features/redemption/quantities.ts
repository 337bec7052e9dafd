import type { CounterItem } from '#main/api/redemption.ts'

/** Main takes no more on one line, in base steps, and no more lines on one slip. */
export const MOST_ON_A_LINE = 100_000
export const MOST_LINES = 100

export interface Measured {
  readonly unit: string
  readonly basePerUnit: number
  readonly baseName: string
}

export const isWeighed = (item: Pick<Measured, 'basePerUnit'>): boolean => item.basePerUnit !== 1

export const unitsOf = (quantity: number, item: Pick<Measured, 'basePerUnit'>): string =>
  String(quantity / item.basePerUnit)

/** 「2 块」, 「2.5 斤」 */
export const withUnit = (quantity: number, item: Pick<Measured, 'unit' | 'basePerUnit'>): string =>
  `${unitsOf(quantity, item)} ${item.unit}`

/** Whole and decimal digits are taken apart: "2.5" 斤 are exactly 25 两. Undefined where it is no such number. */
export function baseOf(text: string, item: Pick<Measured, 'basePerUnit'>): number | undefined {
  const typed = text.normalize('NFKC').trim()
  const parts = /^(\d{1,9})(?:\.(\d{0,3}))?$/.exec(typed)
  if (!parts) return undefined
  const thousandths = Number(parts[1]) * 1000 + Number((parts[2] ?? '').padEnd(3, '0'))
  const base = (thousandths * item.basePerUnit) / 1000
  return Number.isInteger(base) ? base : undefined
}

/** Why a typed quantity will not do, in a sentence; undefined where it will. */
export function quantityProblem(
  text: string,
  item: Measured & Pick<CounterItem, 'left'>,
): string | undefined {
  const typed = text.normalize('NFKC').trim()
  const base = baseOf(typed, item)
  if (base === undefined) {
    if (/^[-−]/.test(typed)) return '数量不能小于 0'
    if (/^\d{10,}$/.test(typed)) return tooMany(item)
    return isWeighed(item) ? `请输入重量，最小到 1 ${item.baseName}，比如 2.5` : '请输入整数，比如 3'
  }
  if (base === 0) return '数量不能是 0；不要这样了就按 Esc，再按 Del 删掉'
  if (base > MOST_ON_A_LINE) return tooMany(item)
  if (item.left !== null && base > item.left) return `只剩 ${withUnit(item.left, item)}`
  return undefined
}

const tooMany = (item: Measured): string => `数量太大了，最多 ${withUnit(MOST_ON_A_LINE, item)}，请看清再输`

/**
 * Base steps that a scan means. `3*` before it counts packs and pieces; weighed goods without a pack are counted
 * in their unit, so `2.5*` are two and a half 斤. Undefined where nobody could hand that out.
 */
export function scannedQuantity(
  item: Pick<Measured, 'basePerUnit'>,
  quantity: number,
  pack: string,
  times: string | undefined,
): number | undefined {
  if (times === undefined) return quantity
  if (isWeighed(item) && pack === '') return baseOf(times, item)
  const count = baseOf(times, { basePerUnit: 1 })
  return count === undefined ? undefined : count * quantity
}
