import type { Day } from '../../kernel/dates.ts'
import type { HouseholdId, SubjectId } from '../../kernel/ids.ts'

/** A household as the counter needs it. */
export interface CounterHousehold {
  readonly id: HouseholdId
  readonly number: string
  readonly groupName: string
  readonly headName: string | null
  readonly status: 'active' | 'head_pending' | 'closed' | 'merged'
  readonly population: number
  readonly subject: SubjectId
  /** Living or away; `ordinal` is the number key at the counter. */
  readonly members: readonly {
    readonly id: string
    readonly ordinal: number
    readonly name: string
    readonly relation: string
    readonly status: 'living' | 'away'
    readonly birthYear: number | null
    readonly isHead: boolean
  }[]
  readonly sameNames: readonly { readonly number: string; readonly groupName: string }[]
  readonly redeemableUntil: Day | null
  /** Households merged into it: their use counts. */
  readonly predecessors: readonly HouseholdId[]
  readonly proxies: readonly {
    readonly id: string
    readonly name: string
    readonly relation: string
    readonly until: Day
  }[]
}
