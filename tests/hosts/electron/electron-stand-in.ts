import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

/**
 * A small stand-in for the `electron` module: it keeps what it is told and lets a test play the machine. It
 * does nothing that a real window does; what it proves is how our code is wired to Electron.
 */
type Handler = (...args: never[]) => unknown

export class StandInSession extends EventEmitter {
  permissionRequest: ((contents: unknown, name: string, decide: (yes: boolean) => void) => void) | undefined
  permissionCheck: (() => boolean) | undefined
  devicePermission: (() => boolean) | undefined
  spellChecker = true
  schemes = new Map<string, (request: Request) => Promise<Response>>()
  beforeRequest: ((request: { url: string }, decide: (r: { cancel: boolean }) => void) => void) | undefined
  headersReceived:
    | ((
        response: { url: string; responseHeaders?: Record<string, string[]> },
        decide: (r: { responseHeaders: Record<string, string[]> }) => void,
      ) => void)
    | undefined
  protocol = {
    handle: (scheme: string, answer: (request: Request) => Promise<Response>) => {
      this.schemes.set(scheme, answer)
    },
  }
  webRequest = {
    onBeforeRequest: (listener: NonNullable<StandInSession['beforeRequest']>) => {
      this.beforeRequest = listener
    },
    onHeadersReceived: (listener: NonNullable<StandInSession['headersReceived']>) => {
      this.headersReceived = listener
    },
  }
  setPermissionRequestHandler(handler: NonNullable<StandInSession['permissionRequest']>) {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: () => boolean) {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: () => boolean) {
    this.devicePermission = handler
  }
  setSpellCheckerEnabled(on: boolean) {
    this.spellChecker = on
  }
}

export class StandInFrame {
  url: string
  constructor(url: string) {
    this.url = url
  }
}

export class StandInContents extends EventEmitter {
  mainFrame = new StandInFrame('about:blank')
  windowOpen: (() => { action: string }) | undefined
  reload = vi.fn()
  printed: Array<Record<string, unknown>> = []
  printAnswer: { success: boolean; reason: string } | 'never' = { success: true, reason: '' }
  pdf: Buffer = Buffer.from('%PDF-1.7')
  setWindowOpenHandler(handler: () => { action: string }) {
    this.windowOpen = handler
  }
  print(options: Record<string, unknown>, done: (success: boolean, reason: string) => void) {
    this.printed.push(options)
    const answer = this.printAnswer
    if (answer !== 'never') done(answer.success, answer.reason)
  }
  async printToPDF(_options: Record<string, unknown>) {
    return this.pdf
  }
  async getPrintersAsync() {
    return [
      { name: 'GP-L80160', displayName: '小票打印机' },
      { name: 'HP-A4', displayName: '' },
    ]
  }
}

export class BrowserWindow extends EventEmitter {
  static opened: BrowserWindow[] = []
  readonly options: { show?: boolean; webPreferences?: Record<string, unknown> } & Record<string, unknown>
  readonly webContents = new StandInContents()
  fullScreen = false
  minimized = false
  destroyed = false
  did: string[] = []
  /** What a page does when it is loaded; a test may let it fail or hang. */
  static onLoad: (window: BrowserWindow, url: string) => Promise<void> = async () => {}

  constructor(options: BrowserWindow['options']) {
    super()
    this.options = options
    BrowserWindow.opened.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url: string) {
    this.webContents.mainFrame.url = url
    this.did.push(`load ${url}`)
    await BrowserWindow.onLoad(this, url)
  }
  setFullScreen(on: boolean) {
    this.fullScreen = on
  }
  isMinimized = () => this.minimized
  isDestroyed = () => this.destroyed
  restore = () => this.did.push('restore')
  show = () => this.did.push('show')
  focus = () => this.did.push('focus')
  maximize = () => this.did.push('maximize')
  destroy() {
    this.destroyed = true
  }
}

