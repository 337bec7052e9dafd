import { startSimulatedPrinter } from '../kit/simulated-printer.ts'
import { barcodeOf, openCounter, paperOf } from './counter.ts'
import { expect, test } from './host.ts'

test('一户从扫卡到拿小票，只用键盘和扫码枪；小票逐行对得上', async ({ host }) => {
  const printer = await startSimulatedPrinter({ columns: 48 })
  const { village, counter } = await openCounter(host, printer)
  const { page, message, lines, total, before, after, gun, type, press, enter } = counter
  const { households, codes } = village

  await test.step('先扫的货留着，扫了卡就算到这户名下', async () => {
    await gun(codes.noodles)
    await expect(lines).toHaveCount(1)
    await expect(message).toHaveText('请扫积分卡')
    await enter()
    await expect(message).toHaveText('请扫积分卡')
    await gun(households.wang.card)
    await expect(page.getByTestId('household-name')).toHaveText('王桂花')
    await expect(page.getByText('五组也有一位王桂花（0412 户），请核对本人')).toBeVisible()
    await expect(page.getByText('总积分 186，其中基础分 100 不可兑')).toBeVisible()
    await expect(before).toHaveText('86')
    await expect(after).toHaveText('76')
    await expect(lines).toHaveCount(1)
  })

  await test.step('同样的货再扫一次是两件，快到期的说拿哪一批', async () => {
    await gun(codes.soap)
    await gun(codes.soap)
    await gun(codes.sesame)
    await expect(lines).toHaveCount(3)
    await expect(lines.nth(1)).toContainText('×2块')
    await expect(lines.nth(1)).toContainText('每户每月限 4')
    await expect(lines.nth(2)).toContainText(`临期：请拿 ${village.sesameExpires}到期的`)
    await expect(message).toHaveText('已加：南方黑芝麻糊，12 分')
    await expect(page.getByText('共 3 样 4 件')).toBeVisible()
    await expect(page.getByText('本单后本月还可兑92 分')).toBeVisible()
    await expect(total).toHaveText('28')
  })

  await test.step('5* 再扫是五件；积分不够说差多少、还能换什么，回车不起作用', async () => {
    await type('5*')
    await gun(codes.sesame)
    await expect(message).toHaveText('积分不够：可兑 86 分，这一单 88 分，还差 2 分。请减一样')
    await expect(page.getByText(/可换：.*巨能龙须面 10 分/)).toBeVisible()
    await expect(after).toHaveText('−2')
    await enter()
    await expect(total).toHaveText('88')
    await expect(page.getByRole('button', { name: /确认兑换/ })).toBeDisabled()
  })

  await test.step('F4 改数量：0、负数、太大、半袋都说清楚；改回一袋', async () => {
    await press('F4')
    const field = page.getByLabel('数量（袋）')
    for (const [typed, says] of [
      ['0', '数量不能是 0'],
      ['-1', '数量不能小于 0'],
      ['1.5', '请输入整数'],
      ['9999999', '数量太大了'],
      ['12', '只剩 9 袋'],
    ] as const) {
      await field.fill(typed)
      await expect(page.getByRole('dialog')).toContainText(says)
      await press('Enter')
    }
    await field.fill('1')
    await enter()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(total).toHaveText('28')
  })

  await test.step('按数字选领取人；小孩不能领', async () => {
    const collector = page.getByRole('group', { name: '领取人' })
    await type('3')
    await expect(message).toHaveText('李小军还没满十八岁，村里规定不能来领。请换一位大人。')
    await type('2')
    await press('Enter')
    await expect(collector.getByRole('button', { name: /李建国/ })).toHaveAttribute('aria-pressed', 'true')
    await expect(message).not.toContainText('十八岁')
  })

  await test.step('扫码枪自己的回车不确认，刚扫完马上按的也不算', async () => {
    await gun(codes.longNoodles)
    await press('Enter')
    await expect(lines).toHaveCount(4)
    await expect(total).toHaveText('38')
    await page.waitForTimeout(500)
    await expect(lines).toHaveCount(4)
    await press('Delete')
    await expect(total).toHaveText('28')
  })

  await test.step('停一停再按回车：记账、打印、请下一位，下一张卡马上能扫', async () => {
    await enter()
    await expect(message).toHaveText('请签字，下一位')
    await expect(counter.slipNo).toHaveText('DH26-00001')
    await gun(households.zhao.card)
    await expect(page.getByTestId('household-name')).toHaveText('赵玉兰')
    await expect(page.getByText('小票已打印')).toBeVisible()
  })

  await test.step('小票两联，一行一行', async () => {
    await printer.waitForJobs(1)
    const paper = paperOf(printer, 0)
    const date = /^\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d/
    const code = barcodeOf(printer, 0)
    const check = `核对码 ${code.slice(10, 14)} ${code.slice(14, 18)}`
    const goods = [
      '康师傅红烧牛肉面五连包 103克*5         ×1  10分',
      '雕牌肥皂 226克                         ×2   6分',
      '南方黑芝麻糊 480g                      ×1  12分',
      '共 3 样 4 件',
    ]
    const rule = '-'.repeat(48)
    const box = (text: string) => `│${text}${' '.repeat(44 - [...text].length * 2)}│`
    expect(paper.map((line) => line.replace(date, '〈时间〉'))).toEqual([
      '┌───┐',
      '│存根联│                            DH26-00001',
      '└───┘',
      '                兴隆沟村',
      '               党群积分超市兑换单',
      rule,
      '〈时间〉                     第 1 户',
      '0137 户　三组　王桂花家',
      '领取人：李建国（丈夫）',
      rule,
      ...goods,
      rule,
      '兑前可兑                                    86分',
      '本次兑换                                    28分',
      '兑后可兑                                    58分',
      rule,
      '开单：王淑珍                        发货：李建军',
      `┌${'─'.repeat(22)}┐`,
      box('签字／手印：'),
      ...Array.from({ length: 4 }, () => box('')),
      `└${'─'.repeat(22)}┘`,
      `                ${check}`,
      '┌───┐',
      '│村民联│                            DH26-00001',
      '└───┘',
      '                兴隆沟村',
      '               党群积分超市兑换单',
      rule,
      '〈时间〉',
      '0137 户　王*花家',
      rule,
      ...goods,
      rule,
      '兑前可兑                                    86分',
      '本次兑换                                    28分',
      '           兑后可兑 58分',
      rule,
      '如有差错或疑问，请到兑换台，或找村务监督委员会。',
      `                ${check}`,
    ])
  })
  await printer.close()
})

