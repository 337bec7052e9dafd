import type { ReadHandle } from '../../db/handle.ts'
import { type Cycle, cycleBefore, cycleName, type Period } from '../../kernel/cycles.ts'
import type { Day } from '../../kernel/dates.ts'
import type { SchemesService } from '../schemes/schemes.service.ts'
import type { SchemeInForce } from '../schemes/schemes.ts'

export interface OverCycle extends Period {
  readonly name: string
}

/** The last cycle that is over, where the scheme was there before it ended. */
export function cycleOver(
  schemes: Pick<SchemesService, 'inForce'>,
  db: ReadHandle,
  scheme: SchemeInForce,
  today: Day,
  cycle: Cycle = scheme.settings.cycle,
): OverCycle | null {
  const over = cycleBefore(cycle, today)
  if (over === null || !schemes.inForce(db, scheme.id, over.to).ok) return null
  return { ...over, name: cycleName(cycle, over) }
}
