import type { Day } from '../../kernel/dates.ts'
import type { DocumentId, HouseholdId, SchemeId, SubjectId } from '../../kernel/ids.ts'
import { assert } from '../../kernel/result.ts'
import type { ClauseKind, SubjectKind, VetoEffect, WayStep } from './judged.ts'

/** 办理中 公示中 待入账 已入账 未通过 已撤回. An open objection is no state of its own: it stops whatever stands. */
export type DeedState = 'under_way' | 'on_notice' | 'ready' | 'posted' | 'rejected' | 'withdrawn'

/** What may be done to a deed. `conclude` ends its days on the board: it posts, or goes on where steps follow. */
export type DeedAct = 'pass' | 'reject' | 'hang' | 'conclude' | 'withdraw' | 'uphold' | 'reverse'

/** Where each act leads; what is not here cannot be done. `next` is the step after, or `ready` behind the last. */
export const TRANSITIONS: Readonly<
  Record<DeedState, Readonly<Partial<Record<DeedAct, DeedState | 'next'>>>>
> = {
  under_way: {
    pass: 'next',
    reject: 'rejected',
    hang: 'on_notice',
    withdraw: 'withdrawn',
    uphold: 'rejected',
  },
  on_notice: { conclude: 'next', withdraw: 'withdrawn', uphold: 'rejected' },
  ready: { conclude: 'posted', withdraw: 'withdrawn', uphold: 'rejected' },
  // taken back, it stays posted: the books show both
  posted: { uphold: 'posted', reverse: 'posted' },
  rejected: {},
  withdrawn: {},
}

export interface Stand {
  readonly state: DeedState
  /** Counted from 0; the number of steps behind the last. */
  readonly step: number
}

/** Where a deed begins: at the first step of its scheme, or behind them all. */
export const beginning = (steps: readonly WayStep[]): Stand =>
  steps.length === 0 ? { state: 'ready', step: 0 } : { state: 'under_way', step: 0 }

/** Where an act leads; undefined where it cannot be done from here. */
export function standAfter(stand: Stand, act: DeedAct, steps: readonly WayStep[]): Stand | undefined {
  const to = TRANSITIONS[stand.state][act]
  if (to === undefined) return undefined
  if (stand.state === 'under_way' && (act === 'pass' || act === 'reject' || act === 'hang')) {
    const kind = steps[stand.step]?.kind
    assert(kind, `step ${stand.step} of ${steps.length}`)
    if ((act === 'hang') !== (kind === 'publish')) return undefined
  }
  if (to !== 'next') return { state: to, step: stand.step }
  const step = stand.step + 1
  return { state: step < steps.length ? 'under_way' : act === 'conclude' ? 'posted' : 'ready', step }
}

/** What a deed brings in another scheme: hundredths, to a subject of that scheme's kind. */
export interface AlsoPoints {
  readonly scheme: SchemeId
  readonly subject: SubjectId
  readonly points: number
}

/** A deed with what anybody must know to judge, publish or post it. */
export interface DeedLine {
  readonly id: string
  readonly scheme: SchemeId
  /** Whose steps it walks. */
  readonly schemeVersion: number
  readonly rules: string
  readonly clause: string
  readonly clauseNumber: string
  readonly className: string
  readonly clauseText: string
  readonly kind: ClauseKind
  readonly unitName: string
  readonly veto: VetoEffect | null
  readonly subject: SubjectId
  readonly subjectKind: SubjectKind
  /** The household it belongs to now or belonged to when it was merged; null for teams. */
  readonly household: HouseholdId | null
  /** Household number; empty for teams. */
  readonly number: string
  readonly groupName: string
  /** The head, the person, the team. */
  readonly name: string
  readonly happenedOn: Day
  readonly quantity: number
  /** Hundredths in all, never negative: `kind` says in which direction. */
  readonly points: number
  readonly also: readonly AlsoPoints[]
  readonly state: DeedState
  readonly step: number
  readonly notice: string | null
  /** The last day of the notice it hangs on. */
  readonly noticeUntil: Day | null
  /** An objection is open. */
  readonly disputed: boolean
  readonly recordedBy: DocumentId
  readonly serial: string
  readonly recordedOn: Day
  readonly line: number
  readonly postedBy: string | null
  readonly postedLine: number | null
  readonly reversedBy: string | null
}

/** Signed hundredths as a reader expects them; 0 for a veto. */
export const signedPoints = ({ kind, points }: Pick<DeedLine, 'kind' | 'points'>): number =>
  kind === 'deduct' ? -points : points
