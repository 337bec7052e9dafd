import type { stock } from '../../api/stock.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId, HouseholdId, ItemId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { goodsPlace, systemGoods } from '../ledger/accounts.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import { attachPhotos } from '../photos/attached.service.ts'
import { photoRefusals } from '../photos/photos.ts'
import { issuingStore as store } from './issuing.store.ts'
import { checkIssue, type IssuedPart, issuingRefusals as refusals } from './issuing.ts'
import type { StockDeps } from './stock.service.ts'
import { stockStore } from './stock.store.ts'

type IssuingCalls = Pick<Calls<typeof stock>, 'issue'>
type Input = Parameters<IssuingCalls['issue']>[0]

/**
 * 报损 and 出库: goods leave the shelf otherwise than by redemption. What is written off a second person has seen,
 * who says so with a PIN; what is given away or used goes to the other issues, and is signed for on paper.
 */
export function createIssuing(deps: StockDeps): IssuingCalls {
  const { store: village, ledger, catalogue, households, photos, staff } = deps
  return {
    issue(input, caller) {
      return village.write((tx) => {
        const { document, words, witnessPin, ...request } = input
        const writeOff = input.purpose === 'write_off'
        const posted = ledger.post(
          tx,
          {
            id: document as DocumentId,
            kind: writeOff ? 'written_off' : 'goods_issued',
            request,
            texts: { words },
          },
          () => {
            const parts = check(tx, input)
            if (!parts.ok) return parts
            const named = householdNames(tx, input.households)
            if (!named.ok) return named
            if (input.photos.some((photo) => photos.find(photo) === undefined)) return photoRefusals.missing()
            if (writeOff) {
              const seen = witnessed(input, caller)
              if (!seen.ok) return seen
            }
            return ok({
              recordedBy: caller.staff?.id ?? null,
              handedBy: writeOff ? input.witness : null,
              ...(input.businessDate === null ? {} : { businessDate: input.businessDate as Day }),
              facts: {
                totalFen: parts.value.reduce((sum, part) => sum + part.valueFen, 0),
                parts: parts.value.map((part) => ({ ...part })),
              },
              ...(named.value === '' ? {} : { keptTexts: { households: named.value } }),
              transfers: parts.value.map((part) => left(part, writeOff ? 'loss' : 'issued_out')),
            })
          },
        )
        if (!posted.ok) return posted
        if (!posted.value.repeated) attachPhotos(photos, tx, input.photos, document)
        return ok({ ...posted.value, totalFen: (posted.value.facts as { totalFen: number }).totalFen })
      })
    },
  }

  function check(db: ReadHandle, input: Input): Result<IssuedPart[]> {
    return checkIssue(
      { ...input, reason: input.purpose === 'write_off' ? input.reason : null },
      {
        day: (input.businessDate ?? ledger.today()) as Day,
        goods: (item) => catalogue.item(db, item),
        shelf: (item) => stockStore.onShelf(db, item),
        receivedOn: (lot) => store.receivedOn(db, lot),
      },
    )
  }

  /** 「0012 孙德福、0013 王桂花」, as they are called on this day. */
  function householdNames(db: ReadHandle, ids: readonly string[]): Result<string> {
    const names: string[] = []
    for (const id of ids) {
      const household = households.counterHousehold(db, id as HouseholdId)
      if (!household.ok) return household
      names.push([household.value.number, household.value.headName].filter(Boolean).join(' '))
    }
    return ok(names.join('、'))
  }

  function witnessed({ witness, witnessPin }: Input, caller: Caller): Result<unknown> {
    if (witness === null) return refusals.witnessNeeded()
    if (witness === caller.staff?.id) return refusals.witnessSame()
    return staff.checkPin(witness, witnessPin)
  }
}

const left = (part: IssuedPart, to: 'loss' | 'issued_out'): TransferDraft => ({
  line: part.line,
  debit: systemGoods(part.item as ItemId, to),
  credit: goodsPlace(part.item as ItemId, part.lot),
  amount: part.quantity,
  valueFen: part.valueFen,
})
