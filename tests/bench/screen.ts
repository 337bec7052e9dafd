import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { DEMO_PIN } from '#main/hosts/demo/demo-village.ts'
import { browserProgram } from './browser-program.ts'
import { median, percentile } from './figures.ts'
import { openShift, signIn } from './host-client.ts'
import { type RunningHost, startHost } from './whole-process.ts'

const CLERK = '王淑珍'
/** Between two keys of a gun. */
const GAP_SECONDS = 0.004
/** A fast pair of hands between two scans. */
const BETWEEN_SCANS_MS = 120
const WARM_UP = 8

/** What is scanned in one visit: a card, and then goods, each its own line. */
export interface ScannedVisit {
  readonly card: string
  readonly codes: readonly string[]
}

export interface ScreenTimes {
  readonly p50Ms: number
  readonly p95Ms: number
  readonly floorP50Ms: number
  readonly floorP95Ms: number
  /** The p95 less the floor's p95. */
  readonly aboveFloorMs: number
  readonly samples: number
}

/** What is typed into 查户, and the numbers of the households that fit. */
export interface SearchedHousehold {
  readonly text: string
  readonly numbers: readonly string[]
}

export interface ScreenMeasures {
  readonly scan: ScreenTimes
  /** How often what was begun beside it was done. */
  readonly times: number
  readonly search?: ScreenTimes
}

export interface ScreenOptions {
  readonly searches?: readonly SearchedHousehold[]
  /** Begins something else on the same host, and answers how to end it; that answers how often it was done. */
  readonly meanwhile?: (url: string) => Promise<() => Promise<number>>
  readonly host?: (dataDir: string) => Promise<RunningHost>
}

/**
 * From a key to the frame that shows what it did, in a real browser on a running host. The floor is the same key
 * in an empty page that only puts a line of text on itself, measured in turns with the counter.
 */
export async function screenTimes(
  dataDir: string,
  visits: readonly ScannedVisit[],
  { searches = [], meanwhile, host: startIt = startHost }: ScreenOptions = {},
): Promise<ScreenMeasures> {
  const host = await startIt(dataDir)
  const browser = await chromium.launch(browserProgram())
  try {
    const client = await signIn(host.url, CLERK)
    await openShift(client)
    client.close()
    const blank = await openBlank(browser)
    const counter = await openCounter(browser, host.url)
    const stop = await meanwhile?.(host.url)
    const scan = await scanTimes(counter, blank, visits).catch(async (error) => {
      throw new Error(`the counter said: ${await counter.page.innerText('body')}`, { cause: error })
    })
    const times = (await stop?.()) ?? 0
    if (searches.length === 0) return { scan, times }
    return { scan, times, search: await searchTimes(counter, blank, searches) }
  } finally {
    await browser.close()
    await host.close()
  }
}

/** A page with a gun on its cable. */
export interface Window {
  readonly page: Page
  readonly keys: CDPSession
}

export async function openWindow(browser: Browser, prepare: string): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  await page.addInitScript(prepare)
  return { page, keys: await context.newCDPSession(page) }
}

export async function openBlank(browser: Browser): Promise<Window> {
  const blank = await openWindow(browser, WATCH)
  await blank.page.goto('about:blank')
  await blank.page.evaluate(() => {
    window.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return
      const line = document.createElement('p')
      line.className = 'line'
      line.textContent = '康师傅红烧牛肉面五连包'
      document.body.replaceChildren(line)
    })
  })
  return blank
}

async function openCounter(browser: Browser, url: string): Promise<Window> {
  const counter = await openWindow(browser, WATCH)
  const { page } = counter
  await page.goto(url)
  await page.getByRole('button', { name: new RegExp(`^${CLERK}`) }).click()
  await page.getByLabel(`${CLERK}的密码`).pressSequentially(DEMO_PIN, { delay: 60 })
  await page.keyboard.press('Enter')
  await page.getByTestId('message').waitFor()
  return counter
}

/**
 * Runs before everything else in a page. `watch.until(ready)` answers with the milliseconds from the last key
 * (Enter, or a text that an input method hands over) to the end of the frame in which `ready` has come true.
 */
export const WATCH = `(() => {
  let last = 0
  const remember = (event) => { last = event.timeStamp }
  addEventListener('keydown', (event) => { if (event.key === 'Enter') remember(event) }, true)
  addEventListener('input', remember, true)
  const drawn = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => done(performance.now())
    port2.postMessage(null)
  }))
  globalThis.watch = {
    until: (ready) => new Promise((done, fail) => {
      if (ready()) return fail(new Error('it was there before the key'))
      const late = setTimeout(() => { observer.disconnect(); fail(new Error('nothing was drawn: ' + document.body.innerText.slice(0, 500))) }, 10000)
      const observer = new MutationObserver(() => {
        if (!ready()) return
        observer.disconnect()
        clearTimeout(late)
        drawn().then((at) => done(at - last))
      })
      observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true })
    }),
  }
})()`

