import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { foundVillage } from './people.ts'

const PEOPLE = [
  { name: '赵志强', pin: '2580', roles: ['管理员'] },
  { name: '王淑珍', pin: '1234', roles: ['兑换员'] },
] as const

/** Enter right after typing is taken for a gun's own. */
const enter = async (page: Page) => {
  await page.waitForTimeout(400)
  await page.keyboard.press('Enter')
}

test('细则：从样板开始，改几条，定下来；再改一版，两版对照；导出去，改了再导进来', async ({ host }, info) => {
  const { page } = await host.start()
  await foundVillage(page, '兴隆沟村', PEOPLE)
  await page.getByRole('button', { name: /^自己定/ }).click()
  await page.getByRole('button', { name: /^就这么定/ }).click()
  await page.getByRole('button', { name: '先放下，以后再来' }).click()
  await page.getByRole('link', { name: '积分', exact: true }).click()
  await page.getByRole('navigation', { name: '积分里的事' }).getByRole('link', { name: '细则' }).click()
  const clause = (text: string) => page.getByRole('listitem').filter({ hasText: text }).last()

  await test.step('还没有细则：挑一个别的村的样板，只用键盘', async () => {
    await expect(page.getByText('还没有细则', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: '看看别的村的样板' }).click()
    await expect(page.getByRole('heading', { name: '江苏仪征白羊' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('heading', { name: '往流爱心超市' })).toBeVisible()
    await expect(page.getByText('县级以上表彰加几分原文看不到，请村里自己定。')).toBeVisible()
    await expect(clause('屋里院里干净整洁')).toContainText('最多每户每年 60 分')
    await enter(page)
    await expect(page.getByText('写第一版细则')).toBeVisible()
  })

  await test.step('把待定的那条定了分值，加一条减分，惹麻烦的话当场提醒', async () => {
    await expect(clause('受县级以上表彰')).toBeVisible()
    for (let left = 8; left > 0; left -= 1) await page.keyboard.press('ArrowDown')
    await enter(page)
    await expect(page.getByRole('dialog', { name: '改一条' })).toBeVisible()
    await page.getByLabel('加几分').fill('30')
    await enter(page)
    await expect(clause('受县级以上表彰')).toContainText('+30')

    await page.keyboard.press('F4')
    await page.getByLabel('做了什么').fill('乱倒垃圾，罚款 50 元')
    await page.getByRole('button', { name: '减分', exact: true }).click()
    await page.getByLabel('类别（必填）').fill('环境')
    await page.getByLabel('减几分').fill('2')
    await expect(page.getByRole('dialog').getByText('只有法律授权的机关才能罚款')).toBeVisible()
    await page.getByLabel('做了什么').fill('乱倒垃圾，提醒了还不清')
    await expect(page.getByRole('dialog').getByText('只有法律授权的机关才能罚款')).toBeHidden()
    await page.getByLabel('最多到几分').fill('1')
    await enter(page)
    await expect(page.getByText('写反了，请调过来')).toBeVisible()
    await page.getByLabel('最多到几分').fill('10')
    await enter(page)
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(clause('乱倒垃圾')).toContainText('−2–10')
    await expect(clause('乱倒垃圾')).toContainText('只由村里记')
  })

  await test.step('走开再回来，写的还在；定下来', async () => {
    await page.getByRole('link', { name: '库存', exact: true }).click()
    await page.goBack()
    await expect(clause('乱倒垃圾')).toBeVisible()
    await page.keyboard.press('F12')
    await page.getByLabel('谁定的').fill('村民代表会议')
    await enter(page)
    await expect(page.getByText('第 1 版', { exact: false })).toBeVisible()
    await expect(page.getByText('正在用')).toBeVisible()
    await expect(page.getByRole('button', { name: '减分 1' })).toBeVisible()
    await page.screenshot({ path: info.outputPath('rules.png') })
  })

  await test.step('去掉一条、放回来、再改一条，成了第 2 版', async () => {
    await page.getByRole('button', { name: '改细则' }).click()
    await page.getByRole('button', { name: /参加会议/ }).focus()
    await page.keyboard.press('Delete')
    await expect(page.getByText('去掉了一条。')).toBeVisible()
    await expect(page.getByText('去掉 1 条')).toBeVisible()
    await page.getByRole('button', { name: '放回来' }).click()
    await page.getByRole('button', { name: /提的建议被采纳/ }).click()
    await page.getByLabel('加几分').fill('8')
    await page.getByRole('button', { name: '加一个上限' }).click()
    await page.getByLabel('第 1 个上限几分').fill('40')
    await enter(page)
    await expect(page.getByText('改了 1 条', { exact: false })).toBeVisible()
    await page.keyboard.press('F12')
    await expect(page.getByRole('dialog').getByText('每户每年 40 分')).toBeVisible()
    await page.getByLabel('谁定的').fill('村民代表会议')
    await enter(page)
    await expect(page.getByText('第 2 版', { exact: false })).toBeVisible()
  })

  await test.step('明年才用的第 3 版，接着改的是它；现在用的还是第 2 版', async () => {
    await page.getByRole('button', { name: '改细则' }).click()
    await expect(clause('参加会议')).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Delete')
    await expect(page.getByText('去掉了一条。')).toBeVisible()
    await page.keyboard.press('F12')
    await page.getByLabel('谁定的').fill('村民代表会议')
    await page.getByLabel('年', { exact: true }).or(page.getByLabel('从哪天起')).selectOption({ index: 1 })
    await enter(page)
    await expect(page.getByText('第 2 版', { exact: false })).toBeVisible()
    await expect(page.getByRole('button', { name: '全部 9' })).toBeVisible()
    await page.getByRole('button', { name: '改细则' }).click()
    await expect(page.getByText('在第 3 版上改')).toBeVisible()
    await expect(page.getByText(/一共 8 条$/)).toBeVisible()
    await page.getByRole('button', { name: '不改了' }).click()
  })

  await test.step('两版一对照，改了什么清清楚楚', async () => {
    await page.getByRole('button', { name: '各版对照' }).click()
    const compared = page.getByRole('region', { name: '改了什么' })
    await expect(compared.getByText('去掉 1 条。')).toBeVisible()
    await page.getByRole('button', { name: '和上一版比' }).last().click()
    await expect(compared.getByText('改了 1 条。')).toBeVisible()
    await expect(compared.getByText('5 分', { exact: true })).toBeVisible()
    await expect(compared.getByText('8 分', { exact: true })).toBeVisible()
    await page.screenshot({ path: info.outputPath('compared.png') })
    await page.getByRole('button', { name: '看这一版' }).last().click()
    await expect(page.getByText('这是第 1 版，不是现在用的。')).toBeVisible()
    await page.getByRole('button', { name: '回到现在用的' }).click()
    await expect(clause('提的建议被采纳')).toContainText('+8')
  })

  await test.step('导出的表格原样导回来，一条也没变；读不懂的格子说在哪', async () => {
    // a download is the browser's own; the app saves by itself
    if (host.name !== 'browser') return
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出表格' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('兴隆沟村积分细则第2版.xlsx')
    const file = info.outputPath('rules.xlsx')
    await writeFile(file, await readFile(await download.path()))
    await page.getByRole('button', { name: '导入表格' }).click()
    await page.locator('input[type=file]').setInputFiles(file)
    await expect(page.getByText('读出 9 条')).toBeVisible()
    // against the newest version, which has one clause less
    await expect(page.getByText('新增', { exact: true })).toHaveCount(1)
    await expect(page.getByText('一点问题也没有')).toBeVisible()
    await page.getByRole('button', { name: '换个文件' }).click()
    const broken = join(info.outputDir, 'broken.csv')
    await writeFile(broken, '类别,内容,分值,上限\n环境,扫雪,3,\n环境,栽花,许多,六十\n')
    await page.locator('input[type=file]').setInputFiles(broken)
    await expect(page.getByText('第 3 行 C 列「分值」：看不懂。')).toBeVisible()
    await expect(page.getByText('1 行有错没读')).toBeVisible()
    await page.screenshot({ path: info.outputPath('import.png') })
    await page.getByRole('button', { name: '放进细则里看' }).click()
    await expect(page.getByText('新增 1 条，去掉 8 条', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: '不改了' }).click()
    await page.getByRole('button', { name: '都不要了' }).click()
    await expect(clause('提的建议被采纳')).toContainText('+8')
  })
})
