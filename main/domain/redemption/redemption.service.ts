import type { Cart, Identity, redemption } from '../../api/redemption.ts'
import type { Calls } from '../../api/types.ts'
import type { WriteHandle } from '../../db/handle.ts'
import type { DocumentId, HouseholdId } from '../../kernel/ids.ts'
import type { Json } from '../../kernel/json.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { DocumentDraft } from '../ledger/ledger.ts'
import { assemble, priceLines, transfersOf } from './assembly.service.ts'
import { schemeOf } from './cart-scheme.service.ts'
import { createCarts } from './carts.service.ts'
import { cartStore } from './carts.store.ts'
import { resolveCollector } from './collectors.ts'
import { createCounter } from './counter.service.ts'
import type { CounterDeps } from './deps.service.ts'
import { createFound } from './found.service.ts'
import { createPaper } from './paper.service.ts'
import { purseOf } from './purse.service.ts'
import { redemptionStore } from './redemption.store.ts'
import { mergeLines } from './redemption.ts'
import { redemptionRefusals as refusals } from './refusals.ts'
import { createReview } from './review.service.ts'
import { needsReview, piecesOf, type SlipNames } from './slip-record.ts'
import { giftedIn, postedSlip, recordJson, slipHousehold } from './slips.service.ts'

export type RedemptionService = Calls<typeof redemption>

/** How a person without a card was known; null where the card was there. */
export const identityCheck = (identity: Identity): string | null =>
  identity.by === 'card' ? null : identity.check

/** The counter: scans, carts, and one transaction from cart to slip. */
export function createRedemption(deps: CounterDeps): RedemptionService {
  return {
    ...createCounter(deps),
    ...createCarts(deps),
    ...createReview(deps),
    ...createFound(deps),
    ...createPaper(deps),

    confirm(input, caller) {
      const { cart } = input
      return deps.store.write((tx) => {
        const posted = deps.ledger.post(
          tx,
          {
            id: cart.id as DocumentId,
            kind: 'redemption',
            request: requestOf(cart),
            texts: textsOf(cart),
          },
          () => draftOf(deps, tx, cart, input.spendableShown, caller.staff?.id ?? null),
        )
        if (!posted.ok) return posted
        if (!posted.value.repeated) {
          cartStore.remove(tx, cart.id)
          deps.queueSlip(tx, posted.value.id, posted.value.serial)
        }
        return ok(postedSlip(tx, posted.value))
      })
    },
  }
}

/** What makes the cart this cart: a retry must say the same. Personal text is kept apart. */
function requestOf(cart: Cart): Json {
  return {
    ...(cart.scheme === undefined ? {} : { scheme: cart.scheme }),
    household: cart.household,
    lines: mergeLines(cart.lines).map(({ item, quantity }) => ({ item, quantity })),
    collector: cart.collector === null ? null : collectorRequest(cart.collector),
    identity: cart.identity.by,
  }
}

function collectorRequest(collector: NonNullable<Cart['collector']>): Json {
  switch (collector.kind) {
    case 'member':
      return { kind: 'member', person: collector.person }
    case 'standing_proxy':
      return { kind: 'standing_proxy', proxy: collector.proxy }
    case 'proxy':
      return { kind: 'proxy' }
  }
}

function textsOf(cart: Cart) {
  const proxy = cart.collector?.kind === 'proxy' ? cart.collector : undefined
  return {
    proxy: proxy && JSON.stringify([proxy.name, proxy.relation, proxy.identity]),
    identity: identityCheck(cart.identity) ?? undefined,
  }
}

/** Reads the books, lets the rules judge, and drafts the document; all inside the slip's transaction. */
function draftOf(
  deps: CounterDeps,
  tx: WriteHandle,
  cart: Cart,
  spendableShown: number,
  enteredBy: string | null,
): Result<DocumentDraft> {
  const shift = deps.sessions.shift()
  if (!shift.ok) return shift
  if (cart.household === null) return refusals.noHousehold()
  const today = deps.ledger.today()
  const found = deps.households.counterHousehold(tx, cart.household as HouseholdId)
  if (!found.ok) return found
  const household = found.value
  const scheme = schemeOf(deps, tx, cart, today)
  if (!scheme.ok) return scheme
  const purse = purseOf(deps, tx, household, scheme.value, today)
  const priced = priceLines(deps, tx, household, scheme.value, cart.lines, today)
  if (!priced.ok) return priced
  if (purse.spendable !== spendableShown) return refusals.balanceChanged(spendableShown, purse.spendable)
  const assembled = assemble(deps, tx, household, scheme.value, purse, priced.value, today)
  if (!assembled.ok) return assembled
  const collector = resolveCollector(
    household,
    cart.collector,
    identityCheck(cart.identity),
    today,
    scheme.value.settings.minorsMayCollect,
  )
  if (!collector.ok) return collector

  const { judged, lines } = assembled.value
  const names: SlipNames = {
    household: slipHousehold(household),
    collector: collector.value,
    writer: shift.value.writerName,
    issuer: shift.value.issuerName,
    reason: null,
  }
  const transfers = transfersOf(household, scheme.value, purse.floor, assembled.value)
  return ok({
    recordedBy: shift.value.writer,
    handedBy: shift.value.issuer,
    household: household.id,
    scheme: scheme.value.id,
    facts: recordJson({
      lines,
      returned: [],
      total: judged.total,
      ...giftedIn(transfers),
      spendableBefore: judged.spendableBefore,
      spendableAfter: judged.spendableAfter,
      ordinalOfDay: redemptionStore.ordinalOfDay(tx, household.id, today),
      pieces: piecesOf(lines),
      awaitingReview: needsReview(shift.value, enteredBy),
      enteredBy,
    }),
    keptTexts: { names: JSON.stringify(names) },
    transfers,
  })
}
