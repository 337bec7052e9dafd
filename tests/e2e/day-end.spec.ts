import { expect, test } from './host.ts'
import { personMenu, signIn } from './people.ts'
import { seedServedAlone } from './seed.ts'

test('一个人当了一天班：交班说还有几张等复核，另一个人签名，登记表和小票打得出来', async ({ host }) => {
  seedServedAlone(host.dataDir)
  const { page } = await host.start()
  const sheet = () => page.locator('iframe.paper-frame').last()
  await signIn(page, '张会计', '1234')
  // the shift is open, so the counter fills the screen and the menu is behind F10
  await page.getByRole('button', { name: /菜单/ }).click()
  await page.getByRole('link', { name: /设置/ }).click()

  await test.step('交班', async () => {
    await personMenu(page, '张会计', '交班')
    await page.keyboard.press('Enter')
    await expect(page.getByText('还有 3 张单等人复核')).toBeVisible()
    await page.getByRole('button', { name: '现在复核' }).click()
  })

  await test.step('屏幕上的小票和纸上的一样宽，打印只有小票', async () => {
    await page.getByRole('button', { name: '看单子' }).first().click()
    await expect(page.getByTestId('slip-paper')).toHaveCount(2)
    await page.getByRole('button', { name: /^打印/ }).click()
    await expect(sheet()).toHaveAttribute('srcdoc', /@page \{ size: 80mm \d+mm; margin: 0 \}/)
    const paper = page.frameLocator('iframe.paper-frame')
    await expect(paper.getByText('存根联')).toHaveCount(1)
    await expect(paper.getByText('第二个人签名')).toHaveCount(0)
    await page.keyboard.press('Escape')
  })

  await test.step('开单的人自己不能复核', async () => {
    await page.getByRole('button', { name: /^王淑珍/ }).click()
    await page.getByLabel('复核人的密码').fill('1234')
    await page.keyboard.press('Enter')
    await expect(page.getByText('是您自己开的，请另一个人来复核。')).toBeVisible()
  })

  await test.step('第二个人看过，留下一张不签', async () => {
    await page.getByRole('checkbox', { name: 'DH26-00003' }).uncheck()
    await page.getByRole('button', { name: /^李建军/ }).click()
    await page.getByLabel('复核人的密码').fill('1234')
    await page.getByRole('button', { name: '复核 2 张' }).click()
    await expect(page.getByRole('heading', { name: '1 张单' })).toBeVisible()
  })

  await test.step('兑换登记表：横放的 A4，有签字栏和合计', async () => {
    await personMenu(page, '张会计', '兑换登记表')
    await expect(page.getByText('3 张单，18 分')).toBeVisible()
    await page.getByRole('button', { name: '打印登记表' }).click()
    await page.getByRole('button', { name: /^打印 ?Enter/ }).click()
    await expect(sheet()).toHaveAttribute('srcdoc', /@page \{ size: A4 landscape; margin: 0 \}/)
    await expect(page.getByRole('columnheader', { name: '签字或手印' })).toBeVisible()
    await expect(page.getByRole('row', { name: /赵玉兰.*雕牌肥皂×2.*6/ }).last()).toBeVisible()
  })
})
