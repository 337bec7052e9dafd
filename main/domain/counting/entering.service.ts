import type { counting } from '../../api/counting.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { timeOf } from '../../kernel/dates.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { MOST_QUANTITY } from '../stock/stock.ts'
import { countingStore as store } from './counting.store.ts'
import { countingRefusals as refusals } from './counting.ts'
import { type CountingDeps, chosenItems, createCounts, openCount } from './counts.service.ts'

type EnteringCalls = Pick<Calls<typeof counting>, 'open' | 'enter' | 'explain' | 'drop'>

/** Opening a count, what is found, why it differs: nothing of it is in the book. */
export function createEntering(deps: CountingDeps): EnteringCalls {
  const { store: village, catalogue, staff, clock } = deps
  const { onBook } = createCounts(deps)

  /** The same shelf is counted in one place only: two counts of it would put the same difference right twice. */
  const elsewhere = (db: ReadHandle, items: readonly string[] | null): Result<null> => {
    for (const row of store.open(db)) {
      const taken = chosenItems(row)
      if (taken === null) return refusals.overlaps('全店', row.counter_name)
      const twice = items === null ? taken[0] : items.find((item) => taken.includes(item))
      if (twice !== undefined)
        return refusals.overlaps(catalogue.item(db, twice)?.name ?? '', row.counter_name)
    }
    return ok(null)
  }

  return {
    open(input) {
      return village.write((tx) => {
        if (input.counter === input.supervisor) return refusals.samePerson()
        for (const person of [input.counter, input.supervisor]) {
          if (staff.find(person)?.active !== true) return refusals.personUnknown()
        }
        if (input.items?.length === 0) return refusals.nothing()
        for (const item of input.items ?? []) {
          const known = catalogue.item(tx, item)
          if (known === undefined) return refusals.itemUnknown()
          if (known.kind !== 'goods') return refusals.notStocked(known.name)
        }
        if (store.one(tx, input.id) !== undefined) return refusals.exists()
        const free = elsewhere(tx, input.items)
        if (!free.ok) return free
        store.begin(tx, {
          id: input.id,
          counter: input.counter,
          supervisor: input.supervisor,
          items: input.items === null ? null : JSON.stringify(input.items),
          blind: input.blind ? 1 : 0,
          opened_at: clock.now().toISOString(),
        })
        return ok({ id: input.id })
      })
    },

    enter(input, caller) {
      return village.write((tx) => {
        const open = openCount(tx, input.count)
        if (!open.ok) return open
        const item = catalogue.item(tx, input.item)
        if (item === undefined) return refusals.itemUnknown()
        if (item.kind !== 'goods') return refusals.notStocked(item.name)
        const other = store
          .open(tx)
          .find((row) => row.id !== input.count && chosenItems(row)?.includes(item.id))
        if (other !== undefined) return refusals.elsewhere(item.name, other.counter_name)
        const said = onBook(tx, item.id)
        if (!item.active && said === 0) return refusals.itemClosed(item.name)
        const last = store.lastOf(tx, input.count, item.id)
        const own = last !== undefined && last.counted_by === caller.staff?.id
        if (last !== undefined && !own && !input.replace) {
          return refusals.otherCounted(item.name, last.name, timeOf(new Date(last.counted_at)))
        }
        const goesOn = own && input.add && !input.replace
        // nobody can say whether what moved meanwhile was counted already
        if (goesOn && said !== last.book) return refusals.moving(item.name)
        const quantity = input.quantity + (goesOn ? last.quantity : 0)
        if (input.quantity < 0 || quantity > MOST_QUANTITY) return refusals.quantity(item.name)
        const entry = {
          count: input.count,
          item: item.id,
          entry: (last?.entry ?? 0) + (goesOn ? 0 : 1),
          quantity,
          book: said,
          counted_at: clock.now().toISOString(),
        }
        if (goesOn) store.goOn(tx, entry)
        else store.add(tx, { ...entry, counted_by: caller.staff!.id })
        return ok({ item: item.id, quantity })
      })
    },

    explain({ count, item, parts }) {
      return village.write((tx) => {
        const open = openCount(tx, count)
        if (!open.ok) return open
        const known = catalogue.item(tx, item)
        if (known === undefined) return refusals.itemUnknown()
        if (parts.some(({ quantity }) => quantity < 0)) return refusals.quantity(known.name)
        if (parts.some(({ household }) => household !== null && !store.isHousehold(tx, household))) {
          return refusals.householdUnknown(known.name)
        }
        store.explain(
          tx,
          count,
          item,
          parts.map((part, index) => ({ ...part, part: index + 1 })),
        )
        return ok({})
      })
    },

    drop({ count }) {
      return village.write((tx) => {
        const open = openCount(tx, count)
        if (!open.ok) return open
        store.drop(tx, count, clock.now().toISOString())
        return ok({ id: count })
      })
    },
  }
}
