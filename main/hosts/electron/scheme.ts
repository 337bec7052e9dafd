import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { contentSecurityPolicy, paperPolicy } from '#main/hosts/csp.ts'
import { scheme } from './origin.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
}

/** Sheets that wait to be printed, by their one-time id. */
export interface PaperShelf {
  html(id: string): string | undefined
}

/** Must run before the app is ready; Electron refuses it afterwards. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

const answer = (body: string | Uint8Array<ArrayBuffer>, status: number, type: string, policy: string) =>
  new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    },
  })

const missing = () => answer('not found', 404, 'text/plain; charset=utf-8', contentSecurityPolicy())

/** The file a path of ours stands for, or undefined for anything outside `folder`. A path without an
 * extension is a screen of the app and gets its one page. */
export function fileFor(folder: string, pathname: string): string | undefined {
  let wanted: string
  try {
    wanted = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (wanted.includes('\0') || wanted.includes('\\')) return undefined
  const root = resolve(folder)
  const file = resolve(root, `.${wanted}`)
  if (file !== root && !file.startsWith(root + sep)) return undefined
  return extname(file) === '' ? resolve(root, 'index.html') : file
}

/** Answers every app:// request of one session: the built renderer and the sheets on the shelf. */
export function serveScheme(session: Session, rendererFolder: string, shelf: PaperShelf): void {
  session.protocol.handle(scheme, async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD') return missing()
    if (url.host === 'paper') {
      const html = shelf.html(url.pathname.slice(1))
      return html === undefined ? missing() : answer(html, 200, 'text/html; charset=utf-8', paperPolicy)
    }
    if (url.host !== 'counter') return missing()
    const file = fileFor(rendererFolder, url.pathname)
    const type = file === undefined ? undefined : mediaTypes[extname(file)]
    if (file === undefined || type === undefined) return missing()
    try {
      return answer(new Uint8Array(await readFile(file)), 200, type, contentSecurityPolicy())
    } catch {
      return missing()
    }
  })
}
