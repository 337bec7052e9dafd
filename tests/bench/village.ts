import { randomFillSync } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '#main/db/handle.ts'
import { openPrivate, openVillage } from '#main/db/open.ts'
import { DEFAULT_SETTINGS } from '#main/domain/schemes/settings.ts'
import { privateFileOf, villageFileOf } from '#main/hosts/app.ts'
import { createDice, DemoClock } from '#main/hosts/demo/demo-clock.ts'
import {
  DEMO_PIN,
  type DemoPerson,
  type DemoVillage,
  done,
  foundDemoVillage,
  newId,
} from '#main/hosts/demo/demo-village.ts'
import { openShop, type Shop } from '#main/hosts/shop.ts'
import { systemIds, systemRandom } from '#main/hosts/system.ts'
import { addMonths, type Day } from '#main/kernel/dates.ts'
import type { Random } from '#main/kernel/ids.ts'
import { expectOk } from '#main/kernel/result.ts'
import { BuildStore } from './build-store.ts'

/** What a measured file holds: read back wherever a copy of it is opened. */
export interface BenchVillage {
  readonly today: Day
  readonly clerk: DemoPerson
  readonly accountant: DemoPerson
  readonly households: readonly BenchHousehold[]
  readonly goods: readonly BenchGoods[]
}

export interface BenchHousehold {
  readonly id: string
  readonly head: string
}

export interface BenchGoods {
  readonly id: string
  readonly code: string
  /** Hundredths a base step. */
  readonly price: number
  readonly basePerUnit: number
  readonly limited: boolean
}

/** A shop on a copy of a measured file. */
export interface OpenBench {
  readonly shop: Shop
  readonly store: Store
  readonly clock: DemoClock
  readonly village: BenchVillage
  close(): Promise<void>
}

const SEED = 20261101
/** Hundredths: limits that are asked every time and never reached. */
const NEVER_REACHED = 100_000_000
const NEED_FOR_EVER = 200_000_00
/** Units of each item: two months of a busy shop. */
const FIRST_STOCK = 900

/**
 * Opens the folder's files at 09:00 of a day, with nothing printed and nothing announced. `meet` sees the village
 * file before anything is prepared on it.
 */
export function openBenchShop(
  folder: string,
  day: Day,
  meet: (store: Store) => void = () => undefined,
): Omit<OpenBench, 'village'> {
  const store = expectOk(openVillage(villageFileOf(folder)))
  meet(store)
  return shopOn(store, folder, day, systemRandom)
}

function shopOn(store: Store, folder: string, day: Day, random: Random): Omit<OpenBench, 'village'> {
  const clock = new DemoClock(new Date())
  clock.set(day, 9 * 60)
  const locks = expectOk(openPrivate(privateFileOf(folder)))
  const shop = openShop(
    store,
    locks,
    {
      dataDir: folder,
      clock,
      ids: systemIds,
      random,
      log: (message, error) => {
        throw new Error(message, { cause: error })
      },
    },
    () => undefined,
  )
  return {
    shop,
    store,
    clock,
    async close() {
      await shop.queue.stop()
      store.close()
      locks.close()
    },
  }
}

/** The system's randomness, fetched in large portions. */
function pooledRandom(): Random {
  const pool = Buffer.alloc(65_536)
  let used = pool.length
  return {
    bytes(length) {
      if (used + length > pool.length) {
        randomFillSync(pool)
        used = 0
      }
      used += length
      return Uint8Array.from(pool.subarray(used - length, used))
    },
  }
}

const noteOf = (folder: string) => join(folder, 'bench.json')

export function openBench(folder: string, meet?: (store: Store) => void): OpenBench {
  const village = noteOfBench(folder)
  return { ...openBenchShop(folder, village.today, meet), village }
}

export const noteOfBench = (folder: string): BenchVillage =>
  JSON.parse(readFileSync(noteOf(folder), 'utf8')) as BenchVillage

