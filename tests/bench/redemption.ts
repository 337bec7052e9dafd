import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Cart } from '#main/api/redemption.ts'
import { openVillage } from '#main/db/open.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import { createDice } from '#main/hosts/demo/demo-clock.ts'
import { expectOk } from '#main/kernel/result.ts'
import { median, percentile, timed } from './figures.ts'
import { type Recorded, Recorder, replayOn } from './recorder.ts'
import { cartOf, confirm, someGoods, spendable } from './slips.ts'
import { copyBench, type OpenBench, openBench } from './village.ts'

const LINES = 3
const WARM_UP = 30

interface Visit {
  readonly cart: Cart
  readonly shown: number
}

/** The same households with the same three-line carts, each household once. */
function visitsOf(counter: OpenBench, count: number): Visit[] {
  const { households, goods } = counter.village
  const dice = createDice(count)
  return households.slice(0, count).map((household) => ({
    cart: cartOf(household, someGoods(dice, goods, LINES)),
    shown: spendable(counter, household.id),
  }))
}

/** Takes turns, and turns who begins; answers the milliseconds of each pair without the first ones. */
function alternate(rounds: number, left: (round: number) => unknown, right: (round: number) => unknown) {
  const pairs: { left: number; right: number }[] = []
  for (let round = 0; round < rounds; round++) {
    let pair: { left: number; right: number }
    if (round % 2 === 0) {
      const first = timed(() => left(round))
      pair = { left: first, right: timed(() => right(round)) }
    } else {
      const first = timed(() => right(round))
      pair = { left: timed(() => left(round)), right: first }
    }
    if (round >= WARM_UP) pairs.push(pair)
  }
  return pairs
}

export interface RatioToRaw {
  readonly ratioToRaw: number
  /** The same where nothing waits for the disk: what our own code costs. */
  readonly ratioToRawUnsynced: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly rawP50Ms: number
  readonly statements: number
  readonly rawStatements: number
}

/**
 * A redemption through the service against the statements that it ran, replayed in one transaction by a program
 * that does nothing else. Three files from one state: A is served, on T the statements are heard, B replays.
 */
export async function ratioToRaw(folder: string, base: string, rounds: number): Promise<RatioToRaw> {
  const synced = await ratioOnce(folder, base, rounds, 'FULL')
  const unsynced = await ratioOnce(folder, base, rounds, 'OFF')
  return {
    ratioToRaw: median(synced.pairs.map((pair) => pair.left / pair.right)),
    ratioToRawUnsynced: median(unsynced.pairs.map((pair) => pair.left / pair.right)),
    p50Ms: median(synced.pairs.map((pair) => pair.left)),
    p95Ms: percentile(
      synced.pairs.map((pair) => pair.left),
      0.95,
    ),
    rawP50Ms: median(synced.pairs.map((pair) => pair.right)),
    statements: synced.statements,
    rawStatements: synced.rawStatements,
  }
}

async function ratioOnce(folder: string, base: string, rounds: number, synchronous: 'FULL' | 'OFF') {
  const [a, t, b] = ['a', 't', 'b'].map((name) => copyBench(base, join(folder, `${name}-${synchronous}`)))
  const recorder = new Recorder()
  const heard = openBench(t!, recorder.meet)
  const visits = visitsOf(heard, WARM_UP + rounds)
  const recorded: Recorded[][] = visits.map(({ cart, shown }) =>
    recorder.record(() => confirm(heard, cart, shown)),
  )
  await heard.close()

  const served = openBench(a!)
  const raw = expectOk(openVillage(villageFileOf(b!)))
  for (const { sqlite } of [served.store, raw]) sqlite.pragma(`synchronous = ${synchronous}`)
  const replay = replayOn(raw.sqlite)
  const pairs = alternate(
    visits.length,
    (round) => confirm(served, visits[round]!.cart, visits[round]!.shown),
    (round) => replay(recorded[round]!),
  )
  const same = 'SELECT count(*) AS n, sum(amount) AS amount FROM transfers'
  const [ours, theirs] = [served.store, raw].map((store) => JSON.stringify(store.sqlite.prepare(same).get()))
  if (ours !== theirs) throw new Error(`the two books differ: ${ours} and ${theirs}`)
  await served.close()
  raw.close()
  const statements = recorded.map((one) => one.length)
  return { pairs, statements: median(statements), rawStatements: median(statements) }
}

/** A redemption in a shop with a long past against one in a shop without. */
export async function historyRatio(folder: string, base: string, history: string, rounds: number) {
  const young = openBench(copyBench(base, join(folder, 'young')))
  const old = openBench(copyBench(history, join(folder, 'old')))
  const visits = [young, old].map((counter) => visitsOf(counter, WARM_UP + rounds))
  const pairs = alternate(
    WARM_UP + rounds,
    (round) => confirm(old, visits[1]![round]!.cart, visits[1]![round]!.shown),
    (round) => confirm(young, visits[0]![round]!.cart, visits[0]![round]!.shown),
  )
  await young.close()
  await old.close()
  return {
    historyRatio: median(pairs.map((pair) => pair.left / pair.right)),
    withHistoryP50Ms: median(pairs.map((pair) => pair.left)),
    withoutHistoryP50Ms: median(pairs.map((pair) => pair.right)),
  }
}

/** What a durable write of one row takes here: the floor below which no slip can come. */
export function fsyncFloorMs(folder: string, rounds: number): number {
  const sqlite = new Database(join(folder, 'floor.db'))
  try {
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.exec('CREATE TABLE floor (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
    const insert = sqlite.prepare('INSERT INTO floor (text) VALUES (?)')
    return median(Array.from({ length: rounds }, () => timed(() => insert.run('durable'))))
  } finally {
    sqlite.close()
  }
}
