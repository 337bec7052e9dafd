import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium, type ServedPage, servePage } from './browser.ts'
import { fireGun } from './browser-gun.ts'

const SOAP = '6901234567892'
const CARD = '86013700412593'

let browser: Browser
let served: ServedPage
let page: Page

beforeAll(async () => {
  served = await servePage(join(import.meta.dirname, 'counter-page'))
  browser = await launchChromium()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await served?.close()
})

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.goto(served.url)
  await page.getByTestId('household-name').waitFor()
})

afterEach(() => page.close())

const heard = () => page.evaluate(() => window.counterHeard)
const press = (key: string) => page.keyboard.press(key)
const pause = (ms: number) => page.waitForTimeout(ms)
const person = (text: string) => page.keyboard.type(text, { delay: 90 })
const gun = (code: string) => fireGun(page, code)
const focused = () => page.evaluate(() => document.activeElement?.tagName)

describe('the counter', () => {
  test.each([
    ['挂单', 'F3', 'F3'],
    ['返回', 'Escape', 'Esc'],
    ['查明细', 'F7', 'F7'],
    ['现场补录', 'F9', 'F9'],
    ['F12 补打', 'F12', 'F12'],
    ['F10 菜单', 'F10', 'F10'],
  ])('%s does by key what it does by hand', async (label, key, done) => {
    await page.getByRole('button', { name: label }).click()
    await press(key)
    expect(await heard()).toEqual([done, done])
  })

  test('a click leaves the focus where scans are safe', async () => {
    await page.getByRole('button', { name: '现场补录' }).click()
    expect(await focused()).toBe('BODY')
  })

  test('draws a line for a scan, and its Enter confirms nothing', async () => {
    await gun(SOAP)
    await page.getByTestId('cart-line').waitFor()
    await press('Enter')
    expect(await heard()).toEqual([`scan 1 ${SOAP}`])
    await pause(320)
    await press('Enter')
    expect(await heard()).toEqual([`scan 1 ${SOAP}`, 'confirm'])
  })

  test('confirms nothing while nothing may be confirmed', async () => {
    await press('Enter')
    expect(await heard()).toEqual([])
  })

  test('moves the mark between lines with the arrows', async () => {
    await gun(SOAP)
    await gun('6920152405178')
    const marked = () => page.locator('[data-testid="cart-line"][aria-current="true"]').textContent()
    expect(await marked()).toContain('6920152405178')
    await press('ArrowUp')
    expect(await marked()).toContain(SOAP)
    await press('ArrowUp')
    expect(await marked()).toContain(SOAP)
  })

  test('chooses who collects by number, and a * takes that back', async () => {
    const collects = () => page.locator('.counter-collectors [aria-pressed="true"]').textContent()
    await person('2')
    await pause(140)
    expect(await collects()).toContain('李建国')
    await person('*')
    await pause(140)
    expect(await collects()).toContain('王桂花')
    await gun(SOAP)
    expect(await heard()).toEqual([`scan 2 ${SOAP}`])
    await person('3')
    await pause(2_200)
    expect(await collects()).toContain('李小军')
    expect(await page.locator('.counter-typed').count()).toBe(0)
  })
})

describe('a dialog over the counter', () => {
  test('takes Enter for itself: the slip below is not confirmed', async () => {
    await gun(SOAP)
    await pause(320)
    await press('F2')
    await page.getByRole('dialog', { name: '查户' }).waitFor()
    await person('wgh')
    await press('ArrowDown')
    await press('Enter')
    expect(await heard()).toEqual([`scan 1 ${SOAP}`, 'pick h1'])
  })

  test('is answered by a number', async () => {
    await press('F2')
    await person('w')
    await press('Enter')
    await page.getByRole('dialog', { name: '怎么认出本人的？' }).waitFor()
    await person('2')
    await pause(140)
    expect(await heard()).toEqual(['pick h0', 'way paper'])
    expect(await page.locator('.counter-typed').count()).toBe(0)
  })

  test('closes with Esc, one step, and gives the focus back', async () => {
    await press('F2')
    await page.getByRole('dialog').waitFor()
    expect(await focused()).toBe('INPUT')
    await press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await focused()).toBe('BODY')
    expect(await heard()).toEqual([])
  })

  test('lets no key through to what it covers', async () => {
    await press('F2')
    await page.getByRole('dialog').waitFor()
    for (const key of ['F3', 'F7', 'F9', 'F10', 'Delete']) await press(key)
    expect(await heard()).toEqual([])
  })

  test('keeps Tab inside', async () => {
    await press('F6')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    for (let turn = 0; turn < 14; turn += 1) {
      await press('Tab')
      expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true)
    }
    await press('Shift+Tab')
    expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true)
  })

  test('has its choices pressed by Enter once Tab has reached them', async () => {
    await press('F6')
    await page.getByLabel('代领人姓名').fill('周建平')
    await page.getByLabel('手机后四位').focus()
    await press('Tab')
    await press('Enter')
    expect(await page.getByRole('button', { name: '邻居' }).getAttribute('aria-pressed')).toBe('true')
    await page.getByLabel('为什么代领').focus()
    await press('Enter')
    expect(await heard()).toEqual(['proxy 周建平 neighbour'])
  })

  test('keeps its field clean when something is scanned into it, and lets the scan through', async () => {
    await gun(SOAP)
    await press('F4')
    await page.getByLabel('数量（块）').waitFor()
    await gun('6920152405178')
    expect(await page.getByLabel('数量（块）').inputValue()).toBe('2')
    expect(await heard()).toEqual([`scan 1 ${SOAP}`, 'scan 1 6920152405178'])
  })

  test('is not answered by the Enter of a scan', async () => {
    await gun(SOAP)
    await press('F4')
    await page.getByLabel('数量（块）').waitFor()
    await gun(SOAP)
    await press('Enter')
    expect(await page.getByRole('dialog').count()).toBe(1)
    await pause(320)
    await press('Enter')
    expect((await heard()).at(-1)).toBe('quantity 2')
  })

  test('asks before a second card takes over', async () => {
    await gun(SOAP)
    await gun(CARD)
    const dialog = page.getByRole('dialog', { name: '王桂花家这单还没确认' })
    expect(await dialog.getByTestId('message').textContent()).toBe(
      '王桂花家这单还没确认。F3 挂单后换户，Esc 回到这单。',
    )
    await press('F3')
    expect((await heard()).at(-1)).toBe('hold and switch')
  })
})
