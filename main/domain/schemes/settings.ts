import { formatPoints } from '../../kernel/amounts.ts'
import type { Cycle } from '../../kernel/cycles.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'

/** Decimals of a point that the village reckons in: 12 分, 12.5 分, 12.55 分. */
export type Precision = 0 | 1 | 2

/** Who may stand at a step: the roles that a person of the village may have. */
export type StepRole =
  | ('admin' | 'clerk' | 'accountant' | 'supervisor')
  | ('recorder' | 'assessor' | 'committee' | 'township')

/** One step of the way from a report to the books: somebody checks, or everybody may look for some days. */
export interface Step {
  readonly name: string
  /** Who decides here; for a notice, who hangs it up. */
  readonly role: StepRole
  readonly kind: 'check' | 'publish'
  /** A notice's days on the board; for a check, the days within which it should be done, 0 = no hurry. */
  readonly days: number
}

/** What a scheme says of its points. Amounts in hundredths of a point; null = no limit. */
export interface SchemeSettings {
  readonly precision: Precision
  /** What every subject starts a cycle from, and whether it may be spent. */
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

  /** Whose points these are. Only a household's can be redeemed at the counter. */
  readonly subject: 'household' | 'person' | 'team'
  /** 千分制 and the classes of party members score and rank, and buy nothing. */
  readonly redeemable: boolean
  readonly cycle: Cycle
  /** What happens to what is left when a cycle ends: it stays, goes, or everybody begins from the base again. */
  readonly cycleEnd: 'carry' | 'clear' | 'base'
  /** The whole balance below which nothing may be redeemed (八名: 60 of 100); 0 = none. */
  readonly minimumScoreHundredths: number
  readonly reward: {
    /** Points buy goods; ranks win prizes; points are paid out at the year's end. */
    readonly mode: 'spend' | 'rank' | 'cash'
    readonly prizes: readonly { readonly from: number; readonly to: number; readonly prize: string }[]
    /** Fen a point, where points are paid out. */
    readonly fenPerPoint: number
  }
  readonly steps: readonly Step[]
  /** When the counter redeems: empty months = every month, empty days = every day; 31 = a month's last day. */
  readonly windows: { readonly months: readonly number[]; readonly days: readonly number[] }
  /** 借: how far below zero, and for how many months. */
  readonly loans: { readonly on: boolean; readonly limitHundredths: number; readonly months: number }
  /** 存: out of reach of the cycle's end. */
  readonly deposits: boolean
  /** 赠: with every `earned` points up to `gifted` gifted ones may be spent. */
  readonly gifts: { readonly on: boolean; readonly earned: number; readonly gifted: number }
  /** Points given to a neighbour. */
  readonly giving: boolean
}

/** What most villages begin with: whole points, all of them spendable, nothing limited. */
export const DEFAULT_SETTINGS: SchemeSettings = {
  precision: 0,
  base: { pointsHundredths: 0, spendable: true },
  gateHundredths: 0,
  quotas: { householdDay: null, householdMonth: null, headDay: null, headMonth: null },
  minorsMayCollect: true,
  subject: 'household',
  redeemable: true,
  cycle: 'none',
  cycleEnd: 'carry',
  minimumScoreHundredths: 0,
  reward: { mode: 'spend', prizes: [], fenPerPoint: 0 },
  steps: [],
  windows: { months: [], days: [] },
  loans: { on: false, limitHundredths: 0, months: 0 },
  deposits: false,
  gifts: { on: false, earned: 1, gifted: 1 },
  giving: false,
}

/** A version's settings as they were kept: what was not yet thought of then is as most villages have it. */
export const readSettings = (kept: string): SchemeSettings => ({
  ...DEFAULT_SETTINGS,
  ...(JSON.parse(kept) as Partial<SchemeSettings>),
})

/** More than a million points is a slip of the finger. */
export const MOST_POINTS = 100_000_000
/** A chain that nobody would walk. */
const MOST_STEPS = 8
/** A quarter of a year on the board. */
const MOST_STEP_DAYS = 92
const MOST_LOAN_MONTHS = 36

export const precisionText = (precision: Precision): string =>
  precision === 0 ? '只用整分' : `最多 ${precision} 位小数`

/** The scheme's smallest step in hundredths: 100, 10 or 1. */
export const stepOf = (precision: Precision): number => 10 ** (2 - precision)

export const fitsPrecision = (hundredths: number, precision: Precision): boolean =>
  hundredths % stepOf(precision) === 0

