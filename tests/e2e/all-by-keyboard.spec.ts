import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type SimulatedPrinter, startSimulatedPrinter } from '../kit/simulated-printer.ts'
import { fireGun } from '../renderer/browser-gun.ts'
import { barcodeOf, counterOn, paperOf } from './counter.ts'
import { expect, test } from './host.ts'
import { keyboardOn } from './keyboard.ts'
import { foundVillage, signIn, signOut } from './people.ts'

const root = resolve(import.meta.dirname, '../..')
const REGISTER = join(root, 'tests/data/households-xinglonggou.xlsx')
const GOODS = join(root, 'tests/data/goods.csv')
const PEOPLE = [
  { name: '赵志强', pin: '2580', roles: ['管理员'] },
  { name: '王淑珍', pin: '1234', roles: ['兑换员'] },
  { name: '李建军', pin: '4321', roles: ['报账员'] },
] as const
const NOODLES = '6920152405178'
const LONG_NOODLES = '6920793820859'
const SESAME = '6901333100518'
const DELIVERY = [
  { code: NOODLES, count: '40', yuan: '400' },
  { code: LONG_NOODLES, count: '30', yuan: '150' },
  { code: SESAME, count: '10', yuan: '80' },
] as const
const PRICES = [
  { field: '康师傅红烧牛肉面五连包的分值', points: '10' },
  { field: '巨能龙须面的分值', points: '10' },
  { field: '南方黑芝麻糊的分值（480g）', points: '12' },
] as const
/** What the screen asks to be scanned to try the scanner out. */
const TRIAL_CODE = '4008108001234'

