import { openCounter } from './counter.ts'
import { expect, test } from './host.ts'
import { keyboardOn } from './keyboard.ts'

test('在哪一页都能扫卡：是谁家、还有多少分，填了一半的不丢，回车就去兑换', async ({ host }) => {
  const { village, counter } = await openCounter(host)
  const { page, gun, type, press, enter } = counter
  const keys = keyboardOn(page)
  const { households, codes } = village
  const whose = page.getByRole('dialog', { name: '扫到一张积分卡' })

  await test.step('正在登记新户，有人来问还有多少分', async () => {
    await press('F10')
    await type('2')
    await keys.press(page.getByRole('button', { name: '登记一户' }))
    await keys.write(page.getByLabel('第 1 行 姓名'), '孙小梅')
    await page.waitForTimeout(200)
    await gun(households.wang.card)
    await expect(whose).toContainText('王桂花家')
    await expect(whose).toContainText('0137 号 · 三组')
    await expect(whose).toContainText('可兑 86分，总积分 186')
    await expect(whose).toContainText('村里还有同名的户主：五组 0412')
    await press('Escape')
    await expect(page.getByLabel('第 1 行 姓名')).toHaveValue('孙小梅')
    await press('Escape')
  })

  await test.step('挂失的卡说挂失，不认识的卡说不认识', async () => {
    await gun(households.lost.card)
    await expect(whose).toContainText('李秀英家')
    await expect(whose).toContainText('这张卡已经挂失，不能用。')
    await gun(households.zhao.card)
    await expect(whose).toContainText('赵玉兰家')
    await type('2')
    await expect(page.getByRole('heading', { name: '赵玉兰' })).toBeVisible()
    await gun('8800000000000001')
    await expect(whose).toContainText('这张卡不是本村的，或者还没有登记')
    await press('Escape')
  })

  await test.step('在库存里扫卡也认得是卡，不当成没见过的货', async () => {
    await keys.press(page.getByRole('link', { name: '库存', exact: true }))
    await expect(page.getByText('货架上一共值')).toBeVisible()
    await gun(households.zhao.card)
    await expect(whose).toContainText('可兑 58分')
    await enter()
    await expect(page.getByTestId('household-name')).toHaveText('赵玉兰')
    await expect(counter.before).toHaveText('58')
  })

  await test.step('原来的一单还开着，先问再换', async () => {
    await gun(codes.soap)
    await expect(counter.total).toHaveText('3')
    await press('F10')
    await type('2')
    await page.getByRole('button', { name: '登记一户' }).waitFor()
    await gun(households.wang.card)
    await expect(whose).toContainText('王桂花家')
    await enter()
    await expect(counter.message).toHaveText('赵玉兰家这单还没确认。F3 挂单后换户，Esc 回到这单。')
    await press('F3')
    await expect(page.getByTestId('household-name')).toHaveText('王桂花')
    await expect(counter.before).toHaveText('86')
  })
})
