import { cpSync } from 'node:fs'
import { addDays, addMonths, dayOf, monthStart } from '#main/kernel/dates.ts'
import { now } from '../kit/counter-shop.ts'
import { openPlace } from '../kit/place.ts'

/**
 * A folder with a village that clears every month (西埇), and lets its households store, give and borrow: 王桂花 earned
 * 80 points last month, 李长顺 none. PIN 1234; 张会计 keeps it.
 */
export function seedPurposes(dataDir: string): void {
  const today = dayOf(new Date())
  const place = openPlace('xiyi', {
    begun: addMonths(monthStart(today), -1),
    figure: [1, 100],
    settings: { deposits: true, giving: true, loans: { on: true, limitHundredths: 5000, months: 6 } },
  })
  const [wang, li] = [place.household('王桂花', 0), place.household('李长顺', 0)]
  const term = place.store.sqlite.prepare(
    "INSERT INTO household_terms (term, kind, rank, household) VALUES (?, 'name', 0, ?)",
  )
  term.run('王桂花', wang.id)
  term.run('李长顺', li.id)
  place.goTo(addDays(place.today(), 9))
  place.deed(place.clauses[0]!.text, [wang], { each: 80 })
  place.goTo(today)
  place.clock.set(new Date().toISOString())
  now(place.services.session.closeShift({}, place.caller))
  place.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(place.folder, dataDir, { recursive: true })
  place.close()
}