test('一条龙，不碰鼠标：建店、花名册、货物、入库、期初、兑换、退货、更正、备份、恢复、体检', async ({
  host,
}) => {
  test.setTimeout(150_000)
  const printer = await startSimulatedPrinter({ columns: 48 })
  const running = await host.start()
  const { page } = running
  const { gun, serve, message, slipNo, before, type } = counterOn(running)
  const { press, tick, write, enter, pick } = keyboardOn(page)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const link = (name: string | RegExp) => page.getByRole('link', { name, exact: true })
  const said = (words: string | RegExp) => expect(page.getByText(words)).toBeVisible()
  /** The hand that typed takes up the scanner first. */
  const scan = async (code: string) => {
    await page.waitForTimeout(200)
    await fireGun(page, code)
  }

  const openSlip = async (barcode: string) => {
    await gun(barcode)
    await expect(page.getByRole('dialog', { name: '这一单怎么了？' })).toBeVisible()
  }

  await test.step('建店：村名，三个人各有密码，收好恢复码，定积分怎么兑', async () => {
    await foundVillage(page, '兴隆沟村', PEOPLE)
    await press(page.getByRole('button', { name: /^自己定/ }))
    await press(button('就这么定'))
    await expect(page.getByRole('heading', { name: '农户' })).toBeVisible()
  })

  await test.step('花名册导进来：516 户', async () => {
    await press(button('去导入或登记农户'))
    await press(button('导入'))
    await pick(button('选文件'), REGISTER)
    await expect(page.getByText('516 户', { exact: true })).toBeVisible()
    await press(button('确认导入'))
    await said('导入好了：新增 516 户')
    await press(button('看农户名单'))
    await said('共 516 户')
  })

  const cards = await test.step('给全村发卡，卡上的码扫得出来', async () => {
    await press(button('积分卡'))
    await said(/户还没有卡/)
    await enter()
    await expect(page.getByRole('heading', { name: /打印积分卡/ })).toBeVisible()
    const codeOf = async (number: string) => {
      const card = page.locator('.point-card').filter({ has: page.getByText(number, { exact: true }) })
      return ((await card.locator('.point-card-code').textContent()) ?? '').replace(/\D/g, '')
    }
    const codes = { yu: await codeOf('0004'), fu: await codeOf('0006') }
    await page.keyboard.press('Escape')
    return codes
  })

  await test.step('货物：清单导进来，三样定了分值', async () => {
    await press(link(/还差 \d 步/))
    await press(button('去登记货物'))
    await press(link('物品'))
    await press(button('导入物品表'))
    await pick(button('选文件'), GOODS)
    await said('新登记 49 样')
    await press(button('确认导入'))
    await button('登记物品').waitFor()
    await said('共 49 样')
    await press(link('分值'))
    for (const { field, points } of PRICES) await write(page.getByLabel(field), points)
    await press(button('定 3 样的分值'))
    await write(page.getByLabel('谁定的'), '村两委')
    await enter()
    await said(/DJB26-00001 记好了/)
  })

  await test.step('入库：扫一样，填几件、多少钱、哪天到期', async () => {
    await press(link('入库'))
    await write(page.getByLabel('供货方'), '兴旺商店')
    await write(page.getByLabel('送货人'), '赵老板')
    await write(page.getByLabel('验收人'), '刘会计')
    for (const [index, { code, count, yuan }] of DELIVERY.entries()) {
      const row = `第 ${index + 1} 行`
      await scan(code)
      await write(page.getByLabel(`${row}数量`), count)
      await write(page.getByLabel(`${row}金额`), yuan)
      await write(page.getByLabel(`${row}到期日`), '+12m')
    }
    await page.keyboard.press('F12')
    await said('RK26-00001 记好了，值 630.00 元。')
  })

  await test.step('期初积分：勾两户，各 86 分', async () => {
    await press(link('积分'))
    await press(page.getByRole('button', { name: '更多' }))
    await press(link('期初'))
    await write(page.getByLabel('每户给几分'), '86')
    for (const household of ['0004 号于铁柱', '0006 号傅有才']) {
      await write(page.getByRole('textbox', { name: /户号、户主/ }), household.slice(0, 4))
      await tick(page.getByRole('checkbox', { name: `勾上 ${household}` }))
    }
    await page.keyboard.press('F12')
    await said(/2 户，一共 172 分。/)
  })

  await test.step('扫码枪试一下，打印机打一张', async () => {
    await press(link(/还差 \d 步/))
    await expect(page.getByRole('heading', { name: '积分细则' })).toBeVisible()
    await press(button('下一步'))
    await scan(TRIAL_CODE)
    await said('读到了，一位不差。扫码枪可以用了。')
    await press(button('下一步'))
    await write(page.getByLabel('打印机的地址'), '127.0.0.1')
    await write(page.getByLabel('端口'), String(printer.port))
    await press(button('保存'))
    await press(button('打一张测试小票'))
    await printer.waitForJobs(1)
    for (const yes of await button('是').all()) await tick(yes)
    await expect(page.getByText('打印机可以用了。')).toBeInViewport()
    await press(button('好了，去兑换台'))
  })

  await test.step('换兑换员来，按 1 定发货人，开班', async () => {
    await signOut(page, '赵志强')
    await signIn(page, '王淑珍', '1234')
    const issuer = page.getByRole('group', { name: '发货人' }).getByRole('button', { name: /李建军/ })
    await issuer.waitFor()
    await type('1')
    await expect(issuer).toHaveAttribute('aria-pressed', 'true')
    await enter()
    await expect(message).toHaveText('请扫积分卡')
  })

  const first = await test.step('兑换：打印机收到的字节，一行一行都对', async () => {
    expect(await serve(cards.yu, NOODLES, LONG_NOODLES, SESAME)).toBe('DH26-00001')
    await printer.waitForJobs(2)
    expect(datelessPaper(printer, 1)).toEqual(slipOfYu(checkCodeOf(printer, 1)))
    return barcodeOf(printer, 1)
  })

  await test.step('退货：扫小票，扫拿回来的货，说为什么', async () => {
    await openSlip(first)
    await type('2')
    await expect(page.getByRole('dialog', { name: /^退货/ })).toBeVisible()
    await scan(SESAME)
    await tick(button('东西有问题'))
    await expect(message).toHaveText('退回 12 分，于铁柱家可兑 54 → 66 分；1 袋南方黑芝麻糊放回货架。')
    await enter()
    await expect(slipNo).toHaveText('TH26-00001')
    await printer.waitForJobs(3)
    const paper = datelessPaper(printer, 2)
    expect(paper).toContain('退货原单：DH26-00001（〈日子〉）')
    expect(paper).toContain('退回积分                                    12分')
    expect(paper).toContain('           现在可兑 66分')
  })

  await test.step('更正：记错了户，扫另一户的卡', async () => {
    await serve(cards.yu, LONG_NOODLES)
    await printer.waitForJobs(4)
    await openSlip(barcodeOf(printer, 3))
    await type('1')
    await expect(page.getByRole('dialog', { name: /^更正/ })).toBeVisible()
    await scan(cards.fu)
    await expect(message).toHaveText('10 分退给于铁柱家，改扣傅有才家；货不动，两户都签字。')
    await enter()
    await expect(slipNo).toHaveText('GZ26-00001')
    await printer.waitForJobs(5)
    const paper = datelessPaper(printer, 4).join('\n')
    for (const household of ['0004 户签字／手印：', '0006 户签字／手印：']) expect(paper).toContain(household)
  })

  await test.step('备份：管理员来，按一下就好', async () => {
    await page.keyboard.press('F10')
    await type('9')
    await signOut(page, '王淑珍')
    await signIn(page, '赵志强', '2580')
    await press(link('备份与恢复'))
    await press(button('立即备份'))
    await said('备份好了，体检过了')
  })

  await test.step('备份以后又兑了一单', async () => {
    await press(link('兑换台'))
    await message.waitFor()
    expect(await serve(cards.fu, NOODLES)).toBe('DH26-00003')
    await page.keyboard.press('F10')
    await type('9')
  })

  await test.step('恢复：选一份，先试一遍，看清少哪一张，输密码', async () => {
    await press(link('备份与恢复'))
    await press(button('从备份恢复'))
    await press(page.getByRole('button', { name: /兴隆沟村_/ }).first())
    await press(page.getByRole('button', { name: /^先试一遍/ }))
    await said('打得开，账本体检都对')
    await expect(page.getByTestId('lost-documents')).toContainText('DH26-00003')
    await enter()
    await write(page.getByLabel('赵志强的密码'), '2580')
    await enter()
    await said(/记下了恢复单 HF26[a-z]+-00001/)
    await enter()
  })

  await test.step('接着办：分回到备份那一刻，单号带上字母', async () => {
    await signIn(page, '王淑珍', '1234')
    await press(link('兑换台'))
    await message.waitFor()
    await gun(cards.fu)
    await expect(before).toHaveText('76')
    expect(await serve(cards.fu, NOODLES)).toMatch(/^DH26[a-z]+-00001$/)
  })

  await test.step('体检：账是好的，离开程序再看一遍也是好的', async () => {
    await page.keyboard.press('F10')
    await type('8')
    await signOut(page, '王淑珍')
    await signIn(page, '李建军', '4321')
    await press(button('现在体检'))
    await expect(page.getByTestId('check-result')).toHaveText('账是好的。')
    await expect(page.getByRole('definition').filter({ hasText: '1 次，都有恢复单' })).toBeVisible()
    await running.close()
    const audit = [join(root, 'main/hosts/cli/audit.ts'), join(host.dataDir, 'village.db'), '--json']
    const { stdout } = await promisify(execFile)(process.execPath, audit)
    expect(JSON.parse(stdout)).toMatchObject({
      sound: true,
      last: { serial: expect.stringMatching(/^DH26[a-z]+-00001$/) },
    })
  })
  await printer.close()
})

