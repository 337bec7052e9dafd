import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { signIn } from './people.ts'
import { pointsPart } from './points-room.ts'
import { seedPurposes } from './purposes-seed.ts'

const look = (page: Page, name: string) =>
  process.env.LOOK === undefined ? undefined : page.screenshot({ path: `${process.env.LOOK}/${name}.png` })

test('存分、取分、转给邻居、借分；月底清零动不到存着的和新来的，清早了整张冲销', async ({ host }) => {
  seedPurposes(host.dataDir)
  const { page } = await host.start()
  await signIn(page, '张会计', '1234')
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const dialog = page.getByRole('dialog')
  const open = async (name: string) => {
    await page.getByRole('link', { name: '农户', exact: true }).click()
    await page.getByText(name, { exact: true }).first().click()
  }
  const fill = async (what: string, points: string, reason: string, action: RegExp) => {
    await button(what).click()
    await dialog.getByLabel('多少分').fill(points)
    await dialog.getByLabel('为什么').fill(reason)
    await dialog.getByRole('button', { name: action }).click()
  }

  await test.step('王桂花存 30 分，取回 10 分；存得太多，当场说差多少', async () => {
    await open('王桂花')
    await fill('存分', '90', '留着过年', /^存起来/)
    await expect(dialog.getByText('积分不够：可用 80 分，要动 90 分。')).toBeVisible()
    await dialog.getByLabel('多少分').fill('30')
    await dialog.getByRole('button', { name: /^存起来/ }).click()
    await expect(page.getByText('存着 30 分')).toBeVisible()
    await fill('取分', '10', '要换米', /^取出来/)
    await expect(page.getByText('存着 20 分')).toBeVisible()
  })

  await test.step('转 15 分给李长顺', async () => {
    await button('转给邻居').click()
    await dialog.getByLabel('转给哪一户').fill('李长顺')
    await dialog
      .getByRole('option', { name: /李长顺/ })
      .or(dialog.getByText(/李长顺/))
      .first()
      .click()
    await expect(dialog.getByText(/转给 0002 号李长顺/)).toBeVisible()
    await dialog.getByLabel('多少分').fill('15')
    await dialog.getByLabel('为什么').fill('帮一把')
    await dialog.getByRole('button', { name: /^转给这一户/ }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('李长顺借 20 分，有期限、有担保人；没了结不能再借', async () => {
    await open('李长顺')
    await button('借分').click()
    await dialog.getByLabel('多少分').fill('20')
    await dialog.getByLabel('借几个月').fill('3')
    await dialog.getByLabel('为什么').fill('孩子上学')
    await dialog.getByRole('button', { name: /^借给这一户/ }).click()
    await expect(dialog.getByText('请写担保人是谁。')).toBeVisible()
    await dialog.getByLabel('担保人').fill('王桂花')
    await dialog.getByRole('button', { name: /^借给这一户/ }).click()
    await expect(page.getByText(/^可借 20 分，到/)).toBeVisible()
    await expect(button('借分')).toBeHidden()
    await expect(button('了结借分')).toBeVisible()
    await look(page, 'purposes-loan')
  })

  const room = async (name: string) => {
    await page.getByRole('link', { name: '积分', exact: true }).click()
    await pointsPart(page, name)
  }
  const pointsOf = (name: string) => page.getByRole('row').filter({ hasText: name })

  await test.step('结上个月：先看名单，只清上个月剩下的', async () => {
    await room('周期')
    await button('看名单，结周期').click()
    await expect(page.getByText(/1 户有变动，清掉 45 分/)).toBeVisible()
    await expect(pointsOf('王桂花')).toContainText('45')
    await look(page, 'cycle-preview')
    await page.keyboard.press('F12')
    await expect(page.getByText('请写是谁定的', { exact: false })).toBeVisible()
    await page.getByLabel('是谁定的').fill('村两委会议')
    await page.keyboard.press('F12')
    await expect(page.getByText(/记好了：1 户，清掉 45 分/)).toBeVisible()
    await expect(page.getByText('结过了')).toBeVisible()
    await room('各户积分')
    await expect(pointsOf('李长顺')).toContainText('15')
  })

  await test.step('清早了：整张冲销，分都回来，周期又没结', async () => {
    await room('单据')
    await page.getByText('清零', { exact: false }).first().click()
    await dialog.getByRole('button', { name: '冲销' }).click()
    await dialog.getByLabel('为什么冲销').fill('早了一天')
    await dialog.getByRole('button', { name: /^冲销/ }).click()
    await expect(dialog.getByText(/这张单已经用 .* 冲销/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await room('周期')
    await expect(page.getByText('还没结')).toBeVisible()
    await room('各户积分')
    await expect(pointsOf('王桂花')).toContainText('45')
    await open('王桂花')
    await expect(page.getByText('存着 20 分')).toBeVisible()
  })
})
