import type { ReadHandle } from '../../db/handle.ts'
import { type Day, monthStart } from '../../kernel/dates.ts'
import { type PointsPurse, spendableOf } from '../../kernel/purse.ts'
import type { CounterHousehold } from '../households/households.ts'
import { systemPoints } from '../ledger/accounts.ts'
import { book } from '../ledger/book.service.ts'
import { pointsPurse } from '../schemes/purse.service.ts'
import type { SpendingScheme } from '../schemes/schemes.ts'
import { nextRedemptionDay } from '../schemes/windows.ts'
import type { CounterDeps } from './deps.service.ts'
import { type QuotaLeft, type QuotaUse, tightestQuota } from './quota.ts'
import { redemptionStore } from './redemption.store.ts'
import type { Standing } from './redemption.ts'

/** What a household may spend under a scheme, today; hundredths. */
export interface Purse extends PointsPurse {
  readonly spendable: number
  readonly used: QuotaUse
  readonly quotaLeft: QuotaLeft | null
  /** What keeps the household from redeeming today; left out for goods that are only exchanged. */
  readonly standing?: Standing | undefined
}

const UNLIMITED: QuotaUse = { day: 0, month: 0 }

export function purseOf(
  { ledger, schemes }: Pick<CounterDeps, 'ledger' | 'schemes'>,
  db: ReadHandle,
  household: CounterHousehold,
  scheme: SpendingScheme,
  today: Day,
): Purse {
  const points = pointsPurse({ ledger, schemes }, db, scheme, household.subject)
  const used = usedOf(db, household, scheme, today)
  return {
    ...points,
    spendable: spendableOf(points),
    used,
    quotaLeft: tightestQuota(scheme.settings.quotas, used, Math.max(1, household.population)),
    standing: {
      frozen: schemes.freeze(db, scheme.id, household.subject, today),
      opensOn: nextRedemptionDay(scheme.settings.windows, today),
      minimumScore: scheme.settings.minimumScoreHundredths,
    },
  }
}

function usedOf(db: ReadHandle, household: CounterHousehold, scheme: SpendingScheme, today: Day): QuotaUse {
  const limited = Object.values(scheme.settings.quotas).some((limit) => limit !== null)
  const redeemed = book.account(db, systemPoints(scheme.id, 'redeemed'))
  if (!limited || redeemed === undefined) return UNLIMITED
  const served = [household.id, ...household.predecessors]
  return redemptionStore.pointsUsed(db, served, redeemed.id, today, monthStart(today))
}
