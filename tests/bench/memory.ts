import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { villageFileOf } from '#main/hosts/app.ts'
import { createDice } from '#main/hosts/demo/demo-clock.ts'
import { newId } from '#main/hosts/demo/demo-village.ts'
import { systemIds } from '#main/hosts/system.ts'
import { expectOk } from '#main/kernel/result.ts'
import { median } from './figures.ts'
import { type HostClient, openShift, signIn } from './host-client.ts'
import { someGoods } from './slips.ts'
import { type BenchVillage, copyBench, noteOfBench } from './village.ts'
import { startHost } from './whole-process.ts'

const LINES = 3

export interface HostMemory {
  /** As the system counts it, after everything. */
  readonly residentMb: number
  readonly peakMb: number
  readonly visits: number
  /** A redemption from its card to its slip, over the host's socket: six calls. */
  readonly visitP50Ms: number
}

/**
 * What the host occupies on a long history: after the daily backup, a counter's work, and a backup that was asked
 * for; each backup ends with an audit of the copy.
 */
export async function hostMemory(folder: string, history: string, visits: number): Promise<HostMemory> {
  const data = copyBench(history, join(folder, 'served'))
  const host = await startHost(data)
  try {
    const client = await signIn(host.url, '王淑珍')
    await openShift(client)
    await backupsDone(client)
    const took = await serve(client, data, visits)
    expectOk(await client.calls.safekeeping.backUp({ folder: null }))
    await backupsDone(client)
    return { ...host.memory(), visits, visitP50Ms: median(took) }
  } finally {
    // another backup on exit would tell nothing new
    await host.kill()
  }
}

async function backupsDone({ calls }: HostClient): Promise<void> {
  while (expectOk(await calls.safekeeping.state({})).running !== null) await pause(100)
}

/** Milliseconds of each visit. */
async function serve({ calls }: HostClient, data: string, visits: number): Promise<number[]> {
  const village: BenchVillage = noteOfBench(data)
  const cards = cardsOf(data)
  const dice = createDice(visits)
  const scannable = village.goods.filter((item) => item.code !== '')
  const took: number[] = []
  for (let visit = 0; visit < visits; visit++) {
    const household = village.households[visit % village.households.length]!
    const began = performance.now()
    const scanned = expectOk(await calls.redemption.scan({ code: cards.get(household.id) ?? '' }))
    if (scanned.kind !== 'household') throw new Error(`a card was taken for ${scanned.kind}`)
    const cart = {
      id: newId(systemIds),
      household: household.id,
      lines: [] as { item: string; quantity: number }[],
      collector: { kind: 'member' as const, person: household.head },
      identity: { by: 'card' as const },
    }
    for (const item of someGoods(dice, scannable, LINES)) {
      const found = expectOk(await calls.redemption.scan({ code: item.code }))
      if (found.kind !== 'item') throw new Error(`goods were taken for ${found.kind}`)
      cart.lines.push({ item: found.item.id, quantity: found.quantity })
    }
    expectOk(await calls.redemption.keep({ cart, revision: 1 }))
    const { spendable } = scanned.household
    expectOk(await calls.redemption.confirm({ cart, spendableShown: spendable }))
    took.push(performance.now() - began)
    if (visit % 10 === 0) {
      expectOk(await calls.redemption.overview({}))
      expectOk(await calls.corrections.recent({ household: household.id }))
      expectOk(await calls.redemption.items({ text: '' }))
    }
  }
  return took
}

function cardsOf(data: string): Map<string, string> {
  const db = new Database(villageFileOf(data), { readonly: true })
  try {
    const rows = db.prepare("SELECT household, code FROM cards WHERE status = 'active'").raw().all()
    return new Map(rows as [string, string][])
  } finally {
    db.close()
  }
}
