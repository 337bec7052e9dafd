import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { type CounterVillage, seedCounterVillage } from '../kit/counter-village.ts'
import { decodeEscPos, printedText } from '../kit/escpos-decoder.ts'
import type { SimulatedPrinter } from '../kit/simulated-printer.ts'
import { fireGun, type GunShot } from '../renderer/browser-gun.ts'
import type { CounterHost, RunningCounter } from './host.ts'
import { signIn } from './people.ts'

/** A counter that serves, as its clerk sees it: a keyboard and a gun, no mouse. */
export interface Counter {
  readonly page: Page
  readonly running: RunningCounter
  readonly message: Locator
  readonly lines: Locator
  readonly total: Locator
  readonly before: Locator
  readonly after: Locator
  readonly slipNo: Locator
  gun(code: string, shot?: GunShot): Promise<void>
  /** Typed as a person types. */
  type(text: string): Promise<void>
  /** An Enter that is meant: nothing was typed or scanned for a while. */
  enter(): Promise<void>
  press(key: string): Promise<void>
  /** One household from card to slip. */
  serve(card: string, ...codes: readonly string[]): Promise<string>
}

export const counterOn = (running: RunningCounter): Counter => {
  const { page } = running
  const handle = (name: string) => page.getByTestId(name)
  const counter: Counter = {
    page,
    running,
    message: handle('message'),
    lines: handle('cart-line'),
    total: handle('cart-total'),
    before: handle('spendable-before'),
    after: handle('spendable-after'),
    slipNo: handle('slip-no'),
    gun: (code, shot = {}) => fireGun(page, code, { gapMs: 6, ...shot }),
    type: (text) => page.keyboard.type(text, { delay: 80 }),
    press: (key) => page.keyboard.press(key),
    async enter() {
      await page.waitForTimeout(330)
      await page.keyboard.press('Enter')
    },
    async serve(card, ...codes) {
      await counter.gun(card)
      await expect(page.getByTestId('household-name')).toBeVisible()
      for (const [index, code] of codes.entries()) {
        await counter.gun(code)
        await expect(counter.lines).toHaveCount(index + 1)
      }
      await counter.enter()
      await expect(counter.message).toHaveText('请签字，下一位')
      return (await counter.slipNo.textContent()) ?? ''
    },
  }
  return counter
}

/** A seeded village with its counter open; 王淑珍 stands at it. */
export async function openCounter(
  host: CounterHost,
  printer?: SimulatedPrinter,
): Promise<{ readonly village: CounterVillage; readonly counter: Counter }> {
  const village = seedCounterVillage(host.dataDir)
  return { village, counter: await startCounter(host, printer) }
}

export async function startCounter(host: CounterHost, printer?: SimulatedPrinter): Promise<Counter> {
  const running = await host.start(printer === undefined ? {} : { printer: printer.address })
  await signIn(running.page, '王淑珍', '1234')
  await running.page.getByTestId('message').waitFor()
  return counterOn(running)
}

/** The lines of one printed job, as they lie on the paper. */
export const paperOf = (printer: SimulatedPrinter, job: number, columns = 48): string[] =>
  printedText(decodeEscPos(printer.jobs[job] ?? new Uint8Array(), columns))

/** The 20 digits of the barcode on a job. */
export function barcodeOf(printer: SimulatedPrinter, job: number): string {
  const code = decodeEscPos(printer.jobs[job] ?? new Uint8Array(), 48).find(({ kind }) => kind === 'barcode')
  return code?.kind === 'barcode' ? code.digits : ''
}

/** Everything that was ever posted: if this is the same, nothing was. */
export function ledgerOf(dataDir: string): unknown {
  const db = new Database(join(dataDir, 'village.db'), { readonly: true })
  try {
    return db
      .prepare(
        `SELECT (SELECT count(*) FROM documents) AS documents,
                (SELECT hash FROM documents ORDER BY sequence DESC LIMIT 1) AS hash,
                (SELECT count(*) FROM transfers) AS transfers,
                (SELECT sum(balance) FROM accounts) AS balances`,
      )
      .get()
  } finally {
    db.close()
  }
}
