import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import { countingStore as store } from './counting.store.ts'

/** What the last count of an item found, and what the book said at that moment; base steps. */
export interface LastCount {
  readonly item: string
  readonly book: number
  readonly counted: number
  readonly document: string
  readonly serial: string
  readonly businessDate: Day
}

/** Of each item that was counted in these days, by a count that nobody took back: the last one. */
export const lastCounts = (db: ReadHandle, from: Day, through: Day): Map<string, LastCount> =>
  new Map(
    store
      .countedBetween(db, from, through)
      .map(({ business_date, ...row }) => [row.item, { ...row, businessDate: business_date as Day }]),
  )