test('没带卡、外人代领、要过秤的货，都在单上写清楚', async ({ host }) => {
  const printer = await startSimulatedPrinter({ columns: 48 })
  const { village, counter } = await openCounter(host, printer)
  const { page, message, lines, total, gun, type, press, enter } = counter

  await test.step('F2 按拼音首字母查户，同名的分得清，怎么认出本人要记下', async () => {
    await press('F2')
    await type('wgh')
    await expect(page.getByText('同名：这是五组的，还有 0137 户')).toBeVisible()
    await press('Enter')
    await expect(page.getByRole('dialog', { name: '怎么认出本人的？' })).toBeVisible()
    await gun(village.codes.noodles)
    await expect(page.getByRole('dialog')).toContainText('请先选一个，再扫货')
    await page.waitForTimeout(400)
    await type('2')
    await expect(page.getByTestId('household-name')).toHaveText('王桂花')
  })

  await test.step('F5 用短号选要过秤的货，按斤两记', async () => {
    await press('F5')
    await type('102')
    await expect(page.getByRole('dialog')).toContainText('鸡蛋')
    await enter()
    await page.getByLabel('重量（斤）').fill('2.55')
    await expect(page.getByRole('dialog')).toContainText('最小到 1 两')
    await page.getByLabel('重量（斤）').fill('2.4')
    await enter()
    await expect(lines).toHaveCount(1)
    await expect(message).toHaveText('已加：鸡蛋 ×2.4，12 分')
    await type('3*101')
    await press('Enter')
    await expect(lines.nth(1)).toContainText('×3袋')
    await expect(total).toHaveText('30')
  })

  await test.step('F6 长期委托的人排在前面，按 1 就是他', async () => {
    await press('F6')
    await expect(page.getByRole('dialog')).toContainText('周建平（网格员）')
    await press('Escape')
    await press('F6')
    await page.getByLabel('代领人姓名').fill('孙凤英')
    await page.getByLabel('手机后四位').fill('4321')
    await press('Enter')
    await expect(page.getByText('请选是这户的什么人')).toBeVisible()
    await page.getByRole('button', { name: '邻居' }).click()
    await press('Enter')
    await expect(page.getByRole('button', { name: /孙凤英代领/ })).toBeVisible()
  })

  await test.step('存根联有代领人，村民联没有', async () => {
    await enter()
    await expect(message).toHaveText('请签字，下一位')
    await printer.waitForJobs(1)
    const paper = paperOf(printer, 0).join('\n')
    const [stub = '', villagers = ''] = paper.split('村民联')
    expect(stub).toContain('孙凤英')
    expect(stub).toContain('邻居')
    expect(stub).toContain('×2.4斤')
    expect(villagers).not.toContain('孙凤英')
    expect(villagers).toContain('兑后可兑 56分')
  })
  await printer.close()
})
