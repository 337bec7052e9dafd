import type { Store } from '../../db/handle.ts'
import { openPrivate, openVillage } from '../../db/open.ts'
import { addDays, dayOf } from '../../kernel/dates.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { AppOptions } from '../app.ts'
import { openShop } from '../shop.ts'
import { createDice, DemoClock } from './demo-clock.ts'
import { HISTORY_DAYS, playHistory } from './demo-history.ts'
import { DEMO_PIN, foundDemoVillage } from './demo-village.ts'

const SEED = 20261101

/**
 * Writes the demo village to a new file: 兴隆沟村 with its 516 households and half a year of history, all made by
 * the services that the screens call. Its people's PINs go into `locks`.
 */
export async function buildDemo(file: string, locks: Store, options: AppOptions): Promise<Result<null>> {
  const village = openVillage(file)
  if (!village.ok) return village
  const ownLocks = openPrivate(':memory:')
  if (!ownLocks.ok) return ownLocks
  const store = village.value
  // made in one go and thrown away if it fails: it need not survive a power cut half-way
  store.sqlite.pragma('synchronous = OFF')
  try {
    const now = options.clock.now()
    const firstDay = addDays(dayOf(now), -HISTORY_DAYS)
    const clock = new DemoClock(now)
    clock.set(firstDay, 8 * 60)
    const { printer: _printer, ...quiet } = options
    const shop = openShop(store, ownLocks.value, { ...quiet, clock }, () => undefined)
    const demo = await foundDemoVillage(shop, options.ids, createDice(SEED))
    const people = Object.values(demo.people).map(({ id }) => ({ id, pin: DEMO_PIN }))
    shop.services.staff.setFirstSecrets(people, demo.people.admin.id)
    await playHistory(demo, clock, firstDay, now)
    await shop.queue.stop()
    openShop(store, locks, { ...quiet, clock }, () => undefined).services.staff.setFirstSecrets(
      people,
      demo.people.admin.id,
    )
    store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    return ok(null)
  } finally {
    store.close()
    ownLocks.value.close()
  }
}
