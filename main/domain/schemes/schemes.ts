import { formatPoints } from '../../kernel/amounts.ts'
import { type Day, formatDay } from '../../kernel/dates.ts'
import type { SchemeId } from '../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'

/** Decimals of a point that the village reckons in: 12 分, 12.5 分, 12.55 分. */
export type Precision = 0 | 1 | 2

/** How points are spent. Amounts in hundredths of a point; null = no limit. */
export interface SchemeSettings {
  readonly precision: Precision
  /** What every household starts from, and whether it may be spent. */
  readonly base: { readonly pointsHundredths: number; readonly spendable: boolean }
  /** Spendable points needed before anything may be redeemed; 0 = none. */
  readonly gateHundredths: number
  readonly quotas: {
    readonly householdDay: number | null
    readonly householdMonth: number | null
    readonly headDay: number | null
    readonly headMonth: number | null
  }
  readonly minorsMayCollect: boolean
}

/** A scheme as it is in force on a day. */
export interface SpendingScheme {
  readonly id: SchemeId
  readonly name: string
  readonly version: number
  readonly settings: SchemeSettings
}

/** What most villages begin with: whole points, all of them spendable, nothing limited. */
export const DEFAULT_SETTINGS: SchemeSettings = {
  precision: 0,
  base: { pointsHundredths: 0, spendable: true },
  gateHundredths: 0,
  quotas: { householdDay: null, householdMonth: null, headDay: null, headMonth: null },
  minorsMayCollect: true,
}

/** More than a million points is a slip of the finger. */
export const MOST_POINTS = 100_000_000

export const schemeRefusals = {
  none: () => refuse('no_scheme', '还没有定积分方案。请先到“设置”里的“积分方案”定一个。'),
  notYet: (from: Day) =>
    refuse('scheme_not_yet', `积分方案从${formatDay(from)}起用，现在还不能兑换。`, { from }),
  another: (name: string) =>
    refuse('scheme_exists', `已经有一个积分方案“${name}”了，请直接改它，不用再建。`, { name }),
  past: (from: Day, today: Day) =>
    refuse('scheme_past', `新方案只能从今天或以后起用，${formatDay(from)}已经过去了。`, { from, today }),
  negative: (field: string, label: string) =>
    refuse('scheme_negative', `“${label}”不能小于零，请改一下。`, { field }),
  zeroQuota: (field: string, label: string) =>
    refuse('scheme_zero_limit', `“${label}”是零，谁也换不了东西。不限就空着不填。`, { field }),
  tooLarge: (field: string, label: string) =>
    refuse('scheme_too_large', `“${label}”太大了，最多 ${formatPoints(MOST_POINTS)} 分，请检查。`, { field }),
  precision: (field: string, label: string, precision: Precision) =>
    refuse(
      'scheme_precision',
      `“${label}”的小数太多：这个方案${precisionText(precision)}。请改一下，或把小数位数改多。`,
      { field, precision },
    ),
  quotaOrder: (dayLabel: string, monthLabel: string) =>
    refuse('scheme_limits_crossed', `“${dayLabel}”比“${monthLabel}”还多，请检查哪个填错了。`),
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

export const precisionText = (precision: Precision): string =>
  precision === 0 ? '只用整分' : `最多 ${precision} 位小数`

/**
 * Hundredths below which a household of this scheme may not redeem. The base is the first part of what it was
 * given: nobody is held back points that they never had.
 */
export const floorOf = (settings: SchemeSettings, givenHundredths: number): number =>
  settings.base.spendable ? 0 : Math.min(settings.base.pointsHundredths, Math.max(0, givenHundredths))

/** The scheme's smallest step in hundredths: 100, 10 or 1. */
export const stepOf = (precision: Precision): number => 10 ** (2 - precision)

export const fitsPrecision = (hundredths: number, precision: Precision): boolean =>
  hundredths % stepOf(precision) === 0

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

/** Whether the settings make sense. Refuses in the order of the form, naming the field. */
export function checkSettings(settings: SchemeSettings): Result<SchemeSettings> {
  const { precision, base, gateHundredths, quotas } = settings
  const amounts: [field: string, label: string, value: number | null, isLimit: boolean][] = [
    ['base', '基础分', base.pointsHundredths, false],
    ['gate', '兑换门槛', gateHundredths, false],
    ['householdDay', '每户每天最多', quotas.householdDay, true],
    ['householdMonth', '每户每月最多', quotas.householdMonth, true],
    ['headDay', '每人每天最多', quotas.headDay, true],
    ['headMonth', '每人每月最多', quotas.headMonth, true],
  ]
  for (const [field, label, value, isLimit] of amounts) {
    if (value === null) continue
    if (value < 0) return schemeRefusals.negative(field, label)
    if (isLimit && value === 0) return schemeRefusals.zeroQuota(field, label)
    if (value > MOST_POINTS) return schemeRefusals.tooLarge(field, label)
    if (!fitsPrecision(value, precision)) return schemeRefusals.precision(field, label, precision)
  }
  const crossed = (day: number | null, month: number | null) => day !== null && month !== null && day > month
  if (crossed(quotas.householdDay, quotas.householdMonth)) {
    return schemeRefusals.quotaOrder('每户每天最多', '每户每月最多')
  }
  if (crossed(quotas.headDay, quotas.headMonth))
    return schemeRefusals.quotaOrder('每人每天最多', '每人每月最多')
  return ok(settings)
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
