import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, requiredText, text } from './call.ts'
import { role } from './session.ts'

/** Hundredths; null = no limit. The rules say which figures make sense. */
const limit = amount.nullable()

export const schemeSettings = z.object({
  /** Decimals of a point. */
  precision: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  base: z.object({ pointsHundredths: amount, spendable: z.boolean() }),
  gateHundredths: amount,
  quotas: z.object({ householdDay: limit, householdMonth: limit, headDay: limit, headMonth: limit }),
  minorsMayCollect: z.boolean(),
  subject: z.enum(['household', 'person', 'team']).default('household'),
  redeemable: z.boolean().default(true),
  cycle: z.enum(['none', 'month', 'quarter', 'half', 'year']).default('none'),
  /** What is left stays, goes, or everybody begins from the base again. */
  cycleEnd: z.enum(['carry', 'clear', 'base']).default('carry'),
  /** The whole balance below which nothing is redeemed; 0 = none. */
  minimumScoreHundredths: amount.default(0),
  reward: z
    .object({
      mode: z.enum(['spend', 'rank', 'cash']),
      prizes: z
        .array(z.object({ from: z.int(), to: z.int(), prize: requiredText(40) }))
        .max(50)
        .readonly(),
      fenPerPoint: amount,
    })
    .default({ mode: 'spend', prizes: [], fenPerPoint: 0 }),
  steps: z
    .array(z.object({ name: text(20), role, kind: z.enum(['check', 'publish']), days: z.int() }))
    .max(20)
    .readonly()
    .default([]),
  /** Empty months = every month, empty days = every day; 31 = a month's last day. */
  windows: z
    .object({ months: z.array(z.int()).max(12).readonly(), days: z.array(z.int()).max(31).readonly() })
    .default({ months: [], days: [] }),
  loans: z
    .object({ on: z.boolean(), limitHundredths: amount, months: z.int() })
    .default({ on: false, limitHundredths: 0, months: 0 }),
  deposits: z.boolean().default(false),
  /** With every `earned` points up to `gifted` gifted ones may be spent. */
  gifts: z
    .object({ on: z.boolean(), earned: z.int(), gifted: z.int() })
    .default({ on: false, earned: 1, gifted: 1 }),
  giving: z.boolean().default(false),
})
export type SchemeSettings = z.infer<typeof schemeSettings>
/** What a form may leave out is as most villages have it. */
export type SchemeSettingsForm = z.input<typeof schemeSettings>

export const schemeVersion = z.object({
  version: z.int(),
  fromDate: day,
  settings: schemeSettings,
  serial: z.string(),
})

export const schemeView = z.object({
  id,
  name: z.string(),
  /** The version in force today; null where the first one begins later. */
  inForce: z.int().nullable(),
  versions: z.array(schemeVersion),
})
export type SchemeView = z.infer<typeof schemeView>

export const priceRow = z.object({
  item: id,
  kind: z.enum(['goods', 'service', 'recyclable', 'bundle']),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  picture: z.string().nullable(),
  shortNumber: z.string().nullable(),
  /** For the search box. */
  pinyin: z.string(),
  initials: z.string(),
  active: z.boolean(),
  /** Hundredths a unit on that day; null = not offered. */
  price: amount.nullable(),
  /** Since when it has stood; null where it never had a price. */
  since: day.nullable(),
  /** A change that is decided but not yet in force. */
  next: z.object({ fromDate: day, price: amount.nullable() }).nullable(),
})
export type PriceRow = z.infer<typeof priceRow>

export const priceList = z.object({
  scheme: z.object({ id, name: z.string(), precision: z.int() }),
  day,
  rows: z.array(priceRow),
  /** The newest decision behind the list: for the head of 《积分兑换目录》. */
  decided: z.object({ serial: z.string(), businessDate: day, approver: z.string() }).nullable(),
})
export type PriceList = z.infer<typeof priceList>

export const schemeDecision = z.object({
  document: id,
  scheme: id,
  name: requiredText(20),
  fromDate: day,
  settings: schemeSettings,
  /** Who decided it: the committee, the assembly. */
  approver: requiredText(40),
})
export type SchemeDecision = z.infer<typeof schemeDecision>

/** 积分方案和分值 */
export const schemes = {
  /** The scheme that the counter redeems in, with all its versions; null before the first is decided. */
  current: call('look', nothing, schemeView.nullable()),
  /** Every scheme, the oldest first. */
  list: call('look', nothing, z.array(schemeView)),
  decide: call('administer', schemeDecision, documentRef, 'schemes'),
  /** Every item that may be offered, with its price on a day. */
  priceList: call('look', z.object({ day: day.nullable() }), priceList),
  priceHistory: call(
    'look',
    z.object({ item: id }),
    z.array(z.object({ fromDate: day, price: amount.nullable(), serial: z.string(), approver: z.string() })),
  ),
  decidePrices: call(
    'keep_points',
    z.object({
      document: id,
      fromDate: day,
      approver: requiredText(40),
      note: text(100),
      prices: z.array(z.object({ item: id, pointsHundredths: amount.nullable() })).max(20_000),
    }),
    documentRef,
    'schemes',
  ),
}
