import { createCanvas } from '@napi-rs/canvas'
import type { Page } from '@playwright/test'
import { fireGun } from '../renderer/browser-gun.ts'
import { seedDeedsVillage } from './deeds-village.ts'
import { expect, test } from './host.ts'
import { signIn, signOut } from './people.ts'

/** As a telephone would take it. */
async function photo(): Promise<Buffer> {
  const canvas = createCanvas(2400, 1800)
  const paint = canvas.getContext('2d')
  paint.fillStyle = '#1f6b3f'
  paint.fillRect(0, 0, 2400, 1800)
  paint.fillStyle = '#fbefd9'
  paint.fillRect(600, 400, 1200, 900)
  return canvas.encode('png')
}

/** For a person to look at; nothing is compared with it. */
const look = (page: Page, name: string) =>
  process.env.LOOK === undefined ? undefined : page.screenshot({ path: `${process.env.LOOK}/${name}.png` })

test('一件事从登记走到入账：勾户、上限、扫卡、三步办理、开会、打印、收回', async ({ host }) => {
  const { cards } = seedDeedsVillage(host.dataDir)
  const { page } = await host.start()
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const tick = (who: RegExp) => page.getByRole('checkbox', { name: who })
  const status = page.getByRole('status').last()
  const room = async (part: string) => {
    await page.getByRole('link', { name: '积分', exact: true }).click()
    await page.getByRole('link', { name: part, exact: true }).click()
  }

  await test.step('网格员：找一条细则，勾三户，扫一张卡，一张单记下', async () => {
    await signIn(page, '赵网格', '1234')
    await room('记事迹')
    await look(page, '1-record-empty')
    const finder = page.getByRole('textbox', { name: /依据哪一条细则/ })
    await expect(page.getByRole('button', { name: /参加主题党日/ })).toBeDisabled()
    await finder.fill('扫雪')
    await finder.press('Enter')
    await expect(page.getByText('本年已得 0 分，上限 60，本次最多 60 分').first()).toBeVisible()
    const search = page.getByRole('textbox', { name: /户号、姓名、拼音/ })
    await search.fill('lcs')
    await search.press('Enter')
    await expect(tick(/0025 号李长顺/)).toBeChecked()
    await expect(search).toHaveValue('')
    await search.blur()
    await fireGun(page, cards['0071'] ?? '')
    await expect(tick(/0071 号王桂花/)).toBeChecked()
    await tick(/0012 号王桂花/).check()
    await page.getByLabel('这是件什么事').fill('腊月二十村口扫雪')
    await look(page, '2-record-ticked')
    await page.getByLabel('这是件什么事').blur()
    await page.keyboard.press('F12')
    await expect(status).toHaveText(/^SJ\d\d-00001 记好了：3 户，接着等“网格员核实”。$/)
  })

  await test.step('同一天同一条再勾一回，先问一声', async () => {
    await expect(page.getByText(/^这天记过/).first()).toBeVisible()
    await tick(/0012 号王桂花/).check()
    await tick(/0031 号赵玉兰/).check()
    await page.keyboard.press('F12')
    await expect(status).toHaveText(/0012 号王桂花.*已经记过这一条/)
    await look(page, '3-record-twice')
    await button('去掉记过的').click()
    await page.keyboard.press('F12')
    await expect(status).toHaveText(/1 户，接着等/)
  })

  await test.step('减分不归网格员记，说得明白；照看老人要写情况', async () => {
    await button('换一条').click()
    await page.getByRole('textbox', { name: /依据哪一条细则/ }).fill('垃圾')
    await page.getByRole('textbox', { name: /依据哪一条细则/ }).press('Enter')
    await tick(/0096 号吴大海/).check()
    await page.keyboard.press('F12')
    await expect(status).toHaveText(/只能由组织来记/)
    await button('换一条').click()
    await page.getByRole('textbox', { name: /依据哪一条细则/ }).fill('老人')
    await page.getByRole('textbox', { name: /依据哪一条细则/ }).press('Enter')
    await tick(/0083 号刘秀兰/).check()
    await page.getByLabel('0083 号刘秀兰给几分').fill('25')
    await expect(page.getByText('每次 5–20 分')).toBeVisible()
    await page.getByLabel('0083 号刘秀兰给几分').fill('15')
    await page.getByLabel('0083 号刘秀兰给几分').press('F12')
    await expect(status).toHaveText(/要写明情况才能记/)
    await page.getByLabel(/情况说明/).fill('给刘大爷送了三天饭，陪着去了一趟卫生院')
    await page
      .getByLabel('选照片')
      .setInputFiles([{ name: '送饭.png', mimeType: 'image/png', buffer: await photo() }])
    await expect(page.getByAltText('第 1 张照片')).toBeVisible()
    await page
      .getByLabel('选照片')
      .setInputFiles([{ name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }])
    await expect(status).toHaveText('这个文件不是照片，打不开。请选手机或相机拍的照片。')
    await look(page, '4-record-range')
    await page.getByLabel(/情况说明/).press('F12')
    await expect(status).toHaveText(/1 户，接着等“网格员核实”/)
  })

  await test.step('办理：网格员核实，通过的到了下一步', async () => {
    await page.getByRole('link', { name: '办理', exact: true }).click()
    await expect(page.getByRole('button', { name: /网格员核实\s*5/ })).toBeVisible()
    await button('全勾上').click()
    await look(page, '5-board')
    await page.keyboard.press('F12')
    await expect(status).toHaveText(/5 条通过，到了下一步/)
    await signOut(page, '赵网格')
  })

  await test.step('评议小组开会：四条通过，一条不通过，记录打印出来签字', async () => {
    await signIn(page, '钱老师', '1234')
    await room('办理')
    await expect(page.getByRole('button', { name: /评议小组评议\s*5\s*等你办/ })).toBeVisible()
    await button('全勾上').click()
    await button('开会评议').click()
    const sitting = page.getByRole('dialog', { name: /开会评议/ })
    await sitting.getByLabel(/到场的人/).fill('钱老师 孙书记 李大娘 王建国')
    await sitting.getByRole('button', { name: '不通过' }).nth(1).click()
    await page.keyboard.press('F12')
    await expect(sitting.getByText(/请写明为什么/)).toBeVisible()
    await sitting.getByLabel(/为什么不通过$/).fill('当天没有来')
    await look(page, '6-sitting')
    await page.keyboard.press('F12')
    const paper = page.getByRole('dialog', { name: '评议记录' })
    await expect(paper.getByText('到场 4 人：钱老师、孙书记、李大娘、王建国')).toBeVisible()
    await expect(paper.getByText('不通过：当天没有来')).toBeVisible()
    await expect(paper.getByText('签字：')).toHaveCount(4)
    await look(page, '7-sitting-paper')
    await page.keyboard.press('Escape')
    await signOut(page, '钱老师')
  })

  await test.step('村两委审定、入账；点开一条，一步一步都说得清', async () => {
    await signIn(page, '孙书记', '1234')
    await room('办理')
    await button('全勾上').click()
    await page.keyboard.press('F12')
    await expect(status).toHaveText(/4 条通过/)
    await page.getByRole('button', { name: /^待入账/ }).click()
    await button('全勾上').click()
    await look(page, '8-ready')
    await page.keyboard.press('F12')
    await expect(status).toHaveText(/入账了：4 条，一共 30 分/)
    await page.getByRole('button', { name: /^已入账/ }).click()
    await page.getByText('给刘大爷').or(page.getByText('照看孤寡老人、留守儿童').first()).first().click()
    await expect(page.getByText('会上在“评议小组评议”通过，到场 4 人')).toBeVisible()
    await expect(page.getByText('给刘大爷送了三天饭，陪着去了一趟卫生院')).toBeVisible()
    await expect(page.getByAltText('第 1 张照片')).toBeVisible()
    await look(page, '9-file')
  })

  await test.step('查明不属实，收回这一条，分冲回去', async () => {
    await button('收回这一条').click()
    await page
      .getByRole('dialog')
      .getByLabel(/为什么/)
      .fill('查明是别人送的饭')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /收回这一条/ })
      .click()
    await expect(page.getByText('孙书记收回这一条，分已冲回')).toBeVisible()
    await expect(page.getByText('“查明是别人送的饭”')).toBeVisible()
    await look(page, '10-reversed')
    await page.getByRole('button', { name: '返回' }).click()
    await expect(page.getByText('已收回').first()).toBeVisible()
  })

  await test.step('这一户的档案里，做过什么、到了哪一步，都在', async () => {
    await page.getByRole('link', { name: '农户', exact: true }).click()
    await page.getByRole('row', { name: /0025/ }).click()
    await page.getByRole('tab', { name: '事迹' }).click()
    await expect(page.getByRole('cell', { name: '未通过' })).toBeVisible()
    await look(page, '14-household')
    await page.getByText('1.2 参加村里义务扫雪、清河道').click()
    await expect(page.getByText('“当天没有来”')).toBeVisible()
  })
})

