import { expect, test } from './host.ts'
import { signIn } from './people.ts'

test('停电时开的手工单：照纸上补录，算得不一样会说，同一张不能录两次', async ({ host }) => {
  const { page } = await host.start({ demo: true })
  await signIn(page, '张会计', '1234')
  await page.goto(`${page.url().split('#')[0]}#/points/paper`)

  const fill = async (total: string) => {
    await page.getByLabel('手工单号').fill('0012')
    await page.getByLabel('一共多少分').fill(total)
    await page.getByLabel('开单人').selectOption({ index: 1 })
    await page.getByLabel('发货人').selectOption({ index: 2 })
    await page.getByLabel('找这一户').fill('12')
    await page.locator('.households-hit').first().click()
    await page.getByRole('combobox', { name: /扫条码/ }).fill('肥皂')
    await page.locator('.item-finder-hit').first().click()
    await expect(page.getByLabel('雕牌肥皂换了多少')).toHaveValue('1')
    await page.keyboard.press('F12')
  }
  await test.step('纸上写的分和书上的不一样：两个数都说', async () => {
    await fill('999')
    const sentence = page.getByText(/纸上写的是 999 分，按那天的分值要 [\d.]+ 分/)
    await expect(sentence).toBeVisible()
    const reckoned = /分值要 ([\d.]+) 分/.exec((await sentence.textContent()) ?? '')?.[1] ?? ''
    await page.getByLabel('一共多少分').fill(reckoned)
    await page.keyboard.press('F12')
    await expect(page.getByText(/手工单 0012 录成了 DH\d\d-\d{5}：.*家 /)).toBeVisible()
  })
  await test.step('同一张再录一次：说已经录过了', async () => {
    await fill('6')
    await expect(page.getByText(/手工单 0012 已经补录过了（DH/)).toBeVisible()
  })
})
