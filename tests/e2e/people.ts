import { expect, type Page } from '@playwright/test'
import { keyboardOn } from './keyboard.ts'

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
  const { press, tick, write, enter } = keyboardOn(page)
  await page.getByRole('button', { name: '开始建自己的店' }).waitFor()
  await enter()
  await write(page.getByLabel('村名'), village)
  await enter()
  const rows = page.getByTestId('person')
  await rows.first().waitFor()
  while ((await rows.count()) < people.length) await press(page.getByRole('button', { name: '再加一人' }))
  for (const [index, { name, pin, roles }] of people.entries()) {
    const row = rows.nth(index)
    await write(row.getByLabel('名字'), name)
    await write(row.getByLabel('密码'), pin)
    for (const role of ['管理员', '兑换员', '报账员', '村务监督委员会']) {
      const choice = row.getByRole('button', { name: role, exact: true })
      const chosen = (await choice.getAttribute('aria-pressed')) === 'true'
      if (chosen !== roles.includes(role)) await tick(choice)
    }
  }
  await press(page.getByRole('button', { name: /^建账/ }))
  const code = await page.getByTestId('recovery-code').textContent()
  await tick(page.getByLabel('已经收好'))
  await press(page.getByRole('button', { name: '收好了，接着设置' }))
  return code ?? ''
}

/** Goes to the name with the arrow keys and types the PIN. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  const { type } = keyboardOn(page)
  const person = page
    .getByRole('group', { name: /谁在用/ })
    .getByRole('button', { name: new RegExp(`^${name}`) })
  await person.waitFor()
  const steps = await person.evaluate((wanted) => {
    const all = [...(wanted.parentElement?.querySelectorAll('button') ?? [])]
    return all.indexOf(wanted as HTMLButtonElement) - all.findIndex((one) => one.ariaPressed === 'true')
  })
  for (let step = 0; step < Math.abs(steps); step += 1) {
    await page.keyboard.press(steps < 0 ? 'ArrowUp' : 'ArrowDown')
  }
  await expect(page.getByLabel(`${name}的密码`)).toBeFocused()
  await type(pin)
  await page.keyboard.press('Enter')
}

/** Whoever is signed in leaves, by the menu beside the name. */
export async function signOut(page: Page, name: string): Promise<void> {
  await personMenu(page, name, '换人登录')
}

/** What the person's own menu in the top bar offers: 锁屏, 换人登录, 交班. */
export async function personMenu(page: Page, name: string, errand: string): Promise<void> {
  const { press, enter } = keyboardOn(page)
  await press(page.getByRole('banner').getByRole('button', { name: new RegExp(`^${name}`) }))
  const items = page.getByRole('menuitem')
  const focused = () => items.evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement))
  await expect.poll(focused).not.toBe(-1)
  const wanted = (await items.allTextContents()).findIndex((label) => label.includes(errand))
  for (let at = await focused(); at !== wanted; ) {
    await page.keyboard.press(at < wanted ? 'ArrowDown' : 'ArrowUp')
    at += at < wanted ? 1 : -1
    await expect(items.nth(at)).toBeFocused()
  }
  await enter()
}
