import { randomUUID } from 'node:crypto'
import { BrowserWindow, type Session, type WebContents } from 'electron'
import type { Paper, Printer, PrintJob, PrintOutcome } from '#main/api/host.ts'
import { ok, type Result, refuse } from '#main/kernel/result.ts'
import type { HostLog } from './log.ts'
import { paperAddress } from './origin.ts'
import type { PaperShelf } from './scheme.ts'

const loadTimeoutMs = 20_000
/** A printer that has not answered for this long may still print; nobody can say. */
const printTimeoutMs = 60_000

const pageSize = (size: Paper['size']) =>
  typeof size === 'string' ? size : { width: size.widthMicrons, height: size.heightMicrons }

const micronsPerInch = 25_400

const pdfPageSize = (size: Paper['size']) =>
  typeof size === 'string'
    ? size
    : { width: size.widthMicrons / micronsPerInch, height: size.heightMicrons / micronsPerInch }

async function within<T>(work: Promise<T>, limitMs: number, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}

/** Prints sheets in a hidden window of their own, without scripts: the counter's page is never touched. */
export class PrintRoom implements PaperShelf {
  readonly #session: Session
  readonly #log: HostLog
  readonly #waiting = new Map<string, string>()

  constructor(session: Session, log: HostLog) {
    this.#session = session
    this.#log = log
  }

  html(id: string): string | undefined {
    return this.#waiting.get(id)
  }

  async print(job: PrintJob): Promise<PrintOutcome> {
    const outcome = await this.#withSheet<PrintOutcome>(job.html, (contents) =>
      within<PrintOutcome>(
        new Promise((resolve) => {
          contents.print(
            {
              silent: job.silent,
              printBackground: true,
              copies: job.copies,
              landscape: job.landscape,
              pageSize: pageSize(job.size),
              margins: { marginType: 'none' },
              ...(job.printer === undefined ? {} : { deviceName: job.printer }),
            },
            (success, reason) => resolve(success ? { outcome: 'printed' } : this.#failure(reason)),
          )
        }),
        // With the machine's print window open a person may take any time, so only silent prints are timed.
        job.silent ? printTimeoutMs : 2 ** 31 - 1,
        () => ({ outcome: 'unknown', sentence: '打印机一直没有回话，请看看纸打出来没有。' }),
      ),
    )
    return outcome ?? { outcome: 'failed', sentence: '要打印的页面没有准备好，请再打一次。' }
  }

  async pdf(paper: Paper): Promise<Result<Uint8Array>> {
    const bytes = await this.#withSheet(paper.html, (contents) =>
      contents.printToPDF({
        printBackground: true,
        landscape: paper.landscape,
        pageSize: pdfPageSize(paper.size),
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
        preferCSSPageSize: true,
      }),
    )
    return bytes === undefined
      ? refuse('host.pdf-failed', '这一页没有存成文件，请再试一次。')
      : ok(new Uint8Array(bytes))
  }

  async printers(contents: WebContents): Promise<readonly Printer[]> {
    const found = await contents.getPrintersAsync()
    return found.map(({ name, displayName }) => ({ name, shownAs: displayName === '' ? name : displayName }))
  }

  #failure(reason: string): PrintOutcome {
    if (/cancel/i.test(reason)) return { outcome: 'cancelled' }
    this.#log.warn(`print failed: ${reason}`)
    return /device|printer|settings/i.test(reason)
      ? { outcome: 'failed', sentence: '找不到这台打印机，请看看电源和数据线，再到设置里选一次打印机。' }
      : { outcome: 'failed', sentence: '打印机没有打出来，请看看纸和电源，再打一次。' }
  }

  async #withSheet<T>(html: string, work: (contents: WebContents) => Promise<T>): Promise<T | undefined> {
    const id = randomUUID()
    this.#waiting.set(id, html)
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: this.#session,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        javascript: false,
      },
    })
    try {
      const loaded = await within(
        window.loadURL(`${paperAddress}${id}`).then(() => true),
        loadTimeoutMs,
        () => false,
      )
      if (!loaded) {
        this.#log.warn('a sheet did not load in time')
        return undefined
      }
      return await work(window.webContents)
    } catch (error) {
      this.#log.error('a sheet could not be drawn', error)
      return undefined
    } finally {
      this.#waiting.delete(id)
      if (!window.isDestroyed()) window.destroy()
    }
  }
}
