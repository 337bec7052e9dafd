import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type ServedPage, servePage } from './browser.ts'

/** Every state of every screen, at both sizes, looked at by rule; the eye looks at the pictures. */
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const

let browser: Browser
let served: ServedPage
let page: Page
let states: readonly string[]

beforeAll(async () => {
  served = await servePage(join(import.meta.dirname, 'gallery'))
  browser = await launchChromium()
  page = await browser.newPage()
  await page.goto(served.url)
  states = await page.locator('li a').allTextContents()
}, 90_000)

afterAll(async () => {
  await browser?.close()
  await served?.close()
})

interface Seen {
  readonly state: string
  readonly cut: readonly string[]
  readonly small: readonly string[]
  readonly tiny: readonly string[]
  readonly faint: readonly string[]
  readonly texts: readonly string[]
}

describe.each(SIZES)('at $width × $height', (size) => {
  let seen: readonly Seen[]
  beforeAll(async () => {
    await page.setViewportSize(size)
    const found: Seen[] = []
    for (const state of states) {
      await page.goto(`${served.url}?state=${state}`)
      await page.waitForTimeout(60)
      found.push({ state, ...(await page.evaluate(inspect)) })
    }
    seen = found
  }, 120_000)

  const all = (pick: (one: Seen) => readonly string[]) =>
    seen.flatMap((one) => pick(one).map((what) => `${one.state}: ${what}`))

  test('nothing is cut off or pushed out of its box', () => {
    expect(all((one) => one.cut)).toEqual([])
  })

  test('the counter says nothing in letters smaller than 18 pixels, an office screen in none below 15', () => {
    expect(all((one) => one.small)).toEqual([])
  })

  test('whatever can be pressed is at least 44 pixels high', () => {
    expect(all((one) => one.tiny)).toEqual([])
  })

  test('every text stands out from its ground by 4.5 to 1, big letters by 3 to 1', () => {
    expect(all((one) => one.faint)).toEqual([])
  })

  test('no English is left, but for the names on the keys', () => {
    const foreign = all((one) => one.texts.filter((text) => hasForeignWords(text)))
    expect(foreign).toEqual([])
  })

  test('Chinese has full-width punctuation beside it', () => {
    const wrong = all((one) => one.texts.filter((text) => HALF_WIDTH_BESIDE_CHINESE.test(text)))
    expect(wrong).toEqual([])
  })
})

const KEY_NAMES = /\b(?:F1?\d|Enter|Esc|Del)\b/g
/** Codes and units on goods, and what a person may type into a search. */
const CODES = /DH26-\d+|\d+(?:ml|g)\b|wgh/g
const hasForeignWords = (text: string): boolean =>
  /[A-Za-z]/.test(text.replace(KEY_NAMES, '').replace(CODES, ''))

const HALF_WIDTH_BESIDE_CHINESE = /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}|\p{Script=Han}\.(?!\d)/u

/** Runs in the page. */
function inspect() {
  const cut: string[] = []
  const small: string[] = []
  const tiny: string[] = []
  const faint: string[] = []
  const texts: string[] = []
  const dialogs = document.querySelectorAll('[role="dialog"]')
  const top = dialogs.item(dialogs.length - 1) ?? document.body
  const counter = document.querySelector('.counter') !== null
  const name = (element: Element) =>
    `${element.className || element.tagName} “${(element.textContent ?? '').slice(0, 18)}”`

  const parse = (color: string): [number, number, number, number] => {
    const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
    return [r, g, b, a]
  }
  const luminance = ([r, g, b]: readonly number[]) => {
    const part = (value = 0) => {
      const share = value / 255
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
  }
  const groundOf = (element: Element): readonly number[] => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const style = getComputedStyle(at)
      const first = /gradient\([^#r]*?(rgba?\([^)]*\))/.exec(style.backgroundImage)?.[1]
      const color = parse(first ?? style.backgroundColor)
      if (color[3] > 0.9) return color
    }
    return [255, 255, 255]
  }
  const shown = (element: Element) => {
    const box = element.getBoundingClientRect()
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden'
  }
  const scrolls = (element: Element) => {
    if (element.closest('.ant-table-tbody-virtual-holder')) return true
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return true
    }
    return false
  }

  for (const element of top.querySelectorAll('*')) {
    if (!shown(element) || element.closest('.ui-unseen')) continue
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const own = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent ?? '')
      .join('')
      .trim()
    if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) {
      cut.push(`too wide ${name(element)}`)
    }
    const slides = element.matches('.ant-table-tbody-virtual-holder')
    if (!slides && /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 2) {
      cut.push(`too high ${name(element)}`)
    }
    if (own !== '' && !scrolls(element)) {
      if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1) {
        cut.push(`outside ${name(element)}`)
      }
      const card = element.closest('.ui-card, .ui-dialog, .ui-action, .ui-big, .counter-balance')
      // An inline box is as high as its font, whatever the line's height.
      const inline = style.display === 'inline'
      const around = card?.getBoundingClientRect()
      if (around && (box.right > around.right + 1 || (!inline && box.bottom > around.bottom + 1))) {
        cut.push(`over the edge ${name(element)}`)
      }
    }
    if (own !== '') {
      texts.push(element.textContent?.trim() ?? own)
      const size = Number.parseFloat(style.fontSize)
      if (size < (counter ? 17.95 : 14.95)) small.push(`${size} ${name(element)}`)
      if (!element.closest(':disabled')) {
        const [light = 0, dark = 0] = [luminance(parse(style.color)), luminance(groundOf(element))].sort(
          (a, b) => b - a,
        )
        const big = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
        const contrast = (light + 0.05) / (dark + 0.05)
        if (contrast < (big ? 3 : 4.5)) faint.push(`${contrast.toFixed(2)} ${name(element)}`)
      }
    }
    if (element.matches('button, a[href], input:not([type="radio"]), select, textarea')) {
      const within = element.closest('.ant-input-affix-wrapper') ?? element
      if (within.getBoundingClientRect().height < 43.5) {
        tiny.push(`${Math.round(within.getBoundingClientRect().height)} ${name(element)}`)
      }
    }
  }
  return { cut, small, tiny, faint, texts: [...new Set(texts)] }
}
