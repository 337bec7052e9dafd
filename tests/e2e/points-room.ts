import type { Page } from '@playwright/test'

/** Opens a part of 积分, also one of those behind 「更多」. */
export async function pointsPart(page: Page, name: string): Promise<void> {
  const nav = page.getByRole('navigation', { name: '积分里的事' })
  await nav.waitFor()
  const link = nav.getByRole('link', { name, exact: true })
  if (!(await link.isVisible())) await nav.getByRole('button', { name: /^更多/ }).click()
  await link.click()
}
