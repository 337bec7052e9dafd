import { expect, test } from './host.ts'
import { signIn } from './people.ts'
import { seedReports } from './reports-seed.ts'

test('榜单报表：上个季度谁第几、得什么奖，昨天记了什么，一户一册，都打得出、导得出', async ({ host }) => {
  const { quarter } = seedReports(host.dataDir)
  const { page } = await host.start()
  await signIn(page, '张会计', '1234')
  const report = (name: string) =>
    page.getByRole('navigation', { name: '哪张报表' }).getByRole('link', { name, exact: true }).click()
  const print = async () => page.getByRole('button', { name: '打印', exact: true }).click()

  await test.step('季小结：上个季度按得分排，得分一样的并列，奖品写在后面', async () => {
    await page.getByRole('link', { name: '积分', exact: true }).click()
    await page.getByRole('link', { name: '榜单报表' }).click()
    await report('季小结')
    await page.getByRole('button', { name: '往前' }).click()
    await expect(page.getByText(quarter, { exact: true })).toBeVisible()
    const rows = page.getByRole('row').filter({ hasText: '三组' })
    await expect(rows).toHaveCount(6)
    await expect(rows.nth(0)).toContainText(/^1.*王桂花.*床垫$/)
    await expect(rows.nth(1)).toContainText(/^并列 2.*李大山.*床垫$/)
    await expect(rows.nth(2)).toContainText(/^并列 2.*赵玉兰.*床垫$/)
    await expect(rows.nth(3)).toContainText(/^4.*欧阳建国.*21.*毛毯$/)
    await expect(rows.nth(5)).toContainText('周秀英')
    await expect(rows.nth(5)).toContainText('−3')
  })

  await test.step('导出的是一张表格', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出表格' }).click()
    expect((await download).suggestedFilename()).toMatch(/^积分汇总 .+\.xlsx$/)
  })

  await test.step('打印的表上有合计和签字的地方', async () => {
    await print()
    const sheet = page.getByRole('dialog').locator('.report-paper')
    await expect(sheet).toContainText('积分季度小结')
    await expect(sheet).toContainText('合计')
    await expect(sheet).toContainText('村务监督委员会：')
    await expect(sheet).toContainText('第 2 名有 2 户，后面从第 4 名数起')
    await expect(sheet).toContainText('床垫（第 1 到 2 名）3 户')
    await page.keyboard.press('Escape')
  })

  await test.step('表彰名单：张贴的遮住名字，有奖品的都在；留存的写全名、户号，有签字的地方', async () => {
    await report('表彰名单')
    await page.getByRole('button', { name: '往前' }).click()
    const list = page.locator('.commend')
    await expect(list).toContainText(`${quarter.slice(4)}积分表彰名单`)
    await expect(list.getByRole('row')).toHaveCount(5)
    await expect(list.getByRole('row', { name: /^第 1 名/ })).toContainText('王*花')
    await expect(list).not.toContainText('0001')
    await expect(list).not.toContainText('王桂花')
    await page.getByRole('button', { name: '留存用（全名）' }).click()
    await expect(list).toContainText('内部留存，不张贴')
    await expect(list).toContainText('床垫（第 1 到 2 名）3 户')
    await print()
    await expect(page.getByRole('dialog').locator('.report-paper')).toContainText('内部留存，不张贴')
    await page.keyboard.press('Escape')
    await page.getByLabel('表彰多少名').selectOption({ label: '前 3 名' })
    await expect(list.getByRole('row', { name: /^第 1 名/ })).toContainText('王桂花')
  })

  await test.step('光荣榜：最美家庭奖多少，谁家得了', async () => {
    await report('光荣榜')
    const year = page.locator('.report-period')
    if ((await year.innerText()) !== quarter.slice(0, 5)) {
      await page.getByLabel('多长时间').selectOption({ label: '按季' })
      await page.getByRole('button', { name: '往前' }).click()
    }
    await expect(page.getByRole('row', { name: /评上最美家庭/ })).toContainText('20 分')
    await expect(page.getByRole('row', { name: /评上最美家庭/ })).toContainText('欧*国')
    await page.getByRole('button', { name: '留存用（全名）' }).click()
    await expect(page.getByRole('row', { name: /评上最美家庭/ })).toContainText('欧阳建国')
    await expect(page.getByRole('row', { name: /送子女参军/ })).toContainText('还没定')
  })

  await test.step('日记录：昨天做了什么，是哪一条', async () => {
    await report('日记录')
    await page.getByRole('button', { name: '往前' }).click()
    await expect(page.getByRole('row', { name: /帮助孤寡老人/ })).toContainText('王桂花')
    await print()
    await expect(page.getByRole('dialog')).toContainText('邻里互助 1 条 +8')
    await page.keyboard.press('Escape')
  })

  await test.step('一户一册从农户那一页打开，每一笔都说得清', async () => {
    await page.getByRole('link', { name: '农户', exact: true }).click()
    await page.getByRole('row', { name: /王桂花/ }).click()
    await page.getByRole('tab', { name: '积分明细' }).click()
    await expect(page.getByRole('link', { name: '帮助孤寡老人' })).toBeVisible()
    await page.getByLabel('哪类往来').selectOption({ label: '兑换' })
    await expect(page.getByText('这段日子没有这样的往来')).toBeVisible()
    await page.getByRole('button', { name: '一户一册' }).click()
    const booklet = page.getByRole('region', { name: '一户一册' })
    await expect(booklet).toContainText('王桂花')
    await expect(booklet.getByRole('row', { name: /帮助孤寡老人/ })).toContainText('8')
    await expect(booklet).toContainText('户主签字：')
    await expect(booklet.getByRole('row', { name: /^本期结余/ })).toContainText('48')
  })

  await test.step('收支图：每月加了多少，分从哪些事来', async () => {
    await page.getByRole('link', { name: '积分', exact: true }).click()
    await page.getByRole('link', { name: '榜单报表' }).click()
    await report('收支图')
    await expect(page.getByRole('img', { name: /加分/ })).toBeVisible()
    await expect(page.getByText('邻里互助')).toBeVisible()
  })
})
