import type { deeds } from '../../api/deeds.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { WriteHandle } from '../../db/handle.ts'
import type { DocumentId, HouseholdId, ItemId, LotId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { goodsPlace, subjectPoints, systemGoods } from '../ledger/accounts.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import { isHandedIn } from '../rules/clauses.ts'
import type { ClauseInForce } from '../rules/rules.ts'
import type { SchemeInForce } from '../schemes/schemes.ts'
import { candidatesStore } from './candidates.store.ts'
import { deedsStore as store } from './deeds.store.ts'
import type { DeedsDeps } from './deps.service.ts'
import { groundOf } from './posting.service.ts'
import { postingOf } from './posting-draft.service.ts'
import { countedOf } from './recording.service.ts'
import { checkSheet, type NewDeed } from './recording.ts'
import { recyclingRefusals as refusals } from './refusals.ts'

type Asked = Parameters<Calls<typeof deeds>['recycle']>[0]

interface Made {
  readonly scheme: SchemeInForce
  readonly clause: ClauseInForce
  readonly deed: NewDeed & { readonly id: string }
  readonly lot: string
  readonly transfers: readonly TransferDraft[]
}

/**
 * 回收: a household brings what is worth something by the rules, counted at the counter. Nothing is left to judge, so
 * it is posted at once, whatever steps other deeds walk; goods and points stand on one document.
 */
export function createRecycling(deps: DeedsDeps): Pick<Calls<typeof deeds>, 'recycle'> {
  const { store: village, ledger, ids, schemes, rules, households, goods } = deps

  return {
    recycle(input, caller) {
      return village.write((tx) => {
        let made: Made | undefined
        const { document, ...request } = input
        const posted = ledger.post(tx, { id: document as DocumentId, kind: 'recycled', request }, () => {
          const drafted = draft(tx, input, caller)
          if (!drafted.ok) return drafted
          made = drafted.value
          const { scheme, clause, deed, transfers } = made
          return ok({
            recordedBy: caller.staff?.id ?? null,
            household: deed.candidate.household,
            scheme: scheme.id,
            facts: {
              rules: clause.rules,
              number: clause.number,
              text: clause.text,
              unit: clause.unitName,
              quantity: deed.quantity,
              total: deed.points,
            },
            keptTexts: { head: deed.candidate.name },
            transfers,
          })
        })
        if (!posted.ok) return posted
        if (made) keep(tx, made, input, posted.value.id)
        const { total } = posted.value.facts as { total: number }
        const now = households.counterHousehold(tx, input.household as HouseholdId)
        const balance = now.ok
          ? ledger.balance(tx, subjectPoints(input.scheme as never, now.value.subject)).balance
          : 0
        return ok({ ...posted.value, total, balance })
      })
    },
  }

  function draft(tx: WriteHandle, input: Asked, caller: Caller): Result<Made> {
    const today = ledger.today()
    const scheme = schemes.inForce(tx, input.scheme, today)
    if (!scheme.ok) return scheme
    const clause = rules.clause(tx, input.scheme, input.clause, today)
    if (!clause.ok) return clause
    if (!isHandedIn(clause.value)) return refusals.notCounted(clause.value.text)
    if (scheme.value.settings.subject !== 'household') return refusals.notForHouseholds(scheme.value.name)
    const item = input.item === null ? undefined : goods.item(tx, input.item)
    if (input.item !== null && item?.kind !== 'recyclable') return refusals.itemUnknown()
    const candidates = candidatesStore.these(tx, 'household', [input.household], ledger.today())
    const checked = checkSheet(
      {
        happenedOn: today,
        // what lies on the counter is the evidence
        evidence: '当面点收',
        photos: [],
        selfReported: false,
        alsoEach: [],
        rows: [{ who: input.household, each: input.each, quantity: input.quantity }],
        evenTwice: true,
      },
      {
        today,
        scheme: scheme.value,
        clause: { ...clause.value, terms: { ...clause.value.terms, evidence: 'text' } },
        also: new Map(schemes.all(tx, today).map((one) => [one.id as string, one])),
        organisation: caller.staff !== null,
        hasPhoto: () => true,
        candidate: (who) => candidates.find((one) => one.who === who),
        counted: countedOf(tx, scheme.value.id, clause.value, today, candidates),
        newSubject: () => ids.next(),
      },
    )
    if (!checked.ok) return checked
    const deed = { ...checked.value[0]!, id: ids.next<string>() }
    const lot = ids.next<string>()
    const { transfers } = postingOf(
      [
        {
          id: deed.id,
          kind: 'award',
          veto: null,
          points: deed.points,
          happenedOn: today,
          scheme: scheme.value.id,
          subject: deed.subject,
          also: deed.also,
          line: 1,
        },
      ],
      groundOf(deps, tx),
    )
    const brought: TransferDraft[] =
      item === undefined
        ? []
        : [
            {
              line: 1,
              debit: goodsPlace(item.id as ItemId, lot as LotId, 'recycling'),
              credit: systemGoods(item.id as ItemId, 'donor'),
              amount: input.quantity * item.basePerUnit,
              valueFen: 0,
            },
          ]
    return ok({
      scheme: scheme.value,
      clause: clause.value,
      deed,
      lot,
      transfers: [...transfers, ...brought],
    })
  }

  function keep(tx: WriteHandle, { scheme, clause, deed, lot }: Made, input: Asked, document: string): void {
    store.insertDeed(tx, {
      id: deed.id,
      recorded_by: document,
      line: 1,
      scheme: scheme.id,
      scheme_version: scheme.version,
      rules: clause.rules,
      clause: clause.clause,
      subject: deed.subject,
      happened_on: ledger.today(),
      quantity: deed.quantity,
      points: deed.points,
      also: JSON.stringify(deed.also),
      state: 'posted',
      step: scheme.settings.steps.length,
      posted_by: document,
      posted_line: 1,
    })
    store.insertMove(tx, { deed: deed.id, document, step: scheme.settings.steps.length, outcome: 'recorded' })
    const item = input.item === null ? undefined : goods.item(tx, input.item)
    if (item === undefined) return
    goods.addLot(tx, {
      id: lot,
      item: item.id,
      received_by: document,
      line: 1,
      source: 'donation',
      channel: null,
      supplier: null,
      donor: null,
      quantity: input.quantity * item.basePerUnit,
      cost_fen: 0,
      produced_on: null,
      expires_on: null,
    })
  }
}
