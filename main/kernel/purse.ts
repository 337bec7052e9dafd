import { cumulativeShare } from './amounts.ts'

/** 赠分 of a household, and how its scheme lets them go along with earned points; hundredths. */
export interface GiftedPoints {
  readonly balance: number
  /** With every `earned` points up to `gifted` of these. */
  readonly earned: number
  readonly gifted: number
  /** The scheme's smallest step: gifted points go in whole ones only. */
  readonly step: number
}

/** What a subject has in a scheme, and below which of it nothing is redeemed; hundredths. */
export interface PointsPurse {
  readonly balance: number
  /** Earned points that stay: the base, less what may be borrowed. */
  readonly floor: number
  /** Undefined where the scheme spends none. */
  readonly gifted?: GiftedPoints | undefined
}

const wholeSteps = (hundredths: number, step: number): number => Math.floor(hundredths / step) * step

/** a × b ÷ c in whole steps, rounded down, exactly. */
const portion = (hundredths: number, part: number, whole: number, step: number): number =>
  Number((BigInt(hundredths) * BigInt(part)) / (BigInt(whole) * BigInt(step))) * step

/** How many gifted points the earned ones can carry. */
export function giftedUsable({ balance, floor, gifted: gifts }: PointsPurse): number {
  const own = balance - floor
  if (gifts === undefined || own <= 0) return 0
  const most = portion(wholeSteps(own, gifts.step), gifts.gifted, gifts.earned, gifts.step)
  return Math.min(wholeSteps(gifts.balance, gifts.step), most)
}

/** The largest slip that earned and gifted points can pay together; below 0 where earned ones are owed. */
export function spendableOf(purse: PointsPurse): number {
  const own = purse.balance - purse.floor
  const usable = giftedUsable(purse)
  // a fraction left of a finer step buys nothing, and carries nothing
  return usable === 0 ? own : wholeSteps(own, purse.gifted?.step ?? 1) + usable
}

/** How much of a slip gifted points pay: all that the ratio and their balance permit, for they are meant to be spent. */
export function giftedOf(total: number, gifts: GiftedPoints | undefined): number {
  if (gifts === undefined) return 0
  const most = portion(total, gifts.gifted, gifts.earned + gifts.gifted, gifts.step)
  return Math.min(wholeSteps(gifts.balance, gifts.step), most)
}

/**
 * The gifted part of every line of a slip, in proportion, so that the lines add up exactly; in whole steps, unless a
 * line is older than the step.
 */
export function giftedByLine(lines: readonly number[], gifted: number, step: number): number[] {
  if (gifted === 0) return lines.map(() => 0)
  const total = lines.reduce((sum, points) => sum + points, 0)
  const unit = lines.every((points) => points % step === 0) ? step : 1
  const upTo = (points: number) => unit * cumulativeShare(gifted / unit, points, total)
  let spent = 0
  return lines.map((points) => {
    const before = upTo(spent)
    spent += points
    return upTo(spent) - before
  })
}

/** The purse when points have gone out of it, `gifted` of them gifted ones; come back, where below zero. */
export const without = <Purse extends PointsPurse>(purse: Purse, points: number, gifted: number): Purse => ({
  ...purse,
  balance: purse.balance - (points - gifted),
  gifted: purse.gifted && { ...purse.gifted, balance: purse.gifted.balance - gifted },
})
