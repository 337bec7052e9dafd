import { join } from 'node:path'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium, type ServedPage, servePage } from './browser.ts'
import { fireGun } from './browser-gun.ts'

const SOAP = '6901234567892'
const CARD = '86013700412593'

let browser: Browser
let served: ServedPage
let page: Page

beforeAll(async () => {
  served = await servePage(join(import.meta.dirname, 'input-page'))
  browser = await launchChromium()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await served?.close()
})

beforeEach(async () => {
  page = await browser.newPage()
  await page.goto(served.url)
  await page.getByLabel('姓名').waitFor()
})

afterEach(() => page.close())

const heard = () => page.evaluate(() => window.heard)
const gun = (code: string, gapMs = 4) => fireGun(page, code, { gapMs })
const person = (text: string) => page.keyboard.type(text, { delay: 90 })
const pause = (ms: number) => page.waitForTimeout(ms)

interface FieldState {
  readonly value: string
  readonly start: number | null
  readonly end: number | null
  readonly focused: boolean
}

const field = (label: string): Promise<FieldState> =>
  page.getByLabel(label).evaluate((element: HTMLInputElement) => ({
    value: element.value,
    start: element.selectionStart,
    end: element.selectionEnd,
    focused: document.activeElement === element,
  }))

const select = (label: string, start: number, end: number) =>
  page.getByLabel(label).evaluate(
    (element: HTMLInputElement, range) => {
      element.focus()
      element.setSelectionRange(range[0] ?? 0, range[1] ?? 0)
    },
    [start, end],
  )

describe('at the window, with no field focused', () => {
  test('a scan arrives whole', async () => {
    await gun(SOAP)
    expect(await heard()).toEqual([`scan 1 ${SOAP} scanner`])
  })

  test('a scan at full speed arrives whole', async () => {
    await gun(SOAP, 1)
    expect(await heard()).toEqual([`scan 1 ${SOAP} scanner`])
  })

  test('a gun without a suffix is read after its silence', async () => {
    await fireGun(page, SOAP, { suffix: 'none' })
    await expect.poll(heard).toEqual([`scan 1 ${SOAP} scanner`])
  })

  test('3* and a scan are three, and the screen shows the 3* meanwhile', async () => {
    await person('3*')
    await pause(130)
    expect(await page.locator('output').textContent()).toBe('3*')
    await gun(SOAP)
    expect(await heard()).toEqual([`scan 3 ${SOAP} scanner`])
    expect(await page.locator('output').textContent()).toBe('')
  })

  test('a person’s digits gather into a code that Enter hands in, and that confirms nothing', async () => {
    await person('0137')
    await pause(130)
    expect(await page.locator('output').textContent()).toBe('0137')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    expect((await heard())[0]).toBe('scan 1 0137 typed')
  })

  test('Esc takes typed digits back before it steps back', async () => {
    await person('42')
    await pause(130)
    await page.keyboard.press('Escape')
    expect(await page.locator('output').textContent()).toBe('')
    await page.keyboard.press('Escape')
    expect(await heard()).toEqual(['back'])
  })

  test('the Enter of a scan presses no button, and confirms nothing', async () => {
    await page.getByRole('button', { name: '删这行' }).focus()
    await gun(SOAP)
    await page.keyboard.press('Enter')
    expect(await heard()).toEqual([`scan 1 ${SOAP} scanner`])
    await pause(320)
    await page.keyboard.press('Enter')
    expect(await heard()).toEqual([`scan 1 ${SOAP} scanner`, 'confirm'])
  })

  test('a space inside a scan presses no button', async () => {
    await page.getByRole('button', { name: '删这行' }).focus()
    await gun('AB 123 456')
    expect(await heard()).toEqual(['这个码里不全是数字，不是积分卡，也不是货'])
  })

  test('a button reached with the Tab key is pressed by Enter', async () => {
    await page.getByLabel('只读').focus()
    await page.keyboard.press('Tab')
    await pause(320)
    await page.keyboard.press('Enter')
    expect(await heard()).toEqual(['pressed'])
  })

  test('half a scan says so', async () => {
    await gun('7892')
    expect(await heard()).toEqual(['没扫全，请再扫一次'])
  })

  test('F5 chooses goods and does not load the page anew', async () => {
    await page.keyboard.press('F5')
    await pause(200)
    expect(await heard()).toEqual(['goods'])
  })
})

