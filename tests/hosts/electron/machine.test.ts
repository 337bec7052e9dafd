import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Updater, watchUpdates } from '#main/hosts/electron/updates.ts'
import type { Host } from '#main/hosts/host.ts'
import { BrowserWindow, dialog, resetMachine, session, shell } from './electron-stand-in.ts'
import { type Counter, startCounter } from './fresh-counter.ts'

vi.mock('electron', () => import('./electron-stand-in.ts'))

let counter: Counter
let host: Host
beforeEach(async () => {
  resetMachine()
  counter = await startCounter()
  host = counter.asked[0]!.host
})
afterEach(() => {
  vi.useRealTimers()
  counter.dispose()
})

const sheet = { html: '<p>登记表</p>', size: 'A4' as const, landscape: false }

describe('boxes', () => {
  it('says which file was picked, or that nobody picked one', async () => {
    const request = { title: '选农户名单', kinds: [{ label: '表格', extensions: ['xlsx', 'csv'] }] }
    expect(await host.pickFile(request)).toEqual({ outcome: 'cancelled' })
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/media/usb/名单.xlsx'] })
    expect(await host.pickFile(request)).toEqual({ outcome: 'picked', path: '/media/usb/名单.xlsx' })
    const [owner, options] = dialog.showOpenDialog.mock.calls[0]!
    expect(owner).toBe(counter.window)
    expect(options).toMatchObject({ filters: [{ name: '表格', extensions: ['xlsx', 'csv'] }] })
  })

  it('asks before it writes over a file', async () => {
    dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: '/media/usb/账.db' })
    expect(await host.pickSavePath({ title: '存到哪里', suggestedName: '账.db', kinds: [] })).toEqual({
      outcome: 'picked',
      path: '/media/usb/账.db',
    })
    expect(dialog.showSaveDialog.mock.calls[0]![1].properties).toContain('showOverwriteConfirmation')
  })

  it('takes closing a question for the last button, which changes nothing', async () => {
    dialog.showMessageBox.mockResolvedValueOnce({ response: 1 })
    expect(
      await host.ask({ tone: 'warning', sentence: '恢复会换掉现在的账本。', buttons: ['恢复', '先不动'] }),
    ).toEqual({ outcome: 'answered', button: 1 })
    expect(dialog.showMessageBox.mock.calls[0]![1]).toMatchObject({ defaultId: 1, cancelId: 1 })
  })
})

describe('folders', () => {
  it('opens a folder, and never a file, a network place or something that is not there', async () => {
    expect(await host.openFolder(counter.folder)).toMatchObject({ ok: true })
    const file = join(counter.folder, 'run.exe')
    writeFileSync(file, 'MZ')
    for (const path of [
      file,
      '//server/share',
      '\\\\server\\share',
      'relative',
      join(counter.folder, 'gone'),
    ]) {
      expect(await host.openFolder(path), path).toMatchObject({
        ok: false,
        refusal: { code: 'host.folder-gone' },
      })
    }
    expect(shell.openPath).toHaveBeenCalledExactlyOnceWith(counter.folder)
  })
})

