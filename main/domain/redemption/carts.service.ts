import { type Cart, cart as cartSchema, type KeptCart, type redemption } from '../../api/redemption.ts'
import type { Calls } from '../../api/types.ts'
import type { HouseholdId } from '../../kernel/ids.ts'
import { ok } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import { schemeOf } from './cart-scheme.service.ts'
import { type CartRow, cartStore } from './carts.store.ts'
import type { CounterDeps } from './deps.service.ts'
import { createQuotes } from './quote.service.ts'
import { cartRefusals } from './refusals.ts'

/** More held carts than this, and nobody finds theirs again. */
export const MOST_HELD = 20

type CartCalls = Pick<Calls<typeof redemption>, 'keep' | 'hold' | 'recall' | 'drop'>

export const readCart = (row: { readonly content: string; readonly revision: number }): KeptCart => ({
  ...cartSchema.parse(JSON.parse(row.content)),
  revision: row.revision,
})

/** Another window has changed it since: a retry says the same as what is kept. */
const isNewer = (known: CartRow, revision: number, content: string): boolean =>
  known.revision > revision || (known.revision === revision && known.content !== content)

/** Carts on the counter: kept while they are filled, held aside, taken up again. Nothing here touches the ledger. */
export function createCarts(deps: CounterDeps): CartCalls {
  const { store, clock } = deps
  const quotes = createQuotes(deps)
  const now = () => clock.now().toISOString()
  return {
    keep(input) {
      const { revision } = input
      const kept = store.write((tx) => {
        if (book.document(tx, input.cart.id) !== undefined) return cartRefusals.gone()
        const known = cartStore.one(tx, input.cart.id)
        const begun = input.cart.scheme ?? (known && readCart(known).scheme)
        const scheme = schemeOf(deps, tx, begun === undefined ? {} : { scheme: begun }, deps.ledger.today())
        if (!scheme.ok) return scheme
        // always in this order: the text tells whether two windows mean the same cart
        const { id, household, lines, collector, identity } = input.cart
        const cart: Cart = { id, scheme: scheme.value.id, household, lines, collector, identity }
        const content = JSON.stringify(cart)
        if (known && isNewer(known, revision, content)) return cartRefusals.stale()
        if (cart.household === null && cart.lines.length === 0) {
          cartStore.remove(tx, cart.id)
          return ok(cart)
        }
        if (cart.household !== null) {
          const household = deps.households.counterHousehold(tx, cart.household as HouseholdId)
          if (!household.ok) return household
        }
        cartStore.save(tx, {
          id: cart.id,
          state: known?.state ?? 'open',
          household: cart.household,
          revision,
          content,
          updated_at: now(),
        })
        return ok(cart)
      })
      if (!kept.ok) return kept
      return quotes.quote(store, kept.value)
    },

    hold(input) {
      return store.write((tx) => {
        const held = cartStore.all(tx).filter((row) => row.state === 'held')
        if (held.length >= MOST_HELD) return cartRefusals.tooManyHeld(MOST_HELD)
        return cartStore.setState(tx, input.cart, 'held', now()) === 1 ? ok({}) : cartRefusals.gone()
      })
    },

    recall(input) {
      return store.write((tx) => {
        const row = cartStore.one(tx, input.cart)
        if (row === undefined) return cartRefusals.gone()
        cartStore.setState(tx, input.cart, 'open', now())
        return ok(readCart(row))
      })
    },

    drop(input) {
      return store.write((tx) => {
        cartStore.remove(tx, input.cart)
        return ok({})
      })
    },
  }
}
