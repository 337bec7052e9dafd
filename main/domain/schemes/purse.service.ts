import type { ReadHandle } from '../../db/handle.ts'
import type { SubjectId } from '../../kernel/ids.ts'
import type { GiftedPoints, PointsPurse } from '../../kernel/purse.ts'
import { subjectPoints } from '../ledger/accounts.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { SchemesService } from './schemes.service.ts'
import type { SpendingScheme } from './schemes.ts'
import { type SchemeSettings, stepOf } from './settings.ts'

/** What a subject has in a scheme, today. */
export function pointsPurse(
  { ledger, schemes }: { readonly ledger: Ledger; readonly schemes: SchemesService },
  db: ReadHandle,
  scheme: SpendingScheme,
  subject: SubjectId,
): PointsPurse {
  const has = (purpose: 'earned' | 'gifted') =>
    ledger.balance(db, subjectPoints(scheme.id, subject, purpose)).balance
  return {
    balance: has('earned'),
    floor: schemes.heldBack(db, scheme, subject),
    gifted: giftedUnder(scheme.settings, () => has('gifted')),
  }
}

/** Gifted points under a scheme's settings; `balance` is asked only where the scheme spends them. */
export function giftedUnder(
  { gifts, precision }: SchemeSettings,
  balance: () => number,
): GiftedPoints | undefined {
  const { on, earned, gifted } = gifts
  return on ? { balance: balance(), earned, gifted, step: stepOf(precision) } : undefined
}
