import { mkdirSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './host.ts'
import { foundVillage, signIn } from './people.ts'

const ADMIN = { name: '张会计', pin: '2468', roles: ['管理员'] }

test('备份、恢复、体检：备一份，多记了几张，照三步恢复，再体检一遍', async ({ host }) => {
  const { page } = await host.start()
  await foundVillage(page, '东沟村', [ADMIN, { name: '王淑珍', pin: '1357', roles: ['兑换员'] }])
  await page.goto(`${page.url().split('#')[0]}#/settings/backup`)

  await test.step('立即备份：体检过才说好了', async () => {
    await page.getByRole('button', { name: '立即备份' }).click()
    await expect(page.getByText('备份好了，体检过了')).toBeVisible()
    await expect(page.getByTestId('backup').first()).toContainText('都对')
    expect(readdirSync(join(host.dataDir, 'backups')).some((name) => name.startsWith('东沟村_'))).toBe(true)
  })

  await test.step('备份到U盘上的文件夹', async () => {
    mkdirSync(join(host.dataDir, 'stick'))
    await page.getByRole('button', { name: '备份到U盘' }).click()
    await page.getByRole('button', { name: '别的文件夹' }).click()
    const folder = join(host.dataDir, 'stick', '积分超市备份')
    await page.getByLabel('文件夹').fill(join(host.dataDir, '没有的盘', '积分超市备份'))
    await page.getByRole('button', { name: '备份到这里' }).click()
    await expect(page.getByText('请看看U盘是不是插好了')).toBeVisible()
    await page.getByLabel('文件夹').fill(folder)
    await page.keyboard.press('Enter')
    await expect(page.getByText('可以拔U盘了')).toBeVisible()
    expect(readdirSync(folder).length).toBe(1)
    await page.keyboard.press('Escape')
  })

  await test.step('又记了一张：多了一个人', async () => {
    await page.getByRole('link', { name: '人员', exact: true }).click()
    await page.getByRole('button', { name: '加一个人' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名字').fill('李建军')
    await dialog.getByLabel('密码').fill('9753')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText('李建军').first()).toBeVisible()
    await page.getByRole('link', { name: '备份与恢复' }).click()
    await expect(page.getByText('之后又记了 1 张单')).toBeVisible()
  })

  await test.step('三步恢复：选、试、恢复', async () => {
    await page.getByRole('button', { name: '从备份恢复' }).click()
    await page
      .getByRole('button', { name: /东沟村_.*备份文件夹/ })
      .first()
      .click()
    await page.getByRole('button', { name: /^先试一遍/ }).click()
    await expect(page.getByText('打得开，账本体检都对')).toBeVisible()
    await expect(page.getByText('现在的账本又记了 1 张单')).toBeVisible()
    await expect(page.getByTestId('lost-documents')).toContainText('人员变更单')
    await page.getByRole('button', { name: '看清楚了，下一步' }).click()
    await page.getByLabel('张会计的密码').fill('1111')
    await page.getByRole('button', { name: '恢复', exact: true }).last().click()
    await expect(page.getByText(/密码不对/)).toBeVisible()
    await page.getByLabel('张会计的密码').fill('2468')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/记下了恢复单 HF\d\d[a-z]{3}-00001/)).toBeVisible()
    await page.getByRole('button', { name: '去登录' }).click()
  })

  await test.step('重新登录，李建军不在了；体检说账是好的', async () => {
    await expect(page.getByRole('button', { name: /^王淑珍/ })).toBeVisible()
    await expect(page.getByRole('button', { name: /^李建军/ })).toHaveCount(0)
    await signIn(page, '张会计', '2468')
    await page.getByRole('link', { name: '监督' }).click()
    await page.getByRole('button', { name: '现在体检' }).click()
    await expect(page.getByTestId('check-result')).toHaveText('账是好的。')
    await expect(page.getByText('1 次，都有恢复单或接管单', { exact: true })).toBeVisible()
    await page.getByRole('link', { name: '核对单子' }).click()
    await page.getByLabel('单号').fill('JL26-1')
    await page.getByLabel('纸上的核对码').fill('00000000')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('paper-verdict')).toContainText('核对码和纸上的不同')
  })
})

test('账本坏了：打开就只有恢复这条路，照着走完能接着用', async ({ host }) => {
  const first = await host.start()
  await foundVillage(first.page, '西沟村', [ADMIN])
  await first.page.goto(`${first.page.url().split('#')[0]}#/settings/backup`)
  await first.page.getByRole('button', { name: '立即备份' }).click()
  await expect(first.page.getByText('备份好了，体检过了')).toBeVisible()
  await first.close()
  truncateSync(join(host.dataDir, 'village.db'), 20_000)

  const { page } = await host.start()
  await expect(page.getByText('账本文件坏了')).toBeVisible()
  await page
    .getByRole('button', { name: /西沟村_/ })
    .first()
    .click()
  await page.keyboard.press('Enter')
  await expect(page.getByText('现在的账本坏了，读不出来')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '恢复', exact: true }).last().click()
  await expect(page.getByText('账本恢复好了')).toBeVisible()
  await page.getByRole('button', { name: '去登录' }).click()
  await signIn(page, '张会计', '2468')
  await expect(page.getByRole('link', { name: '设置', exact: true })).toBeVisible()
  expect(readdirSync(join(host.dataDir, 'set-aside')).length).toBe(1)
})

test('换了电脑，只带来账本：管理员设了新密码就能接管，账上记着', async ({ host }) => {
  const first = await host.start()
  await foundVillage(first.page, '南沟村', [ADMIN])
  await first.close()
  rmSync(join(host.dataDir, 'private.db'))

  const { page } = await host.start()
  await expect(page.getByRole('heading', { name: /账本在，密码不在$/ })).toBeVisible()
  await page.getByLabel('新密码').fill('5791')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/记下了接管单 JG\d\d[a-z]{3}-00001/)).toBeVisible()
  await expect(page.getByTestId('recovery-code')).toHaveText(/^\w{4}-/)
  await page.getByLabel('已经收好').check()
  await page.getByRole('button', { name: '收好了，去登录' }).click()
  await signIn(page, '张会计', '5791')
  await expect(page.getByRole('link', { name: '设置', exact: true })).toBeVisible()
})
