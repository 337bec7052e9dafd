import type { Store } from '../../db/handle.ts'
import type { Clock } from '../../kernel/dates.ts'
import type { DocumentId, Ids } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { StaffService } from '../staff/staff.service.ts'
import { staffRefusals } from '../staff/staff.ts'
import { beginBranch, moveToBranch } from './branches.service.ts'

export interface TakeOverOrder {
  readonly document: string
  readonly staff: string
  readonly newPin: string
}

/**
 * 接管: gives an administrator a first PIN where this machine knows none, on a branch of its own, for the same
 * books may go on elsewhere. Refuses pins_known, staff_not_admin.
 */
export function createTakeOver(deps: {
  store: Store
  ledger: Ledger
  staff: Pick<StaffService, 'strandedAdmins' | 'setFirstSecrets'>
  clock: Clock
  ids: Ids
}) {
  const { store, ledger, staff, clock, ids } = deps
  return (order: TakeOverOrder): Result<{ serial: string; recoveryCode: string }> => {
    const stranded = staff.strandedAdmins()
    if (stranded.length === 0) return staffRefusals.pinsKnown()
    if (!stranded.some(({ id }) => id === order.staff)) return staffRefusals.notAdmin()
    const id = order.document as DocumentId
    const recorded = store.write((tx) => {
      if (book.document(tx, id) === undefined) {
        moveToBranch(tx, beginBranch(tx, ids, clock.now().toISOString()))
      }
      return ledger.post(tx, { id, kind: 'taken_over', request: { staff: order.staff } }, () =>
        ok({ recordedBy: order.staff }),
      )
    })
    if (!recorded.ok) return recorded
    // recorded first: a power cut in between leaves an act without a PIN, and it is done again
    const recoveryCode = staff.setFirstSecrets([{ id: order.staff, pin: order.newPin }], order.staff)
    return ok({ serial: recorded.value.serial, recoveryCode })
  }
}
