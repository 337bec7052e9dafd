import { spanOf } from '../../domain/closing/periods.ts'
import { addDays, addMonths, type Day, daysBetween, monthOf, timeOf } from '../../kernel/dates.ts'
import { assert } from '../../kernel/result.ts'
import { decideSteps, deedsUnderWay, monthlyDeeds } from './deeds.ts'
import type { DemoClock } from './demo-clock.ts'
import { DEMO_PIN, type DemoVillage, done, FUND, newId, SUPPLIER, stockUp } from './demo-village.ts'
import { answerFirst, hangFirst, hangSecond, objectToFirst, objectToSecond, postFirst } from './notices.ts'
import { decideDemoRules } from './rules.ts'

/** Half a year, opened three days a week: never more than three days between two documents. */
export const HISTORY_DAYS = 183
const OPENING_WEEKDAYS = [1, 3, 6]
const MOST_VISITS = 100
/** In this month the rules were changed. */
const CHANGED_RULES = 4
/** What happened lately, each on the first opening day within so many days of today. */
const LATELY: readonly (readonly [daysAgo: number, deed: (village: DemoVillage) => Promise<void>])[] = [
  [17, decideSteps],
  [17, hangFirst],
  [14, objectToFirst],
  [11, answerFirst],
  [8, postFirst],
  [7, deedsUnderWay],
  [4, hangSecond],
  [2, objectToSecond],
]

const isOpeningDay = (day: Day): boolean =>
  OPENING_WEEKDAYS.includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** Plays half a year at the counter, day by day, through the services that the screens call. */
