import { startSimulatedPrinter } from '../kit/simulated-printer.ts'
import { ledgerOf, openCounter, paperOf } from './counter.ts'
import { expect, test } from './host.ts'

test('纸的麻烦不耽误记账：没纸说没纸，不知道就问，补打写着补打', async ({ host }) => {
  const printer = await startSimulatedPrinter({ columns: 48 })
  const { village, counter } = await openCounter(host, printer)
  const { page, message, gun, type, press } = counter
  const { households, codes } = village

  await test.step('没纸：单子照样记上，下一户照样来', async () => {
    printer.mode = 'paper-out'
    await counter.serve(households.wang.card, codes.soap)
    await expect(page.getByText('小票没打出来')).toBeVisible()
    await expect(page.getByText(/小票打印机没纸了：请换一卷纸/)).toBeVisible()
    await expect(page.getByText('打印机要看一下')).toBeVisible()
  })

  await test.step('换好纸按 F12，补打的印着补打', async () => {
    printer.mode = 'ok'
    const booked = ledgerOf(host.dataDir)
    await press('F12')
    await printer.waitForJobs(1)
    await expect(message).toHaveText('DH26-00001 补打的小票打好了')
    expect(paperOf(printer, 0).filter((line) => line.includes('【补打】'))).toHaveLength(2)
    await expect(page.getByText('小票已打印')).toBeVisible()
    expect(ledgerOf(host.dataDir)).toEqual(booked)
  })

  await test.step('不知道打没打出来就问：打出来了', async () => {
    printer.mode = 'resets-midway'
    await counter.serve(households.zhao.card, codes.soap)
    await expect(page.getByText('没确认是否打出')).toBeVisible({ timeout: 30_000 })
    await press('F12')
    await expect(page.getByRole('dialog', { name: '小票打出来了吗？' })).toContainText('DH26-00002')
    await type('1')
    await expect(page.getByText('小票已打印')).toBeVisible()
    printer.mode = 'ok'
  })

  await test.step('F7：这户近三个月的明细，谁家来问当场给', async () => {
    await press('F7')
    await gun(households.wang.card)
    const jobs = printer.jobs.length
    await press('F7')
    await printer.waitForJobs(jobs + 1)
    await expect(message).toHaveText('王桂花家近三个月明细打好了')
    const paper = paperOf(printer, jobs).join('\n')
    expect(paper).toMatch(/兑换 DH26-00001 +-3 +余 183/)
    expect(paper).toContain('现在可兑 83分')
  })
  await printer.close()
})

test('货架上有、账上没有：F9 两个人看过就补上，这一单接着办', async ({ host }) => {
  const { village, counter } = await openCounter(host)
  const { page, message, lines, gun, type, press, enter } = counter
  await gun(village.households.big.card)
  await type('9*')
  await gun(village.codes.sesame)
  await gun(village.codes.sesame)
  await expect(message).toContainText('南方黑芝麻糊')
  await expect(lines.first()).toContainText('只剩 9 袋')
  await press('F9')
  await enter()
  await expect(page.getByText('请选一起看过的人')).toBeVisible()
  await page.getByRole('button', { name: '李建军' }).click()
  await page.getByLabel('李建军的密码').fill('0000')
  await enter()
  await expect(page.getByText(/密码不对/)).toBeVisible()
  await page.getByLabel('李建军的密码').fill('1234')
  await enter()
  await expect(message).toHaveText('南方黑芝麻糊已补录 1 袋')
  await expect(lines.first()).toContainText('剩 10')
  await enter()
  await expect(message).toHaveText('请签字，下一位')
})

test('记账的时候和程序断开了：连上以后自动记，只记一笔', async ({ host }) => {
  test.skip(host.name === 'electron', 'the road is cut in the browser')
  const { village, counter } = await openCounter(host)
  const { page, message, enter } = counter
  let cut = false
  await page.routeWebSocket(/\/rpc/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((sent) => {
      const confirms = sent.toString().includes('redemption/confirm')
      server.send(sent)
      if (!confirms || cut) return
      cut = true
      // the books have it, and the answer never comes
      server.onMessage(() => undefined)
      setTimeout(() => void socket.close(), 200)
    })
  })
  await page.reload()
  await expect(message).toHaveText('请扫积分卡')
  await counter.gun(village.households.wang.card)
  await counter.gun(village.codes.soap)
  await expect(counter.after).toHaveText('83')
  await enter()
  await expect(message).toHaveText('请签字，下一位')
  await expect(counter.slipNo).toHaveText('DH26-00001')
  expect(cut).toBe(true)
  await counter.press('Escape')
  await counter.gun(village.households.wang.card)
  await expect(counter.before).toHaveText('83')
})
