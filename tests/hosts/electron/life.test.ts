import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { refuse } from '#main/kernel/result.ts'
import { app, BrowserWindow, dialog, resetMachine } from './electron-stand-in.ts'
import { type Counter, startCounter } from './fresh-counter.ts'

vi.mock('electron', () => import('./electron-stand-in.ts'))

let counter: Counter | undefined
beforeEach(() => resetMachine())
afterEach(() => counter?.dispose())

describe('opening', () => {
  it('makes the folder for the books and keeps the window’s own files apart from them', async () => {
    counter = await startCounter({ flags: ['--demo'] })
    const dataDir = join(counter.folder, 'data')
    expect(existsSync(dataDir)).toBe(true)
    expect(counter.asked[0]).toMatchObject({ dataDir, demo: true })
    expect(app.paths.get('userData')).toBe(join(dataDir, 'window'))
  })

  it('opens one counter only: the second one leaves without touching the books', async () => {
    app.lockFree = false
    counter = await startCounter()
    expect(counter.asked).toHaveLength(0)
    expect(BrowserWindow.opened).toHaveLength(0)
    expect(app.ended).toEqual(['quit'])
  })

  it('brings the open counter to the front when somebody opens it again', async () => {
    counter = await startCounter()
    counter.window.minimized = true
    app.emit('second-instance')
    expect(counter.window.did.slice(-3)).toEqual(['restore', 'show', 'focus'])
  })

  it('says in plain words why it cannot open, and opens no window', async () => {
    const sentence = '这个村的账本正在别的窗口里用着，请先把那个窗口关掉。'
    counter = await startCounter({ start: () => async () => refuse('db.locked', sentence) })
    expect(dialog.showErrorBox).toHaveBeenCalledWith('积分超市打不开', sentence)
    expect(app.ended).toEqual(['exit 1'])
    expect(BrowserWindow.opened).toHaveLength(0)
  })
})

describe('leaving', () => {
  it('waits for the backup, once, however often somebody clicks', async () => {
    let finish = () => {}
    counter = await startCounter({
      close: () =>
        new Promise((resolve) => {
          finish = resolve
        }),
    })
    app.emit('window-all-closed')
    app.quit()
    expect(counter.closes).toBe(1)
    expect(app.ended).toEqual([])
    finish()
    await vi.waitFor(() => expect(app.ended).toEqual(['quit']))
    expect(counter.closes).toBe(1)
  })

  it('leaves also when the backup fails, and writes that down', async () => {
    counter = await startCounter({ close: () => Promise.reject(new Error('stick gone')) })
    app.quit()
    await vi.waitFor(() => expect(app.ended).toEqual(['quit']))
    const file = join(counter.folder, 'data', 'logs', 'host.log')
    expect(readFileSync(file, 'utf8')).toContain('closing failed')
  })

  it('opens again when somebody asked for it during the backup', async () => {
    let finish = () => {}
    counter = await startCounter({
      close: () =>
        new Promise((resolve) => {
          finish = resolve
        }),
    })
    app.quit()
    app.emit('second-instance')
    finish()
    await vi.waitFor(() => expect(app.ended).toEqual(['relaunch', 'quit']))
  })
})
