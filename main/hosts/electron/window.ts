import { BrowserWindow, type BrowserWindowConstructorOptions, type Session, type WebContents } from 'electron'
import type { OwnOrigin } from './origin.ts'

export interface CounterWindowOptions {
  readonly preload: string
  readonly session: Session
  readonly developing: boolean
}

export function windowOptions(options: CounterWindowOptions): BrowserWindowConstructorOptions {
  return {
    // The shop's PC shows 1366 × 768; the office parts must also fit a window that is not maximised.
    width: 1280,
    height: 720,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#FAF7F0',
    title: '积分超市',
    webPreferences: {
      preload: options.preload,
      session: options.session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.developing,
      // The right and wrong sounds must come at the first scan, before anybody has clicked.
      autoplayPolicy: 'no-user-gesture-required',
      // A counter behind another window still keeps its clock and its print questions up to date.
      backgroundThrottling: false,
    },
  }
}

/**
 * No page ever leaves our origin, opens a window or holds a foreign page. Put on every web contents of the
 * process as it is made, so that none can be forgotten.
 */
export function guardContents(contents: WebContents, origin: OwnOrigin): void {
  const stay = (event: { preventDefault(): void }, url: string) => {
    if (!origin.owns(url)) event.preventDefault()
  }
  contents.on('will-navigate', (event) => stay(event, event.url))
  contents.on('will-redirect', (event) => stay(event, event.url))
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || !/^(about:srcdoc|about:blank|blob:)/.test(event.url)) stay(event, event.url)
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

export function openCounterWindow(options: CounterWindowOptions): BrowserWindow {
  const window = new BrowserWindow(windowOptions(options))
  window.once('ready-to-show', () => {
    window.maximize()
    window.show()
  })
  // The page's own title would replace ours with every screen.
  window.on('page-title-updated', (event) => event.preventDefault())
  return window
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
