import type { stock } from '../../api/stock.ts'
import type { Calls } from '../../api/types.ts'
import type { Day } from '../../kernel/dates.ts'
import { ok } from '../../kernel/result.ts'
import { listStore as store } from './list.store.ts'
import { isExpired, isNearExpiry } from './lots.ts'
import type { OnHand, StockDeps } from './stock.service.ts'

/** What stands on the shelf, item by item and lot by lot. */
export function createStockList(
  { store: village, ledger, catalogue }: StockDeps,
  onHand: (item: string, day: Day) => OnHand,
): Pick<Calls<typeof stock>, 'list' | 'lots'> {
  return {
    list() {
      const today = ledger.today()
      const shelves = new Map<string, Shelf>()
      for (const lot of store.onShelves(village)) add(shelves, lot, today)
      const barcodes = catalogue.barcodes(village)
      return ok(
        catalogue
          .everything(village)
          .filter((item) => item.kind !== 'recyclable')
          .map((item) => {
            const shelf = shelves.get(item.id) ?? NOTHING
            const left =
              item.kind === 'goods' ? shelf.left : item.kind === 'bundle' ? onHand(item.id, today).left : null
            return {
              item: item.id,
              kind: item.kind,
              name: item.name,
              spec: item.spec,
              unit: item.unit,
              basePerUnit: item.basePerUnit,
              baseName: item.baseName,
              picture: item.picture,
              shortNumber: item.shortNumber,
              barcodes: (barcodes.get(item.id) ?? []).map(({ code }) => code),
              pinyin: item.pinyin,
              initials: item.initials,
              active: item.active,
              left: left === Number.MAX_SAFE_INTEGER ? null : left,
              expired: shelf.expired,
              nearExpiry: shelf.near,
              valueFen: shelf.valueFen,
              expiresOn: shelf.expiresOn,
              minimumStock: item.minimumStock,
              low: item.active && item.minimumStock > 0 && (left ?? 0) <= item.minimumStock,
              lots: shelf.lots,
            }
          }),
      )
    },

    lots({ item, usedUp }) {
      const today = ledger.today()
      return ok(
        store.lots(village, item, usedUp).map((row) => ({
          lot: row.id,
          item: row.item,
          name: row.name,
          spec: row.spec,
          unit: row.unit,
          basePerUnit: row.base_per_unit,
          baseName: row.base_name,
          document: row.received_by,
          serial: row.serial,
          receivedOn: row.business_date,
          source: row.source,
          channel: row.channel,
          supplier: row.supplier ?? '',
          donor: row.donor ?? '',
          quantity: row.quantity,
          costFen: row.cost_fen,
          left: row.left,
          valueFen: row.value,
          producedOn: row.produced_on,
          expiresOn: row.expires_on,
          state: stateOf(row.left, row.expires_on as Day | null, today),
        })),
      )
    },
  }
}

interface Shelf {
  left: number
  expired: number
  near: number
  valueFen: number
  expiresOn: Day | null
  lots: number
}

const NOTHING: Shelf = { left: 0, expired: 0, near: 0, valueFen: 0, expiresOn: null, lots: 0 }

function add(shelves: Map<string, Shelf>, lot: ReturnType<typeof store.onShelves>[number], today: Day): void {
  const shelf = shelves.get(lot.item) ?? { ...NOTHING }
  shelves.set(lot.item, shelf)
  const expiresOn = lot.expires_on as Day | null
  if (isExpired(expiresOn, today)) shelf.expired += lot.balance
  else {
    shelf.left += lot.balance
    if (isNearExpiry(expiresOn, today)) shelf.near += lot.balance
    if (expiresOn !== null && (shelf.expiresOn === null || expiresOn < shelf.expiresOn)) {
      shelf.expiresOn = expiresOn
    }
  }
  shelf.valueFen += lot.value_fen
  shelf.lots += 1
}

function stateOf(left: number, expiresOn: Day | null, today: Day): 'good' | 'near' | 'expired' | 'used_up' {
  if (left === 0) return 'used_up'
  if (isExpired(expiresOn, today)) return 'expired'
  return isNearExpiry(expiresOn, today) ? 'near' : 'good'
}
