import { cumulativeShare } from '../../kernel/amounts.ts'
import { assert } from '../../kernel/result.ts'
import type { RecordedLine, SlipRecord } from './slip-record.ts'

/** One original transfer of a slip, with what is left of it after earlier mirrors. */
export interface TransferLeft {
  readonly id: number
  readonly line: number
  readonly book: 'points' | 'goods' | 'money'
  readonly unit: string
  readonly amount: number
  readonly left: number
}

/** A slip's line with what may still be given back. */
export interface LineLeft extends RecordedLine {
  readonly quantityLeft: number
  readonly pointsLeft: number
  readonly transfers: readonly TransferLeft[]
}

/**
 * What is left of each line: goods by their own lots, services and bundles by their points. A slip that was
 * moved to another household has nothing left here; its correction has.
 */
export function correctedLines(
  record: SlipRecord,
  transfers: readonly TransferLeft[],
  moved: boolean,
): LineLeft[] {
  return record.lines.map((line) => {
    const own = transfers.filter((transfer) => transfer.line === line.line)
    const points = pointsIn(own)
    const goods = own.filter((transfer) => transfer.book === 'goods' && transfer.unit === line.item)
    return {
      ...line,
      pointsLeft: moved ? 0 : leftOf(points),
      quantityLeft: moved ? 0 : goods.length > 0 ? leftOf(goods) : wholeUnitsLeft(line, points),
      transfers: own,
    }
  })
}

/** Services and bundles: the quantity whose points are still out. */
function wholeUnitsLeft(line: RecordedLine, points: readonly TransferLeft[]): number {
  const left = leftOf(points)
  return left === 0 ? 0 : Math.round((line.quantity * left) / amountOf(points))
}

/** A line's earned points, then its gifted ones, where there were any. */
export const pointsIn = (transfers: readonly TransferLeft[]): TransferLeft[] =>
  transfers.filter((transfer) => transfer.book === 'points')

const leftOf = (transfers: readonly TransferLeft[]): number =>
  transfers.reduce((sum, transfer) => sum + transfer.left, 0)

const amountOf = (transfers: readonly TransferLeft[]): number =>
  transfers.reduce((sum, transfer) => sum + transfer.amount, 0)

export interface ReturnShares {
  readonly points: number
  readonly transfers: readonly { readonly transfer: number; readonly amount: number }[]
  /** The line as it stands after this return: the same line may come back in two conditions. */
  readonly rest: LineLeft
}

/**
 * The mirrors that give `quantity` of a line back: the last lot taken comes back first, and points in
 * proportion, cumulatively and in whole steps of the scheme (`step` hundredths), so that giving back the rest
 * always gives back every point and never a fraction nobody can spend.
 */
export function returnShares(line: LineLeft, quantity: number, step: number): ReturnShares {
  assert(quantity > 0 && quantity <= line.quantityLeft, `return ${quantity} of ${line.quantityLeft}`)
  const points = pointsFor(line, quantity, step)
  const taken = pointsByTransfer(pointsIn(line.transfers), points, step)
  const units = new Set(line.transfers.flatMap((part) => (part.book === 'goods' ? [part.unit] : [])))
  for (const unit of units) {
    const lots = line.transfers.filter((part) => part.book === 'goods' && part.unit === unit)
    const left = leftOf(lots)
    // a bundle gives back its components in the proportion in which they are still out
    let wanted = (left / line.quantityLeft) * quantity
    assert(Number.isSafeInteger(wanted), `components of line ${line.line} do not divide`)
    for (const lot of [...lots].reverse()) {
      const amount = Math.min(wanted, lot.left)
      if (amount > 0) taken.set(lot.id, amount)
      wanted -= amount
    }
    assert(wanted === 0, `not enough of ${unit} left to give back`)
  }
  return {
    points,
    transfers: [...taken].map(([transfer, amount]) => ({ transfer, amount })),
    rest: {
      ...line,
      quantityLeft: line.quantityLeft - quantity,
      pointsLeft: line.pointsLeft - points,
      transfers: line.transfers.map((part) => ({ ...part, left: part.left - (taken.get(part.id) ?? 0) })),
    },
  }
}

function pointsFor(line: LineLeft, quantity: number, step: number): number {
  if (quantity === line.quantityLeft) return line.pointsLeft
  const unit = line.points % step === 0 ? step : 1
  const back = line.quantity - line.quantityLeft
  const share = (upTo: number) => unit * cumulativeShare(line.points / unit, upTo, line.quantity)
  return Math.min(share(back + quantity) - share(back), line.pointsLeft)
}

/**
 * Points go back to where each came from, earned and gifted in proportion to what was spent of them. What has come
 * back before is counted in, so that the last return gives back what is left of each.
 */
function pointsByTransfer(
  transfers: readonly TransferLeft[],
  points: number,
  step: number,
): Map<number, number> {
  const back = new Map<number, number>()
  const spent = amountOf(transfers)
  const upTo = spent - leftOf(transfers) + points
  let rest = points
  for (const [index, { id, amount, left }] of transfers.entries()) {
    const others = leftOf(transfers.slice(index + 1))
    const unit = amount % step === 0 ? step : 1
    const share = unit * cumulativeShare(amount / unit, upTo, spent) - (amount - left)
    const taken = Math.min(Math.max(share, rest - others, 0), left, rest)
    if (taken > 0) back.set(id, taken)
    rest -= taken
  }
  assert(rest === 0, `${points} points are more than were spent`)
  return back
}
