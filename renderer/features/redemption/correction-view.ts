import type { ChoiceView, PictureView } from './view.ts'

/** 更正, 退货, 换货, 冲销: the four ways to put a slip right. */
export type CorrectionKind = 'move' | 'return' | 'exchange' | 'reverse'

export interface SlipLineView {
  readonly id: string
  readonly name: string
  readonly spec: string
  readonly picture: PictureView
  /** 「2 块」 */
  readonly quantity: string
  readonly points: number
}

/** One slip of the past, as F8 shows it. */
export interface SlipView {
  readonly id: string
  readonly serial: string
  /** 「王桂花家」 */
  readonly household: string
  readonly number: string
  readonly group: string
  /** 「今天 09:42」 */
  readonly when: string
  /** 「手工单 0012」 */
  readonly paper?: string
  readonly collector: string
  /** 「共 3 样 4 件」 */
  readonly count: string
  readonly total: number
  readonly lines: readonly SlipLineView[]
  /** What has happened to it since: 「退过 1 块雕牌肥皂」. */
  readonly since: readonly string[]
}

export interface SlipHit {
  readonly id: string
  readonly serial: string
  readonly household: string
  readonly when: string
  readonly count: string
  readonly total: number
  /** 「已冲销」 */
  readonly mark: string | undefined
}

/** The goods' condition decides between shelf and loss. */
export type Condition = 'good' | 'damaged'

/** A line of a slip of which something comes back. */
export interface ReturnLineView {
  readonly id: string
  readonly name: string
  readonly spec: string
  readonly picture: PictureView
  readonly unit: string
  /** What may still come back: "2". */
  readonly returnable: string
  /** What comes back now: "", "1". */
  readonly quantity: string
  readonly condition: Condition
  readonly problem: string | undefined
}

/** What the correction will do, said before it is done. */
export interface CorrectionOutcome {
  /** 「退回 12 分给王桂花家，1 袋南方黑芝麻糊放回货架。」 */
  readonly sentence: string
  readonly ready: boolean
  readonly problem: string | undefined
}

export interface CorrectionReasons {
  readonly reasons: readonly ChoiceView[]
  readonly reason: string | undefined
  readonly onReason: (id: string) => void
  /** In words, where none of the usual ones fits. */
  readonly text?: string
  readonly onText?: (text: string) => void
}
