import type { redemption } from '../../api/redemption.ts'
import type { Calls } from '../../api/types.ts'
import { cumulativeShare } from '../../kernel/amounts.ts'
import type { DocumentId, ItemId, LotId } from '../../kernel/ids.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { goodsPlace, systemGoods } from '../ledger/accounts.ts'
import type { CounterDeps } from './deps.service.ts'
import { redemptionStore } from './redemption.store.ts'
import { redemptionRefusals } from './refusals.ts'

type FoundCalls = Pick<Calls<typeof redemption>, 'found'>

export const foundRefusals = {
  notGoods: (name: string) => refuse('found_not_goods', `${name}不占库存，不用补录。`, { name }),
  sameWitness: () => refuse('found_same_person', '要另一个人一起看过才能补录，请换一位见证人。'),
}

/**
 * F9 现场补录: the shelf has it and the book has not. A second person confirms with a PIN, and the queue goes on.
 * Valued at what the item last cost; the count at month end says where it had been.
 */
export function createFound(deps: CounterDeps): FoundCalls {
  return {
    found(input, caller) {
      const witness = deps.staff.checkPin(input.witness, input.witnessPin)
      if (!witness.ok) return witness
      return deps.store.write((tx) => {
        const posted = deps.ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'found_at_counter',
            request: { item: input.item, quantity: input.quantity, witness: input.witness },
            texts: { reason: input.reason },
          },
          () => {
            const shift = deps.sessions.shift()
            if (!shift.ok) return shift
            if (input.witness === shift.value.writer || input.witness === caller.staff?.id) {
              return foundRefusals.sameWitness()
            }
            const item = deps.catalogue.item(tx, input.item)
            if (item === undefined) return redemptionRefusals.unknownItem()
            if (item.kind !== 'goods') return foundRefusals.notGoods(item.name)
            const last = redemptionStore.lastCost(tx, item.id)
            const valueFen = last ? cumulativeShare(last.cost_fen * input.quantity, 1, last.quantity) : 0
            return ok({
              recordedBy: shift.value.writer,
              handedBy: input.witness,
              facts: { item: item.id, quantity: input.quantity, valueFen },
              transfers: [
                {
                  line: 1,
                  debit: goodsPlace(item.id as ItemId, lotOf(input.document)),
                  credit: systemGoods(item.id as ItemId, 'found'),
                  amount: input.quantity,
                  valueFen,
                },
              ],
            })
          },
        )
        if (posted.ok && !posted.value.repeated) {
          const facts = posted.value.facts as { valueFen: number }
          deps.stock.addLot(tx, {
            id: lotOf(input.document),
            item: input.item,
            received_by: input.document,
            line: 1,
            source: 'found',
            channel: null,
            supplier: null,
            donor: null,
            quantity: input.quantity,
            cost_fen: facts.valueFen,
            produced_on: null,
            expires_on: null,
          })
        }
        return posted
      })
    },
  }
}

/** One document, one lot: the lot is known by the document that found it. */
const lotOf = (document: string) => document as LotId
