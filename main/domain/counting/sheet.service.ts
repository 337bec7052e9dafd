import type { CountLine, counting } from '../../api/counting.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { type Day, timeOf } from '../../kernel/dates.ts'
import { ok } from '../../kernel/result.ts'
import { type CountRow, countingStore as store } from './counting.store.ts'
import { adjust, countingRefusals as refusals } from './counting.ts'
import { type CountingDeps, createCounts, type Entry, lastEntries, reasonsOf } from './counts.service.ts'

type SheetCalls = Pick<Calls<typeof counting>, 'counts' | 'due' | 'sheet'>

/** What counts look like, and what asks for one. */
export function createCountSheets(deps: CountingDeps): SheetCalls {
  const { store: village, ledger, catalogue } = deps
  const { brief, toCount, onBook, counted, ground } = createCounts(deps)

  /** What a difference is worth: as its 盘点单 says, or as the shelf stands now. */
  const worthOf = (db: ReadHandle, row: CountRow) => {
    const said = row.posted_by === null ? undefined : store.worthOf(db, row.posted_by)
    return (entry: Entry): number | null => {
      if (said !== undefined) return said.get(entry.item) ?? 0
      const parts = adjust([counted(db, entry)], ground(db))
      return parts.ok ? parts.value.reduce((sum, { valueFen }) => sum + valueFen, 0) : null
    }
  }

  return {
    counts: () => ok(store.newest(village).map((row) => brief(village, row))),

    due() {
      const today = ledger.today()
      const last = store.lastPosted(village)
      return ok({
        redemptionDay: deps.redemptionDay(village),
        slipsToday: store.slipsFrom(village, today),
        slipsSince: store.slipsAfter(village, last?.sequence ?? 0),
        lastCountedOn: (last?.counted_on ?? null) as Day | null,
        open: store.open(village).map((row) => brief(village, row)),
        movedToday: store.movedOn(village, today),
      })
    },

    sheet({ count, differences }) {
      const row = store.one(village, count)
      if (row === undefined) return refusals.unknown()
      const entries = lastEntries(village, count)
      const reasons = reasonsOf(village, count)
      const shown = differences || row.blind === 0 || row.posted_by !== null
      const worth = worthOf(village, row)
      const lines = toCount(village, row, entries).flatMap((item): CountLine[] => {
        const goods = catalogue.item(village, item)
        if (goods === undefined) return []
        const { name, spec, unit, basePerUnit, baseName } = goods
        const entry = entries.get(item)
        return [
          {
            ...{ item, name, spec, unit, basePerUnit, baseName },
            quantity: entry?.quantity ?? null,
            book: shown ? (entry?.book ?? onBook(village, item)) : null,
            differenceFen: shown && entry ? worth(entry) : null,
            reasons: reasons.get(item) ?? [],
            countedBy: entry?.name ?? '',
            countedAt: entry ? timeOf(new Date(entry.counted_at)) : '',
            before: entry ? entry.entry - 1 : 0,
          },
        ]
      })
      return ok({ brief: brief(village, row), lines })
    },
  }
}
