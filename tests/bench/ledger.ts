import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { DEMO_PIN } from '#main/hosts/demo/demo-village.ts'
import { systemIds } from '#main/hosts/system.ts'
import { expectOk } from '#main/kernel/result.ts'
import { browserProgram } from './browser-program.ts'
import { openBlank, openWindow, type ScreenTimes, scanned, timeOf, timesOf, WATCH } from './screen.ts'
import { copyBench, openBench } from './village.ts'
import { startHost } from './whole-process.ts'

export const LINES = 5000
const OPENINGS = 20
const STEP_PX = 400
const BETWEEN_MS = 300

export interface LedgerMeasures {
  readonly open: ScreenTimes
  /** Lines of the household that were never seen while its whole ledger was scrolled through. */
  readonly dropped: number
}

/**
 * A household with 5,000 movements of points: from the key that opens its ledger to the frame that shows it,
 * and then all the way down by the wheel.
 */
export async function ledgerMeasures(folder: string, base: string): Promise<LedgerMeasures> {
  const data = copyBench(base, join(folder, 'ledger'))
  const household = await giveLines(data)
  const host = await startHost(data)
  const browser = await chromium.launch(browserProgram())
  try {
    const blank = await openBlank(browser)
    const window = await openWindow(browser, WATCH)
    const { page } = window
    await page.goto(host.url)
    await page.getByRole('button', { name: /^张会计/ }).click()
    await page.getByLabel('张会计的密码').pressSequentially(DEMO_PIN, { delay: 60 })
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: '主菜单' }).waitFor()
    const [times, floors]: [number[], number[]] = [[], []]
    for (let opening = 0; opening < OPENINGS; opening++) {
      await toHousehold(page, household)
      times.push(await timeOf(window, LINES_SHOWN, DEED, () => page.keyboard.press('Enter')))
      floors.push(await scanned(blank, '1', '.line'))
    }
    return { open: timesOf(times, floors), dropped: LINES - (await linesSeen(page)) }
  } finally {
    await browser.close()
    await host.close()
  }
}

const ROW = '.ant-table-row:visible'
const DEED = '次义务劳动'
const LINES_SHOWN = (deed: string) => () =>
  [...document.querySelectorAll<HTMLElement>('.ant-table-row')].filter(
    (row) => row.offsetParent !== null && row.textContent.includes(deed),
  ).length > 5

/** The household's page anew, from another room, with the hand on the ledger's tab. */
async function toHousehold(page: Page, household: string): Promise<void> {
  const to = (path: string) =>
    page.evaluate((next) => {
      location.hash = next
    }, path)
  await to('/settings')
  await page.getByRole('heading', { name: '设置', exact: true }).waitFor()
  await to(`/households/${household}`)
  const tab = page.getByRole('tab', { name: '积分明细' })
  await tab.waitFor()
  await page.waitForTimeout(BETWEEN_MS)
  await tab.focus()
}

/** Points for one household, day after day, by the office's own paper. */
async function giveLines(dataDir: string): Promise<string> {
  const { shop, village, close } = openBench(dataDir)
  const { caller } = village.accountant
  const household = village.households[0]!.id
  for (let line = 0; line < LINES; line++) {
    expectOk(
      await shop.services.points.grant(
        {
          document: systemIds.next(),
          effectiveDate: shop.ledger.today(),
          reason: `第 ${line + 1} 次义务劳动`,
          rows: [{ household, points: 100 }],
        },
        caller,
      ),
    )
  }
  await close()
  return household
}

/** Scrolls through the whole ledger and counts the lines that were on the screen at some moment. */
async function linesSeen(page: Page): Promise<number> {
  await page.getByRole('button', { name: /^再看前面的/ }).click()
  await page.getByRole('button', { name: /^再看前面的/ }).waitFor({ state: 'detached' })
  const seen = new Set<string>()
  const look = async () => {
    for (const text of await page.locator(ROW).allTextContents()) {
      const line = /第 \d+ 次义务劳动/.exec(text)?.[0]
      if (line !== undefined) seen.add(line)
    }
    return seen.size
  }
  await page.locator(ROW).first().hover()
  for (let idle = 0, before = 0; idle < 10; ) {
    const now = await look()
    idle = now === before ? idle + 1 : 0
    before = now
    await page.mouse.wheel(0, STEP_PX)
    await page.waitForTimeout(16)
  }
  return seen.size
}
