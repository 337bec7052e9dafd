import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, Menu, session } from 'electron'
import { defaultDataDir } from '#main/hosts/data-folder.ts'
import { assert } from '#main/kernel/result.ts'
import { electronHost } from './electron-host.ts'
import { readFlags } from './flags.ts'
import { answerHostCalls } from './host-calls.ts'
import { type HostLog, openLog } from './log.ts'
import { ownOrigin } from './origin.ts'
import { PrintRoom } from './printing.ts'
import { closeBeforeQuit } from './quit.ts'
import { recoverPage } from './recovery.ts'
import { answerPorts } from './rpc.ts'
import { registerScheme, serveScheme } from './scheme.ts'
import { guardSession } from './session-guards.ts'
import { watchUpdates } from './updates.ts'
import { bringToFront, guardContents, openCounterWindow } from './window.ts'
import type { StartApp } from './wiring.ts'

export interface Places {
  /** The built page and the built bridge. */
  readonly rendererFolder: string
  readonly preload: string
  /** The dev server's address while developing. */
  readonly devServer?: string
}

const title = '积分超市打不开'

/**
 * The whole life of the Electron host. Must be called in the first turn of the process: the scheme and the
 * sandbox can only be set before the app is ready.
 */
export async function runElectronHost(startApp: StartApp, places: Places): Promise<void> {
  app.enableSandbox()
  registerScheme()
  Menu.setApplicationMenu(null)

  const flags = readFlags(process.argv)
  const dataDir =
    flags.dataDir ?? defaultDataDir({ platform: process.platform, home: homedir(), env: process.env })
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch {
    dialog.showErrorBox(title, `放账本的文件夹建不了，请看看硬盘是不是满了：${dataDir}`)
    app.exit(1)
    return
  }
  // Chromium's own files stay apart from the books; the lock belongs to the folder, so that two windows
  // never write one village's file.
  app.setPath('userData', join(dataDir, 'window'))
  const log = openLog(dataDir)

  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  let window: BrowserWindow | undefined
  app.on('second-instance', () => {
    if (window !== undefined && !window.isDestroyed()) bringToFront(window)
  })
  endOnDefect(log)

  const origin = ownOrigin(app.isPackaged ? undefined : places.devServer)
  app.on('web-contents-created', (_event, contents) => guardContents(contents, origin))
  await app.whenReady()
  log.info(`host ${app.getVersion()} on electron ${process.versions.electron ?? '?'} ${process.platform}`)

  const ours = session.defaultSession
  const printRoom = new PrintRoom(ours, log)
  guardSession(ours, origin)
  serveScheme(ours, places.rendererFolder, printRoom)

  const host = electronHost(() => {
    assert(window !== undefined, 'the window is open before anything asks for it')
    return window
  }, printRoom)
  const started = await startApp({ dataDir, demo: flags.demo, host, log })
  if (!started.ok) {
    log.error(`start refused: ${started.refusal.code}`)
    dialog.showErrorBox(title, started.refusal.sentence)
    app.exit(1)
    return
  }
  const running = started.value
  closeBeforeQuit(running, log)

  const callers = { origin, log, isOurs: (contents: unknown) => contents === window?.webContents }
  answerPorts(running, callers)
  answerHostCalls(host, callers)

  window = openCounterWindow({
    preload: places.preload,
    session: ours,
    developing: !app.isPackaged,
  })
  recoverPage(window, log)
  app.on('window-all-closed', () => app.quit())
  await window.loadURL(origin.address)
  void watchUpdates({ dataDir, packaged: app.isPackaged, log })
}

/** After a defect nothing is known about what is in memory; what was answered is on the disk. */
function endOnDefect(log: HostLog): void {
  const end = (cause: unknown) => {
    log.error('defect', cause)
    dialog.showErrorBox(
      '积分超市出了故障',
      '已经确认的单子都在。请重新打开积分超市，打开后会接着原来的单子。',
    )
    app.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}
