import { cumulativeShare } from '../../kernel/amounts.ts'
import { addMonths, type Day } from '../../kernel/dates.ts'
import type { LotId } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { stockRefusals } from './stock.ts'

/** What is left of a lot on the shelf, with its value. */
export interface ShelfLot {
  readonly lot: LotId
  /** Base steps. */
  readonly left: number
  readonly valueFen: number
  readonly expiresOn: Day | null
}

/** A part of a lot that is taken, with its share of the lot's cost. */
export interface Pick {
  readonly lot: LotId
  readonly quantity: number
  readonly valueFen: number
  readonly expiresOn: Day | null
}

/** 临期：two months before the day. */
export const NEAR_EXPIRY_MONTHS = 2

/** On its last day a lot may still be handed out. */
export const isExpired = (expiresOn: Day | null, day: Day): boolean => expiresOn !== null && expiresOn < day

export const isNearExpiry = (expiresOn: Day | null, day: Day): boolean =>
  expiresOn !== null && !isExpired(expiresOn, day) && expiresOn <= addMonths(day, NEAR_EXPIRY_MONTHS)

/** First expired, first out; what never expires last; the earlier received before the later. */
export function firstOutFirst(lots: readonly ShelfLot[]): ShelfLot[] {
  const order = (lot: ShelfLot) => `${lot.expiresOn ?? '9999-99-99'}/${lot.lot}`
  return [...lots].sort((left, right) => (order(left) < order(right) ? -1 : 1))
}

/** Takes a quantity from the lots that expire first. Expired lots are left alone. Refuses stock_short. */
export function takeFrom(
  lots: readonly ShelfLot[],
  quantity: number,
  day: Day,
  item: {
    readonly name: string
    readonly unit: string
    readonly basePerUnit: number
    readonly baseName: string
  },
): Result<Pick[]> {
  const usable = firstOutFirst(lots).filter((lot) => lot.left > 0 && !isExpired(lot.expiresOn, day))
  const left = usable.reduce((sum, lot) => sum + lot.left, 0)
  if (left < quantity) {
    const expired = lots.reduce((sum, lot) => sum + (isExpired(lot.expiresOn, day) ? lot.left : 0), 0)
    return stockRefusals.short(item, left, quantity, expired)
  }
  return ok(shareOut(usable, quantity))
}

/**
 * Shares a quantity out among lots, in their order; together they must hold that much. Each part carries its
 * cumulative share of what the lot is still worth, so that the last piece empties it to the fen.
 */
export function shareOut(lots: readonly ShelfLot[], quantity: number): Pick[] {
  const picks: Pick[] = []
  let wanted = quantity
  for (const lot of lots) {
    if (wanted === 0) break
    if (lot.left === 0) continue
    const taken = Math.min(lot.left, wanted)
    picks.push({
      lot: lot.lot,
      quantity: taken,
      valueFen: cumulativeShare(lot.valueFen, taken, lot.left),
      expiresOn: lot.expiresOn,
    })
    wanted -= taken
  }
  assert(wanted === 0, `${wanted} more than the lots hold`)
  return picks
}
