import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { app, BrowserWindow, Menu, resetMachine, session } from './electron-stand-in.ts'
import { type Counter, startCounter } from './fresh-counter.ts'

vi.mock('electron', () => import('./electron-stand-in.ts'))

let counter: Counter
beforeEach(async () => {
  resetMachine()
  counter = await startCounter()
})
afterEach(() => counter.dispose())

const goes = (event: string, url: string, more: Record<string, unknown> = {}) => {
  let stopped = false
  counter.window.webContents.emit(event, { url, ...more, preventDefault: () => (stopped = true) })
  return !stopped
}

describe('the counter’s window', () => {
  it('keeps the page away from the machine: isolated, sandboxed, no Node, no webview', () => {
    expect(counter.window.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    })
    expect(app.sandboxed).toBe(true)
  })

  it('has no menu whose keys would take F10 or F12 away from the counter', () => {
    expect(Menu.setApplicationMenu).toHaveBeenCalledWith(null)
  })

  it('shows our own page and never a file', () => {
    expect(counter.window.did[0]).toBe('load app://counter/')
  })

  it('hides the workbench from a shop and shows it to whoever builds the app', async () => {
    expect(counter.window.options.webPreferences?.devTools).toBe(true)
    resetMachine()
    app.isPackaged = true
    const shop = await startCounter()
    expect(shop.window.options.webPreferences?.devTools).toBe(false)
    shop.dispose()
  })

  it('shows itself full size only when there is something to see', () => {
    expect(counter.window.options.show).toBe(false)
    counter.window.emit('ready-to-show')
    expect(counter.window.did).toContain('maximize')
  })

  it('fills the screen while serving and gives it back afterwards', async () => {
    const host = counter.asked[0]!.host
    await host.setFullScreen(true)
    expect(counter.window.fullScreen).toBe(true)
    await host.setFullScreen(false)
    expect(counter.window.fullScreen).toBe(false)
  })

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays in our page on %s', (event) => {
    const main = { isMainFrame: true }
    expect(goes(event, 'app://counter/households', main)).toBe(true)
    for (const elsewhere of [
      'https://example.org/',
      'file:///etc/passwd',
      'app://paper/x',
      'app://counter.example.org/',
      'app://someone@counter/',
      'javascript:alert(1)',
      'data:text/html,hi',
      'not an address',
    ]) {
      expect(goes(event, elsewhere, main), elsewhere).toBe(false)
    }
  })

  it('lets a frame inside the page show only what the page itself made', () => {
    expect(goes('will-frame-navigate', 'about:srcdoc', { isMainFrame: false })).toBe(true)
    expect(goes('will-frame-navigate', 'https://example.org/', { isMainFrame: false })).toBe(false)
  })

  it('never opens a second window and never holds a foreign page', () => {
    expect(counter.window.webContents.windowOpen?.()).toEqual({ action: 'deny' })
    expect(goes('will-attach-webview', 'https://example.org/')).toBe(false)
  })

  it('guards every window of the process, also those made later', () => {
    const later = new BrowserWindow({})
    expect(later.webContents.windowOpen?.()).toEqual({ action: 'deny' })
    expect(later.webContents.listenerCount('will-navigate')).toBe(1)
  })

  it('opens the page again when it dies, because the carts are in the file; but not for ever', () => {
    const { webContents } = counter.window
    for (let times = 0; times < 5; times += 1) {
      webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
    }
    expect(webContents.reload).toHaveBeenCalledTimes(3)
  })
})

describe('what a page may use', () => {
  it('refuses every permission: camera, microphone, place, notices, devices', () => {
    const { permissionRequest, permissionCheck, devicePermission } = session.defaultSession
    for (const name of ['media', 'geolocation', 'notifications', 'openExternal', 'hid', 'fullscreen']) {
      const decide = vi.fn()
      permissionRequest?.(counter.window.webContents, name, decide)
      expect(decide, name).toHaveBeenCalledExactlyOnceWith(false)
    }
    expect(permissionCheck?.()).toBe(false)
    expect(devicePermission?.()).toBe(false)
  })

  it('never reaches for the network, not even for a picture', () => {
    const may = (url: string) => {
      let cancelled: boolean | undefined
      session.defaultSession.beforeRequest?.({ url }, (answer) => {
        cancelled = answer.cancel
      })
      return cancelled === false
    }
    expect(may('app://counter/assets/index.js')).toBe(true)
    expect(may('data:image/png;base64,AA==')).toBe(true)
    expect(may('https://example.org/pixel.png')).toBe(false)
    expect(may('http://127.0.0.1:8080/')).toBe(false)
    expect(may('ws://example.org/')).toBe(false)
    expect(may('file:///etc/passwd')).toBe(false)
  })

  it('downloads nothing behind a person’s back', () => {
    const preventDefault = vi.fn()
    session.defaultSession.emit('will-download', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  it('puts the content policy on an answer that has none, and leaves ours alone', () => {
    const through = (headers: Record<string, string[]>) => {
      let got: Record<string, string[]> = {}
      session.defaultSession.headersReceived?.(
        { url: 'app://counter/', responseHeaders: headers },
        (answer) => {
          got = answer.responseHeaders
        },
      )
      return got
    }
    expect(through({})['content-security-policy']?.[0]).toContain("script-src 'self';")
    expect(through({ 'Content-Security-Policy': ["default-src 'none'"] })).toEqual({
      'Content-Security-Policy': ["default-src 'none'"],
    })
  })

  it('lets the dev server in only while developing', async () => {
    resetMachine()
    const developing = await startCounter({ devServer: 'http://localhost:5173/' })
    expect(developing.window.did[0]).toBe('load http://localhost:5173/')
    developing.dispose()
    resetMachine()
    app.isPackaged = true
    const shop = await startCounter({ devServer: 'http://localhost:5173/' })
    expect(shop.window.did[0]).toBe('load app://counter/')
    shop.dispose()
  })
})
