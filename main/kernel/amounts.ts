import { assert } from './result.ts'

declare const unit: unique symbol
type Amount<Unit extends string> = number & { readonly [unit]: Unit }

/** Hundredths of a point: 12.5 分 is 1250. */
export type PointsHundredths = Amount<'points/100'>
/** Fen: 1 元 is 100. */
export type Fen = Amount<'fen'>
/** An item's own smallest step: 1 piece, or 1 两 (50 g) of weighed goods. */
export type QuantityBase = Amount<'base'>

/** An exact integer that JavaScript can hold; anything else is a defect. */
function integer(value: number): number {
  assert(Number.isSafeInteger(value), `amount ${value} is not a safe integer`)
  return value
}

export const pointsHundredths = (value: number) => integer(value) as PointsHundredths
export const fen = (value: number) => integer(value) as Fen
export const quantityBase = (value: number) => integer(value) as QuantityBase

/** 1250 → "12.5", 8600 → "86", −200 → "−2": as people write points. */
export function formatPoints(value: number): string {
  return formatHundredths(value).replace(/\.?0+$/, '')
}

/** 170050 → "1,700.50": as a book writes money. */
export function formatYuan(value: number): string {
  const [whole, cents] = formatHundredths(value).split('.')
  return `${whole?.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

function formatHundredths(value: number): string {
  const sign = value < 0 ? '−' : ''
  const digits = String(Math.abs(integer(value))).padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * Reads "12", "12.5", "１２．５０" into hundredths, without floating point; undefined where it is no such
 * number or has more than two decimals.
 */
export function parseHundredths(text: string): number | undefined {
  const match = /^([-−]?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').trim())
  if (!match) return undefined
  const value = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] ? -value : value
}

/**
 * The cumulative share of a total: what the first `taken` of `whole` parts carry, rounded half up, so that
 * the shares of successive parts always add up to the total exactly.
 */
export function cumulativeShare(total: number, taken: number, whole: number): number {
  assert(taken >= 0 && taken <= whole && whole > 0, `share ${taken} of ${whole}`)
  const product = BigInt(integer(total)) * BigInt(integer(taken)) * 2n + BigInt(whole)
  return Number(product / (BigInt(whole) * 2n))
}