const datelessPaper = (printer: SimulatedPrinter, job: number): string[] =>
  paperOf(printer, job).map((line) =>
    line
      .replace(/^\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d/, '〈时间〉')
      .replace(/（\d{1,2}月\d{1,2}日）/, '（〈日子〉）'),
  )

const checkCodeOf = (printer: SimulatedPrinter, job: number): string =>
  barcodeOf(printer, job)
    .slice(10, 18)
    .replace(/^\d{4}/, '$& ')

function slipOfYu(checkCode: string): string[] {
  const rule = '-'.repeat(48)
  const goods = [
    '康师傅红烧牛肉面五连包 103克*5         ×1  10分',
    '巨能龙须面 600g                        ×1  10分',
    '南方黑芝麻糊 480g                      ×1  12分',
    '共 3 样 3 件',
  ]
  const box = (text: string) => `│${text}${' '.repeat(44 - text.length * 2)}│`
  const head = (part: string) => [
    '┌───┐',
    `│${part}│                            DH26-00001`,
    '└───┘',
    '                兴隆沟村',
    '               党群积分超市兑换单',
    rule,
  ]
  return [
    ...head('存根联'),
    '〈时间〉                     第 1 户',
    '0004 户　一组　于铁柱家',
    '领取人：于铁柱（户主）',
    rule,
    ...goods,
    rule,
    '兑前可兑                                    86分',
    '本次兑换                                    32分',
    '兑后可兑                                    54分',
    rule,
    '开单：王淑珍                        发货：李建军',
    `┌${'─'.repeat(22)}┐`,
    box('签字／手印：'),
    ...Array.from({ length: 4 }, () => box('')),
    `└${'─'.repeat(22)}┘`,
    `                核对码 ${checkCode}`,
    ...head('村民联'),
    '〈时间〉',
    '0004 户　于*柱家',
    rule,
    ...goods,
    rule,
    '兑前可兑                                    86分',
    '本次兑换                                    32分',
    '           兑后可兑 54分',
    rule,
    '如有差错或疑问，请到兑换台，或找村务监督委员会。',
    `                核对码 ${checkCode}`,
  ]
}
