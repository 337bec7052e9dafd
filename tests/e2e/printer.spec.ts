import { startSimulatedPrinter } from '../kit/simulated-printer.ts'
import { expect, test } from './host.ts'
import { foundVillage } from './people.ts'

test('小票打印机：填地址、打测试小票、没纸说没纸、不回话就问人', async ({ host }) => {
  const printer = await startSimulatedPrinter()
  try {
    const { page } = await host.start()
    await foundVillage(page, '兴隆沟村', [{ name: '赵志强', pin: '2580', roles: ['管理员'] }])
    await page.getByRole('button', { name: '小票打印机' }).click()

    await page.getByLabel('打印机的地址').fill('一楼的打印机')
    await expect(page.getByText('地址里只有数字、点和英文字母')).toBeVisible()
    await page.getByLabel('打印机的地址').fill('127.0.0.1')
    await page.getByLabel('端口').fill(String(printer.port))
    await page.getByRole('button', { name: '保存' }).click()

    await page.getByRole('button', { name: '打一张测试小票' }).click()
    await printer.waitForJobs(1)
    await expect(page.getByText('打出来了', { exact: true })).toBeVisible()
    for (const yes of await page.getByRole('button', { name: '是', exact: true }).all()) await yes.click()
    await expect(page.getByText('打印机可以用了。')).toBeVisible()

    printer.mode = 'paper-out'
    await page.getByRole('button', { name: '打一张测试小票' }).click()
    await expect(page.getByText('小票打印机没纸了：请换一卷纸')).toBeVisible()

    printer.mode = 'resets-midway'
    await page.getByRole('button', { name: '打一张测试小票' }).click()
    await expect(page.getByText('没确认是否打出')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: '好了，去兑换台' }).click()
    await page.getByRole('link', { name: '设置', exact: true }).click()
    await page.getByRole('link', { name: '打印队列', exact: true }).click()
    await page.getByRole('button', { name: '没打出来' }).click()
    await expect(page.getByText('没确认是否打出', { exact: true })).toBeHidden()
    await expect(page.getByText('没打出来', { exact: true })).toHaveCount(2)
  } finally {
    await printer.close()
  }
})
