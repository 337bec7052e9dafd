import { startSimulatedPrinter } from '../kit/simulated-printer.ts'
import { barcodeOf, openCounter, paperOf } from './counter.ts'
import { expect, test } from './host.ts'

test('F8：退货、换货、更正、冲销，先说会怎样，再记，再签字', async ({ host }) => {
  const printer = await startSimulatedPrinter({ columns: 48 })
  const { village, counter } = await openCounter(host, printer)
  const { page, message, slipNo, gun, type, press, enter } = counter
  const { households, codes } = village
  const dialog = page.getByRole('dialog')

  await counter.serve(households.wang.card, codes.noodles, codes.soap, codes.sesame)
  await printer.waitForJobs(1)

  await test.step('扫小票上的条码，直接打开那一单，说明有没有改过', async () => {
    await gun(barcodeOf(printer, 0))
    await expect(page.getByTestId('slip-proof')).toHaveText('DH26-00001 和账上一样，没有改过')
    await expect(dialog).toContainText('领取人 王桂花')
  })

  await test.step('退货：退一袋坏的，积分退回，货记报损', async () => {
    await type('2')
    await expect(message).toHaveText('请扫拿回来的货，或者填退几件，不退的空着。')
    await gun(codes.sesame)
    await expect(page.getByLabel('南方黑芝麻糊退几袋')).toHaveValue('1')
    await gun(codes.sesame)
    await expect(dialog).toContainText('最多能退 1 袋')
    await page.getByLabel('南方黑芝麻糊退几袋').fill('1')
    await page.getByLabel('坏了，记报损').nth(2).check()
    await expect(message).toHaveText('请选为什么退。')
    await enter()
    await expect(dialog).toHaveCount(1)
    await page.getByRole('button', { name: '东西有问题' }).click()
    await expect(message).toHaveText('退回 12 分，王桂花家可兑 61 → 73 分；1 袋南方黑芝麻糊记报损。')
    await enter()
    await expect(message).toHaveText('TH26-00001 记好了，请在单子上签字')
    await expect(slipNo).toHaveText('TH26-00001')
    await printer.waitForJobs(2)
    const paper = paperOf(printer, 1).join('\n')
    for (const said of ['TH26-00001', 'DH26-00001', '南方黑芝麻糊', '12分', '签字／手印']) {
      expect(paper).toContain(said)
    }
  })

  await test.step('换货：拿回面，扫两袋龙须面，另扣多少说清楚', async () => {
    await press('F8')
    await type('0137')
    await expect(dialog).toContainText('改过')
    await enter()
    await type('3')
    await page.getByLabel('康师傅红烧牛肉面五连包退几提').fill('1')
    await page.waitForTimeout(150)
    await gun(codes.longNoodles)
    await gun(codes.longNoodles)
    await expect(page.getByLabel('康师傅红烧牛肉面五连包退几提')).toHaveValue('1')
    await page.getByRole('button', { name: '别的原因' }).click()
    await expect(message).toHaveText('请选为什么换。')
    await page.getByLabel('写清原因').fill('老人咬不动')
    await expect(message).toHaveText('退 10 分，另扣 20 分，王桂花家可兑 73 → 63 分。')
    await enter()
    await expect(slipNo).toHaveText('HH26-00001')
  })

  await test.step('更正：记错了户，扫另一户的卡，两户各变多少都看得见', async () => {
    await press('F8')
    await page.getByRole('textbox').fill('HH26-00001')
    await expect(dialog).toContainText('王桂花家')
    await enter()
    await expect(dialog).toContainText('这一单怎么了')
    await type('1')
    await expect(message).toHaveText('货留在原处，积分改记到另一户。请扫另一户的卡。')
    await gun(households.wang.card)
    await expect(message).toHaveText('还是同一户，不用更正。')
    await gun(households.zhao.card)
    await expect(dialog).toContainText('可兑 63 → 83 分')
    await expect(dialog).toContainText('可兑 58 → 38 分')
    await expect(message).toHaveText('20 分退给王桂花家，改扣赵玉兰家；货不动，两户都签字。')
    await enter()
    await expect(slipNo).toHaveText('GZ26-00001')
    await gun(households.zhao.card)
    await expect(counter.before).toHaveText('38')
    await press('Escape')
  })

  await test.step('冲销：整单退清，再也改不了', async () => {
    await press('F8')
    await page.getByRole('textbox').fill('dh26-00001')
    await expect(dialog).toContainText('王桂花家')
    await enter()
    await type('4')
    await page.getByRole('button', { name: '开错单' }).click()
    await expect(message).toHaveText('退回 3 分，王桂花家可兑 83 → 86 分；东西全放回货架。')
    await enter()
    await expect(slipNo).toHaveText('CX26-00001')
    await gun(barcodeOf(printer, 0))
    await expect(dialog).toContainText('这张单已经全部退过或改过了')
    await press('Escape')
    await press('Escape')
  })

  await test.step('账平：王桂花家还是 86 分', async () => {
    await gun(households.wang.card)
    await expect(counter.before).toHaveText('86')
    await printer.waitForJobs(5)
  })
  await printer.close()
})

test('核对码对不上账，当场就说', async ({ host }) => {
  const { village, counter } = await openCounter(host)
  const { page, gun, type, press } = counter
  const serial = await counter.serve(village.households.wang.card, village.codes.soap)
  const code = await test.step('没装打印机：小票在屏幕上，请人签字，可以存', async () => {
    const slip = page.getByRole('dialog', { name: '小票' })
    await expect(slip).toContainText('请签字，下一位')
    await expect(slip.getByRole('button', { name: '存为 PDF' })).toBeVisible()
    const check = await slip
      .getByText(/^\s*核对码/)
      .first()
      .textContent()
    return (check ?? '').replace(/\D/g, '')
  })
  await press('Escape')
  await type(code)
  await press('Enter')
  await expect(page.getByRole('dialog')).toContainText(serial)
  await page.waitForTimeout(330)
  await press('Enter')
  await expect(page.getByTestId('slip-proof')).toHaveText(`${serial} 和账上一样，没有改过`)
  await press('Escape')
  await press('Escape')
  await gun(forged(serial, code))
  await expect(page.getByTestId('slip-proof')).toContainText('和账上不一样：请收好小票')
})

/** The same slip number under another 核对码, with check digits that are right. */
function forged(serial: string, code: string): string {
  const other = String((Number(code) + 1) % 100_000_000).padStart(8, '0')
  const digits = `00${serial.slice(2, 4)}${serial.slice(5).padStart(6, '0')}${other}`
  let rest = 0
  for (const digit of `${digits}00`) rest = (rest * 10 + Number(digit)) % 97
  return `${digits}${String(98 - rest).padStart(2, '0')}`
}
