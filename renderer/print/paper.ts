/** Where the browser cannot say how big a page is, one says it in its own style sheet. Sizes in millimetres. */
export type PaperSize = 'A3' | 'A4' | 'A5' | { readonly widthMm: number; readonly heightMm: number }

export interface PaperJob {
  /** Stands on the print window and names the PDF: 「兑换登记表 2026-11-01」. */
  readonly title: string
  readonly size: PaperSize
  readonly landscape?: boolean
  /** Millimetres of white around every page; 12 where it is not said. */
  readonly marginMm?: number
}

export type PaperOutcome =
  /** It came out, as far as the machine says. */
  | { readonly outcome: 'printed' }
  /** The machine's own print window is (or was) open: what a person chose there, nobody tells us. */
  | { readonly outcome: 'shown' }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly sentence: string }

/** Prints a part of the page as sheets of their own: nothing else of the screen gets on the paper. */
export async function printPaper(sheet: HTMLElement, job: PaperJob): Promise<PaperOutcome> {
  const html = paperHtml(sheet, job)
  const bridge = window.counterBridge
  if (bridge === undefined) return printByBrowser(html, job.title)
  const { size, landscape = false } = job
  const answer = await bridge.printPaper({
    html,
    size: micrometres(size),
    landscape,
    copies: 1,
    silent: false,
  })
  switch (answer.outcome) {
    case 'printed':
    case 'cancelled':
      return { outcome: answer.outcome }
    case 'unsupported':
      return printByBrowser(html, job.title)
    case 'failed':
    case 'unknown':
      return { outcome: 'failed', sentence: answer.sentence }
  }
}

/** Keeps it as a PDF. The browser does that in its print window; the app itself writes the file. */
export async function savePaper(sheet: HTMLElement, job: PaperJob): Promise<PaperOutcome> {
  const html = paperHtml(sheet, job)
  const bridge = window.counterBridge
  if (bridge === undefined) return printByBrowser(html, job.title)
  const { size, landscape = false } = job
  const pdf = await bridge.paperToPdf({ html, size: micrometres(size), landscape })
  if (!pdf.ok) return { outcome: 'failed', sentence: pdf.refusal.sentence }
  offerFile(new Blob([new Uint8Array(pdf.value)], { type: 'application/pdf' }), `${job.title}.pdf`)
  return { outcome: 'printed' }
}

/** Hands a file to the browser's or the app's own saving. */
export function offerFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function printByBrowser(html: string, title: string): Promise<PaperOutcome> {
  const frame = document.createElement('iframe')
  frame.className = 'paper-frame'
  frame.setAttribute('aria-hidden', 'true')
  frame.srcdoc = html
  return new Promise((done) => {
    frame.onload = () => {
      const before = document.title
      document.title = title
      frame.contentWindow?.print()
      document.title = before
      done({ outcome: 'shown' })
      // The print window may still read the frame after print() has returned.
      setTimeout(() => frame.remove(), 60_000)
    }
    document.body.append(frame)
  })
}

/** A page that carries everything it needs: the styles of this one, no script, nothing fetched. */
export function paperHtml(
  sheet: HTMLElement,
  { title, size, landscape = false, marginMm = 12 }: PaperJob,
): string {
  const named = typeof size === 'string' ? size : `${size.widthMm}mm ${size.heightMm}mm`
  // The white is the sheet's own: a printer that is told "no margins" forgets the page's.
  const page = `@page { size: ${named}${landscape ? ' landscape' : ''}; margin: 0 } .paper-white { padding: ${marginMm}mm }`
  const rules = [...document.styleSheets].flatMap((styles) =>
    [...styles.cssRules].map((rule) => rule.cssText),
  )
  const styles = [...rules, page, PAPER].join('\n').replaceAll('</style', '')
  const head = `<meta charset="utf-8"><title>${plain(title)}</title><style>${styles}</style>`
  return `<!doctype html><html lang="zh-CN"><head>${head}</head><body><div class="paper-white">${sheet.outerHTML}</div></body></html>`
}

const PAPER = `
  html, body, .paper-sheets { height: auto; width: auto; margin: 0; background: #fff; }
  body { print-color-adjust: exact; }
  .paper-white { box-decoration-break: clone; }`

const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const micrometres = (size: PaperSize) =>
  typeof size === 'string'
    ? size
    : { widthMicrons: Math.round(size.widthMm * 1000), heightMicrons: Math.round(size.heightMm * 1000) }
