import type { Page } from '@playwright/test'

export interface NewPerson {
  readonly name: string
  readonly pin: string
  readonly roles: readonly string[]
}

/** Founds a village from the very first screen, as a person does, and puts the recovery code away. */
export async function foundVillage(
  page: Page,
  village: string,
  people: readonly NewPerson[],
): Promise<string> {
  await page.getByRole('button', { name: '开始建自己的店' }).click()
  await page.getByLabel('村名').fill(village)
  await page.keyboard.press('Enter')
  const rows = page.getByTestId('person')
  await rows.first().waitFor()
  while ((await rows.count()) < people.length) await page.getByRole('button', { name: '再加一人' }).click()
  for (const [index, { name, pin, roles }] of people.entries()) {
    const row = rows.nth(index)
    await row.getByLabel('名字').fill(name)
    await row.getByLabel('密码').fill(pin)
    for (const role of ['管理员', '兑换员', '报账员', '村务监督委员会']) {
      const choice = row.getByRole('button', { name: role, exact: true })
      const chosen = (await choice.getAttribute('aria-pressed')) === 'true'
      if (chosen !== roles.includes(role)) await choice.click()
    }
  }
  await page.getByRole('button', { name: '建账', exact: true }).click()
  const code = await page.getByTestId('recovery-code').textContent()
  await page.getByLabel('已经收好').check()
  await page.getByRole('button', { name: '收好了，接着设置' }).click()
  return code ?? ''
}

/** Chooses the name and types the PIN, by keyboard. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByLabel(`${name}的密码`).fill(pin)
  await page.keyboard.press('Enter')
}

/** Whoever is signed in leaves, by the menu beside the name. */
export async function signOut(page: Page, name: string): Promise<void> {
  await personMenu(page, name, '换人登录')
}

/** What the person's own menu in the top bar offers: 锁屏, 换人登录, 交班. */
export async function personMenu(page: Page, name: string, errand: string): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
  await page.getByRole('menuitem', { name: errand }).click()
}
