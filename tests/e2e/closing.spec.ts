import { expect, test } from './host.ts'
import { signIn } from './people.ts'

test('月末结账：三本账看得明白，点数字看单子，两人签字；结错了反结账，再结是第二次', async ({ host }) => {
  const { page } = await host.start({ demo: true })
  await signIn(page, '张会计', '1234')
  const sign = async () => {
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '赵玉兰' }).click()
    await dialog.getByLabel('赵玉兰的密码').fill('1234')
    await page.keyboard.press('Enter')
  }
  const close = async () => {
    await page.getByRole('button', { name: '两人签字并结账' }).click()
    await sign()
  }

  await test.step('打开就是该结的那个月，每本账都加得起来', async () => {
    await page.getByRole('link', { name: '结账', exact: true }).click()
    await expect(page.getByText('账账相符')).toHaveCount(2)
    await expect(page.getByText('本月没盘点')).toBeVisible()
    await expect(page.getByText(/兑换单 DH\d\d-\d+ 至 DH\d\d-\d+，号码连续，共 \d+ 张/)).toBeVisible()
  })

  await test.step('点“兑换”的数字，看得到每一张单', async () => {
    const line = page.locator('.closing-card').first().getByRole('button', { name: /^−/ }).first()
    const figure = await line.textContent()
    await line.click()
    await expect(page.getByRole('dialog', { name: `兑换 ${figure} 分` })).toBeVisible()
    await expect(
      page
        .getByRole('dialog')
        .getByRole('row', { name: /兑换单/ })
        .first(),
    ).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('物资一样一样看，按金额看，按资金来源看；点数字看单子', async () => {
    const goods = page.getByRole('region', { name: '物资收发存' })
    await goods.getByRole('button', { name: '按资金来源' }).click()
    await expect(goods.getByRole('row', { name: /社会捐助|集体经济|财政资金/ }).first()).toBeVisible()
    await goods.getByRole('button', { name: '按物品看数量' }).click()
    await goods.getByRole('button', { name: /^−\d+/ }).first().click()
    await expect(page.getByRole('dialog').getByRole('columnheader', { name: '数量' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('季度和年也一样看', async () => {
    const period = page.getByLabel('哪个月、季度或年')
    const month = await period.inputValue()
    await period.selectOption({ index: (await period.locator('option').count()) - 1 })
    await expect(page.getByText('本年结余').first()).toBeVisible()
    await expect(page.getByRole('button', { name: '两人签字并结账' })).toHaveCount(0)
    await period.selectOption(month)
  })

  await test.step('打印的表上有签字的地方和物资附表', async () => {
    await page.getByRole('button', { name: '打印' }).click()
    for (const said of [
      '制表人：',
      '经手人：',
      '证明人：',
      '村务监督委员会：',
      '村负责人：',
      '镇接收人：',
      '物资收发存表',
      '物资按资金来源',
      '原始凭证移交清单',
      '第一联 村留存',
      '第二联 镇留存',
    ]) {
      await expect(page.getByRole('dialog').getByText(said, { exact: false }).first()).toBeVisible()
    }
    await page.keyboard.press('Escape')
  })

  await test.step('自己不能给自己复核；两人签字，这个月就结了', async () => {
    await page.getByRole('button', { name: '两人签字并结账' }).click()
    await expect(page.getByRole('dialog').getByRole('button', { name: '张会计' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await close()
    await expect(page.getByText(/^JZ\d\d-\d+ 记好了/)).toBeVisible()
    await expect(page.getByText(/已结账：制表人张会计，复核人赵玉兰，核对码/)).toBeVisible()
  })

  await test.step('结错了：反结账，写明为什么；再结一次', async () => {
    await page.getByRole('button', { name: '反结账' }).click()
    await page.getByLabel('为什么反结账').fill('漏记一张入库单')
    await sign()
    await expect(page.getByText(/^FJ\d\d-\d+ 记好了/)).toBeVisible()
    await close()
    await expect(page.getByText(/第 2 次结账/)).toBeVisible()
  })

  await test.step('账本体检还是好的', async () => {
    await page.getByRole('link', { name: '监督', exact: true }).click()
    await page.getByRole('button', { name: '现在体检' }).click()
    await expect(page.getByText('账是好的。')).toBeVisible()
  })
})
