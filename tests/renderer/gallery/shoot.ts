import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchChromium, servePage } from '../browser.ts'

/** `node tests/renderer/gallery/shoot.ts FOLDER [state…]`: a picture of every state at both sizes. */
const [folder = 'test-results/gallery', ...wanted] = process.argv.slice(2)
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const

await mkdir(folder, { recursive: true })
const served = await servePage(import.meta.dirname)
const browser = await launchChromium()
try {
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error))
  await page.goto(served.url)
  const all = await page.locator('li a').allTextContents()
  const states = wanted.length > 0 ? all.filter((state) => wanted.includes(state)) : all
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport)
    for (const state of states) {
      await page.goto(`${served.url}?state=${state}`)
      await page.waitForTimeout(250)
      await page.screenshot({ path: join(folder, `${state}-${viewport.width}.png`) })
    }
  }
} finally {
  await browser.close()
  await served.close()
}
