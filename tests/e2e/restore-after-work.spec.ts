import { startSimulatedPrinter } from '../kit/simulated-printer.ts'
import { barcodeOf, openCounter } from './counter.ts'
import { expect, test } from './host.ts'
import { keyboardOn } from './keyboard.ts'
import { signIn, signOut } from './people.ts'

test('备份以后又办了几户再恢复：分、货、挂着的单都回到那一刻，多出来的小票认得出来', async ({ host }) => {
  const printer = await startSimulatedPrinter({ columns: 48 })
  const { village, counter } = await openCounter(host, printer)
  const { page, message, lines, before, gun, serve, press, type, enter } = counter
  const keys = keyboardOn(page)
  const { households, codes } = village
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const toCounter = async () => {
    await keys.press(link('兑换台'))
    await message.waitFor()
  }

  await test.step('兑一户，挂一户', async () => {
    await serve(households.wang.card, codes.soap, codes.sesame)
    await gun(households.zhao.card)
    await gun(codes.noodles)
    await expect(lines).toHaveCount(1)
    await press('F3')
    await expect(message).toHaveText('赵玉兰家挂起来了，按 F3 取回')
  })

  await test.step('备份', async () => {
    await press('F10')
    await type('9')
    await signOut(page, '王淑珍')
    await signIn(page, '张会计', '1234')
    await keys.press(link('备份与恢复'))
    await keys.press(page.getByRole('button', { name: '立即备份' }))
    await expect(page.getByText('备份好了，体检过了')).toBeVisible()
  })

  const lost = await test.step('又兑一户，挂着的也办了', async () => {
    await toCounter()
    await serve(households.otherWang.card, codes.soap, codes.noodles)
    await press('F3')
    await enter()
    await expect(page.getByTestId('household-name')).toHaveText('赵玉兰')
    await enter()
    await expect(counter.slipNo).toHaveText('DH26-00003')
    await printer.waitForJobs(3)
    return barcodeOf(printer, 1)
  })

  await test.step('恢复：先说清楚少哪两张', async () => {
    await press('F10')
    await type('9')
    await keys.press(link('备份与恢复'))
    await keys.press(page.getByRole('button', { name: '从备份恢复' }))
    await keys.press(page.getByRole('button', { name: /兴隆沟村_/ }).first())
    await keys.press(page.getByRole('button', { name: /^先试一遍/ }))
    await expect(page.getByText('现在的账本又记了 2 张单')).toBeVisible()
    for (const serial of ['DH26-00002', 'DH26-00003']) {
      await expect(page.getByTestId('lost-documents')).toContainText(serial)
    }
    await enter()
    await keys.write(page.getByLabel('张会计的密码'), '1234')
    await enter()
    await expect(page.getByText(/记下了恢复单/)).toBeVisible()
    await enter()
    await signIn(page, '王淑珍', '1234')
  })

  await test.step('挂着的还挂着，分和货都回来了', async () => {
    await toCounter()
    await gun(households.otherWang.card)
    await expect(before).toHaveText('30')
    await press('Escape')
    await gun(households.wang.card)
    await expect(before).toHaveText('71')
    await press('Escape')
    await press('F3')
    await expect(page.getByRole('dialog', { name: '挂着的单' })).toContainText('赵玉兰家')
    await enter()
    await expect(lines).toHaveCount(1)
    await expect(lines.first()).toContainText('剩 46')
    await enter()
    await expect(counter.slipNo).toHaveText(/^DH26[a-z]+-00001$/)
  })

  await test.step('拿着恢复前小票的人来了：账上没有这张，不冒充别的单', async () => {
    await gun(lost)
    await expect(message).toHaveText('这本账里没有这张单。请核对单号或核对码。')
  })
  await printer.close()
})
