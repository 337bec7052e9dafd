import { app, type BrowserWindow } from 'electron'
import type { Host } from '#main/hosts/host.ts'
import * as dialogs from './dialogs.ts'
import { openFolder } from './folders.ts'
import type { PrintRoom } from './printing.ts'

/** `window` gives the counter's window; the host is handed to the app before the window is open. */
export function electronHost(window: () => BrowserWindow, printRoom: PrintRoom): Host {
  return {
    kind: 'electron',
    appVersion: app.getVersion(),
    setFullScreen: async (on) => window().setFullScreen(on),
    pickFile: (request) => dialogs.pickFile(window(), request),
    pickFolder: (request) => dialogs.pickFolder(window(), request),
    pickSavePath: (request) => dialogs.pickSavePath(window(), request),
    ask: (question) => dialogs.ask(window(), question),
    printers: () => printRoom.printers(window().webContents),
    printPaper: (job) => printRoom.print(job),
    paperToPdf: (paper) => printRoom.pdf(paper),
    openFolder,
  }
}
