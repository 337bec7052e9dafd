import { formatPoints } from '../../kernel/amounts.ts'
import { type Day, formatDay } from '../../kernel/dates.ts'
import type { SchemeId } from '../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import {
  fitsPrecision,
  MOST_POINTS,
  type Precision,
  precisionText,
  type SchemeSettings,
  stepOf,
} from './settings.ts'

/** A scheme as one of its versions has it. */
export interface SchemeInForce {
  readonly id: SchemeId
  readonly name: string
  readonly version: number
  readonly settings: SchemeSettings
}

/** A veto, while it lasts: until a day, or until somebody lifts it. */
export interface Freeze {
  readonly until: Day | null
  /** The clause behind it, in its own words. */
  readonly reason: string
}

/** 借分: how far a subject may go below its floor, and until when. */
export interface Loan {
  readonly document: string
  readonly serial: string
  /** Hundredths. */
  readonly limit: number
  readonly until: Day
}

/** One that the counter redeems in. */
export type SpendingScheme = SchemeInForce

export const schemeRefusals = {
  none: () => refuse('no_scheme', '还没有定积分方案。请先到“设置”里的“积分方案”定一个。'),
  notYet: (from: Day) =>
    refuse('scheme_not_yet', `积分方案从${formatDay(from)}起用，现在还不能兑换。`, { from }),
  buysNothing: () =>
    refuse(
      'scheme_buys_nothing',
      '村里的积分只评比，不换东西。要兑换，请到“设置”的“积分方案”里定一个能兑换的方案。',
    ),
  unknown: () => refuse('scheme_unknown', '找不到这个积分方案，请刷新后重新选。'),
  sameName: (name: string) =>
    refuse('scheme_exists', `已经有一个积分方案叫“${name}”了，请直接改它，或换个名字。`, { name }),
  past: (from: Day, today: Day) =>
    refuse('scheme_past', `新方案只能从今天或以后起用，${formatDay(from)}已经过去了。`, { from, today }),
  priceNotPositive: (name: string) =>
    refuse('price_not_positive', `${name}的分值要大于零。不想让人兑换，就把分值空着。`, { name }),
  priceTooLarge: (name: string) =>
    refuse('price_too_large', `${name}的分值太大了，最多 ${formatPoints(MOST_POINTS)} 分，请检查。`, {
      name,
    }),
  pricePrecision: (name: string, precision: Precision) =>
    refuse('price_precision', `${name}的分值小数太多：这个方案${precisionText(precision)}。`, {
      name,
      precision,
    }),
  pricePast: (from: Day, today: Day) =>
    refuse('price_past', `分值只能从今天或以后改起，${formatDay(from)}已经过去了。`, { from, today }),
  priceTwice: (name: string) =>
    refuse('price_twice', `${name}在这张定价单上写了两次，请去掉一次。`, { name }),
  priceKind: (name: string) =>
    refuse('price_recyclable', `${name}是回收物，只能交来换积分，不能定兑换分值。`, { name }),
  noPrices: () => refuse('prices_empty', '这张定价单上一样也没改，不用记。'),
  itemUnknown: () => refuse('item_unknown', '定价单上有一样东西找不到了，请刷新后再试。'),
}

/**
 * Hundredths below which a household of this scheme may not redeem. The base is the first part of what it was
 * given: nobody is held back points that they never had.
 */
export const floorOf = (settings: SchemeSettings, givenHundredths: number): number =>
  settings.base.spendable ? 0 : Math.min(settings.base.pointsHundredths, Math.max(0, givenHundredths))

/**
 * Hundredths for a quantity of goods: price a unit × base steps ÷ base steps a unit, rounded half up to the
 * scheme's precision; never less than its smallest step, so that nothing is handed out for nothing.
 */
export function linePoints(
  priceHundredths: number,
  quantityBase: number,
  basePerUnit: number,
  precision: Precision,
): number {
  const step = BigInt(stepOf(precision))
  const divisor = BigInt(basePerUnit) * step
  const exact = BigInt(priceHundredths) * BigInt(quantityBase)
  const steps = (exact * 2n + divisor) / (divisor * 2n)
  return Number((steps > 0n ? steps : 1n) * step)
}

/** Whether an item may have this price; null takes it off the price list. */
export function checkPrice(
  item: { readonly name: string; readonly kind: string },
  hundredths: number | null,
  precision: Precision,
): Result<number | null> {
  if (hundredths === null) return ok(null)
  if (item.kind === 'recyclable') return schemeRefusals.priceKind(item.name)
  if (hundredths <= 0) return schemeRefusals.priceNotPositive(item.name)
  if (hundredths > MOST_POINTS) return schemeRefusals.priceTooLarge(item.name)
  if (!fitsPrecision(hundredths, precision)) return schemeRefusals.pricePrecision(item.name, precision)
  return ok(hundredths)
}
