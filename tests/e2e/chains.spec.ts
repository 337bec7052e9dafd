import type { Page } from '@playwright/test'
import type { Role } from '#main/api/session.ts'
import { seedChain } from './chain-villages.ts'
import { expect, test } from './host.ts'
import { signIn, signOut } from './people.ts'

const look = (page: Page, name: string) =>
  process.env.LOOK === undefined ? undefined : page.screenshot({ path: `${process.env.LOOK}/${name}.png` })

const PEOPLE: Partial<Record<Role, string>> = {
  recorder: '赵网格',
  assessor: '钱评议',
  committee: '孙书记',
  township: '周镇长',
}
const CHAINS = [
  ['高家窝棚：自己报、网格员核、两委复核、主题党日上定、公示', 'gaojiawopeng', '10'],
  ['高阳：评议小组评、两委每月集体定、公示', 'gaoyang', '100'],
  ['敖汉：评议组评、两委审、乡镇复核、公示', 'aohan', '10'],
] as const

for (const [chain, key, points] of CHAINS) {
  test(`${chain}，一步一个人，满了才入账`, async ({ host }) => {
    const { deed, steps } = seedChain(key, host.dataDir)
    const { page } = await host.start()
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

    for (const { name, role } of steps.filter(({ kind }) => kind === 'check')) {
      await test.step(`${name}`, async () => {
        await signIn(page, PEOPLE[role] ?? '', '1234')
        await page.getByRole('link', { name: '积分', exact: true }).click()
        await page.getByRole('link', { name: '办理', exact: true }).click()
        await expect(page.getByRole('button', { name: new RegExp(`^${name}\\s*1\\s*等你办`) })).toBeVisible()
        await expect(page.getByText(deed)).toBeVisible()
        await page.getByRole('checkbox', { name: /勾上 0002 号王桂花/ }).check()
        if (name.includes('评')) {
          await button('开会评议').click()
          await page.getByLabel(/到场的人/).fill('钱评议 孙书记 李大娘')
          await page.keyboard.press('F12')
          await expect(page.getByText('到场 3 人：钱评议、孙书记、李大娘')).toBeVisible()
          await page.keyboard.press('Escape')
        } else {
          await page.keyboard.press('F12')
          await expect(page.getByText(/1 条通过，到了下一步/)).toBeVisible()
        }
        await signOut(page, PEOPLE[role] ?? '')
      })
    }

    await test.step('村两委：期满的入账，刚走完的贴出来', async () => {
      await signIn(page, '孙书记', '1234')
      await page.getByRole('link', { name: '积分', exact: true }).click()
      await page.getByRole('link', { name: '办理', exact: true }).click()
      await expect(page.getByRole('button', { name: /^公示\s*1/ })).toBeVisible()
      await expect(page.getByRole('button', { name: /^公示中\s*1/ })).toBeVisible()
      await look(page, `chain-${key}-board`)
      await page.getByRole('link', { name: /^公示/ }).click()
      await page.getByRole('link', { name: /1 条可以入账/ }).click()
      await button(/^1 条入账/).click()
      await expect(page.getByText(new RegExp(`1 条入账，一共 ${points} 分`))).toBeVisible()
      await page.getByRole('link', { name: /^公示/ }).first().click()
      await button('做公示').click()
      await expect(page.getByRole('region', { name: /公示/ }).getByText('王*花')).toBeVisible()
      await page.keyboard.press('F12')
      await expect(page.getByText('还挂 7 天')).toBeVisible()
      await look(page, `chain-${key}-notice`)
    })

    await test.step('李长顺家的档案里，每一步是谁办的都在', async () => {
      await page.getByRole('link', { name: '农户', exact: true }).click()
      await page.getByText('李长顺').click()
      await page.getByRole('tab', { name: '事迹' }).click()
      await page.getByText(deed).click()
      for (const { role, kind } of steps) {
        if (kind === 'check')
          await expect(page.getByText(new RegExp(`${PEOPLE[role]}在“`)).first()).toBeVisible()
      }
      await expect(page.getByText('孙书记入账')).toBeVisible()
      await look(page, `chain-${key}-file`)
    })
  })
}
