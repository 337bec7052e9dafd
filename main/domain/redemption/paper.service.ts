import type { redemption } from '../../api/redemption.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { type Day, yearOf } from '../../kernel/dates.ts'
import type { DocumentId, HouseholdId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { DocumentDraft } from '../ledger/ledger.ts'
import { assemble, priceLines, transfersOf } from './assembly.service.ts'
import { resolveCollector } from './collectors.ts'
import type { CounterDeps } from './deps.service.ts'
import { purseOf } from './purse.service.ts'
import { redemptionStore as store } from './redemption.store.ts'
import { mergeLines } from './redemption.ts'
import { paperRefusals as refusals } from './refusals.ts'
import { needsReview, piecesOf, type SlipNames } from './slip-record.ts'
import { giftedIn, postedSlip, recordJson, slipHousehold } from './slips.service.ts'

type PaperCalls = Pick<Calls<typeof redemption>, 'enterPaper'>
type Paper = Parameters<PaperCalls['enterPaper']>[0]

/** The number as it is kept and looked for. */
export const paperNumber = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** 手工兑换单补录: a redemption like any other, on the day and with the number of its paper. */
export function createPaper(deps: CounterDeps): PaperCalls {
  return {
    enterPaper(input, caller) {
      const { document, household, number, day, total, writer, issuer } = input
      const proxy = input.collector.kind === 'proxy' ? input.collector : undefined
      return deps.store.write((tx) => {
        const posted = deps.ledger.post(
          tx,
          {
            id: document as DocumentId,
            kind: 'redemption',
            request: {
              household,
              lines: mergeLines(input.lines).map(({ item, quantity }) => ({ item, quantity })),
              collector: proxy ? { kind: 'proxy' } : { ...input.collector },
              onPaper: { number: paperNumber(number), day, total, writer, issuer },
            },
            texts: { proxy: proxy && JSON.stringify([proxy.name, proxy.relation, proxy.identity]) },
          },
          () => draftOf(deps, tx, input, caller.staff?.id ?? null),
        )
        return posted.ok ? ok(postedSlip(tx, posted.value)) : posted
      })
    },
  }
}

function draftOf(
  deps: CounterDeps,
  tx: ReadHandle,
  paper: Paper,
  enteredBy: string | null,
): Result<DocumentDraft> {
  const day = paper.day as Day
  const number = paperNumber(paper.number)
  const before = enteredFrom(tx, number, day)
  if (before !== undefined) return refusals.twice(number, before)
  const [writer, issuer] = [deps.staff.find(paper.writer), deps.staff.find(paper.issuer)]
  if (writer === undefined || issuer === undefined) return refusals.people()
  const found = deps.households.counterHousehold(tx, paper.household as HouseholdId)
  if (!found.ok) return found
  const household = found.value
  const scheme = deps.schemes.spending(tx, day)
  if (!scheme.ok) return scheme
  const purse = purseOf(deps, tx, household, scheme.value, day)
  const priced = priceLines(deps, tx, household, scheme.value, paper.lines, day)
  if (!priced.ok) return priced
  const assembled = assemble(deps, tx, household, scheme.value, purse, priced.value, day, true)
  if (!assembled.ok) return assembled
  const { judged, lines } = assembled.value
  if (judged.total !== paper.total) return refusals.total(paper.total, judged.total)
  const collector = resolveCollector(household, paper.collector, null, day, true)
  if (!collector.ok) return collector
  const names: SlipNames = {
    household: slipHousehold(household),
    collector: collector.value,
    writer: writer.name,
    issuer: issuer.name,
    reason: null,
  }
  const shift = { writer: writer.id, issuer: issuer.id, alone: writer.id === issuer.id }
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
      awaitingReview: needsReview(shift, enteredBy),
      enteredBy,
      paper: { number },
    }),
    keptTexts: { names: JSON.stringify(names) },
    transfers,
  })
}

/** The slip that this year's paper of the number stands in already; one that was taken back whole does not count. */
function enteredFrom(db: ReadHandle, number: string, day: Day): string | undefined {
  return store
    .byPaper(db, number)
    .filter((slip) => slip.business_date.slice(0, 4) === String(yearOf(day)))
    .find((slip) => !store.followUps(db, slip.id).some(({ kind }) => kind === 'reversal'))?.serial
}