test('交回收物：扫卡，点数，当场加分；打一张手工登记表带去现场', async ({ host }) => {
  const { cards } = seedDeedsVillage(host.dataDir)
  const { page } = await host.start()
  await signIn(page, '张会计', '1234')
  await expect(page.getByText('请扫积分卡').first()).toBeVisible()
  await page.keyboard.press('F10')
  await page.getByRole('dialog').getByRole('link', { name: '积分', exact: true }).click()
  await look(page, '11-points')
  await page.getByRole('link', { name: '回收', exact: true }).click()
  await page.getByRole('button', { name: /交回废塑料瓶/ }).waitFor()
  await fireGun(page, cards['0058'] ?? '')
  await expect(page.getByText('0058 号 · 二组')).toBeVisible()
  await page.getByLabel('几瓶').fill('36')
  await look(page, '12-recycle')
  await page.keyboard.press('F12')
  await expect(page.getByRole('status')).toHaveText(
    /^HS\d\d-00001 记好了：周建平家 36 瓶，加 36 分，现在一共 36 分。$/,
  )

  await page.getByRole('link', { name: '记事迹', exact: true }).click()
  await page.getByRole('button', { name: '打印手工登记表' }).click()
  const paper = page.getByRole('dialog', { name: '手工登记表' })
  await paper.getByLabel('哪一片').selectOption('三组')
  await expect(paper.getByText('吴大海')).toBeVisible()
  await expect(paper.getByText('赵玉兰')).toHaveCount(0)
  await look(page, '13-tick-sheet')
})
