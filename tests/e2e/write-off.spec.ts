import { fireGun } from '../renderer/browser-gun.ts'
import { SOAP, seedExpiry } from './expiry-seed.ts'
import { expect, test } from './host.ts'
import { keyboardOn } from './keyboard.ts'
import { signIn } from './people.ts'

test('过期的一批：到期里看见，去报损，两个人看过，打印签字，记错了冲销，货又回到那一批', async ({ host }) => {
  seedExpiry(host.dataDir)
  const { page } = await host.start()
  const { press, tick, write, enter } = keyboardOn(page)
  await signIn(page, '张会计', '1234')
  await page.getByRole('link', { name: '库存', exact: true }).click()
  const part = (name: string) =>
    page.getByRole('navigation', { name: '库存里的事' }).getByRole('link', { name })
  const dialog = page.getByRole('dialog')

  await test.step('过期的排在最上面，快到期的在下面，四个月以后的不在', async () => {
    await part('到期').click()
    const rows = page.getByRole('row')
    await expect(rows.nth(1)).toContainText('面粉')
    await expect(rows.nth(1)).toContainText('过期 6 天')
    await expect(rows.nth(2)).toContainText('过期 2 天')
    await expect(rows.nth(3)).toContainText('还有 24 天')
    await expect(page.getByText('共 3 批')).toBeVisible()
    await page.getByRole('button', { name: '6 个月内到期' }).click()
    await expect(page.getByText('共 4 批')).toBeVisible()
  })

  await test.step('按一下“去报损”，那一批就在单上，原因也选好了；再扫一样，就加一样', async () => {
    await press(page.getByRole('button', { name: '面粉去报损' }))
    await expect(page.getByLabel('第 1 行数量')).toHaveValue('10')
    await expect(page.getByRole('button', { name: '过期', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await fireGun(page, SOAP)
    await page.waitForTimeout(300)
    await fireGun(page, SOAP)
    await expect(page.getByLabel('第 2 行数量')).toHaveValue('2')
    await expect(page.getByRole('row', { name: /透明皂/ })).toContainText('3 块')
  })

  await test.step('比过期的还多，记不了，说得出还剩几块', async () => {
    await write(page.getByLabel('第 2 行数量'), '4')
    await page.keyboard.press('F12')
    await tick(dialog.getByRole('button', { name: '王淑珍' }))
    await write(dialog.getByLabel('王淑珍的密码'), '1234')
    await enter()
    await expect(dialog.getByText('第 2 行：透明皂过期的只剩 3 块，单上写了 4 块。')).toBeVisible()
    await page.keyboard.press('Escape')
    await write(page.getByLabel('第 2 行数量'), '3')
  })

  await test.step('一起看的人自己选名字、输密码，输错了不记', async () => {
    await page.keyboard.press('F12')
    await expect(dialog.getByRole('button', { name: '张会计' })).toHaveCount(0)
    await tick(dialog.getByRole('button', { name: '王淑珍' }))
    await write(dialog.getByLabel('王淑珍的密码'), '9999')
    await enter()
    await expect(dialog.getByText('密码不对，还可以试 4 次。')).toBeVisible()
    await write(dialog.getByLabel('王淑珍的密码'), '1234')
    await enter()
    await expect(page.getByText(/^BS\d\d-00001 记好了，值 129\.00 元。$/)).toBeVisible()
  })

  await test.step('报损单打得出来，两个人的名字都在上面', async () => {
    await press(page.getByRole('button', { name: '打印签字' }))
    await expect(dialog).toContainText('报损单')
    await expect(dialog).toContainText('报损原因：过期')
    await expect(dialog).toContainText('报损人：张会计')
    await expect(dialog).toContainText('一起看的：王淑珍')
    await expect(dialog.getByRole('row', { name: /面粉/ })).toContainText('10 袋')
  })

  await test.step('记错了冲销，两批都回到货架上', async () => {
    await press(dialog.getByRole('button', { name: '冲销' }))
    await expect(dialog).toContainText('货回到原来那一批')
    await write(dialog.getByLabel('为什么冲销'), '看错了日期')
    await enter()
    await expect(dialog).toContainText('已经用 ZC')
    await page.keyboard.press('Escape')
    await part('到期').click()
    await expect(page.getByRole('row').nth(1)).toContainText('10 袋')
    await expect(page.getByRole('row').nth(2)).toContainText('3 块')
  })

  await test.step('给出去的不要第二个人，但要写用在哪儿；单据里都看得到', async () => {
    await part('报损和出库').click()
    await tick(page.getByRole('button', { name: '村里自用' }))
    await page.waitForTimeout(300)
    await fireGun(page, SOAP)
    await expect(page.getByLabel('第 1 行数量')).toHaveValue('1')
    await page.keyboard.press('F12')
    await expect(page.getByText('请写村里用在哪儿。')).toBeVisible()
    await write(page.getByLabel('用在哪儿'), '村部厨房')
    await page.keyboard.press('F12')
    await expect(page.getByText(/^CK\d\d-00001 记好了，值 3\.00 元。$/)).toBeVisible()
    await part('单据').click()
    await expect(page.getByRole('row', { name: /BS/ }).first()).toContainText('报损')
    await expect(page.getByRole('row', { name: /CK/ })).toContainText('村里自用 · 透明皂 1 块')
  })
})
