import { app } from 'electron'
import type { HostLog } from './log.ts'
import type { RunningApp } from './wiring.ts'

/** A stick that hangs must not keep the machine from being switched off; the books are safe without it. */
const closeTimeoutMs = 120_000

/** Leaves only after the app has made its backup and closed its files, however the person leaves. */
export function closeBeforeQuit(running: Pick<RunningApp, 'close'>, log: HostLog): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  let openAgain = false
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    const limit = new Promise<void>((resolve) => {
      setTimeout(() => {
        log.warn('closing took too long')
        resolve()
      }, closeTimeoutMs).unref()
    })
    Promise.race([running.close(), limit])
      .catch((error: unknown) => log.error('closing failed', error))
      .finally(() => {
        state = 'closed'
        if (openAgain) app.relaunch()
        app.quit()
      })
  })
  // Somebody opens the app while the old one is still making its backup.
  app.on('second-instance', () => {
    if (state === 'closing') openAgain = true
  })
}
