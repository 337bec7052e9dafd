import type { Day } from '#main/kernel/dates.ts'

/** What every slip says of itself. */
export interface SlipFacts {
  /** 兴隆沟村 */
  readonly village: string
  /** 党群积分超市 */
  readonly shopName: string
  /** DH26-00453 */
  readonly slipNumber: string
  readonly businessDay: Day
  /** Beijing time of entry, "09:42" */
  readonly time: string
  readonly writer: string
  readonly issuer: string
  /** 20 digits, read by the counter's scanner */
  readonly slipCode: string
  /** Eight digits of the document's hash */
  readonly checkCode: string
  readonly reprint: boolean
  /** One person both wrote and handed out: somebody countersigns before the day ends. */
  readonly awaitingReview: boolean
  /** The number of the hand-written slip that this one enters later. */
  readonly paperNumber: string | null
}

export interface SlipHousehold {
  /** 0137 */
  readonly number: string
  /** 三组 */
  readonly group: string
  /** null while the head is not named yet */
  readonly headName: string | null
}

/** Who stood at the counter. `identityCheck` is how it was checked that it was they (无卡, 代领). */
export type SlipCollector =
  | {
      readonly kind: 'member'
      readonly name: string
      readonly relation: string
      readonly identityCheck: string | null
    }
  | { readonly kind: 'proxy'; readonly name: string; readonly identityCheck: string }

export interface SlipGoodsLine {
  readonly name: string
  /** 226克; empty where the name says it all */
  readonly spec: string
  /** ×2, ×2.5斤 */
  readonly quantity: string
  readonly pointsHundredths: number
}

/** Where returned goods went: back on the shelf, written off, or they stayed with the household. */
export type GoodsReturned = 'shelf' | 'loss' | 'kept'

export interface SlipReturnedLine extends SlipGoodsLine {
  readonly returned: GoodsReturned
}
