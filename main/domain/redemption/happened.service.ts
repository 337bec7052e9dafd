import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { HouseholdId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { CounterHousehold } from '../households/households.ts'
import type { DocumentDraft } from '../ledger/ledger.ts'
import { type AskedLine, assemble, priceLines, transfersOf } from './assembly.service.ts'
import { type ChosenCollector, resolveCollector } from './collectors.ts'
import type { CounterDeps } from './deps.service.ts'
import { purseOf } from './purse.service.ts'
import { redemptionStore as store } from './redemption.store.ts'
import { paperRefusals as refusals } from './refusals.ts'
import { piecesOf, type SlipNames, type SlipRecord } from './slip-record.ts'
import { giftedIn, recordJson, slipHousehold } from './slips.service.ts'

/** Goods that went out before the book had a slip for them. */
export interface Happened {
  readonly household: string
  readonly lines: readonly AskedLine[]
  readonly day: Day
  readonly writer: string
  readonly issuer: string
  readonly enteredBy: string | null
  readonly awaitingReview: boolean
  readonly collector: (household: CounterHousehold) => Result<ChosenCollector>
  /** Hundredths that must come out; null where nobody has said any. */
  readonly total: number | null
  /** How the slip came about. */
  readonly from: Pick<SlipRecord, 'paper' | 'missing'>
}

/** A slip for what happened already: neither limits nor points stop it; the shelf does. */
export function happenedDraft(deps: CounterDeps, tx: ReadHandle, happened: Happened): Result<DocumentDraft> {
  const { day, from } = happened
  const [writer, issuer] = [deps.staff.find(happened.writer), deps.staff.find(happened.issuer)]
  if (writer === undefined || issuer === undefined) return refusals.people()
  const found = deps.households.counterHousehold(tx, happened.household as HouseholdId)
  if (!found.ok) return found
  const household = found.value
  const scheme = deps.schemes.spending(tx, day)
  if (!scheme.ok) return scheme
  const purse = purseOf(deps, tx, household, scheme.value, day)
  const priced = priceLines(deps, tx, household, scheme.value, happened.lines, day)
  if (!priced.ok) return priced
  const assembled = assemble(deps, tx, household, scheme.value, purse, priced.value, day, true)
  if (!assembled.ok) return assembled
  const { judged, lines } = assembled.value
  if (happened.total !== null && judged.total !== happened.total) {
    return refusals.total(happened.total, judged.total)
  }
  const chosen = happened.collector(household)
  if (!chosen.ok) return chosen
  const collector = resolveCollector(household, chosen.value, null, day, true)
  if (!collector.ok) return collector
  const names: SlipNames = {
    household: slipHousehold(household),
    collector: collector.value,
    writer: writer.name,
    issuer: issuer.name,
    reason: null,
  }
  const transfers = transfersOf(household, scheme.value, undefined, assembled.value)
  return ok({
    businessDate: day,
    recordedBy: writer.id,
    handedBy: issuer.id,
    household: household.id,
    scheme: scheme.value.id,
    facts: recordJson({
      lines,
      returned: [],
      total: judged.total,
      ...giftedIn(transfers),
      spendableBefore: judged.spendableBefore,
      spendableAfter: judged.spendableAfter,
      ordinalOfDay: store.ordinalOfDay(tx, household.id, day),
      pieces: piecesOf(lines),
      awaitingReview: happened.awaitingReview,
      enteredBy: happened.enteredBy,
      ...from,
    }),
    keptTexts: { names: JSON.stringify(names) },
    transfers,
  })
}
