import type { Day } from '../../kernel/dates.ts'
import { expiryOf } from '../../kernel/day-shorthand.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { MOST_FEN, MOST_QUANTITY, stockRefusals as refusals } from './stock.ts'

export type StockInSource = 'purchase' | 'delivery' | 'donation' | 'opening'

export interface ReceivedLine {
  readonly item: string
  readonly quantity: number
  readonly pack: { readonly count: number; readonly size: number; readonly name: string } | null
  readonly totalFen: number
  readonly producedOn: string | null
  readonly expiresOn: string | null
}

export interface Received {
  readonly source: StockInSource
  readonly hasSupplier: boolean
  readonly donor: string
  readonly deliveredBy: string
  readonly checkedBy: string
}

export interface KnownGoods {
  readonly name: string
  readonly kind: 'goods' | 'service' | 'recyclable' | 'bundle'
  readonly shelfLifeDays: number | null
}

/** Who it came from and who took it in. Refuses in the order of the form. */
export function checkParties(received: Received): Result<null> {
  const { source, hasSupplier, donor, deliveredBy, checkedBy } = received
  if (source === 'purchase' && !hasSupplier) return refusals.supplierNeeded()
  if (hasSupplier && source !== 'purchase' && source !== 'delivery') return refusals.supplierOdd()
  if (source === 'donation' && donor.trim() === '') return refusals.donorNeeded()
  if (deliveredBy.trim() === '' || checkedBy.trim() === '') return refusals.namesNeeded()
  if (deliveredBy.trim() === checkedBy.trim()) return refusals.sameNames(checkedBy.trim())
  return ok(null)
}

/** One line as it becomes a lot: its expiry worked out from the day of making where only that is known. */
export function checkReceivedLine(
  line: ReceivedLine,
  number: number,
  goods: KnownGoods | undefined,
  day: Day,
): Result<ReceivedLine> {
  if (goods === undefined) return refusals.unknownItem(number)
  const { name } = goods
  if (goods.kind !== 'goods') return refusals.notStocked(number, name, goods.kind)
  if (line.quantity <= 0) return refusals.lineQuantity(number, name)
  if (line.quantity > MOST_QUANTITY) return refusals.lineTooMany(number, name)
  if (line.pack && (line.pack.count <= 0 || line.pack.count * line.pack.size !== line.quantity)) {
    return refusals.linePack(number, name)
  }
  if (line.totalFen < 0) return refusals.lineTotal(number, name)
  if (line.totalFen > MOST_FEN) return refusals.lineTotalTooLarge(number, name)
  const producedOn = line.producedOn as Day | null
  if (producedOn !== null && producedOn > day) return refusals.madeAhead(number, name, producedOn)
  const expiresOn =
    (line.expiresOn as Day | null) ??
    (producedOn !== null && goods.shelfLifeDays !== null ? expiryOf(producedOn, goods.shelfLifeDays) : null)
  if (expiresOn !== null && producedOn !== null && expiresOn < producedOn) {
    return refusals.expiryBeforeMade(number, name)
  }
  if (expiresOn !== null && expiresOn < day) return refusals.alreadyExpired(number, name, expiresOn)
  return ok({ ...line, expiresOn })
}
