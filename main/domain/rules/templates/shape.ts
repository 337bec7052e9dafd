import type { Cap, ClauseForm, ClauseTerms, VetoEffect } from '../clauses.ts'
import { PLAIN_TERMS } from '../clauses.ts'

/**
 * How a place keeps points, as far as it is public; amounts in hundredths of a point. Named as the settings of a
 * scheme are, so that they can be laid over the usual ones; what is absent is not known.
 */
export interface SchemeHints {
  readonly subject: 'household' | 'person' | 'team'
  /** False where points score and rank, and buy nothing. */
  readonly redeemable?: boolean
  readonly base?: { readonly pointsHundredths: number; readonly spendable: boolean }
  readonly gateHundredths?: number
  readonly minimumScoreHundredths?: number
  readonly cycle?: 'month' | 'quarter' | 'half' | 'year'
  readonly cycleEnd?: 'carry' | 'clear' | 'base'
  readonly reward?: {
    readonly mode: 'rank' | 'cash'
    readonly prizes: readonly { readonly from: number; readonly to: number; readonly prize: string }[]
    readonly fenPerPoint: number
  }
  readonly steps?: readonly StepHint[]
  readonly windows?: { readonly months: readonly number[]; readonly days: readonly number[] }
  readonly gifts?: { readonly on: boolean; readonly earned: number; readonly gifted: number }
}

export interface StepHint {
  readonly name: string
  readonly role: 'recorder' | 'assessor' | 'committee' | 'township'
  readonly kind: 'check' | 'publish'
  readonly days: number
}

export type TemplateClause = Omit<ClauseForm, 'clause'>

export interface RuleTemplate {
  readonly key: string
  readonly place: string
  /** What is particular about it, in one sentence. */
  readonly about: string
  readonly scheme: SchemeHints
  /** What a point is said to be worth, in fen; absent where nobody says. */
  readonly worthFen?: number
  /** What was not published, and what of the original was left out: a sentence each. */
  readonly blanks: readonly string[]
  readonly clauses: readonly TemplateClause[]
}

/** One figure, a range, or null where it was not published. In points. */
type Figure = number | readonly [number, number] | null

export type Particulars = Partial<Omit<ClauseTerms, 'also'>> & { readonly unit?: string }

function clauseOf(
  kind: ClauseForm['kind'],
  className: string,
  text: string,
  figure: Figure,
  { unit = '次', ...terms }: Particulars,
): TemplateClause {
  const [low, high] = figure === null ? [null, null] : typeof figure === 'number' ? [figure, figure] : figure
  return {
    className,
    text,
    kind,
    minimum: low === null ? null : Math.round(low * 100),
    maximum: high === null ? null : Math.round(high * 100),
    unitName: unit,
    terms: { ...PLAIN_TERMS, ...terms },
  }
}

export const award = (className: string, text: string, figure: Figure, more: Particulars = {}) =>
  clauseOf('award', className, text, figure, more)

export const deduct = (className: string, text: string, figure: Figure, more: Particulars = {}) =>
  clauseOf('deduct', className, text, figure, more)

export const veto = (className: string, text: string, effect: VetoEffect, more: Particulars = {}) =>
  clauseOf('veto', className, text, null, { ...more, veto: effect })

export const ZERO: VetoEffect = { effect: 'zero' }

/** At most so many points in a period. */
export const most = (period: Cap['period'], points: number): readonly Cap[] => [
  { period, points: Math.round(points * 100), times: null },
]

/** At most so many times in a period. */
export const times = (period: Cap['period'], count: number): readonly Cap[] => [
  { period, points: null, times: count },
]

/** Said wherever a figure is missing. */
export const NO_FIGURES = '原文没有公布分值，请村里自己定。'

/** Said wherever the number of days of the notice is missing; the template then proposes seven. */
export const NO_DAYS = '原文没有公布公示几天，先按 7 天，请村里自己定。'

export const notice = (days = 7): StepHint => ({ name: '公示', role: 'committee', kind: 'publish', days })
export const check = (name: string, role: StepHint['role']): StepHint => ({
  name,
  role,
  kind: 'check',
  days: 0,
})

/** Goods on any day of the month after a quarter or half-year has ended. */
export const AFTER_QUARTER = { months: [1, 4, 7, 10], days: [] } as const
export const AFTER_HALF = { months: [1, 7], days: [] } as const