/**
 * Every key bears its own time: on a busy machine the gun is no slow typist, and its Enter, handed over late, is not a
 * person's, which would confirm the slip.
 */
async function fire({ keys }: Window, code: string): Promise<void> {
  const began = Date.now() / 1000 - code.length * GAP_SECONDS
  const press = (key: string, timestamp: number) => {
    const text = key === 'Enter' ? '\r' : key
    const event = {
      key,
      code: key === 'Enter' ? key : `Digit${key}`,
      windowsVirtualKeyCode: key === 'Enter' ? 13 : key.charCodeAt(0),
      timestamp,
    }
    return [
      keys.send('Input.dispatchKeyEvent', { type: 'keyDown', text, unmodifiedText: text, ...event }),
      keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
    ]
  }
  await Promise.all([...code, 'Enter'].flatMap((key, index) => press(key, began + index * GAP_SECONDS)))
}

/** Watches the page before the key goes down; answers when `drawn` has come true on the screen. */
export async function timeOf<Of>(
  { page }: Window,
  drawn: (of: Of) => () => boolean,
  of: Of,
  press: () => Promise<unknown>,
): Promise<number> {
  await page.evaluate(`globalThis.watched = watch.until((${drawn})(${JSON.stringify(of)})); undefined`)
  await press()
  return page.evaluate('watched')
}

/** One more of something, or another in place of the first. */
const ONE_MORE = (selector: string) => {
  const before = document.querySelectorAll(selector)
  return () => {
    const now = document.querySelectorAll(selector)
    return now.length > before.length || (now.length > 0 && now[0] !== before[0])
  }
}
const FITTING_SHOWN = (numbers: readonly string[]) => () =>
  [...document.querySelectorAll('.counter-hit-number')].some((hit) => numbers.includes(hit.textContent))

export const scanned = (window: Window, code: string, selector: string): Promise<number> =>
  timeOf(window, ONE_MORE, selector, () => fire(window, code))

const LINE = '[data-testid="cart-line"]'

async function scanTimes(
  counter: Window,
  blank: Window,
  visits: readonly ScannedVisit[],
): Promise<ScreenTimes> {
  const { page } = counter
  const scans: number[] = []
  const floors: number[] = []
  for (const { card, codes } of visits) {
    const before = await page.getByTestId('household-name').allTextContents()
    await fire(counter, card)
    await page.waitForFunction((known) => {
      const shown = document.querySelector('[data-testid="household-name"]')?.textContent
      return shown !== undefined && shown !== known
    }, before[0] ?? null)
    for (const code of codes) {
      await page.waitForTimeout(BETWEEN_SCANS_MS)
      scans.push(await scanned(counter, code, LINE))
      floors.push(await scanned(blank, code, '.line'))
    }
    for (let left = codes.length - 1; left >= 0; left--) {
      await page.keyboard.press('Delete')
      await page.waitForFunction(
        ([selector, count]) => document.querySelectorAll(selector).length === count,
        [LINE, left] as const,
      )
    }
  }
  return timesOf(scans, floors)
}

async function searchTimes(
  counter: Window,
  blank: Window,
  searches: readonly SearchedHousehold[],
): Promise<ScreenTimes> {
  const { page, keys } = counter
  const found: number[] = []
  const floors: number[] = []
  await page.keyboard.press('F2')
  const field = page.getByLabel('户号、姓名、拼音首字母、外号、手机后四位')
  for (const { text, numbers } of searches) {
    await field.fill('')
    await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 0, '.counter-hit')
    await page.waitForTimeout(BETWEEN_SCANS_MS)
    // as an input method hands over what was chosen
    const hand = () => keys.send('Input.insertText', { text })
    found.push(await timeOf(counter, FITTING_SHOWN, numbers, hand))
    floors.push(await scanned(blank, '1', '.line'))
  }
  await page.keyboard.press('Escape')
  return timesOf(found, floors)
}

/** The first ones pay for what is compiled and loaded once. */
export function timesOf(measured: readonly number[], floor: readonly number[]): ScreenTimes {
  const times = measured.slice(WARM_UP)
  const floors = floor.slice(WARM_UP)
  const p95Ms = percentile(times, 0.95)
  const floorP95Ms = percentile(floors, 0.95)
  return {
    p50Ms: median(times),
    p95Ms,
    floorP50Ms: median(floors),
    floorP95Ms,
    aboveFloorMs: p95Ms - floorP95Ms,
    samples: times.length,
  }
}
