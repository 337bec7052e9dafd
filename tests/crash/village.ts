import { cpSync } from 'node:fs'
import { openCounterShop } from '../kit/counter-shop.ts'

export interface Stocked {
  readonly id: string
  /** Hundredths a piece. */
  readonly price: number
}

export interface Served {
  readonly id: string
  readonly head: string
}

/** What the customers and the clerks of a crash suite know of the shop before the first one comes. */
export interface CrashVillage {
  readonly households: readonly Served[]
  readonly goods: readonly Stocked[]
  readonly people: { readonly writer: string; readonly issuer: string; readonly admin: string }
  /** Hundredths that every household has at first. */
  readonly points: number
  /** Pieces of every kind of goods on the shelf at first. */
  readonly pieces: number
}

const HOUSEHOLDS = 24
const POINTS = 900_000_000
const PIECES = 1_000_000

/** Fills a folder with a shop whose points and shelves last for any number of kills; PIN 1234 each. */
export function seedCrashVillage(dataDir: string): CrashVillage {
  const shop = openCounterShop({}, new Date().toISOString())
  const households = Array.from({ length: HOUSEHOLDS }, (_, index) =>
    shop.household(`王${'一二三四五六七八九十'[index % 10]}${'春夏秋冬'[index % 4]}`, POINTS),
  )
  const goods = [
    ['雕牌肥皂', 300],
    ['巨能龙须面', 1000],
    ['南方黑芝麻糊', 1200],
    ['洗衣粉', 600],
    ['康师傅红烧牛肉面', 1000],
  ] as const
  const stocked = goods.map(([name, price], index) => {
    const { id } = shop.goods(name, price, PIECES - 50, 7_000_000 + index)
    // a second lot: some slips take from two
    shop.stockIn(id, 50, 351 + index, '2035-01-01')
    return { id, price }
  })
  shop.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(shop.folder, dataDir, { recursive: true })
  const village = {
    households: households.map(({ id, head }) => ({ id, head })),
    goods: stocked,
    people: shop.people,
    points: POINTS,
    pieces: PIECES,
  }
  shop.close()
  return village
}
