import type { counting } from '../../api/counting.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import { createApproval } from './approval.service.ts'
import { countingStore as store } from './counting.store.ts'
import type { CountingDeps } from './counts.service.ts'
import { createEntering } from './entering.service.ts'
import { createCountSheets } from './sheet.service.ts'

/** What the last count of an item found, in base steps; `difference` above zero where there was too much. */
export interface LastCount {
  readonly item: string
  readonly book: number
  readonly counted: number
  readonly difference: number
  readonly document: string
  readonly serial: string
  readonly businessDate: Day
}

export interface CountingService extends Calls<typeof counting> {
  /** Of each item that was counted in these days, by a count that nobody took back: the last one. */
  lastCounts(db: ReadHandle, from: Day, through: Day): LastCount[]
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
    lastCounts: (db, from, through) => [
      ...new Map(
        store.countedBetween(db, from, through).map((row) => [
          row.item,
          {
            ...{ item: row.item, book: row.book, counted: row.counted, difference: row.counted - row.book },
            ...{ document: row.document, serial: row.serial, businessDate: row.business_date as Day },
          },
        ]),
      ).values(),
    ],
    openCounts: (db) => store.openOnes(db),
  }
}