class StandInApp extends EventEmitter {
  isPackaged = false
  lockFree = true
  sandboxed = false
  paths = new Map<string, string>()
  ended: string[] = []
  enableSandbox() {
    this.sandboxed = true
  }
  setPath(name: string, path: string) {
    this.paths.set(name, path)
  }
  getVersion = () => '9.9.9'
  whenReady = async () => {}
  requestSingleInstanceLock = () => this.lockFree
  relaunch = () => this.ended.push('relaunch')
  exit = (code: number) => this.ended.push(`exit ${code}`)
  quit() {
    let prevented = false
    this.emit('before-quit', { preventDefault: () => (prevented = true) })
    if (!prevented) this.ended.push('quit')
  }
}

class StandInIpcMain extends EventEmitter {
  handlers = new Map<string, Handler>()
  handle(channel: string, handler: Handler) {
    this.handlers.set(channel, handler)
  }
  async call(channel: string, event: unknown, input?: unknown): Promise<unknown> {
    const handler = this.handlers.get(channel)
    if (handler === undefined) throw new Error(`nobody answers ${channel}`)
    return (handler as (event: unknown, input: unknown) => unknown)(event, input)
  }
}

/** A port as the main process sees it: events instead of listeners, silent until started. */
export class StandInPortMain extends EventEmitter {
  closed = false
  readonly #port: MessagePort
  constructor(port: MessagePort) {
    super()
    this.#port = port
    port.addEventListener('close', () => this.emit('close'))
  }
  start() {
    this.#port.addEventListener('message', (event) => this.emit('message', { data: event.data }))
    this.#port.start()
  }
  postMessage(data: unknown) {
    this.#port.postMessage(data)
  }
  close() {
    this.closed = true
    this.#port.close()
  }
}

export const app = new StandInApp()
export const ipcMain = new StandInIpcMain()
export const session = { defaultSession: new StandInSession() }
export const protocol = { registerSchemesAsPrivileged: vi.fn() }
export const Menu = { setApplicationMenu: vi.fn() }
export const shell = { openPath: vi.fn(async (_path: string) => '') }
export const dialog = {
  showErrorBox: vi.fn((_title: string, _text: string) => {}),
  showOpenDialog: vi.fn(async (_w: unknown, _o: Record<string, unknown>) => ({
    canceled: true,
    filePaths: [] as string[],
  })),
  showSaveDialog: vi.fn(async (_w: unknown, _o: Record<string, unknown>) => ({
    canceled: true,
    filePath: '',
  })),
  showMessageBox: vi.fn(async (_w: unknown, _o: Record<string, unknown>) => ({ response: 0 })),
}
export const contextBridge = { exposed: new Map<string, unknown>(), exposeInMainWorld }
function exposeInMainWorld(name: string, value: unknown) {
  contextBridge.exposed.set(name, value)
}

/** The page's end of the wires; `as` is the event that main sees for it. */
export const ipcRenderer = {
  as: { senderFrame: null as StandInFrame | null, sender: new StandInContents() },
  invoke: (channel: string, input?: unknown) => ipcMain.call(channel, ipcRenderer.as, input),
  postMessage: (channel: string, message: unknown, ports: MessagePort[]) =>
    ipcMain.emit(
      channel,
      { ...ipcRenderer.as, ports: ports.map((port) => new StandInPortMain(port)) },
      message,
    ),
}

/** A fresh machine for the next test. */
export function resetMachine(): void {
  app.removeAllListeners()
  app.isPackaged = false
  app.lockFree = true
  app.sandboxed = false
  app.paths.clear()
  app.ended = []
  ipcMain.removeAllListeners()
  ipcMain.handlers.clear()
  session.defaultSession = new StandInSession()
  BrowserWindow.opened = []
  BrowserWindow.onLoad = async () => {}
  contextBridge.exposed.clear()
  for (const spy of [protocol.registerSchemesAsPrivileged, Menu.setApplicationMenu, shell.openPath])
    spy.mockClear()
  for (const spy of Object.values(dialog)) spy.mockClear()
}
