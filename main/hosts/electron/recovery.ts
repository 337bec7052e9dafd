import { type BrowserWindow, dialog } from 'electron'
import type { HostLog } from './log.ts'

const tooMany = 3
const withinMs = 5 * 60_000

/** A page that dies is opened again: open carts live in the file, not in the page. */
export function recoverPage(window: BrowserWindow, log: HostLog, now: () => number = Date.now): void {
  let died: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    log.warn(`page gone: ${details.reason}, exit code ${details.exitCode}`)
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    const at = now()
    died = [...died.filter((earlier) => at - earlier < withinMs), at]
    if (died.length > tooMany) {
      dialog.showErrorBox(
        '画面总是停掉',
        '已经确认的单子都在。请把电脑重新启动，再打开积分超市；还不行就联系管软件的人。',
      )
      return
    }
    window.webContents.reload()
  })
  window.on('unresponsive', () => log.warn('page does not respond'))
}
