import type { Page } from '@playwright/test'
import { ledgerOf, openCounter } from './counter.ts'
import { expect, test } from './host.ts'

/** A gun while a Chinese input method is on: the page sees Process and 229 in place of the keys. */
async function fireThroughInputMethod(page: Page, code: string): Promise<void> {
  await page.evaluate((digits) => {
    const target = document.activeElement ?? document.body
    const press = (key: string, code: string, keyCode: number) => {
      const event = new KeyboardEvent('keydown', { key, code, keyCode, bubbles: true, cancelable: true })
      target.dispatchEvent(event)
    }
    for (const [index, digit] of [...digits].entries()) {
      if (index % 3 === 1) press('Process', `Digit${digit}`, 229)
      else press(digit, `Digit${digit}`, digit.charCodeAt(0))
    }
    press('Enter', 'Enter', 13)
  }, code)
}

test('扫坏了、扫错了、人在打字，各说各的话，单子不乱', async ({ host }) => {
  const { village, counter } = await openCounter(host)
  const { page, message, lines, total, gun, type, press } = counter
  const { households, codes } = village
  const booked = ledgerOf(host.dataDir)
  await gun(households.wang.card)
  await gun(codes.noodles)
  await expect(total).toHaveText('10')

  for (const [what, scan, says] of [
    ['少了一位', () => gun(codes.soap.slice(1)), '扫得不完整或有误，请再扫一次。'],
    ['错了一位', () => gun('6920152405179'), '扫得不完整或有误，请再扫一次。'],
    ['积分卡扫错一位', () => gun(`${households.zhao.card.slice(0, 15)}x`), '这个码里不全是数字'],
    ['没见过的码', () => gun(codes.unknown), `没见过这个码：${codes.unknown}。这是什么？`],
    ['输入法开着', () => fireThroughInputMethod(page, codes.soap), '扫描被输入法打断了，请再扫一次'],
    ['只来了几个数', () => gun('692', { gapMs: 3 }), '没扫全，请再扫一次'],
    ['挂失的卡', () => gun(households.lost.card), '这张卡已经挂失，不能用。'],
    ['没定分值的货', () => gun(codes.unpriced), '农夫山泉饮用天然水还没有定分值，不能兑换。'],
    ['回收物', () => type('104').then(() => press('Enter')), '废纸箱是回收物，只能交来，不能兑走。'],
  ] as const) {
    await test.step(what, async () => {
      await scan()
      await expect(message).toContainText(says)
      await expect(lines).toHaveCount(1)
      await expect(total).toHaveText('10')
      await page.waitForTimeout(320)
      await press('Escape')
      await expect(message).not.toContainText(says)
    })
  }

  await test.step('人打得再快也不当成扫码：打的是短号，按回车才找', async () => {
    await page.keyboard.type('101', { delay: 45 })
    await expect(page.getByText('按 Enter 查这个号，按 * 是份数')).toBeVisible()
    await expect(lines).toHaveCount(1)
    await press('Enter')
    await expect(lines).toHaveCount(2)
    await expect(total).toHaveText('16')
  })

  await test.step('0* 不算数', async () => {
    await type('0*')
    await gun(codes.soap)
    await expect(message).toHaveText('雕牌肥皂的数量不能是 0，请重新打数字和 *。')
    await type('1.5*')
    await gun(codes.soap)
    await expect(message).toContainText('没有“1.5 块”这个数')
    await expect(lines).toHaveCount(2)
  })

  await test.step('一箱的条码是十二袋', async () => {
    await gun(codes.longNoodlesBox)
    await expect(lines.nth(2)).toContainText('×12袋')
    await press('Delete')
    await expect(lines).toHaveCount(2)
  })

  await test.step('不管屏幕上开着什么，扫的货都进单子，框里打的字不变', async () => {
    await press('F2')
    await page.getByRole('textbox').fill('王桂')
    await gun(codes.sesame)
    await expect(lines).toHaveCount(3)
    await expect(page.getByRole('textbox')).toHaveValue('王桂')
    await press('Escape')
    await press('F4')
    await page.getByLabel('数量（袋）').fill('3')
    await gun(codes.sesame)
    await expect(lines.nth(2)).toContainText('×2袋')
    await gun(households.zhao.card)
    await expect(message).toContainText('框里还没办完')
    await expect(page.getByLabel('数量（袋）')).toHaveValue('3')
    await press('Escape')
    await press('F6')
    await page.getByLabel('代领人姓名').fill('孙凤英')
    await fireThroughInputMethod(page, codes.soap)
    await expect(page.getByLabel('代领人姓名')).toHaveValue('孙凤英')
    await expect(lines).toHaveCount(3)
    await press('Escape')
  })

  await test.step('销户的户不能兑', async () => {
    await press('F3')
    await gun(households.closed.card)
    await expect(message).toContainText('销户')
    await expect(lines).toHaveCount(0)
  })
  expect(ledgerOf(host.dataDir)).toEqual(booked)
})

test('有权的人扫到没见过的码，从兑换台去登记，单子留着', async ({ host }) => {
  const { village, counter } = await openCounter(host)
  const { page, lines, gun, type, press } = counter
  await gun(village.households.wang.card)
  await gun(village.codes.soap)
  await expect(lines).toHaveCount(1)
  await press('F10')
  await type('2')
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^王淑珍/ })
    .click()
  await page.getByRole('menuitem', { name: '换人登录' }).click()
  await page.getByRole('button', { name: /^张会计/ }).click()
  await page.getByLabel('张会计的密码').fill('1234')
  await press('Enter')
  await page.getByRole('link', { name: '兑换台', exact: true }).click()
  await expect(lines).toHaveCount(1)
  await gun(village.codes.unknown)
  await expect(page.getByRole('dialog', { name: '这是什么？' })).toContainText(village.codes.unknown)
  await type('1')
  const form = page.getByRole('dialog', { name: '登记物品' })
  await expect(form.locator(`input[value="${village.codes.unknown}"]`)).toBeVisible()
  await page.goto(`${new URL(page.url()).origin}/#/counter`)
  await expect(lines).toHaveCount(1)
})
