import type { households, PrintableCard } from '../../api/households.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { makeCardCode, randomDigits } from '../../kernel/barcodes.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { type CardColumns, cardsStore } from './cards.store.ts'
import { householdsStore as store } from './households.store.ts'
import { withoutId } from './person-form.ts'
import { forAct, type HouseholdsDeps, loadRecord, refOf } from './records.service.ts'
import { type HouseholdRecord, nameOf } from './records.ts'
import { householdRefusals as refusals } from './refusals.ts'

type CardCalls = Pick<Calls<typeof households>, 'issueCards' | 'loseCard' | 'replaceCard' | 'printableCards'>

/** A new code for a household: what a document keeps of it. */
interface Dealt {
  readonly household: string
  readonly code: string
}

export function createCards(deps: HouseholdsDeps): CardCalls {
  const { store: village, ledger, random } = deps

  /** A serial that no card has had: with 12 random digits a second try is rare, but it costs nothing. */
  const freshCode = (db: ReadHandle, taken: ReadonlySet<string>): string => {
    for (;;) {
      const code = makeCardCode(randomDigits(random))
      if (!taken.has(code) && cardsStore.byCode(db, code) === undefined) return code
    }
  }

  const insert = (tx: WriteHandle, { household, code }: Dealt, document: string) =>
    cardsStore.insert(tx, {
      code,
      household,
      status: 'active',
      issued_on: ledger.today(),
      issued_by: document,
      changed_by: document,
    })

  return {
    issueCards(input, caller) {
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'card_issued',
            request: { households: [...input.households] },
          },
          () => {
            const dealt: Dealt[] = []
            const taken = new Set<string>()
            for (const household of new Set(input.households)) {
              const loaded = forAct(tx, household, 'card')
              if (!loaded.ok) return loaded
              if (cardsStore.inUse(tx, household)) return refusals.cardThere(loaded.value.number)
              const code = freshCode(tx, taken)
              taken.add(code)
              dealt.push({ household, code })
            }
            const [only] = dealt
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: dealt.length === 1 && only ? only.household : null,
              facts: { cards: dealt.map(({ household, code }) => ({ household, code })) },
            })
          },
        )
        if (!posted.ok) return posted
        const { cards } = posted.value.facts as unknown as { cards: Dealt[] }
        if (!posted.value.repeated) for (const card of cards) insert(tx, card, posted.value.id)
        return ok({ ...refOf(posted.value), cards: cards.flatMap((card) => printable(tx, card)) })
      })
    },

    loseCard(input, caller) {
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'card_lost',
            request: { household: input.household, code: input.code },
            texts: { reason: input.reason },
          },
          () => {
            const loaded = forAct(tx, input.household, 'card')
            if (!loaded.ok) return loaded
            const reason = withoutId('原因', input.reason)
            if (!reason.ok) return reason
            const card = cardInUse(tx, loaded.value, input.code)
            if (!card.ok) return card
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: input.household,
              facts: { code: card.value.code },
            })
          },
        )
        if (!posted.ok) return posted
        const { code } = posted.value.facts as { code: string }
        if (!posted.value.repeated) cardsStore.setStatus(tx, code, 'lost', posted.value.id)
        return ok({ ...refOf(posted.value), household: input.household })
      })
    },

    replaceCard(input, caller) {
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'card_issued',
            request: { household: input.household, replaces: true },
            texts: { reason: input.reason },
          },
          () => {
            const loaded = forAct(tx, input.household, 'card')
            if (!loaded.ok) return loaded
            const reason = withoutId('原因', input.reason)
            if (!reason.ok) return reason
            const [old] = cardsStore.ofHousehold(tx, input.household)
            if (old === undefined) return refusals.noCardToReplace(loaded.value.number)
            const inUse = cardsStore.inUse(tx, input.household)
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: input.household,
              facts: {
                cards: [{ household: input.household, code: freshCode(tx, new Set()) }],
                replaced: inUse?.code ?? null,
              },
            })
          },
        )
        if (!posted.ok) return posted
        const { cards, replaced } = posted.value.facts as unknown as {
          cards: [Dealt]
          replaced: string | null
        }
        if (!posted.value.repeated) {
          if (replaced !== null) cardsStore.setStatus(tx, replaced, 'replaced', posted.value.id)
          insert(tx, cards[0], posted.value.id)
        }
        const [card] = printable(tx, cards[0])
        return card ? ok({ ...refOf(posted.value), card }) : refusals.unknown()
      })
    },

    printableCards(input) {
      const cards = input.households.flatMap((household) => {
        const card = cardsStore.inUse(village, household)
        return card ? printable(village, card) : []
      })
      return ok(cards)
    },
  }
}

/** The card named, or the only one in use; after 并户 also one of a household that was taken in. */
function cardInUse(db: ReadHandle, household: HouseholdRecord, code: string | null): Result<CardColumns> {
  const cards = [household.id, ...store.predecessors(db, household.id).map((one) => one.id)].flatMap(
    (id) => cardsStore.inUse(db, id) ?? [],
  )
  const card = code === null ? cards[0] : cards.find((one) => one.code === code)
  return card ? ok(card) : refusals.noCard(household.number)
}

function printable(db: ReadHandle, card: Dealt): PrintableCard[] {
  const loaded = loadRecord(db, card.household)
  if (loaded === undefined) return []
  const { id, number, groupName } = loaded.record
  return [{ code: card.code, household: id, number, groupName, headName: nameOf(loaded.record) }]
}
