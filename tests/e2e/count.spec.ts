import { fireGun } from '../renderer/browser-gun.ts'
import { SOAP, seedExpiry } from './expiry-seed.ts'
import { expect, test } from './host.ts'
import { keyboardOn } from './keyboard.ts'
import { signIn } from './people.ts'

test('盘点：扫一下加一个，一枪不丢；看出入，写原因，监盘人输密码，账面改成实盘', async ({ host }) => {
  seedExpiry(host.dataDir)
  const { page } = await host.start()
  const { press, write, enter } = keyboardOn(page)
  await signIn(page, '张会计', '1234')
  await page.getByRole('link', { name: '库存', exact: true }).click()
  const part = (name: string) =>
    page.getByRole('navigation', { name: '库存里的事' }).getByRole('link', { name })
  const dialog = page.getByRole('dialog')
  const row = (name: RegExp) => page.getByRole('row', { name })

  await test.step('开始盘点全店，点的时候看不到账面数', async () => {
    await part('盘点').click()
    await page.getByRole('button', { name: '开始盘点' }).click()
    await dialog.getByLabel('监盘人').selectOption({ label: '王淑珍' })
    await dialog.getByRole('button', { name: /^开始/ }).click()
    await expect(page.getByText(/还有 4 样/)).toBeVisible()
    await expect(page.getByText('账面')).toHaveCount(0)
  })

  await test.step('一秒扫五下，七下就是七块', async () => {
    for (let scan = 0; scan < 7; scan++) {
      await fireGun(page, SOAP)
      await page.waitForTimeout(200)
    }
    await expect(row(/透明皂/)).toContainText('7 块')
    await expect(page.getByRole('row').nth(1)).toContainText('透明皂')
  })

  await test.step('没点完批不了；别的填数', async () => {
    for (const [name, unit, quantity] of [
      ['面粉', '袋', '10'],
      ['纯牛奶', '箱', '5'],
      ['食用盐', '袋', '50'],
    ]) {
      const field = page.getByLabel(`${name}一共几${unit}`)
      await write(field, quantity!)
      await field.press('Enter')
      await expect(row(new RegExp(name!))).toContainText(`${quantity} ${unit}`)
    }
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/count.png` })
    await part('存货').click()
    await page.getByRole('button', { name: '去接着点' }).click()
  })

  await test.step('出入：少一块皂，多一箱奶，都要原因', async () => {
    await page.getByRole('button', { name: '看出入' }).click()
    await expect(page.getByText(/盘盈 1 种 1 件 50\.00 元 · 盘亏 1 种 1 件 3\.00 元/)).toBeVisible()
    await page.getByLabel('透明皂为什么').selectOption({ label: '丢失' })
    await page.getByLabel('纯牛奶为什么').selectOption({ label: '入库数错' })
    await write(page.getByLabel('透明皂的说明'), '王淑珍赔，已说好')
    await part('存货').click()
    await page.getByRole('button', { name: '去接着点' }).click()
    await page.getByRole('button', { name: '看出入' }).click()
    await expect(page.getByLabel('透明皂的说明')).toHaveValue('王淑珍赔，已说好')
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/differences.png` })
    await press(page.getByRole('button', { name: '监盘人批准' }))
    await write(dialog.getByLabel('王淑珍的密码'), '1234')
    await enter()
    await expect(page.getByText(/已经记成 PD\d\d-00001。/)).toBeVisible()
  })

  await test.step('单据里有盘点单，打得出来', async () => {
    await part('单据').click()
    await row(/PD/).click()
    await expect(dialog).toContainText('监盘人：王淑珍')
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/paper.png` })
  })
})
