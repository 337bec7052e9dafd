import type { redemption } from '../../api/redemption.ts'
import type { Calls } from '../../api/types.ts'
import { timeOf } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { ok, refuse } from '../../kernel/result.ts'
import type { CounterDeps } from './deps.service.ts'
import { redemptionStore as store } from './redemption.store.ts'
import { slipNames } from './slips.service.ts'

type ReviewCalls = Pick<Calls<typeof redemption>, 'countersign' | 'awaitingReview'>

export const reviewRefusals = {
  ownSlip: (serial: string) =>
    refuse('review_own_slip', `${serial} 是您自己开的，请另一个人来复核。`, { serial }),
  notWaiting: () => refuse('review_not_waiting', '这张单已经复核过，或者不用复核。请刷新看看。'),
}

/** 待复核: slips that one person alone wrote and handed out are countersigned by another before the day ends. */
export function createReview(deps: CounterDeps): ReviewCalls {
  const waiting = () => store.awaitingReview(deps.store)
  return {
    awaitingReview: () =>
      ok(
        waiting().map((slip) => ({
          document: slip.id,
          serial: slip.serial,
          headName: slipNames(deps.store, slip.id).household.headName ?? '',
          total: slip.total,
          businessDate: slip.business_date,
          time: timeOf(new Date(slip.entered_at)),
        })),
      ),

    countersign(input) {
      const checked = deps.staff.checkPin(input.staff, input.pin)
      if (!checked.ok) return checked
      return deps.store.write((tx) => {
        const posted = deps.ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'countersigned',
            request: { slips: [...input.slips], staff: input.staff },
          },
          () => {
            const open = new Map(store.awaitingReview(tx).map((slip) => [slip.id, slip]))
            for (const id of input.slips) {
              const slip = open.get(id)
              if (slip === undefined) return reviewRefusals.notWaiting()
              if (slip.recorded_by === input.staff) return reviewRefusals.ownSlip(slip.serial)
            }
            return ok({ recordedBy: input.staff })
          },
        )
        if (posted.ok && !posted.value.repeated) {
          for (const slip of input.slips) store.countersign(tx, slip, posted.value.id, input.staff)
        }
        return posted
      })
    },
  }
}
