import { cumulativeShare } from '../../kernel/amounts.ts'
import { assert } from '../../kernel/result.ts'

/** What one line takes from the shelf: itself, or a bundle's components. */
export interface Demand {
  readonly line: number
  readonly item: string
  /** Base steps. */
  readonly quantity: number
}

/** A part of a lot, with the share of its value. */
export interface Portion {
  readonly lot: string
  readonly quantity: number
  readonly valueFen: number
}

export interface LinePortion extends Portion {
  readonly line: number
  readonly item: string
}

/** What all lines together take of each item: checked against the shelf once, however it is scanned. */
export function totalDemand(demands: readonly Demand[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { item, quantity } of demands) totals.set(item, (totals.get(item) ?? 0) + quantity)
  return totals
}

/**
 * Deals an item's picked lots out to the lines that asked for it, in line order. Values are split cumulatively,
 * so that the parts of a pick always add up to it.
 */
export function dealOut(
  demands: readonly Demand[],
  picks: ReadonlyMap<string, readonly Portion[]>,
): LinePortion[] {
  const portions: LinePortion[] = []
  for (const [item, lots] of picks) {
    const waiting = demands.filter((demand) => demand.item === item).map((demand) => ({ ...demand }))
    for (const lot of lots) {
      let taken = 0
      while (taken < lot.quantity) {
        const next = waiting.find((demand) => demand.quantity > 0)
        assert(next, `more of ${item} was picked than asked for`)
        const quantity = Math.min(next.quantity, lot.quantity - taken)
        const value =
          cumulativeShare(lot.valueFen, taken + quantity, lot.quantity) -
          cumulativeShare(lot.valueFen, taken, lot.quantity)
        portions.push({ line: next.line, item, lot: lot.lot, quantity, valueFen: value })
        next.quantity -= quantity
        taken += quantity
      }
    }
    assert(
      waiting.every((demand) => demand.quantity === 0),
      `less of ${item} was picked than asked for`,
    )
  }
  return portions.sort((left, right) => left.line - right.line)
}
