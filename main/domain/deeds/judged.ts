/** What deeds need to know of a clause and a scheme: the shapes of the rule book and the settings, as far as that goes. */

export type ClauseKind = 'award' | 'deduct' | 'veto'
export type Per = 'time' | 'day' | 'month' | 'quarter' | 'year' | 'once'
export type CapPeriod = 'month' | 'quarter' | 'half' | 'year'
export type VetoEffect = { readonly effect: 'zero' } | { readonly effect: 'freeze'; readonly cycles: number }
export type SubjectKind = 'household' | 'person' | 'team'

/** A limit in a period; points in hundredths. */
export interface Cap {
  readonly period: CapPeriod
  readonly points: number | null
  readonly times: number | null
}

export interface JudgedClause {
  readonly clause: string
  readonly text: string
  readonly kind: ClauseKind
  /** Hundredths a unit. */
  readonly minimum: number | null
  readonly maximum: number | null
  readonly unitName: string
  readonly terms: {
    readonly per: Per
    readonly caps: readonly Cap[]
    readonly scope: 'household' | 'person' | 'party' | 'team' | 'several'
    readonly partyClasses: readonly string[]
    readonly evidence: 'none' | 'text' | 'photo'
    readonly entry: 'anyone' | 'organisation'
    readonly also: readonly {
      readonly scheme: string
      readonly minimum: number | null
      readonly maximum: number | null
    }[]
  }
}

export interface JudgedScheme {
  readonly id: string
  readonly name: string
  readonly settings: { readonly precision: 0 | 1 | 2; readonly subject: SubjectKind }
}

/** One step of a deed's way, as its scheme's version has it. */
export interface WayStep {
  readonly name: string
  readonly kind: 'check' | 'publish'
}

/** How a deed moved on. */
export type DeedOutcome =
  | 'recorded'
  | 'passed'
  | 'rejected'
  | 'withdrawn'
  | 'on_notice'
  | 'objected'
  | 'upheld'
  | 'dismissed'
  | 'posted'
  | 'reversed'
