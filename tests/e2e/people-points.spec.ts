import { expect, test } from './host.ts'
import { signIn } from './people.ts'
import { seedPeople } from './people-seed.ts'
import { pointsPart } from './points-room.ts'

test('党员分类、团队：分了类才勾得上，队里加了人，各有各的积分', async ({ host }, info) => {
  seedPeople(host.dataDir)
  const { page } = await host.start()
  await signIn(page, '张会计', '1234')
  const part = (name: string) => pointsPart(page, name)
  const shots = async (name: string) => {
    for (const [width, height] of [
      [1920, 1080],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.screenshot({ path: info.outputPath(`${name}-${width}.png`) })
    }
  }
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })

  await test.step('四名党员，孙德福定成 A 类，王桂花 B 类，一张单子记下', async () => {
    await page.getByRole('link', { name: '积分', exact: true }).click()
    await part('党员和团队')
    await expect(page.getByText('共 4 名党员')).toBeVisible()
    await row('孙德福').getByRole('button', { name: 'A', exact: true }).click()
    await row('王桂花').getByRole('button', { name: 'B', exact: true }).click()
    await shots('party')
    await page.getByRole('button', { name: /^记下 2 个人的分类/ }).click()
    await expect(page.getByText('请写是谁定的，像“党支部大会”。')).toBeVisible()
    await page.getByLabel('谁定的').fill('党支部大会')
    await page.getByRole('button', { name: /^记下 2 个人的分类/ }).click()
    await expect(page.getByRole('button', { name: /^记下/ })).toBeHidden()
    await expect(row('李长顺')).toContainText('没分过')
  })

  await test.step('建一支巡逻队，按名字、按户号加人；再改个名，去掉一个', async () => {
    await page.getByRole('button', { name: '团队', exact: true }).click()
    await expect(page.getByText('还没有团队', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: '建团队' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('团队叫什么').fill('巡逻队')
    await dialog.getByLabel('加一个人').fill('zjp')
    await dialog.getByRole('button', { name: /周建平/ }).click()
    await dialog.getByLabel('加一个人').fill('0004')
    await expect(dialog.getByRole('button', { name: /赵玉兰/ })).toBeVisible()
    await page.waitForTimeout(400)
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: /^建起来/ }).click()
    await expect(row('巡逻队')).toContainText('赵玉兰、周建平')
    await row('巡逻队').click()
    await dialog.getByLabel('团队叫什么').fill('义务巡逻队')
    await dialog.getByRole('button', { name: '去掉 赵玉兰' }).click()
    await dialog.getByRole('button', { name: /^记下来/ }).click()
    await row('义务巡逻队').click()
    await expect(dialog.getByText('“巡逻队”改叫“义务巡逻队”。去掉 赵玉兰。')).toBeVisible()
    await page.keyboard.press('Escape')
  })

  const record = async (scheme: string, clause: string, who: string) => {
    await part('记事迹')
    await page.getByLabel('记哪种积分').selectOption({ label: scheme })
    await page.getByText(clause).first().click()
    await page.getByRole('checkbox', { name: `勾上 ${who}` }).check()
  }

  await test.step('只给 A、B 类的条款，只列出这两个人', async () => {
    await record('党员积分', '联系困难群众', '0001 号孙德福')
    await expect(page.getByRole('checkbox', { name: /^勾上/ })).toHaveCount(2)
    await page.keyboard.press('F12')
    await expect(page.getByText(/记好了/)).toBeVisible()
    await record('团队积分', '夜间巡逻一次', '义务巡逻队')
    await shots('team-sheet')
    await page.keyboard.press('F12')
    await expect(page.getByText(/记好了/)).toBeVisible()
  })

  await test.step('各人各队的积分和明细', async () => {
    await part('党员和团队')
    await expect(row('孙德福')).toContainText('10')
    await row('孙德福').getByText('孙德福').click()
    await expect(page.getByRole('dialog').getByText('联系困难群众')).toBeVisible()
    await expect(page.getByRole('dialog').getByText('A 类')).toBeVisible()
    await shots('party-member')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '团队', exact: true }).click()
    await expect(row('义务巡逻队')).toContainText('10')
    await shots('teams')
    await row('义务巡逻队').click()
    await shots('team')
  })
})
