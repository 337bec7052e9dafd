import { expect, test } from './host.ts'
import { seedPayout } from './payout-seed.ts'
import { signIn } from './people.ts'
import { pointsPart } from './points-room.ts'

test('年终兑现：看名单、选资金、记一张单，签收表打得出；记错了整张冲销，钱和分都回来', async ({ host }) => {
  seedPayout(host.dataDir)
  const { page } = await host.start()
  await signIn(page, '张会计', '1234')
  const open = async () => {
    await page.getByRole('link', { name: '积分', exact: true }).click()
    await pointsPart(page, '周期')
  }

  await test.step('周期里写着还没兑现，先兑现再结', async () => {
    await open()
    await expect(page.getByText('还没兑现')).toBeVisible()
    await expect(page.getByText('先兑现，再结周期')).toBeVisible()
  })

  await test.step('名单上每户多少分、多少钱，不到门槛的写着为什么', async () => {
    await page.getByRole('button', { name: '看名单，兑现' }).click()
    await expect(page.getByText('2 户一共 1500 分，兑 750.00 元')).toBeVisible()
    await expect(page.getByRole('row', { name: /王桂花/ })).toContainText('600.00')
    await expect(page.getByRole('row', { name: /赵玉兰/ })).toContainText('可兑的不到 100 分')
    await page.keyboard.press('F12')
    await expect(page.getByText('请写是谁定的')).toBeVisible()
  })

  await test.step('兑现以后签收表就在眼前：户、积分、元、签字', async () => {
    await page.getByLabel('是谁定的').fill('1月8日村民代表会议')
    await page.keyboard.press('F12')
    const sheet = page.getByRole('dialog').locator('.payout-paper')
    await expect(sheet).toContainText('积分兑现签收表')
    await expect(sheet.getByRole('row', { name: /王桂花/ })).toContainText('600.00')
    await expect(sheet.getByRole('row', { name: /合计 2 户/ })).toContainText('750.00')
    await expect(sheet).toContainText('领款签字')
    await expect(sheet).toContainText('集体经济')
  })

  await test.step('整张冲销，积分还给各户，钱回到资金里', async () => {
    await page.getByRole('dialog').getByRole('button', { name: '冲销' }).click()
    await expect(page.getByText('750.00 元回到“集体经济”')).toBeVisible()
    await page.getByLabel('为什么冲销').fill('名单有误')
    await page.getByRole('dialog').getByRole('button', { name: /^冲销/ }).click()
    await expect(page.getByRole('dialog')).toContainText('冲销，不要再照它发钱')
    await page.keyboard.press('Escape')
    await expect(page.getByText('还没兑现')).toBeVisible()
    await page.getByRole('button', { name: '看名单，兑现' }).click()
    await expect(page.getByLabel('从哪笔资金出')).toHaveText('集体经济（1,000.00 元）')
  })
})
