import { describe, expect, test } from 'vitest'
import {
  type CounterShop,
  now,
  openCounterShop,
  type TestGoods,
  type TestHousehold,
} from '../kit/counter-shop.ts'
import { newId } from '../kit/shop.ts'
import { type PrinterMode, type SimulatedPrinter, startSimulatedPrinter } from '../kit/simulated-printer.ts'

interface Counter {
  readonly shop: CounterShop
  readonly household: TestHousehold
  readonly soap: TestGoods
  printer: SimulatedPrinter
}

async function counterWith(
  mode: PrinterMode,
  finished: (end: () => Promise<void>) => void,
): Promise<Counter> {
  const printer = await startSimulatedPrinter({ mode })
  const shop = openCounterShop()
  now(
    shop.shop.services.printing.saveSettings(
      { address: printer.address, columns: 48, cutter: 'partial', drawer: false },
      shop.caller,
    ),
  )
  const counter: Counter = {
    shop,
    printer,
    household: shop.household('王桂花', 100_000),
    soap: shop.goods('雕牌肥皂', 300, 50, 15_000),
  }
  finished(async () => {
    await counter.printer.close().catch(() => undefined)
    await shop.shop.queue.stop()
    shop.close()
  })
  return counter
}

const redeem = ({ shop, household, soap }: Counter) =>
  now(
    shop.shop.services.redemption.confirm(
      {
        cart: {
          id: newId(),
          household: household.id,
          lines: [{ item: soap.id, quantity: 1 }],
          collector: { kind: 'member', person: household.head },
          identity: { by: 'card' },
        },
        spendableShown: shop.spendable(household),
      },
      shop.caller,
    ),
  )
const jobOf = ({ shop }: Counter, document: string) =>
  now(shop.shop.services.printing.jobs({}, shop.caller)).find((job) => job.document === document)
const ended = async (counter: Counter, document: string) => {
  const deadline = performance.now() + 60_000
  for (;;) {
    const job = jobOf(counter, document)
    if (job && /printed|failed|unknown/.test(job.state)) return job
    if (performance.now() > deadline) throw new Error(`the slip is still ${job?.state}`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

type Trouble = readonly [
  what: string,
  mode: PrinterMode | 'off',
  state: 'failed' | 'unknown' | 'printed',
  reason: RegExp,
]

describe('whatever the printer does, the slip is booked at once, and the paper is told about honestly', () => {
  const troubles: readonly Trouble[] = [
    ['is switched off', 'off', 'failed', /打印机/],
    ['takes nothing', 'never-reads', 'unknown', /打出来了吗/],
    ['breaks off in the middle', 'resets-midway', 'unknown', /打出来了吗/],
    ['hangs up at once', 'closes-at-once', 'failed', /打印机/],
    ['hangs up early', 'closes-early', 'unknown', /打出来了吗/],
    ['answers rubbish', 'rubbish', 'unknown', /打出来了吗/],
    ['never answers', 'silent', 'unknown', /打出来了吗/],
    ['has no paper', 'paper-out', 'failed', /纸/],
    ['stands open', 'cover-open', 'failed', /盖/],
    ['runs out of paper in the middle', 'paper-out-midway', 'failed', /纸/],
    ['is slow', 'slow', 'printed', /^$/],
  ]
  test.concurrent.for(troubles)(
    'it %s',
    { timeout: 120_000 },
    async ([_what, mode, state, reason], { onTestFinished }) => {
      const counter = await counterWith(mode === 'off' ? 'ok' : mode, onTestFinished)
      const { port } = counter.printer
      if (mode === 'off') await counter.printer.close()
      const began = performance.now()
      const first = redeem(counter)
      const second = redeem(counter)
      expect(performance.now() - began).toBeLessThan(1500)
      expect([first.serial, second.serial]).toEqual(['DH26-00001', 'DH26-00002'])
      const job = await ended(counter, first.id)
      expect([job.state, job.reason ?? '']).toEqual([state, expect.stringMatching(reason)])

      await ended(counter, second.id)
      if (mode === 'off') counter.printer = await startSimulatedPrinter({ port })
      counter.printer.mode = 'ok'
      const third = redeem(counter)
      expect((await ended(counter, third.id)).state).toBe('printed')
      // nothing is printed again unasked
      expect(jobOf(counter, first.id)).toMatchObject({ state: job.state })
      const { shop } = counter
      now(shop.shop.services.printing.settle({ job: job.id, printed: true }, shop.caller))
      expect(jobOf(counter, first.id)?.state).toBe('printed')
    },
  )
})
