import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import bwip from 'bwip-js/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { redemptionSlip } from '#main/domain/slips/redemption-slip.ts'
import { redemptionFacts } from '#tests/kit/slip-facts.ts'
import { launchChromium, type ServedPage, servePage } from './browser.ts'

const MM = 96 / 25.4
let served: ServedPage
let browser: Browser
let page: Page

beforeAll(async () => {
  served = await servePage(join(import.meta.dirname, 'slip-page'))
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1366, height: 900 } })
  await page.goto(served.url)
  await page.getByTestId('slip-paper').first().waitFor()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await served?.close()
})

/** Where every text of a part stands, in columns from the paper's printed edge. */
function textsOf(part: number) {
  return page
    .getByTestId('slip-paper')
    .nth(part)
    .evaluate((paper) => {
      const row = paper.querySelector('svg')?.getBoundingClientRect()
      const columns = Number(getComputedStyle(paper).getPropertyValue('--slip-columns'))
      if (row === undefined) throw new Error('no rows')
      return [...paper.querySelectorAll('text')].map((text) => {
        const box = text.getBoundingClientRect()
        const inColumns = (x: number) => ((x - row.left) / row.width) * columns
        return { text: text.textContent, from: inColumns(box.left), to: inColumns(box.right) }
      })
    })
}

test.each([
  ['stub', 0, redemptionSlip(redemptionFacts, 48).stub],
  ['household’s part', 1, redemptionSlip(redemptionFacts, 32).villagers[0]!],
] as const)(
  'the %s on the screen has every text in the columns that it has on paper',
  async (_, part, layout) => {
    const placed = await textsOf(part)
    const wanted = layout.blocks.flatMap((block) => {
      if (block.kind === 'line') return block.pieces
      // In a drawn frame the text stands half a character nearer to the edge than between printed frame marks.
      if (block.kind === 'label')
        return [{ ...block.label, column: 1 }, ...(block.number ? [block.number] : [])]
      if (block.kind === 'signature') return block.caption.map((piece) => ({ ...piece, column: 1 }))
      return []
    })
    expect(placed.map((text) => text.text)).toEqual(wanted.map((piece) => piece.text))
    for (const [index, piece] of wanted.entries()) {
      expect(placed[index]?.from, piece.text).toBeCloseTo(piece.column, 0)
      expect(placed[index]?.to, piece.text).toBeCloseTo(piece.column + piece.columns, 0)
      expect(placed[index]?.to).toBeLessThanOrEqual(layout.columns + 0.2)
    }
  },
)

test('the barcode on the screen has the bars of the slip code', async () => {
  const drawn = await page
    .getByTestId('slip-paper')
    .first()
    .locator('.slip-bar')
    .evaluateAll((bars) => bars.map((bar) => [bar.getAttribute('x'), bar.getAttribute('width')].map(Number)))
  const module = 3
  const widths: number[] = []
  let end = drawn[0]?.[0] ?? 0
  for (const [x = 0, width = 0] of drawn) {
    if (x > end) widths.push((x - end) / module)
    widths.push(width / module)
    end = x + width
  }
  const [expected] = bwip.raw({ bcid: 'code128', text: redemptionFacts.slipCode })
  expect(widths).toEqual(expected !== undefined && 'sbs' in expected ? expected.sbs : [])
})

test('on paper the slip has the size of the printer’s, and the box to sign in is 15 mm or more', async () => {
  await page.emulateMedia({ media: 'print' })
  const width = await page
    .getByTestId('slip-paper')
    .first()
    .evaluate((paper) => paper.clientWidth)
  expect(width / MM).toBeCloseTo(75, 0)
  const box = await page.locator('.slip-frame').nth(1).boundingBox()
  expect((box?.height ?? 0) / MM).toBeGreaterThanOrEqual(15)
  await page.emulateMedia({ media: null })
})
