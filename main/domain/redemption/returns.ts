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
  readonly pointsTransfer: number | null
  readonly transfers: readonly TransferLeft[]
}

/**
 * What is left of each line. Points tell: their transfer is mirrored in step with the goods, also for services
 * and bundles; a line whose points have all come back is settled.
 */
export function correctedLines(record: SlipRecord, transfers: readonly TransferLeft[]): LineLeft[] {
  return record.lines.map((line) => {
    const own = transfers.filter((transfer) => transfer.line === line.line)
    const points = own.find((transfer) => transfer.book === 'points')
    const goods = own.filter((transfer) => transfer.book === 'goods' && transfer.unit === line.item)
    const pointsLeft = points?.left ?? 0
    const goodsLeft = goods.reduce((sum, transfer) => sum + transfer.left, 0)
    return {
      ...line,
      pointsLeft,
      quantityLeft: goods.length > 0 && pointsLeft > 0 ? goodsLeft : wholeUnitsLeft(line, points),
      pointsTransfer: points?.id ?? null,
      transfers: own,
    }
  })
}

/** Services and bundles: the quantity whose points are still out, rounded to what was cumulatively given back. */
function wholeUnitsLeft(line: RecordedLine, points: TransferLeft | undefined): number {
  if (points === undefined || points.left === 0) return 0
  return Math.round((line.quantity * points.left) / points.amount)
}

/**
 * The mirrors that give `quantity` of a line back: the last lot taken comes back first, and points in
 * proportion, cumulatively, so that giving back the rest always gives back every point.
 */
export function returnShares(
  line: LineLeft,
  quantity: number,
): { points: number; transfers: { transfer: number; amount: number }[] } {
  assert(quantity > 0 && quantity <= line.quantityLeft, `return ${quantity} of ${line.quantityLeft}`)
  const back = line.quantity - line.quantityLeft
  const points =
    cumulativeShare(line.points, back + quantity, line.quantity) -
    cumulativeShare(line.points, back, line.quantity)
  const shares: { transfer: number; amount: number }[] = []
  if (points > 0) {
    assert(line.pointsTransfer !== null, `line ${line.line} has no points to give back`)
    shares.push({ transfer: line.pointsTransfer, amount: Math.min(points, line.pointsLeft) })
  }
  for (const unit of new Set(
    line.transfers.flatMap((transfer) => (transfer.book === 'goods' ? [transfer.unit] : [])),
  )) {
    const lots = line.transfers.filter((transfer) => transfer.book === 'goods' && transfer.unit === unit)
    const left = lots.reduce((sum, lot) => sum + lot.left, 0)
    // a bundle gives back its components in the proportion in which they are still out
    let wanted = (left / line.quantityLeft) * quantity
    assert(Number.isSafeInteger(wanted), `components of line ${line.line} do not divide`)
    for (const lot of [...lots].reverse()) {
      const amount = Math.min(wanted, lot.left)
      if (amount > 0) shares.push({ transfer: lot.id, amount })
      wanted -= amount
    }
    assert(wanted === 0, `not enough of ${unit} left to give back`)
  }
  return { points, transfers: shares }
}