/** A second set of files that nobody else writes to. */
export function copyBench(from: string, to: string): string {
  mkdirSync(to, { recursive: true })
  for (const path of [villageFileOf, privateFileOf, noteOf]) copyFileSync(path(from), path(to))
  return to
}

/**
 * Founds the demo village's 516 households and goods on `firstDay`, lets `play` go on from there, and leaves
 * files that are closed, with an open shift on the day on which `play` ended. All of it is written by the
 * services that the screens call.
 */
export async function buildBench(
  folder: string,
  firstDay: Day,
  play: (village: DemoVillage, bench: BenchVillage, clock: DemoClock) => Promise<void>,
): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const store = BuildStore.open(villageFileOf(folder))
  const { shop, clock, close } = shopOn(store, folder, firstDay, pooledRandom())
  const demo = await foundDemoVillage(shop, systemIds, createDice(SEED))
  const { admin, clerk, accountant } = demo.people
  shop.services.staff.setFirstSecrets(
    Object.values(demo.people).map(({ id }) => ({ id, pin: DEMO_PIN })),
    admin.id,
  )
  const scheme = await done(shop.services.schemes.current({}, admin.caller))
  await done(
    shop.services.schemes.decide(
      {
        document: newId(systemIds),
        scheme: scheme?.id ?? '',
        name: scheme?.name ?? '',
        fromDate: firstDay,
        approver: '村两委会议',
        settings: {
          ...DEFAULT_SETTINGS,
          base: { pointsHundredths: 10_000, spendable: false },
          gateHundredths: 500,
          quotas: {
            householdDay: NEVER_REACHED,
            householdMonth: NEVER_REACHED,
            headDay: NEVER_REACHED,
            headMonth: NEVER_REACHED,
          },
        },
      },
      admin.caller,
    ),
  )
  const goods = demo.goods.flatMap(({ id, goods: item }): BenchGoods[] => {
    if (item.points === null || (item.kind ?? 'goods') !== 'goods') return []
    const basePerUnit = item.basePerUnit ?? 1
    const limited = item.limitPerMonth !== undefined
    return [{ id, code: item.code, price: (item.points * 100) / basePerUnit, basePerUnit, limited }]
  })
  const bench: BenchVillage = { today: firstDay, clerk, accountant, households: demo.households, goods }
  await done(
    shop.services.points.grant(
      {
        document: newId(systemIds),
        effectiveDate: firstDay,
        reason: '两年的积分',
        rows: demo.households.map(({ id }) => ({ household: id, points: NEED_FOR_EVER })),
      },
      accountant.caller,
    ),
  )
  await stockUp(shop, bench, () => FIRST_STOCK)
  await done(shop.services.session.openShift({ writer: clerk.id, issuer: admin.id }, clerk.caller))
  await play(demo, bench, clock)
  writeFileSync(noteOf(folder), JSON.stringify({ ...bench, today: shop.ledger.today() }))
  await close()
  // opened once as the counter opens it, so that it is kept as the counter keeps it
  expectOk(openVillage(villageFileOf(folder))).close()
  return folder
}

/** A lot of every item of which `units` are wanted. */
export async function stockUp(
  shop: Shop,
  village: BenchVillage,
  units: (item: BenchGoods) => number,
): Promise<void> {
  await done(
    shop.services.stock.receive(
      {
        document: newId(systemIds),
        source: 'purchase',
        channel: 'fiscal',
        supplier: { id: SUPPLIER, name: '四家子镇供销社' },
        donor: '',
        paperNumber: '',
        deliveredBy: '刘师傅',
        checkedBy: village.clerk.name,
        note: '',
        businessDate: null,
        lines: village.goods
          .filter((item) => units(item) > 0)
          .map((item) => ({
            item: item.id,
            quantity: units(item) * item.basePerUnit,
            pack: null,
            totalFen: units(item) * 431,
            producedOn: null,
            expiresOn: addMonths(shop.ledger.today(), 12),
          })),
      },
      village.accountant.caller,
    ),
  )
}

const SUPPLIER = '019a0000-0000-7000-8000-000000000001'
