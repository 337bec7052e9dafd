import { seedCounterVillage } from '../kit/counter-village.ts'
import { startSimulatedPrinter } from '../kit/simulated-printer.ts'
import { counterOn, paperOf } from './counter.ts'
import { expect, test } from './host.ts'
import { signIn, signOut } from './people.ts'
import { pointsPart } from './points-room.ts'

test('赠分：整组赠一张单，到兑换台和挣的分搭着花，小票写着其中多少', async ({ host }) => {
  const { households, codes } = seedCounterVillage(host.dataDir, {
    gifts: { on: true, earned: 1, gifted: 1 },
  })
  const printer = await startSimulatedPrinter({ columns: 48 })
  const counter = counterOn(await host.start({ printer: printer.address }))
  const { page, message, before, after, gun, enter } = counter
  await signIn(page, '张会计', '1234')

  await test.step('一个组一起勾上，写明是谁赠的，一张赠分单', async () => {
    // the shift is open, so the counter fills the screen and the menu is behind F10
    await page.getByRole('button', { name: /菜单/ }).click()
    await page.getByRole('link', { name: /^积分/ }).click()
    await pointsPart(page, '赠分')
    await page.getByLabel('每户给几分').fill('30')
    await page.getByLabel('按组看').selectOption('三组')
    await page.getByRole('button', { name: '勾上这 2 户' }).click()
    await expect(page.getByText('2 户，一共 60 分')).toBeVisible()
    await page.keyboard.press('F12')
    await expect(page.getByText('请写为什么给分，村里人要看得明白。')).toBeVisible()
    await page.getByLabel('谁赠的、为什么').fill('张老板捐款折的分')
    await page.keyboard.press('F12')
    await expect(page.getByText('ZS26-00001 记好了：2 户，一共 60 分。')).toBeVisible()
  })

  await test.step('这一户的页上看得到赠分，怎么搭着花；一户也能单独赠', async () => {
    await page.getByRole('link', { name: '各户积分' }).click()
    await page.getByRole('row', { name: /0137/ }).dblclick()
    await expect(page.getByText('赠分 30 分，挣 1 分搭 1 分兑')).toBeVisible()
    await expect(page.getByTestId('household-spendable')).toHaveText('116')
    await page.getByRole('button', { name: '赠分', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('现有赠分 30 分。兑换时挣 1 分搭 1 分，不能单独花。')
    await dialog.getByLabel('多少分').fill('100')
    await dialog.getByLabel('为什么').fill('春节慰问')
    await dialog.getByRole('button', { name: '赠给这一户' }).click()
    await expect(page.getByText('赠分 130 分，挣 1 分搭 1 分兑')).toBeVisible()
  })

  await test.step('兑换台的可兑是两样一起能花的数，写着其中多少是赠的', async () => {
    await signOut(page, '张会计')
    await signIn(page, '王淑珍', '1234')
    await page.getByRole('link', { name: '兑换台' }).click()
    await message.waitFor()
    await gun(households.wang.card)
    await expect(before).toHaveText('172')
    await expect(page.getByText('其中赠分 86，还有 44 要等挣了分再搭')).toBeVisible()
    await gun(codes.noodles)
    await gun(codes.soap)
    // 13 points, 6 of them gifted: 79 earned ones are left
    await expect(after).toHaveText('158')
    await enter()
    await expect(message).toHaveText('请签字，下一位')
  })

  await test.step('小票写着其中赠分', async () => {
    await printer.waitForJobs(1)
    const paper = paperOf(printer, 0).join('\n')
    expect(paper).toMatch(/本次兑换 +13分/)
    expect(paper).toMatch(/其中赠分 +6分/)
    expect(paper).toMatch(/兑后可兑 +158分/)
  })
})
