import type { Page } from '@playwright/test'
import { openCounter } from './counter.ts'
import { expect, test } from './host.ts'

/** Everything that stands in a field of the page, in order. */
const written = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((one) => one.value),
  )

test('扫码枪不抢光标：兑换台开着哪个框、在哪一页，框里写的字都不变', async ({ host }) => {
  const { village, counter } = await openCounter(host)
  const { page, gun, press, type } = counter
  const { households, codes } = village
  const scanInto = async (where: string) => {
    await test.step(where, async () => {
      const field = page.locator('input:not([type=file]):not([type=checkbox]):not([type=radio])').last()
      if (await field.isVisible()) {
        await field.focus()
        await page.keyboard.insertText('9')
      }
      const before = await written(page)
      await page.waitForTimeout(150)
      await gun(codes.unknown, { gapMs: 8 })
      await gun(codes.soap.slice(0, 8), { gapMs: 3 })
      await expect.poll(() => written(page)).toEqual(before)
    })
  }

  await gun(households.wang.card)
  await gun(codes.soap)
  await expect(counter.total).toHaveText('3')
  for (const key of ['F1', 'F2', 'F4', 'F5', 'F6', 'F8', 'F9', 'F10', 'F12']) {
    await press(key)
    await page.waitForTimeout(100)
    await scanInto(`兑换台 ${key}`)
    for (let step = 0; step < 3 && (await page.getByRole('dialog').count()) > 0; step += 1)
      await press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await expect(counter.total).toHaveText('3')

  await press('F10')
  await type('0')
  await expect(page.getByText('已锁屏')).toBeVisible()
  await scanInto('锁屏的密码框')
  await page.getByLabel('王淑珍的密码').fill('1234')
  await counter.enter()
  await expect(page.getByText('已锁屏')).toHaveCount(0)

  await press('F10')
  await type('2')
  for (const [path, waitFor] of [
    ['households', '登记一户'],
    ['points', '各户积分'],
    ['stock', '货架上一共值'],
    ['stock/items', /共 \d+ 样/],
    ['settings/printer', '打印机的地址'],
  ] as const) {
    await page.goto(`${new URL(page.url()).origin}/#/${path}`)
    await page.getByText(waitFor).first().waitFor()
    await scanInto(path)
    await press('Escape')
  }
})
