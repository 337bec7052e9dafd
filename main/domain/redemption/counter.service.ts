import type {
  Cart,
  CounterHousehold as HouseholdView,
  Overview,
  redemption,
  Scanned,
} from '../../api/redemption.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { classifyCode } from '../../kernel/barcodes.ts'
import { addMonths, type Day, timeOf } from '../../kernel/dates.ts'
import type { HouseholdId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { CounterHousehold } from '../households/households.ts'
import { book } from '../ledger/book.service.ts'
import { priceLines } from './assembly.service.ts'
import { schemeOf } from './cart-scheme.service.ts'
import { readCart } from './carts.service.ts'
import { cartStore } from './carts.store.ts'
import type { CounterDeps } from './deps.service.ts'
import { offerStore } from './offer.store.ts'
import { redemptionStore } from './redemption.store.ts'
import { scanRefusals } from './refusals.ts'
import { isUnchanged, slipsByCode } from './slip-code.service.ts'
import { slipNames } from './slips.service.ts'
import { createViews } from './views.service.ts'

type CounterCalls = Pick<Calls<typeof redemption>, 'overview' | 'scan' | 'household' | 'items'>

/** How many lines the idle screen has room for. */
const SHORT_LIST = 5
/** 临期: within two months. */
const NEAR_MONTHS = 2

/** The counter before a slip: what a scan is, who the household is, what there is today. */
export function createCounter(deps: CounterDeps): CounterCalls {
  const { store } = deps
  const views = createViews(deps)

  const householdView = (db: ReadHandle, id: HouseholdId): Result<HouseholdView> => {
    const today = deps.ledger.today()
    const scheme = deps.schemes.spending(db, today)
    if (!scheme.ok) return scheme
    const found = deps.households.counterHousehold(db, id)
    if (!found.ok) return found
    return ok(views.household(db, found.value, scheme.value, today))
  }

  const scannedItem = (code: string, today: Day): Result<Scanned> => {
    const found = deps.catalogue.itemByCode(store, code)
    if (found === undefined) return scanRefusals.unknown(code)
    const scheme = deps.schemes.spending(store, today)
    if (!scheme.ok) return scheme
    return ok({
      kind: 'item',
      item: views.item(store, found.item, scheme.value, today),
      quantity: found.quantity,
      pack: found.pack,
    })
  }

  let shelfKnown: { readonly key: string; readonly said: ShelfNotes } | undefined
  /** Asked at every scan: worked out again only when a document has moved something, or the day has. */
  const shelf = (db: ReadHandle, today: Day, scheme: string | null): ShelfNotes => {
    const key = `${today} ${scheme} ${book.head(db)?.hash}`
    if (shelfKnown?.key !== key) shelfKnown = { key, said: shelfNotes(db, today, scheme) }
    return shelfKnown.said
  }

  return {
    scan(input) {
      const today = deps.ledger.today()
      const code = classifyCode(input.code)
      switch (code.kind) {
        case 'card': {
          const found = deps.households.counterCard(store, code.code)
          if (!found.ok) return found
          const scheme = deps.schemes.spending(store, today)
          if (!scheme.ok) return scheme
          return ok({
            kind: 'household',
            household: views.household(store, found.value, scheme.value, today),
          })
        }
        case 'gtin':
        case 'short':
          return scannedItem(code.code, today)
        case 'slip': {
          const [row] = slipsByCode(store, code)
          if (row === undefined) return scanRefusals.slipUnknown(input.code)
          return ok({
            kind: 'slip',
            document: row.id,
            serial: row.serial,
            unchanged: isUnchanged(row, code.checkCode),
          })
        }
        case 'wrong':
          return scanRefusals.badCheckDigit(input.code)
        case 'unknown':
          return scannedItem(input.code, today)
      }
    },

    household: (input) => householdView(store, input.household as HouseholdId),

    items(input) {
      const today = deps.ledger.today()
      const scheme = deps.schemes.spending(store, today)
      if (!scheme.ok) return scheme
      const found = deps.catalogue.find(store, input.text, 60)
      return ok(
        found
          .filter((item) => item.kind !== 'recyclable')
          .map((item) => views.item(store, item, scheme.value, today)),
      )
    },

    overview() {
      const today = deps.ledger.today()
      const day = redemptionStore.day(store, today)
      const carts = cartStore.all(store)
      const scheme = deps.schemes.spending(store, today)
      const last = redemptionStore.lastSlip(store, today)
      const totalOf = (cart: Cart, household: CounterHousehold | null): number => {
        const own = schemeOf(deps, store, cart, today)
        if (!own.ok) return 0
        const priced = priceLines(deps, store, household, own.value, cart.lines, today)
        return priced.ok ? priced.value.reduce((sum, line) => sum + (line.points ?? 0), 0) : 0
      }
      const piecesIn = (cart: Cart): number | null => {
        let pieces = 0
        for (const { item, quantity } of cart.lines) {
          if (deps.catalogue.item(store, item)?.basePerUnit !== 1) return null
          pieces += quantity
        }
        return pieces
      }
      const named = (row: (typeof carts)[number]) => {
        const cart = readCart(row)
        const found =
          cart.household === null
            ? null
            : deps.households.counterHousehold(store, cart.household as HouseholdId)
        const household = found?.ok ? found.value : null
        return {
          cart: row.id,
          state: row.state,
          headName: household?.headName ?? '',
          number: household?.number ?? '',
          groupName: household?.groupName ?? '',
          lines: cart.lines.length,
          pieces: piecesIn(cart),
          total: totalOf(cart, household),
          time: timeOf(new Date(row.updated_at)),
        }
      }
      return ok({
        households: day.households,
        points: day.points,
        held: carts.map(named).filter((cart) => cart.state === 'held' || cart.lines > 0),
        open: carts.filter((row) => row.state === 'open').map(readCart),
        ...shelf(store, today, scheme.ok ? scheme.value.id : null),
        lastSlip: last
          ? {
              document: last.id,
              serial: last.serial,
              headName: slipNames(store, last.id).household.headName ?? '',
              total: last.total,
              printing: last.printing,
            }
          : null,
        awaitingReview: redemptionStore.awaitingReview(store).length,
      })
    },
  }
}

type ShelfNotes = Pick<Overview, 'lowStock' | 'nearExpiry' | 'offered'>

function shelfNotes(db: ReadHandle, today: Day, scheme: string | null): ShelfNotes {
  return {
    lowStock: offerStore.running(db, SHORT_LIST).map((row) => ({
      name: row.name,
      left: row.left / row.base_per_unit,
      unit: row.unit,
    })),
    nearExpiry: offerStore.expiring(db, today, addMonths(today, NEAR_MONTHS), SHORT_LIST).map((row) => ({
      name: row.name,
      expiresOn: row.expires_on ?? today,
      left: row.left / row.base_per_unit,
      unit: row.unit,
    })),
    offered: scheme === null ? 0 : offerStore.offer(db, scheme, today, Number.MAX_SAFE_INTEGER, -1).length,
  }
}
