import { join } from 'node:path'
import Database from 'better-sqlite3'
import { printedText } from '../kit/escpos-decoder.ts'
import { startSimulatedPrinter } from '../kit/simulated-printer.ts'
import { fireGun } from '../renderer/browser-gun.ts'
import { expect, test } from './host.ts'
import { signIn } from './people.ts'

/** Two households that can afford something, by their cards. */
function cardsOf(dataDir: string): string[] {
  const db = new Database(join(dataDir, 'village.db'), { readonly: true })
  const cards = db
    .prepare(
      `SELECT cards.code FROM cards
       JOIN households ON households.id = cards.household
       JOIN subjects ON subjects.household = households.id
       JOIN accounts ON accounts.owner = subjects.id
       WHERE households.status = 'active' AND cards.status = 'active' AND accounts.balance > 15000
       ORDER BY households.number LIMIT 2`,
    )
    .pluck()
    .all() as string[]
  db.close()
  return cards
}

test('从积分卡到小票：扫卡、扫货、回车，小票一行一行都对', async ({ host }) => {
  const printer = await startSimulatedPrinter({ columns: 48 })
  const { page } = await host.start({ demo: true, printer: printer.address })
  const [card = '', other = ''] = cardsOf(host.dataDir)
  await signIn(page, '王淑珍', '1234')
  await page.getByRole('link', { name: '兑换台', exact: true }).click()
  await page
    .getByRole('group', { name: '发货人' })
    .getByRole('button', { name: /李建军/ })
    .click()
  await page.getByRole('button', { name: '开班，开始兑换' }).click()
  await expect(page.getByTestId('message')).toHaveText('请扫积分卡')

  await test.step('先扫货也行，货留着，等卡', async () => {
    await fireGun(page, '6920793820859')
    await expect(page.getByTestId('cart-line')).toHaveCount(1)
    await expect(page.getByTestId('message')).toHaveText('请扫积分卡')
  })

  const before = await test.step('扫卡认户，再扫货加一行，同样的货加一件', async () => {
    await fireGun(page, card)
    await expect(page.getByTestId('household-name')).not.toBeEmpty()
    await fireGun(page, '6920152405178')
    await expect(page.getByTestId('cart-line')).toHaveCount(2)
    await fireGun(page, '6920793820859')
    await expect(page.getByTestId('cart-line')).toHaveCount(2)
    await expect(page.getByTestId('cart-total')).toHaveText('26')
    return Number(await page.getByTestId('spendable-before').textContent())
  })

  await test.step('没确认就扫第二张卡，先问一声；坏条码说再扫一次', async () => {
    await fireGun(page, other)
    await expect(page.getByText('F3 挂单后换户，Esc 回到这单')).toBeVisible()
    await page.keyboard.press('Escape')
    await fireGun(page, '6901234567890')
    await expect(page.getByTestId('message')).toContainText('请再扫一次')
    await expect(page.getByTestId('cart-total')).toHaveText('26')
    await page.keyboard.press('Escape')
  })

  await test.step('回车确认，小票打出来，下一位', async () => {
    await expect(page.getByTestId('spendable-after')).toHaveText(String(before - 26))
    await page.waitForTimeout(400)
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('message')).toHaveText('请签字，下一位')
    const serial = await page.getByTestId('slip-no').textContent()
    await printer.waitForJobs(1)
    const text = printedText(printer.paper()).join('\n')
    for (const said of ['存根联', '村民联', serial!, '巨能龙须面', '×2', '26分', '签字／手印', '核对码']) {
      expect(text).toContain(said)
    }
    await expect(page.getByText('小票已打印')).toBeVisible()
  })

  await test.step('账上最后一张单，就是屏幕上说的那一张', async () => {
    const db = new Database(join(host.dataDir, 'village.db'), { readonly: true })
    const last = db.prepare("SELECT max(serial) FROM documents WHERE kind = 'redemption'").pluck().get()
    db.close()
    expect(last).toBe(await page.getByTestId('slip-no').textContent())
  })
  await printer.close()
})
