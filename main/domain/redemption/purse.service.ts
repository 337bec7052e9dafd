import type { ReadHandle } from '../../db/handle.ts'
import { cycleOf } from '../../kernel/cycles.ts'
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
      redeemedInCycle: redeemedInCycle(db, household, scheme, today),
    },
  }
}

function usedOf(db: ReadHandle, household: CounterHousehold, scheme: SpendingScheme, today: Day): QuotaUse {
  const limited = Object.values(scheme.settings.quotas).some((limit) => limit !== null)
  return limited ? usedSince(db, household, scheme, today, monthStart(today)) : UNLIMITED
}

/** Asked for only where a score is needed: what was redeemed has been scored all the same. */
function redeemedInCycle(
  db: ReadHandle,
  household: CounterHousehold,
  { id, settings }: SpendingScheme,
  today: Day,
): number {
  const cycle = cycleOf(settings.cycle, today)
  if (settings.minimumScoreHundredths === 0 || cycle === null) return 0
  return usedSince(db, household, { id }, today, cycle.from).month
}

function usedSince(
  db: ReadHandle,
  household: CounterHousehold,
  { id }: Pick<SpendingScheme, 'id'>,
  today: Day,
  from: Day,
): QuotaUse {
  const redeemed = book.account(db, systemPoints(id, 'redeemed'))
  if (redeemed === undefined) return UNLIMITED
  const served = [household.id, ...household.predecessors]
  return redemptionStore.pointsUsed(db, served, redeemed.id, today, from)
}
