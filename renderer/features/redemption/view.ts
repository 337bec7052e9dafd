import type { DeviceState } from '#renderer/ui/marks.tsx'
import type { Tone } from '#renderer/ui/message.tsx'

/**
 * What the counter shows, from the job of the person behind it. Every points value is in hundredths of a
 * point; every other figure comes as the words to print, because only the books know unit and step.
 */

/** The bar along the top. */
export interface CounterTopView {
  readonly shopName: string
  /** The village's day, "2026-11-01". */
  readonly today: string
  readonly scanner: DeviceState
  readonly printer: DeviceState
  /** 开单人, 发货人 */
  readonly writer: string
  readonly issuer: string
  readonly demo: boolean
}

/** The one sentence on the screen. */
export interface MessageView {
  readonly tone: Tone
  readonly sentence: string
  /** The way on: 「可换：龙须面 10 分。」 */
  readonly more?: string
}

/** A picture of goods, or one character where there is none. */
export interface PictureView {
  readonly src: string | undefined
  readonly letter: string
  /** The name of the kept picture; it is fetched where it is shown. */
  readonly kept?: string
}

export interface CollectorView {
  readonly id: string
  readonly name: string
  /** 「小孩」 */
  readonly mark?: string
}

export type CollectorChoice =
  | { readonly kind: 'member'; readonly id: string }
  | { readonly kind: 'proxy'; readonly name: string }

export interface QuotaView {
  /** 「本单后本月还可兑」 */
  readonly label: string
  /** 「20 分」 */
  readonly left: string
  /** This slip is over it. */
  readonly over: boolean
}

/** Who is served. */
export interface HouseholdView {
  readonly number: string
  readonly group: string
  /** 「4 口人」 */
  readonly people: string
  readonly headName: string
  /** Same names, a frozen balance, an open objection: what the clerk must know before going on. */
  readonly warnings: readonly string[]
  readonly spendableBefore: number
  readonly spendableAfter: number
  /** 「总积分 186，其中基础分 100 不可兑」 */
  readonly heldBack: string | undefined
  /** 「其中赠分 20，还有 80 要等挣了分再搭」 */
  readonly gifted: string | undefined
  readonly quotas: readonly QuotaView[]
  readonly collectors: readonly CollectorView[]
  readonly collector: CollectorChoice | undefined
}

/** One line of what goes over the counter. */
export interface CartLineView {
  readonly id: string
  readonly name: string
  /** 「226 克」 */
  readonly spec: string
  readonly picture: PictureView
  /** 「剩 120」 */
  readonly left: string
  /** 「每户每月限 4」 */
  readonly limit: string | undefined
  /** 「临期：请拿 12月30日到期的」 */
  readonly lotToTake: string | undefined
  /** "2", "2.5" */
  readonly quantity: string
  readonly unit: string
  readonly points: number
  /** Why this line cannot go through: 「只剩 3 块」. */
  readonly problem: string | undefined
}

export interface CartView {
  readonly lines: readonly CartLineView[]
  /** The line that F4 and Del mean. */
  readonly selectedId: string | undefined
  /** 「共 3 样 4 件」 */
  readonly count: string
  readonly total: number
}

export type PrintState = 'waiting' | 'printing' | 'printed' | 'failed' | 'unknown' | 'kept'

/** The slip posted last. */
export interface LastSlipView {
  readonly household: string
  readonly serial: string
  readonly points: number
  readonly print: PrintState
  /** Why it did not print: 「小票打印机没纸了：请换一卷纸」 */
  readonly trouble?: string
}

/** A redemption that was confirmed just now: it stays in sight until the next scan. */
export interface DoneView {
  readonly household: string
  readonly points: number
  readonly spendableAfter: number
}

export interface TodayView {
  readonly households: number
  readonly points: number
  /** Households that ordered ahead and have not come; undefined where nobody orders ahead. */
  readonly ordersWaiting: number | undefined
}

export interface StockNoteView {
  readonly id: string
  /** 「雕牌肥皂」, 「南方黑芝麻糊 · 12月30日」 */
  readonly name: string
  /** 「剩 12」, 「9 袋」 */
  readonly left: string
}

export interface HeldCartView {
  readonly id: string
  /** Undefined where goods were scanned before any card. */
  readonly household: { readonly number: string; readonly group: string; readonly name: string } | undefined
  /** 「3 样 4 件」 */
  readonly count: string
  readonly total: number
  /** 「09:12 王淑珍挂」 */
  readonly heldAt: string
}

/** One household that a search found. */
export interface HouseholdHit {
  readonly id: string
  readonly number: string
  readonly group: string
  readonly name: string
  /** 「4 口人」 */
  readonly people: string
  /** How it was found, where the name alone does not tell: 「曾用名 王桂华」, 「手机尾号 4321」. */
  readonly foundBy: string | undefined
  /** Another found household has the same name: what tells this one apart. */
  readonly tellApart: string | undefined
  readonly spendable: number
  /** Why it cannot redeem: 「已销户」, 「户主待定」. */
  readonly blocked: string | undefined
}

/** Goods to pick without a barcode. */
export interface GoodsTileView {
  readonly id: string
  readonly shortNumber: string | undefined
  readonly name: string
  readonly spec: string
  readonly picture: PictureView
  readonly points: number
  readonly unit: string
  readonly left: string
  /** Asks for the weight. */
  readonly weighed: boolean
  /** Why it cannot be handed out: 「没货了」. */
  readonly blocked: string | undefined
}

/** A list that another part of the app fetches. */
export type Found<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'searching' }
  /** `older`: the answer to what was typed before; nothing may be taken from it. */
  | { readonly kind: 'found'; readonly hits: readonly T[]; readonly older?: boolean }
  | { readonly kind: 'failed'; readonly sentence: string }

export interface ChoiceView {
  readonly id: string
  readonly label: string
}