export const settingsRefusals = {
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
  notForTheCounter: () =>
    refuse(
      'scheme_not_for_counter',
      '按人、按团队记的积分不能在兑换台换东西。请改成按户，或选“只评比，不兑换”。',
    ),
  cycleEnd: () => refuse('scheme_no_cycle', '没有周期，积分就一直留着。要清零或回到基础分，请先选周期。'),
  clearedBase: () =>
    refuse(
      'scheme_base_cleared',
      '有基础分的方案不能清零：基础分也没了，谁都换不了。请选“回到基础分”，多出来的照样清掉。',
    ),
  steps: () => refuse('scheme_steps_many', `最多 ${MOST_STEPS} 个步骤，请合并几步。`),
  stepName: (number: number) =>
    refuse('scheme_step_unnamed', `第 ${number} 步还没有名称，请写上，像“评议小组评议”。`, { number }),
  stepDays: (name: string) =>
    refuse('scheme_step_days', `“${name}”的天数不对：公示要 1 到 ${MOST_STEP_DAYS} 天。`, { name }),
  prizes: (from: number, to: number) =>
    refuse('scheme_prizes', `第 ${from} 到第 ${to} 名的奖品写得不对：名次要从小到大、不重叠，奖品要写上。`, {
      from,
      to,
    }),
  cash: () => refuse('scheme_cash', '年终兑现要写上一分值多少钱。'),
  windows: () => refuse('scheme_windows', '兑换日写得不对：月份是 1 到 12，日子是 1 到 31。'),
  loan: () => refuse('scheme_loan', `借分要写上最多借多少、几个月还（1 到 ${MOST_LOAN_MONTHS} 个月）。`),
  gifts: () => refuse('scheme_gifts', '赠分的搭配要写成两个整数，像 1 比 1。'),
}

/** Whether the settings make sense. Refuses in the order of the form, naming the field. */
export function checkSettings(settings: SchemeSettings): Result<SchemeSettings> {
  const amounts = checkAmounts(settings)
  if (!amounts.ok) return amounts
  if (settings.redeemable && settings.subject !== 'household') return settingsRefusals.notForTheCounter()
  if (settings.cycle === 'none' && settings.cycleEnd !== 'carry') return settingsRefusals.cycleEnd()
  if (settings.cycleEnd === 'clear' && settings.base.pointsHundredths > 0)
    return settingsRefusals.clearedBase()
  const steps = checkSteps(settings.steps)
  if (!steps.ok) return steps
  const reward = checkReward(settings.reward)
  if (!reward.ok) return reward
  const { months, days } = settings.windows
  const within = (numbers: readonly number[], most: number) =>
    numbers.every((number) => Number.isInteger(number) && number >= 1 && number <= most)
  if (!within(months, 12) || !within(days, 31)) return settingsRefusals.windows()
  const { loans, gifts } = settings
  if (loans.on && (loans.limitHundredths <= 0 || loans.months < 1 || loans.months > MOST_LOAN_MONTHS)) {
    return settingsRefusals.loan()
  }
  if (gifts.on && (gifts.earned < 1 || gifts.gifted < 1)) return settingsRefusals.gifts()
  return ok(settings)
}

function checkAmounts(settings: SchemeSettings): Result<null> {
  const { precision, base, gateHundredths, quotas, minimumScoreHundredths, loans } = settings
  const amounts: [field: string, label: string, value: number | null, isLimit: boolean][] = [
    ['base', '基础分', base.pointsHundredths, false],
    ['gate', '兑换门槛', gateHundredths, false],
    ['householdDay', '每户每天最多', quotas.householdDay, true],
    ['householdMonth', '每户每月最多', quotas.householdMonth, true],
    ['headDay', '每人每天最多', quotas.headDay, true],
    ['headMonth', '每人每月最多', quotas.headMonth, true],
    ['minimumScore', '最低总分', minimumScoreHundredths, false],
    ['loan', '最多借', loans.limitHundredths, false],
  ]
  for (const [field, label, value, isLimit] of amounts) {
    if (value === null) continue
    if (value < 0) return settingsRefusals.negative(field, label)
    if (isLimit && value === 0) return settingsRefusals.zeroQuota(field, label)
    if (value > MOST_POINTS) return settingsRefusals.tooLarge(field, label)
    if (!fitsPrecision(value, precision)) return settingsRefusals.precision(field, label, precision)
  }
  const crossed = (day: number | null, month: number | null) => day !== null && month !== null && day > month
  if (crossed(quotas.householdDay, quotas.householdMonth)) {
    return settingsRefusals.quotaOrder('每户每天最多', '每户每月最多')
  }
  if (crossed(quotas.headDay, quotas.headMonth))
    return settingsRefusals.quotaOrder('每人每天最多', '每人每月最多')
  return ok(null)
}

function checkSteps(steps: readonly Step[]): Result<null> {
  if (steps.length > MOST_STEPS) return settingsRefusals.steps()
  for (const [index, { name, kind, days }] of steps.entries()) {
    if (name.trim() === '') return settingsRefusals.stepName(index + 1)
    const least = kind === 'publish' ? 1 : 0
    if (!Number.isInteger(days) || days < least || days > MOST_STEP_DAYS)
      return settingsRefusals.stepDays(name)
  }
  return ok(null)
}

function checkReward({ mode, prizes, fenPerPoint }: SchemeSettings['reward']): Result<null> {
  if (mode === 'cash' && fenPerPoint <= 0) return settingsRefusals.cash()
  let last = 0
  for (const { from, to, prize } of mode === 'rank' ? prizes : []) {
    if (from <= last || to < from || prize.trim() === '') return settingsRefusals.prizes(from, to)
    last = to
  }
  return ok(null)
}
