import { createDice } from '#main/hosts/demo/demo-clock.ts'
import { done } from '#main/hosts/demo/demo-village.ts'
import { addDays, type Day, monthOf } from '#main/kernel/dates.ts'
import { cartOf, confirm, someGoods, spendable } from './slips.ts'
import { type BenchGoods, buildBench, stockUp } from './village.ts'

const TWO_YEARS = 730
const SECONDS_A_SLIP = 90
/** As those that are measured. */
const LINES = 3

/** A village founded today, with everything but a past. */
export const buildWithoutHistory = (folder: string, today: Day) =>
  buildBench(folder, today, async () => undefined)

/** The same village, with two years of slips behind it: all written by the service, at moments of their own. */
export function buildHistory(
  folder: string,
  today: Day,
  redemptions: number,
  days = TWO_YEARS,
): Promise<string> {
  const firstDay = addDays(today, -days)
  return buildBench(folder, firstDay, async (demo, village, clock) => {
    const { shop } = demo
    const counter = { shop, village }
    const dice = createDice(redemptions)
    const left = new Map(village.households.map(({ id }) => [id, spendable(counter, id)]))
    const taken = new Map<BenchGoods, number>()
    const { clerk, admin } = demo.people
    let written = 0
    let month = monthOf(firstDay)
    for (let opening = 0; opening <= days; opening++) {
      const day = addDays(firstDay, opening)
      clock.set(day, 8 * 60)
      if (monthOf(day) !== month) {
        month = monthOf(day)
        await stockUp(shop, village, (item) => taken.get(item) ?? 0)
        taken.clear()
      }
      if (opening > 0) {
        await done(shop.services.session.openShift({ writer: clerk.id, issuer: admin.id }, clerk.caller))
      }
      for (const due = Math.round((redemptions * opening) / days); written < due; written++) {
        const household = dice.pick(village.households)
        const goods = someGoods(dice, village.goods, LINES)
        for (const item of goods) taken.set(item, (taken.get(item) ?? 0) + 1)
        const cart = cartOf(household, goods)
        left.set(household.id, confirm(counter, cart, left.get(household.id)!).spendableAfter)
        clock.advance(SECONDS_A_SLIP)
      }
      if (opening < days) await done(shop.services.session.closeShift({}, clerk.caller))
    }
  })
}
