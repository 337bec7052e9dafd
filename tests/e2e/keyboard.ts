import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Hands that hold a keyboard and a scanner, and no mouse: what Tab does not come to does not exist for them.
 */
export interface Keyboard {
  /** Goes to a control by Tab, or back to it by Shift and Tab. */
  reach(target: Locator): Promise<void>
  /** Goes there and presses Enter. */
  press(target: Locator): Promise<void>
  /** Goes there and presses the space bar: a tick, one of a few choices. */
  tick(target: Locator): Promise<void>
  /** Goes there and types over what stands in it. */
  write(target: Locator, text: string): Promise<void>
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>
  /** An Enter that is meant: nothing was typed or scanned for a while. */
  enter(): Promise<void>
  /** Opens the system's file window with Enter and picks a file in it. */
  pick(button: Locator, file: string): Promise<void>
}

const MOST_TABS = 150
/** A little more than what the counter waits for. */
const QUIET_MS = 330
/** Slower than any scanner. */
const KEY_GAP_MS = 45

export function keyboardOn(page: Page): Keyboard {
  const keyboard: Keyboard = {
    async reach(target) {
      await target.waitFor()
      await expect(target).toBeEnabled()
      for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
        const way = await target.evaluate((element) => {
          const at = document.activeElement ?? document.body
          if (at === element) return 'there'
          return at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on'
        })
        if (way === 'there') return
        await page.keyboard.press(way === 'back' ? 'Shift+Tab' : 'Tab')
      }
      throw new Error(`Tab never comes to ${target}`)
    },
    async press(target) {
      await keyboard.reach(target)
      await keyboard.enter()
    },
    async tick(target) {
      await keyboard.reach(target)
      await page.keyboard.press('Space')
    },
    async write(target, text) {
      await keyboard.reach(target)
      await page.keyboard.press('ControlOrMeta+a')
      await keyboard.type(text)
    },
    async type(text) {
      // what an input method hands over comes in one piece, what a hand types key by key
      if (/^[\x20-\x7e]*$/.test(text)) await page.keyboard.type(text, { delay: KEY_GAP_MS })
      else await page.keyboard.insertText(text)
    },
    async enter() {
      await page.waitForTimeout(QUIET_MS)
      await page.keyboard.press('Enter')
    },
    async pick(button, file) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.press(button)])
      await chooser.setFiles(file)
    },
  }
  return keyboard
}