describe('with a field focused', () => {
  test.each([
    ['姓名', 3, 3],
    ['姓名', 1, 3],
    ['组', 0, 2],
    ['说明', 4, 7],
  ] as const)('%s holds after a scan what it held before, from %i to %i', async (label, start, end) => {
    await select(label, start, end)
    const before = await field(label)
    await gun(CARD)
    await pause(150)
    expect(await field(label)).toEqual(before)
    expect(await heard()).toEqual([`scan 1 ${CARD} scanner`])
    await person('x')
    expect((await field(label)).value).toBe(`${before.value.slice(0, start)}x${before.value.slice(end)}`)
  })

  test('is clean before a slow gun has finished', async () => {
    await select('姓名', 3, 3)
    await fireGun(page, SOAP, { gapMs: 22, suffix: 'none' })
    expect((await field('姓名')).value).toBe('王桂花')
    await expect.poll(heard).toEqual([`scan 1 ${SOAP} scanner`])
  })

  test('a password field is no hiding place for a scan', async () => {
    await page.getByLabel('密码').focus()
    await gun(CARD)
    expect((await field('密码')).value).toBe('')
    expect(await heard()).toEqual([`scan 1 ${CARD} scanner`])
  })

  test('a read-only field lets scans through', async () => {
    await page.getByLabel('只读').focus()
    await gun(SOAP)
    expect(await heard()).toEqual([`scan 1 ${SOAP} scanner`])
    expect((await field('只读')).value).toBe('不能改')
  })

  test('a person types, digits too, and sends it with Enter', async () => {
    await page.keyboard.press('F2')
    await page.getByLabel('查户').focus()
    await person('wgh13704')
    await page.keyboard.press('Enter')
    expect(await heard()).toEqual(['search wgh13704'])
    expect((await field('查户')).value).toBe('wgh13704')
  })

  test('a card scanned over an open search goes to the screen, the search keeps its words', async () => {
    await page.keyboard.press('F2')
    await page.getByLabel('查户').focus()
    await person('wgh')
    await gun(CARD)
    expect((await field('查户')).value).toBe('wgh')
    expect(await heard()).toEqual([`scan 1 ${CARD} scanner`])
  })
})

describe('with a Chinese input method at work in a field', () => {
  let session: CDPSession
  beforeEach(async () => {
    session = await page.context().newCDPSession(page)
  })

  const taken = (code: string, timestamp = Date.now() / 1000) =>
    session.send('Input.dispatchKeyEvent', {
      timestamp,
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Process',
      code,
    })
  const compose = (text: string) =>
    session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })

  test('a burst that it takes is thrown away, the field is as before, the clerk is told', async () => {
    await select('姓名', 1, 2)
    const before = await field('姓名')
    const now = Date.now() / 1000
    const letters = ['q', 'w', 'e', 'r', 't', 'y']
    await Promise.all([
      ...letters.flatMap((letter, index) => [
        taken(`Key${letter.toUpperCase()}`, now + index * 0.005),
        compose(letters.slice(0, index + 1).join('')),
      ]),
      fireGun(page, '1234567', { started: now + letters.length * 0.005 }),
    ])
    await pause(150)
    expect(await heard()).toEqual(['扫描被输入法打断了，请再扫一次'])
    expect(await field('姓名')).toEqual(before)
  })

  test('a burst that it turns into words is thrown away too', async () => {
    await select('组', 2, 2)
    const before = await field('组')
    const now = Date.now() / 1000
    await Promise.all([
      taken('KeyQ', now),
      compose('q'),
      taken('KeyW', now + 0.006),
      compose('qw'),
      session.send('Input.insertText', { text: '权威' }),
      fireGun(page, '', { started: now + 0.012 }),
    ])
    await pause(150)
    expect(await heard()).toEqual(['扫描被输入法打断了，请再扫一次'])
    expect(await field('组')).toEqual(before)
  })

  test('a person’s pinyin is left in peace', async () => {
    await select('姓名', 3, 3)
    let text = ''
    for (const letter of ['j', 'i', 'a']) {
      text += letter
      await taken(`Key${letter.toUpperCase()}`)
      await compose(text)
      await pause(80)
    }
    await session.send('Input.insertText', { text: '家' })
    await pause(150)
    expect((await field('姓名')).value).toBe('王桂花家')
    expect(await heard()).toEqual([])
  })
})
