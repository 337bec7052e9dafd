import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SchemeSettings } from '#main/api/schemes.ts'
import type { Caller } from '#main/api/types.ts'
import type { Store } from '#main/db/handle.ts'
import { openPrivate, openVillage } from '#main/db/open.ts'
import { createCorrections } from '#main/domain/redemption/corrections.service.ts'
import type { CounterDeps } from '#main/domain/redemption/deps.service.ts'
import { createRedemption } from '#main/domain/redemption/redemption.service.ts'
import { createStock, type StockService } from '#main/domain/stock/stock.service.ts'
import { privateFileOf, villageFileOf } from '#main/hosts/app.ts'
import { createPhotoShelf } from '#main/hosts/photo-shelf.ts'
import { openShop, type Shop } from '#main/hosts/shop.ts'
import { systemIds, systemRandom } from '#main/hosts/system.ts'
import { expectOk, ok } from '#main/kernel/result.ts'
import { now, openCounterShop, PLAIN_SCHEME } from '../../kit/counter-shop.ts'
import { itemForm } from '../../kit/office-shop.ts'
import { newId, TestClock } from '../../kit/shop.ts'

export interface ItemFacts {
  readonly id: string
  readonly kind: 'goods' | 'service' | 'bundle'
  readonly name: string
  /** Hundredths a unit. */
  readonly price: number
  readonly basePerUnit: number
  readonly limitPerMonth: number | null
  /** What a bundle is made of; empty for anything else. */
  readonly parts: readonly { readonly item: string; readonly quantity: number }[]
}

export interface HouseholdFacts {
  readonly id: string
  readonly subject: string
  readonly head: string
  readonly population: number
}

/** A founded village with households, goods and prices; nobody has points, and the shelf is empty. */
export interface Beginning {
  readonly folder: string
  readonly moment: string
  readonly settings: SchemeSettings
  readonly scheme: string
  readonly caller: Caller
  readonly people: { readonly admin: string; readonly writer: string; readonly issuer: string }
  readonly households: readonly HouseholdFacts[]
  readonly items: readonly ItemFacts[]
  readonly supplier: string
  readonly fund: string
  remove(): void
}

/** A copy of the beginning to which things happen. */
export interface Village {
  readonly beginning: Beginning
  readonly clock: TestClock
  readonly shop: Shop
  readonly store: Store
  readonly caller: Caller
  readonly redemption: ReturnType<typeof createRedemption>
  readonly corrections: ReturnType<typeof createCorrections>
  readonly stock: StockService
  readonly folder: string
  /** The power goes and comes back: the same files, a new program. */
  restart(): void
  close(): void
}

/** The last but one day of a month, so that a few steps reach the next day and the next month. */
const MOMENT = '2026-11-29T01:42:00Z'

const SETTINGS: SchemeSettings = {
  ...PLAIN_SCHEME,
  base: { pointsHundredths: 1000, spendable: false },
  gateHundredths: 500,
  gifts: { on: true, earned: 2, gifted: 3 },
  quotas: { householdDay: 6000, householdMonth: 9000, headDay: 2500, headMonth: null },
}

const POPULATIONS = [1, 2, 4, 5]

