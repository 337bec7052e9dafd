import { join } from 'node:path'
import { openVillage } from '#main/db/open.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import { newId } from '#main/hosts/demo/demo-village.ts'
import { systemIds } from '#main/hosts/system.ts'
import { assert, expectOk } from '#main/kernel/result.ts'
import { median, timed } from './figures.ts'
import { type Recorded, Recorder, replayOn } from './recorder.ts'
import { copyBench, type OpenBench, openBench } from './village.ts'

export const HOUSEHOLDS = 100
const WARM_UP = 5

export interface EventRatio {
  readonly ratioToRaw: number
  readonly p50Ms: number
  readonly rawP50Ms: number
  /** Of one household: reads and writes. */
  readonly statementsPerLine: number
}

type Sheet = Parameters<OpenBench['shop']['services']['deeds']['record']>[0]

/** One event for a hundred households under the village's clause. */
export function eventOf({ shop, village }: OpenBench, round: number): Sheet {
  const form = shop.services.deeds.form({ scheme: null, day: null }, village.accountant.caller)
  assert(!(form instanceof Promise), 'the form comes at once')
  const { scheme, clauses } = expectOk(form)
  const clause = clauses[0]
  assert(clause, 'the village has rules')
  const { households } = village
  return {
    document: newId(systemIds),
    scheme: scheme.id,
    clause: clause.clause,
    happenedOn: shop.ledger.today(),
    event: '村口扫雪',
    evidence: '',
    photos: [],
    selfReported: false,
    alsoEach: [],
    rows: Array.from({ length: HOUSEHOLDS }, (_, index) => ({
      who: households[(round * HOUSEHOLDS + index) % households.length]!.id,
      each: clause.minimum ?? 0,
      quantity: 1,
    })),
    evenTwice: true,
  }
}

/** The same village with rules of one clause, limited as most are. */
async function withRules(base: string, folder: string): Promise<string> {
  const ruled = openBench(copyBench(base, folder))
  const { services, ledger } = ruled.shop
  const { scheme } = expectOk(
    await services.deeds.form({ scheme: null, day: null }, ruled.village.accountant.caller),
  )
  const terms = { per: 'time', scope: 'household', evidence: 'none', entry: 'anyone' } as const
  const decided = await services.rules.decide(
    {
      document: newId(systemIds),
      rules: newId(systemIds),
      scheme: scheme.id,
      name: '积分细则',
      fromDate: ledger.today(),
      template: '',
      approver: '村民代表会议',
      clauses: [
        {
          clause: newId(systemIds),
          className: '环境卫生',
          text: '义务扫雪',
          kind: 'award',
          minimum: 500,
          maximum: 500,
          unitName: '次',
          terms: {
            ...terms,
            caps: [{ period: 'year', points: 10_000_000, times: null }],
            partyClasses: [],
            veto: null,
            also: [],
          },
        },
      ],
    },
    ruled.village.accountant.caller,
  )
  expectOk(decided)
  ruled.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  await ruled.close()
  return folder
}

export function recordEvent({ shop, village }: OpenBench, sheet: Sheet): void {
  const answer = shop.services.deeds.record(sheet, village.accountant.caller)
  assert(!(answer instanceof Promise), 'the sheet is answered at once')
  expectOk(answer)
}

/**
 * An event for a hundred households, recorded and posted, against its own statements replayed by a program that does
 * nothing else. How many those are is said too: five a line would be written by hand.
 */
export async function eventRatio(folder: string, base: string, rounds: number): Promise<EventRatio> {
  const ruled = await withRules(base, join(folder, 'event-base'))
  const [a, t, b] = ['event-a', 'event-t', 'event-b'].map((name) => copyBench(ruled, join(folder, name)))
  const recorder = new Recorder()
  const heard = openBench(t!, recorder.meet)
  const sheets = Array.from({ length: WARM_UP + rounds }, (_, round) => eventOf(heard, round))
  const recorded: Recorded[][] = sheets.map((sheet) => recorder.record(() => recordEvent(heard, sheet)))
  await heard.close()

  const served = openBench(a!)
  const raw = expectOk(openVillage(villageFileOf(b!)))
  // what a disk takes would hide what our own code costs
  for (const { sqlite } of [served.store, raw]) sqlite.pragma('synchronous = OFF')
  const replay = replayOn(raw.sqlite)
  const pairs = sheets.map((sheet, round) => {
    const first = round % 2 === 0 ? timed(() => recordEvent(served, sheet)) : 0
    const right = timed(() => replay(recorded[round]!))
    return { left: first || timed(() => recordEvent(served, sheet)), right }
  })
  const same = 'SELECT count(*) AS n, sum(amount) AS amount FROM transfers'
  const [ours, theirs] = [served.store, raw].map((store) => JSON.stringify(store.sqlite.prepare(same).get()))
  if (ours !== theirs) throw new Error(`the two books differ: ${ours} and ${theirs}`)
  await served.close()
  raw.close()
  const measured = pairs.slice(WARM_UP)
  return {
    ratioToRaw: median(measured.map(({ left, right }) => left / right)),
    p50Ms: median(measured.map(({ left }) => left)),
    rawP50Ms: median(measured.map(({ right }) => right)),
    statementsPerLine: median(recorded.map((one) => one.length)) / HOUSEHOLDS,
  }
}