describe('printing a sheet', () => {
  const hidden = () => BrowserWindow.opened[1]!
  const onPrint = (answer: BrowserWindow['webContents']['printAnswer']) => {
    BrowserWindow.onLoad = async (window) => {
      window.webContents.printAnswer = answer
    }
  }

  it('draws the sheet in a hidden window without scripts, prints it silently, and clears up', async () => {
    let seen = ''
    BrowserWindow.onLoad = async (_window, url) => {
      seen = await (await session.defaultSession.schemes.get('app')!(new Request(url))).text()
    }
    const outcome = await host.printPaper({ ...sheet, printer: 'HP-A4', copies: 2, silent: true })
    expect(outcome).toEqual({ outcome: 'printed' })
    expect(seen).toBe('<p>登记表</p>')
    expect(hidden().options).toMatchObject({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
    })
    expect(hidden().webContents.printed[0]).toMatchObject({
      silent: true,
      deviceName: 'HP-A4',
      copies: 2,
      pageSize: 'A4',
    })
    expect(hidden().destroyed).toBe(true)
    const url = hidden().webContents.mainFrame.url
    expect((await session.defaultSession.schemes.get('app')!(new Request(url))).status).toBe(404)
  })

  it('says what to look at when the printer is not there', async () => {
    onPrint({ success: false, reason: 'Invalid deviceName provided' })
    expect(await host.printPaper({ ...sheet, copies: 1, silent: true })).toMatchObject({
      outcome: 'failed',
      sentence: expect.stringContaining('找不到这台打印机'),
    })
  })

  it('takes a person’s 取消 for what it is', async () => {
    onPrint({ success: false, reason: 'Print job canceled' })
    expect(await host.printPaper({ ...sheet, copies: 1, silent: false })).toEqual({ outcome: 'cancelled' })
  })

  it('says that nobody knows when the printer never answers', async () => {
    vi.useFakeTimers()
    onPrint('never')
    const waiting = host.printPaper({ ...sheet, copies: 1, silent: true })
    await vi.advanceTimersByTimeAsync(61_000)
    expect(await waiting).toMatchObject({ outcome: 'unknown' })
    expect(hidden().destroyed).toBe(true)
  })

  it('says so when the sheet cannot be drawn', async () => {
    BrowserWindow.onLoad = () => Promise.reject(new Error('ERR_FAILED'))
    expect(await host.printPaper({ ...sheet, copies: 1, silent: true })).toMatchObject({ outcome: 'failed' })
    expect(await host.paperToPdf(sheet)).toMatchObject({ ok: false, refusal: { code: 'host.pdf-failed' } })
  })

  it('keeps a sheet as a file and names the machine’s printers', async () => {
    const pdf = await host.paperToPdf({ ...sheet, size: { widthMicrons: 58_000, heightMicrons: 180_000 } })
    expect(pdf.ok && Buffer.from(pdf.value).toString()).toBe('%PDF-1.7')
    expect(await host.printers()).toEqual([
      { name: 'GP-L80160', shownAs: '小票打印机' },
      { name: 'HP-A4', shownAs: 'HP-A4' },
    ])
  })
})

describe('updates', () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const updater = () => {
    const autoUpdater = {
      logger: console as unknown,
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: true,
      setFeedURL: vi.fn(),
      checkForUpdates: vi.fn(async () => null),
    }
    return { autoUpdater, load: vi.fn(async (): Promise<Updater> => autoUpdater) }
  }
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'updates-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))
  const feed = (text: string) => writeFileSync(join(dataDir, 'update-feed.txt'), text)

  it('looks for none unless somebody wrote down where, so no shop needs the network', async () => {
    const { load } = updater()
    expect(await watchUpdates({ dataDir, packaged: true, log }, load)).toBe('off')
    feed('http://updates.example.org/')
    expect(await watchUpdates({ dataDir, packaged: true, log }, load)).toBe('off')
    feed('https://updates.example.org/counter')
    expect(await watchUpdates({ dataDir, packaged: false, log }, load)).toBe('off')
    expect(load).not.toHaveBeenCalled()
  })

  it('looks where it was told, and a line that is down disturbs nobody', async () => {
    feed('https://updates.example.org/counter\n')
    const { load, autoUpdater } = updater()
    expect(await watchUpdates({ dataDir, packaged: true, log }, load)).toBe('looked')
    expect(autoUpdater.setFeedURL).toHaveBeenCalledWith({
      provider: 'generic',
      url: 'https://updates.example.org/counter',
    })
    autoUpdater.checkForUpdates.mockRejectedValueOnce(new Error('ENOTFOUND'))
    expect(await watchUpdates({ dataDir, packaged: true, log }, load)).toBe('failed')
  })
})
