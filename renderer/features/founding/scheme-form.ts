import type { KnownSettings } from '#main/api/rules.ts'
import type { SchemeSettings, SchemeSettingsForm, SchemeView } from '#main/api/schemes.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { parsePoints } from '#renderer/ui/points-field.ts'
import { type Course, courseOf } from '../schemes/course.ts'

export const QUOTAS = [
  { key: 'householdDay', label: '每户每天最多' },
  { key: 'householdMonth', label: '每户每月最多' },
  { key: 'headDay', label: '每口人每天最多' },
  { key: 'headMonth', label: '每口人每月最多' },
] as const
export type QuotaKey = (typeof QUOTAS)[number]['key']

/** What a person types; points as text. */
export interface SchemeForm {
  readonly name: string
  readonly fromDate: string
  readonly approver: string
  readonly precision: SchemeSettings['precision']
  readonly hasBase: boolean
  readonly base: string
  readonly baseSpendable: boolean
  readonly gate: string
  readonly quotas: Readonly<Record<QuotaKey, string>>
  readonly minorsMayCollect: boolean
}

const USUAL_SPENDING = {
  precision: 0,
  base: { pointsHundredths: 0, spendable: true },
  gateHundredths: 0,
  quotas: { householdDay: null, householdMonth: null, headDay: null, headMonth: null },
  minorsMayCollect: true,
} as const satisfies SchemeSettingsForm

/** What most villages begin with: whole points, all of them spendable, nothing limited. */
export const usualScheme = (today: string): SchemeForm => ({
  name: '积分兑换办法',
  fromDate: today,
  approver: '村民代表会议',
  precision: 0,
  hasBase: false,
  base: '100',
  baseSpendable: false,
  gate: '',
  quotas: { householdDay: '', householdMonth: '', headDay: '', headMonth: '' },
  minorsMayCollect: true,
})

const textOf = (hundredths: number | null): string =>
  hundredths === null || hundredths === 0 ? '' : formatPoints(hundredths)

/** The scheme as it stands, to be changed from a day on. */
export function schemeFormOf(
  scheme: { readonly name: string; readonly settings: SchemeSettingsForm },
  today: string,
): SchemeForm {
  const { precision, base, quotas, gateHundredths, minorsMayCollect } = scheme.settings
  return {
    ...usualScheme(today),
    precision,
    minorsMayCollect,
    name: scheme.name,
    // a place that has a base which it never published: the village writes how much
    hasBase: base.pointsHundredths > 0 || !base.spendable,
    base: base.spendable ? textOf(base.pointsHundredths) || '100' : textOf(base.pointsHundredths),
    baseSpendable: base.spendable,
    gate: textOf(gateHundredths),
    quotas: {
      householdDay: textOf(quotas.householdDay),
      householdMonth: textOf(quotas.householdMonth),
      headDay: textOf(quotas.headDay),
      headMonth: textOf(quotas.headMonth),
    },
  }
}

/** What another scheme than the counter's is called until somebody says otherwise. */
const NAMES = { household: '积分评比办法', person: '党员积分', team: '团队积分' } as const

/**
 * What the forms begin with: the scheme as it stands, else as most villages have it; over it what is known of a
 * place.
 */
export function beginScheme(
  scheme: SchemeView | null,
  known: KnownSettings,
  today: string,
): { readonly form: SchemeForm; readonly course: Course } {
  const usual = usualScheme(today)
  const settled = scheme?.versions.at(-1)?.settings ?? { ...courseOf(undefined), ...USUAL_SPENDING }
  const settings = { ...settled, ...known }
  const name = settings.redeemable ? usual.name : NAMES[settings.subject]
  return {
    form: schemeFormOf({ name: scheme?.name ?? name, settings }, today),
    course: courseOf(settings),
  }
}

const NOT_POINTS = '写成数字，像 100 或 12.5。'

export const pointsProblem = (text: string): string | undefined =>
  text.trim() === '' || parsePoints(text) !== undefined ? undefined : NOT_POINTS

/** A base is how much; whoever has none says so above. */
export const baseProblem = (text: string): string | undefined =>
  pointsProblem(text) ?? (parsePoints(text) ? undefined : '请写基础分是多少，像 100；没有就选“没有”。')

/** Undefined where a field cannot be read; the books judge the rest. */
export function settingsOf(form: SchemeForm): SchemeSettingsForm | undefined {
  if ([form.gate, ...Object.values(form.quotas)].some((text) => pointsProblem(text) !== undefined))
    return undefined
  if (form.hasBase && baseProblem(form.base) !== undefined) return undefined
  const limit = (key: QuotaKey) => parsePoints(form.quotas[key]) ?? null
  return {
    precision: form.precision,
    base: form.hasBase
      ? { pointsHundredths: parsePoints(form.base) ?? 0, spendable: form.baseSpendable }
      : { pointsHundredths: 0, spendable: true },
    gateHundredths: parsePoints(form.gate) ?? 0,
    quotas: {
      householdDay: limit('householdDay'),
      householdMonth: limit('householdMonth'),
      headDay: limit('headDay'),
      headMonth: limit('headMonth'),
    },
    minorsMayCollect: form.minorsMayCollect,
  }
}
