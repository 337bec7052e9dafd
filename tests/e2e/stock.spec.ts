import { resolve } from 'node:path'
import { fireGun } from '../renderer/browser-gun.ts'
import { expect, test } from './host.ts'
import { foundVillage } from './people.ts'

const GOODS = resolve(import.meta.dirname, '../data/goods.csv')
const PEOPLE = [
  { name: '赵志强', pin: '2580', roles: ['管理员'] },
  { name: '王淑珍', pin: '1234', roles: ['兑换员'] },
] as const
const WATER = '6921168509256'

test('库存：导入物品，扫码入库，付款不多付，定分值，开错了冲销', async ({ host }) => {
  const { page } = await host.start()
  await foundVillage(page, '兴隆沟村', PEOPLE)
  await page.getByRole('button', { name: /^自己定/ }).click()
  await page.getByRole('button', { name: /^就这么定/ }).click()
  await page.getByRole('button', { name: '先放下，以后再来' }).click()
  await page.getByRole('link', { name: '库存', exact: true }).click()
  const part = (name: string) =>
    page.getByRole('navigation', { name: '库存里的事' }).getByRole('link', { name })

  await test.step('物品表先看后导，坏条码的行不进来', async () => {
    await part('物品').click()
    await page.getByRole('button', { name: '导入物品表' }).click()
    await page.locator('input[type=file]').setInputFiles(GOODS)
    await expect(page.getByText('新登记 49 样')).toBeVisible()
    await expect(page.getByText(/第 52 行 A 列「条码」/)).toBeVisible()
    await page.getByRole('button', { name: '确认导入' }).click()
    await expect(page.getByRole('button', { name: '登记物品' })).toBeVisible()
    await expect(page.getByText('共 49 样')).toBeVisible()
  })

  await test.step('没见过的码扫进来就登记，箱码代表 24 瓶', async () => {
    await page.getByRole('row', { name: /农夫山泉饮用天然水\s*550ml/ }).click()
    await page.getByRole('button', { name: '改物品' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await fireGun(page, '16921168509253')
    await page.getByLabel('第 2 个条码代表几瓶').fill('24')
    await page.getByLabel('第 2 个条码是什么包装').fill('箱')
    await page.waitForTimeout(400)
    await page.keyboard.press('Enter')
    await expect(page.getByText('16921168509253（一箱 24 瓶）')).toBeVisible()
  })

  await test.step('扫两箱，打一样散装的，只用键盘记一笔；扫的码不会跑进正在打字的格里', async () => {
    await part('入库').click()
    await expect(page.getByText('扫一样，加一样')).toBeVisible()
    await page.getByLabel('供货方').fill('兴旺商店')
    await page.getByLabel('送货人').fill('赵老板')
    await page.getByLabel('验收人').fill('刘会计')
    await fireGun(page, '16921168509253')
    await page.waitForTimeout(300)
    await fireGun(page, '16921168509253')
    await expect(page.getByLabel('第 1 行数量')).toHaveValue('2')
    await expect(page.getByLabel('验收人')).toHaveValue('刘会计')
    await expect(page.getByText('一共 48 瓶')).toBeVisible()
    await page.getByLabel('第 1 行金额').fill('100')
    await page.getByLabel('第 1 行到期日').fill('+12m')
    // An Enter right after a scan is taken for the gun's own.
    await page.waitForTimeout(500)
    await page.keyboard.press('Enter')
    await page.keyboard.type('dbdm')
    await expect(page.locator('.item-finder-hit').first()).toContainText('东北大米')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('第 2 行数量')).toBeFocused()
    await page.keyboard.type('50.5')
    await page.keyboard.press('F12')
    await expect(page.getByText('东北大米：写上一共多少钱')).toBeVisible()
    await page.getByLabel('第 2 行金额').fill('141.4')
    await page.keyboard.press('F12')
    await expect(page.getByText('RK26-00001 记好了，值 241.40 元。')).toBeVisible()
  })

  await test.step('付款不能超过欠的，也不能超过手里的', async () => {
    await part('付款和资金').click()
    await expect(page.getByText('应付未付 241.40 元')).toBeVisible()
    await page.getByRole('button', { name: '记到账' }).click()
    await page.getByLabel('到账多少（元）').fill('200')
    await page.getByLabel('这笔资金叫什么').fill('村集体')
    await page.keyboard.press('Enter')
    await expect(page.getByText('手里的资金 200.00 元')).toBeVisible()
    await page.getByRole('button', { name: '付款', exact: true }).click()
    await page.keyboard.press('Enter')
    await expect(page.getByText('还差 41.40 元')).toBeVisible()
    await page.getByLabel('付多少（元）').fill('141.4')
    await page.keyboard.press('Enter')
    await expect(page.getByText('FKD26-00001 记好了：付给兴旺商店 141.40 元，还欠 100.00 元。')).toBeVisible()
  })

  await test.step('付过款的入库单先冲付款，才能冲入库', async () => {
    await part('单据').click()
    await page.getByRole('row', { name: /RK26-00001/ }).click()
    await page.getByRole('button', { name: '冲销', exact: true }).click()
    await page.getByLabel('为什么冲销').fill('数错了')
    await page.keyboard.press('Enter')
    await expect(page.getByText('请先冲销付款单')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  await test.step('分值一起定，写明谁定的，目录打得出来', async () => {
    await part('分值').click()
    await page.getByLabel('东北大米的分值').fill('5')
    await page.getByRole('button', { name: '定 1 样的分值' }).click()
    await page.getByLabel('谁定的').fill('村两委')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/DJB26-00001 记好了/)).toBeVisible()
    await page.getByRole('button', { name: '打印《积分兑换目录》' }).click()
    await expect(page.getByText(/村两委定（DJB26-00001/)).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('扫一下，看这样东西还剩几瓶', async () => {
    await part('存货').click()
    await expect(page.getByText('货架上一共值')).toBeVisible()
    await fireGun(page, WATER)
    await expect(page.getByRole('heading', { name: '农夫山泉饮用天然水' })).toBeVisible()
    await expect(page.getByRole('cell', { name: '48 瓶' }).first()).toBeVisible()
  })
})
