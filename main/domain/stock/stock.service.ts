import type { stock } from '../../api/stock.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, Store, WriteHandle } from '../../db/handle.ts'
import type { Clock, Day } from '../../kernel/dates.ts'
import type { Ids, ItemId, LotId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { CatalogueService } from '../catalogue/catalogue.service.ts'
import type { Item } from '../catalogue/items.ts'
import type { CounterHouseholds } from '../households/counter.service.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { PhotoShelf } from '../photos/photos.ts'
import type { StaffService } from '../staff/staff.service.ts'
import { createStockDocuments } from './documents.service.ts'
import { createIssuing } from './issuing.service.ts'
import { createStockList } from './list.service.ts'
import {
  firstOutFirst,
  isExpired,
  isNearExpiry,
  type Pick,
  type ShelfLot,
  shareOut,
  takeFrom,
} from './lots.ts'
import { createMoney } from './money.service.ts'
import { createReceiving } from './receiving.service.ts'
import { createStockReversal } from './reversal.service.ts'
import { type NewLot, stockStore as store } from './stock.store.ts'

export type { Pick } from './lots.ts'

export interface OnHand {
  /** Base steps that may be handed out: expired lots do not count. */
  readonly left: number
  /** The lot to take first, and whether its day is near. */
  readonly lotToTake: { readonly lot: LotId; readonly expiresOn: Day | null; readonly near: boolean } | null
}

export interface StockService extends Calls<typeof stock> {
  /** First expired, first out; expired lots never. Services need nothing. Refuses stock_short with the name. */
  pick(db: ReadHandle, item: Item, quantityBase: number, day: Day): Result<Pick[]>
  /** For a bundle: how many can be made of its parts. */
  onHand(db: ReadHandle, item: ItemId | string, day: Day): OnHand
  /** The lots of an item with something on the shelf, expired ones too. */
  shelf(db: ReadHandle, item: ItemId | string): ShelfLot[]
  /** Out of the lots that expire first, expired ones too; together they must hold that much. */
  earliest(db: ReadHandle, item: ItemId | string, quantity: number): Pick[]
  /** Keeps a new lot beside the document that brings it in. */
  addLot(tx: WriteHandle, lot: NewLot): void
}

export interface StockDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly catalogue: CatalogueService
  readonly households: CounterHouseholds
  readonly staff: StaffService
  readonly photos: PhotoShelf
  readonly clock: Clock
  readonly ids: Ids
}

export function createStock(deps: StockDeps): StockService {
  const { catalogue } = deps
  const onHand = (db: ReadHandle, item: string, day: Day): OnHand => {
    const parts = catalogue.components(db, item)
    if (parts.length > 0) return { left: bundlesFrom(db, parts, day), lotToTake: null }
    const usable = firstOutFirst(store.onShelf(db, item)).filter((lot) => !isExpired(lot.expiresOn, day))
    const first = usable[0]
    return {
      left: usable.reduce((sum, lot) => sum + lot.left, 0),
      lotToTake: first
        ? { lot: first.lot, expiresOn: first.expiresOn, near: isNearExpiry(first.expiresOn, day) }
        : null,
    }
  }

  const bundlesFrom = (
    db: ReadHandle,
    parts: readonly { readonly item: ItemId; readonly quantity: number }[],
    day: Day,
  ): number => {
    const counts = parts
      .filter((part) => catalogue.item(db, part.item)?.kind === 'goods')
      .map((part) => Math.floor(onHand(db, part.item, day).left / part.quantity))
    return counts.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...counts)
  }

  return {
    ...createStockList(deps, (item, day) => onHand(deps.store, item, day)),
    ...createStockDocuments(deps),
    ...createReceiving(deps),
    ...createIssuing(deps),
    ...createMoney(deps),
    ...createStockReversal(deps),
    pick(db, item, quantity, day) {
      return item.kind === 'service' ? ok([]) : takeFrom(store.onShelf(db, item.id), quantity, day, item)
    },
    onHand,
    shelf: (db, item) => store.onShelf(db, item),
    earliest: (db, item, quantity) => shareOut(firstOutFirst(store.onShelf(db, item)), quantity),
    addLot: (tx, lot) => store.insertLot(tx, lot),
  }
}
