import type { redemption } from '../../api/redemption.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { type Day, yearOf } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { DocumentDraft } from '../ledger/ledger.ts'
import type { CounterDeps } from './deps.service.ts'
import { happenedDraft } from './happened.service.ts'
import { redemptionStore as store } from './redemption.store.ts'
import { mergeLines } from './redemption.ts'
import { paperRefusals as refusals } from './refusals.ts'
import { needsReview } from './slip-record.ts'
import { postedSlip } from './slips.service.ts'

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
  const { household, lines, collector, total, writer, issuer } = paper
  const shift = { writer, issuer, alone: writer === issuer }
  return happenedDraft(deps, tx, {
    household,
    lines,
    day,
    writer,
    issuer,
    enteredBy,
    awaitingReview: needsReview(shift, enteredBy),
    collector: () => ok(collector),
    total,
    from: { paper: { number } },
  })
}

/** The slip that this year's paper of the number stands in already; one that was taken back whole does not count. */
function enteredFrom(db: ReadHandle, number: string, day: Day): string | undefined {
  return store
    .byPaper(db, number)
    .filter((slip) => slip.business_date.slice(0, 4) === String(yearOf(day)))
    .find((slip) => !store.followUps(db, slip.id).some(({ kind }) => kind === 'reversal'))?.serial
}
