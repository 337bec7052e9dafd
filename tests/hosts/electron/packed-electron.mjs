// Stands in for Electron beside an unpacked package: opens "windows" that load one page and then leave.
import { EventEmitter } from 'node:events'

const answers = new Map()
const nothing = () => {}
const ours = Object.assign(new EventEmitter(), {
  setPermissionRequestHandler: nothing,
  setPermissionCheckHandler: nothing,
  setDevicePermissionHandler: nothing,
  setSpellCheckerEnabled: nothing,
  webRequest: { onBeforeRequest: nothing, onHeadersReceived: nothing },
  protocol: { handle: (scheme, answer) => answers.set(scheme, answer) },
})

class Contents extends EventEmitter {
  setWindowOpenHandler() {}
}

export class BrowserWindow extends EventEmitter {
  webContents = new Contents()
  isDestroyed = () => false
  async loadURL(url) {
    console.log(`loaded ${url}`)
    const page = await (await answers.get('app')(new Request(url))).text()
    console.log(`page ${page.slice(0, 15).toLowerCase()}`)
    setImmediate(() => app.quit())
  }
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  enableSandbox: nothing,
  setPath: nothing,
  getVersion: () => '0.0.0',
  requestSingleInstanceLock: () => true,
  whenReady: async () => {},
  relaunch: nothing,
  exit: (code) => process.exit(code),
  quit() {
    let prevented = false
    app.emit('before-quit', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (prevented) return
    console.log('quit')
    process.exit(0)
  },
})
export const protocol = { registerSchemesAsPrivileged: nothing }
export const session = { defaultSession: ours }
export const Menu = { setApplicationMenu: nothing }
export const ipcMain = Object.assign(new EventEmitter(), { handle: nothing })
export const dialog = { showErrorBox: (title, text) => console.log(`${title}: ${text}`) }
export const shell = {}
