import type { ReadHandle, Store } from '../../db/handle.ts'
import { type Clock, dayOf, timeOf } from '../../kernel/dates.ts'
import type { Ids } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { CatalogueService } from '../catalogue/catalogue.service.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { StaffService } from '../staff/staff.service.ts'
import type { StockService } from '../stock/stock.service.ts'
import type { WriteMissingSlip } from './approval.service.ts'
import { type CountRow, countingStore as store } from './counting.store.ts'
import { type Counted, type CountGround, type Reason, countingRefusals as refusals } from './counting.ts'

export interface CountingDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly catalogue: CatalogueService
  readonly stock: StockService
  readonly staff: StaffService
  readonly clock: Clock
  readonly ids: Ids
  /** Whether the scheme names days for redeeming, and today is one of them. */
  readonly redemptionDay: (db: ReadHandle) => boolean
  readonly missingSlip: WriteMissingSlip
}

export type Entry = ReturnType<typeof store.entries>[number]

/** Each item's last entry: the one that counts. */
export const lastEntries = (db: ReadHandle, count: string): Map<string, Entry> =>
  new Map(store.entries(db, count).map((entry) => [entry.item, entry]))

export const stateOf = ({ posted_by, dropped_at }: CountRow): 'open' | 'posted' | 'dropped' =>
  posted_by !== null ? 'posted' : dropped_at !== null ? 'dropped' : 'open'

export const chosenItems = ({ items }: CountRow): readonly string[] | null =>
  items === null ? null : (JSON.parse(items) as string[])

/** A count that may still be changed. */
export function openCount(db: ReadHandle, id: string): Result<CountRow> {
  const row = store.one(db, id)
  if (row === undefined) return refusals.unknown()
  if (row.posted_by !== null) return refusals.over()
  return row.dropped_at === null ? ok(row) : refusals.dropped()
}

export function reasonsOf(
  db: ReadHandle,
  count: string,
): Map<string, (Reason & { householdName: string })[]> {
  const byItem = new Map<string, (Reason & { householdName: string })[]>()
  for (const { item, quantity, reason, household, words, number, head } of store.reasons(db, count)) {
    const householdName = household === null ? '' : `${head ?? ''} ${number}`.trim()
    byItem.set(item, [...(byItem.get(item) ?? []), { quantity, reason, household, words, householdName }])
  }
  return byItem
}

/** What the parts of counting read of a count and of the shelf behind it. */
export function createCounts({ catalogue, stock }: Pick<CountingDeps, 'catalogue' | 'stock'>) {
  const onBook = (db: ReadHandle, item: string) =>
    stock.shelf(db, item).reduce((sum, lot) => sum + lot.left, 0)

  /** What is to be counted: the chosen goods, or all that are in use or on the shelf; and what was found besides. */
  const toCount = (db: ReadHandle, row: CountRow, entries: ReadonlyMap<string, Entry>): string[] => {
    if (stateOf(row) !== 'open') return [...entries.keys()]
    const wanted =
      chosenItems(row) ??
      catalogue
        .everything(db)
        .filter(({ kind, id: item, active }) => kind === 'goods' && (active || onBook(db, item) > 0))
        .map(({ id: item }) => item as string)
    return [...new Set([...wanted, ...entries.keys()])]
  }

  return {
    onBook,
    toCount,

    brief(db: ReadHandle, row: CountRow) {
      const opened = new Date(row.opened_at)
      const state = stateOf(row)
      const all = state === 'open' ? toCount(db, row, lastEntries(db, row.id)).length : row.counted
      return {
        id: row.id,
        state,
        whole: row.items === null,
        blind: row.blind === 1,
        counter: row.counter_name,
        supervisor: row.supervisor_name,
        openedOn: dayOf(opened),
        openedAt: timeOf(opened),
        serial: row.serial,
        counted: row.counted,
        uncounted: all - row.counted,
      }
    },

    counted: (db: ReadHandle, { item, quantity, book }: Entry): Counted => {
      const { name, unit, basePerUnit, baseName, active } = catalogue.item(db, item)!
      return { item, name, unit, basePerUnit, baseName, active, quantity, book }
    },

    ground: (db: ReadHandle): CountGround => ({
      shelf: (item) => stock.shelf(db, item),
      earliest: (item, quantity) => stock.earliest(db, item, quantity),
      lastCost: (item) => store.lastCost(db, item),
    }),
  }
}