export async function playHistory(
  village: DemoVillage,
  clock: DemoClock,
  firstDay: Day,
  now: Date,
): Promise<void> {
  const today = village.shop.ledger.today
  const lastDay = addDays(firstDay, HISTORY_DAYS)
  let month = ''
  let months = 0
  const coming = [...LATELY]
  for (let day = firstDay; daysBetween(day, lastDay) >= 0; day = addDays(day, 1)) {
    const isToday = day === lastDay
    if (!isOpeningDay(day) && !isToday && day !== firstDay) continue
    const minutesNow = minutesOf(timeOf(now))
    clock.set(day, isToday ? Math.max(1, minutesNow - 90) : 8 * 60 + 30)
    assert(today() === day, `the demo's clock stands at ${today()} instead of ${day}`)
    if (monthOf(day) !== month) {
      // the month before this one is left for whoever tries the demo
      if (month !== '' && month < monthOf(addMonths(lastDay, -1))) await closeMonth(village, month)
      month = monthOf(day)
      await monthlyWork(village, months++)
      // once deeds walk steps, a month's events would crowd the board with hundreds of lines
      if (coming.length === LATELY.length) await monthlyDeeds(village)
    }
    while (coming[0] !== undefined && daysBetween(day, lastDay) <= coming[0][0]) {
      await coming.shift()?.[1](village)
    }
    await openingDay(village, clock, isToday ? { visits: 7, gapSeconds: 400, until: now } : undefined)
  }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

async function monthlyWork(village: DemoVillage, month: number): Promise<void> {
  const { shop, ids, people } = village
  const { stock } = shop.services
  const { caller } = people.accountant
  if (month % 3 === 0) {
    await done(
      stock.fund(
        {
          document: newId(ids),
          fund: { id: FUND, channel: 'fiscal', name: '财政补助' },
          amountFen: 1_200_000,
          opening: month === 0,
          paperNumber: '',
          from: '四家子镇财政所',
          note: '',
          businessDate: null,
        },
        caller,
      ),
    )
  }
  if (month === 0) await decideDemoRules(shop, ids, people.accountant, 1)
  if (month === CHANGED_RULES) await decideDemoRules(shop, ids, people.accountant, 2)
  await stockUp(village, month)
  const supplier = (await done(stock.suppliers({}, caller))).find(({ id }) => id === SUPPLIER)
  if (month > 0 && supplier && supplier.owedFen > 0) {
    await done(
      stock.pay(
        {
          document: newId(ids),
          supplier: SUPPLIER,
          fund: FUND,
          amountFen: Math.min(supplier.owedFen, 300_000),
          paperNumber: '',
          payee: '供销社',
          note: '',
          businessDate: null,
        },
        caller,
      ),
    )
  }
}

/** 月末结账 of a month that is over: made by the accountant, looked over by the supervisors. */
async function closeMonth({ shop, ids, people }: DemoVillage, month: string): Promise<void> {
  const { closing } = shop.services
  const { caller } = people.accountant
  const through = spanOf('month', `${month}-01` as Day).to
  const { figures } = await done(closing.page({ span: 'month', through }, caller))
  const { sequence } = figures
  const witness = people.supervisor.id
  await done(
    closing.close({ document: newId(ids), through, sequence, witness, witnessPin: DEMO_PIN }, caller),
  )
}

interface DayPlan {
  readonly visits: number
  readonly gapSeconds: number
  /** Nothing is entered after this moment. */
  readonly until: Date
}

async function openingDay(village: DemoVillage, clock: DemoClock, plan?: DayPlan): Promise<void> {
  const { shop, dice, people } = village
  const { session } = shop.services
  await done(session.openShift({ writer: people.clerk.id, issuer: people.admin.id }, people.clerk.caller))
  const visits = plan?.visits ?? dice.between(7, 15)
  let served = 0
  // a day on which everybody went away with nothing would leave a gap that the clock guard stops at
  for (let visit = 0; visit < visits || (served === 0 && visit < MOST_VISITS); visit++) {
    const slip = await serve(village)
    if (slip !== undefined) served += 1
    if (slip !== undefined && dice.chance(0.02)) await putRight(village, slip)
    clock.advance(plan ? dice.between(plan.gapSeconds / 2, plan.gapSeconds) : dice.between(60, 600))
    if (plan && clock.now() >= plan.until) break
  }
  await done(session.closeShift({}, people.clerk.caller))
}

/** One household comes with its points and takes what it can afford; undefined where it took nothing. */
async function serve(village: DemoVillage): Promise<string | undefined> {
  const { shop, ids, dice, people, households, goods } = village
  const { redemption } = shop.services
  const { id, head } = dice.pick(households)
  const shown = await done(redemption.household({ household: id }, people.clerk.caller))
  const left = Math.min(shown.spendable, shown.quotaLeft?.left ?? shown.spendable)
  const lines: { item: string; quantity: number }[] = []
  let total = 0
  for (let wanted = dice.between(1, 4); wanted > 0; wanted--) {
    const { id: item, goods: one } = dice.pick(goods)
    if (one.points === null || lines.some((line) => line.item === item)) continue
    const units = one.points <= 6 ? dice.between(1, 3) : 1
    if (total + one.points * 100 * units > left) continue
    lines.push({ item, quantity: units * (one.basePerUnit ?? 1) })
    total += one.points * 100 * units
  }
  if (lines.length === 0) return undefined
  const slip = await redemption.confirm(
    {
      cart: {
        id: newId(ids),
        household: id,
        lines,
        collector: { kind: 'member', person: head },
        identity: dice.chance(0.9) ? { by: 'card' } : { by: 'no_card', check: '本人，认识' },
      },
      spendableShown: shown.spendable,
    },
    people.clerk.caller,
  )
  // an empty shelf or a limit sends some away, as in any shop
  return slip.ok ? slip.value.id : undefined
}

/** Some slips are put right: goods given back, or the whole slip reversed. */
async function putRight(village: DemoVillage, slip: string): Promise<void> {
  const { shop, ids, dice, people } = village
  const { corrections } = shop.services
  const caller = people.clerk.caller
  const [view] = await done(corrections.recent({ household: null }, caller))
  const line = view?.lines[0]
  if (view?.document !== slip || line === undefined) return
  if (dice.chance(0.5)) {
    await done(
      corrections.reverse({ document: newId(ids), slip, reason: '开错单', condition: 'shelf' }, caller),
    )
  } else {
    await done(
      corrections.giveBack(
        {
          document: newId(ids),
          slip,
          reason: '拿错了',
          lines: [
            { line: line.line, quantity: line.quantityLeft, condition: dice.chance(0.8) ? 'shelf' : 'loss' },
          ],
        },
        caller,
      ),
    )
  }
}
