import { ok, type Result } from '../../kernel/result.ts'
import { householdRefusals as refusals } from './refusals.ts'

export type HouseholdStatus = 'active' | 'head_pending' | 'closed' | 'merged'

/** What may be done with a household. */
export type HouseholdAct =
  | 'change'
  | 'change_head'
  | 'close'
  | 'reopen'
  | 'take_in'
  | 'be_taken_in'
  | 'split'
  | 'card'
  | 'proxy'

const OPEN: readonly HouseholdAct[] = ['change', 'change_head', 'close', 'be_taken_in', 'card', 'proxy']

/** Acts by standing; a merged household is final. */
const MAY: Readonly<Record<HouseholdStatus, readonly HouseholdAct[]>> = {
  active: [...OPEN, 'take_in', 'split'],
  head_pending: OPEN,
  closed: ['reopen'],
  merged: [],
}

export function mayAct(
  household: { readonly number: string; readonly status: HouseholdStatus },
  act: HouseholdAct,
): Result<null> {
  if (MAY[household.status].includes(act)) return ok(null)
  switch (household.status) {
    case 'merged':
      return refusals.merged(household.number)
    case 'closed':
      return refusals.closed(household.number)
    case 'head_pending':
      return act === 'reopen' ? refusals.notClosed(household.number) : refusals.headPending(household.number)
    case 'active':
      return refusals.notClosed(household.number)
  }
}

export interface StandingPerson {
  readonly id: string
  readonly status: 'living' | 'away' | 'dead' | 'left'
}

export const isHere = (person: StandingPerson): boolean =>
  person.status === 'living' || person.status === 'away'

/** Who is head after members changed: nobody, where the head died or left; then the household waits for one. */
export function headAfter(
  head: string | null,
  persons: readonly StandingPerson[],
): { head: string | null; status: 'active' | 'head_pending' } {
  const stays = head !== null && persons.some((person) => person.id === head && isHere(person))
  return stays ? { head, status: 'active' } : { head: null, status: 'head_pending' }
}
