import type { Cart, Quote } from '../../api/redemption.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { HouseholdId } from '../../kernel/ids.ts'
import { giftedOf, spendableOf, without } from '../../kernel/purse.ts'
import { ok, type Refusal, type Result } from '../../kernel/result.ts'
import { assemble, priceLines } from './assembly.service.ts'
import { schemeOf } from './cart-scheme.service.ts'
import { resolveCollector } from './collectors.ts'
import type { CounterDeps } from './deps.service.ts'
import { offerStore } from './offer.store.ts'
import { type Purse, purseOf } from './purse.service.ts'
import { redemptionRefusals as refusals } from './refusals.ts'
import { createViews } from './views.service.ts'

/** How many cheaper goods are offered where points are short. */
const MOST_AFFORDABLE = 3

/** Prices a cart as the books stand: what it costs, what remains, and what stands in the way. */
export function createQuotes(deps: CounterDeps) {
  const views = createViews(deps)
  return {
    quote(db: ReadHandle, cart: Cart): Result<Quote> {
      const today = deps.ledger.today()
      const scheme = schemeOf(deps, db, cart, today)
      if (!scheme.ok) return scheme
      const found =
        cart.household === null ? null : deps.households.counterHousehold(db, cart.household as HouseholdId)
      if (found !== null && !found.ok) return found
      const household = found === null ? null : found.value
      const purse = household && purseOf(deps, db, household, scheme.value, today)
      const priced = priceLines(deps, db, household, scheme.value, cart.lines, today)
      if (!priced.ok) return priced
      const assembled = assemble(deps, db, household, scheme.value, purse, priced.value, today)
      const collected =
        household === null
          ? refusals.noHousehold()
          : resolveCollector(
              household,
              cart.collector,
              cart.identity.by === 'card' ? null : cart.identity.check,
              today,
              scheme.value.settings.minorsMayCollect,
            )
      const obstacle: Refusal | null = !assembled.ok
        ? assembled.refusal
        : collected.ok
          ? null
          : collected.refusal
      const total = priced.value.reduce((sum, line) => sum + (line.points ?? 0), 0)
      return ok({
        scheme: scheme.value.id,
        household: household && views.household(db, household, scheme.value, today),
        lines: priced.value.map((line) => ({
          item: views.item(db, line.goods, scheme.value, today),
          quantity: line.quantity,
          points: line.points ?? 0,
          takenThisMonth: line.takes[0]?.monthly?.taken ?? null,
        })),
        total,
        spendableAfter: purse && leftAfter(purse, total),
        quotaLeftAfter: purse?.quotaLeft
          ? { ...purse.quotaLeft, left: Math.max(0, purse.quotaLeft.left - total) }
          : null,
        obstacle: obstacle && { ...obstacle, facts: { ...obstacle.facts } },
        affordable:
          obstacle?.code === 'points_short' && purse
            ? offerStore
                .offer(db, scheme.value.id, today, purse.spendable, MOST_AFFORDABLE)
                .map((goods) => ({ name: goods.name, points: goods.points ?? 0 }))
            : [],
      })
    },
  }
}

/** What may be spent after a slip; where that is too much, how much is missing. */
const leftAfter = (purse: Purse, total: number): number =>
  total > purse.spendable
    ? purse.spendable - total
    : spendableOf(without(purse, total, giftedOf(total, purse.gifted)))
