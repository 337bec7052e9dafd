import { resolve } from 'node:path'
import { expect, test } from './host.ts'
import { foundVillage } from './people.ts'

const REGISTER = resolve(import.meta.dirname, '../data/households-xinglonggou.xlsx')
const PEOPLE = [
  { name: '赵志强', pin: '2580', roles: ['管理员'] },
  { name: '王淑珍', pin: '1234', roles: ['兑换员'] },
] as const

test('农户：导入花名册，定户主，发卡挂失，撤销不了已经用过的导入', async ({ host }) => {
  const { page } = await host.start()
  await foundVillage(page, '兴隆沟村', PEOPLE)
  await page.getByRole('button', { name: '先放下，以后再来' }).click()
  await page.getByRole('link', { name: '农户', exact: true }).click()

  await test.step('花名册先看后导，516 户，问题标在格子上，身份证号一个也不显示', async () => {
    await expect(page.getByText('还没有农户')).toBeVisible()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.locator('input[type=file]').setInputFiles(REGISTER)
    await expect(page.getByText('516 户', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: '下一处' }).click()
    await expect(page.getByText(/第 10 行 C 列「户主姓名」/)).toBeVisible()
    await expect(page.locator('body')).not.toContainText(/\d{17}[\dXx]/)
    await page.getByRole('tab', { name: /问题/ }).click()
    await expect(page.getByText(/户主石大成已故/)).toBeVisible()
    await page.getByRole('button', { name: '确认导入' }).click()
    await expect(page.getByText('导入好了：新增 516 户')).toBeVisible()
    await page.getByRole('button', { name: '看农户名单' }).click()
    await expect(page.getByText('共 516 户')).toBeVisible()
  })

  const search = page.getByRole('textbox', { name: /户号、姓名、拼音/ })
  await test.step('拼音首字母找得到，姓覃的按“秦”念', async () => {
    await search.fill('qinqiuju')
    await expect(page.getByText('覃秋菊')).toBeVisible()
    await expect(page.getByText('共 1 户')).toBeVisible()
    await search.fill('')
  })

  await test.step('户主去世的一户，定了新户主才算在册', async () => {
    await page.getByLabel('按状态看').selectOption('户主待定')
    await expect(page.getByText('共 13 户')).toBeVisible()
    await page.getByRole('row', { name: /0053/ }).click()
    await page.getByRole('button', { name: '定户主' }).click()
    await page.getByLabel('第 1 行 姓名').fill('石小军')
    await page.getByLabel(/为什么变更/).fill('父亲去世')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '石小军' })).toBeVisible()
    await expect(page.getByText('在册', { exact: true })).toBeVisible()
  })

  await test.step('发卡就打印，丢了当场挂失，再补一张', async () => {
    await page.getByRole('button', { name: '发卡', exact: true }).click()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /打印积分卡（1 张/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '挂失' }).click()
    await page.keyboard.press('Enter')
    await expect(page.getByText('已挂失')).toBeVisible()
    await page.getByRole('button', { name: '补卡' }).click()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /打印积分卡（1 张/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: '换卡' })).toBeVisible()
  })

  await test.step('用过的导入撤不了，说得出是哪一户', async () => {
    await page.getByRole('button', { name: '全部农户' }).click()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await expect(page.getByText(/0053 号已经办过别的事/)).toBeVisible()
  })
})
