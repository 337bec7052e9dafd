import type { counting } from '../../api/counting.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { createApproval } from './approval.service.ts'
import { countingStore as store } from './counting.store.ts'
import type { CountingDeps } from './counts.service.ts'
import { createEntering } from './entering.service.ts'
import { createCountSheets } from './sheet.service.ts'

export interface CountingService extends Calls<typeof counting> {
  /** Counts that were begun and neither approved nor dropped. */
  openCounts(db: ReadHandle): number
}

/**
 * 盘点: what is counted stands beside what the book said at that very moment, so that redemptions may go on. Nothing
 * of it is in the book until the supervisor has agreed to the differences.
 */
export function createCounting(deps: CountingDeps): CountingService {
  return {
    ...createCountSheets(deps),
    ...createEntering(deps),
    ...createApproval(deps),
    openCounts: (db) => store.open(db).length,
  }
}