export function beginVillage(): Beginning {
  const counter = openCounterShop(SETTINGS, MOMENT)
  const { catalogue, schemes, households, stock } = counter.shop.services
  const { caller } = counter

  const item = (name: string, price: number, form: Parameters<typeof itemForm>[1] = {}): ItemFacts => {
    const saved = itemForm(name, form)
    now(catalogue.register({ document: newId(), item: saved }, caller))
    const prices = [{ item: saved.id, pointsHundredths: price }]
    const decided = { document: newId(), fromDate: counter.shop.ledger.today(), approver: '村两委', note: '' }
    now(schemes.decidePrices({ ...decided, prices }, caller))
    const { id, basePerUnit, limitPerMonth, components: parts } = saved
    const kind = saved.kind as ItemFacts['kind']
    return { id, kind, name, price, basePerUnit, limitPerMonth, parts }
  }
  const soap = item('雕牌肥皂', 300)
  // limited, and also in the bundle below
  const noodles = item('巨能龙须面', 1000, { limitPerMonth: 5 })
  const pot = item('汤锅', 2000, { limitPerMonth: 2 })
  const eggs = item('鸡蛋', 500, { unit: '斤', basePerUnit: 10, baseName: '两' })
  const gift = item('新年礼包', 1500, {
    kind: 'bundle',
    components: [
      { item: soap.id, quantity: 2 },
      { item: noodles.id, quantity: 1 },
    ],
  })
  const haircut = item('理发', 800, { kind: 'service' })

  const registered = POPULATIONS.map((population, index): HouseholdFacts => {
    const member = {
      id: null,
      relation: '户主',
      status: 'living',
      birthYear: 1960,
      partyMember: false,
    } as const
    const { household: id } = now(
      households.register(
        {
          document: newId(),
          number: '',
          groupName: '三组',
          grid: '',
          population,
          notes: '',
          members: [{ ...member, name: `王${'甲乙丙丁'[index]}`, nickname: '', oldName: '', phones: [] }],
        },
        caller,
      ),
    )
    const row = counter.store.sqlite
      .prepare(
        'SELECT s.id AS subject, h.head FROM households h JOIN subjects s ON s.household = h.id WHERE h.id = ?',
      )
      .get(id) as { subject: string; head: string }
    return { id, population, ...row }
  })

  const fund = newId()
  const funding = { document: newId(), fund: { id: fund, channel: 'fiscal', name: '财政补助' } } as const
  const plain = { opening: false, paperNumber: '', from: '', note: '', businessDate: null }
  now(stock.fund({ ...funding, ...plain, amountFen: 5000 }, caller))

  counter.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  return {
    folder: counter.folder,
    moment: MOMENT,
    settings: SETTINGS,
    scheme: counter.scheme,
    caller,
    people: counter.people,
    households: registered,
    items: [soap, noodles, pot, eggs, gift, haircut],
    supplier: newId(),
    fund,
    remove: () => counter.close(),
  }
}

/** Opens a copy. Nothing here is about power cuts, so nothing waits for the disk. */
export function openCopy(beginning: Beginning): Village {
  const folder = mkdtempSync(join(tmpdir(), 'invariants-'))
  for (const file of [villageFileOf, privateFileOf]) copyFileSync(file(beginning.folder), file(folder))
  const clock = new TestClock(beginning.moment)
  let opened = open()

  function open() {
    const store = expectOk(openVillage(villageFileOf(folder)))
    const locks = expectOk(openPrivate(privateFileOf(folder)))
    for (const { sqlite } of [store, locks]) sqlite.pragma('synchronous = OFF')
    const log = (message: string, error?: unknown) => {
      throw new Error(message, { cause: error })
    }
    const host = { dataDir: folder, clock, ids: systemIds, random: systemRandom, log }
    const shop = openShop(store, locks, host, () => undefined)
    const { schemes, catalogue, households, stock, session, staff, printing } = shop.services
    // PINs have tests of their own, and take their time
    const trusting = { ...staff, checkPin: (id: string) => ok(staff.find(id)!) }
    const deps: CounterDeps = {
      store,
      ledger: shop.ledger,
      clock,
      households,
      schemes,
      catalogue,
      stock,
      sessions: session,
      staff: trusting,
      queueSlip: printing.queueSlip,
    }
    const photos = createPhotoShelf(join(folder, 'photos'))
    return {
      store,
      locks,
      shop,
      redemption: createRedemption(deps),
      corrections: createCorrections(deps),
      stock: createStock({ ...deps, staff: trusting, photos, ids: systemIds }),
    }
  }
  const shut = () => {
    opened.store.close()
    opened.locks.close()
  }
  return {
    beginning,
    clock,
    folder,
    caller: beginning.caller,
    get shop() {
      return opened.shop
    },
    get store() {
      return opened.store
    },
    get redemption() {
      return opened.redemption
    },
    get corrections() {
      return opened.corrections
    },
    get stock() {
      return opened.stock
    },
    restart() {
      shut()
      opened = open()
    },
    close() {
      shut()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
