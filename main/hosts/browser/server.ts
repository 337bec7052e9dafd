import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import type { App } from '../app.ts'
import { contentSecurityPolicy } from '../csp.ts'
import { createRouter, handlerOptions } from '../router.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export interface BrowserHostOptions {
  readonly app: App
  /** 0 takes any free port. */
  readonly port: number
  /** Only who knows it gets in: printed once, in the READY line. */
  readonly token: string
  /** Where the built pages lie. */
  readonly pages: string
}

export interface BrowserHost {
  readonly port: number
  /** The address to open, token included. */
  readonly url: string
  close(): Promise<void>
}

/**
 * The browser host: loopback HTTP for the pages, one WebSocket for every call. The token travels once in the
 * address and then in a strict cookie; Host and Origin must be ours, so that no other page can reach in.
 */
export async function serveBrowser(options: BrowserHostOptions): Promise<BrowserHost> {
  const { app, token, pages } = options
  let port = options.port
  // cookies ignore ports: two hosts on one machine must not throw each other out
  const cookie = () => `counter_token_${port}`

  const hostIsOurs = (request: IncomingMessage) =>
    request.headers.host === `127.0.0.1:${port}` || request.headers.host === `localhost:${port}`
  const originIsOurs = (request: IncomingMessage) =>
    request.headers.origin === `http://127.0.0.1:${port}` ||
    request.headers.origin === `http://localhost:${port}`
  const hasToken = (request: IncomingMessage) =>
    (request.headers.cookie ?? '').split(/;\s*/).includes(`${cookie()}=${token}`)

  const answer = (request: IncomingMessage, response: ServerResponse): unknown => {
    if (!hostIsOurs(request)) return refused(response, 421)
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
    if (url.searchParams.get('token') === token) {
      response.writeHead(303, {
        'set-cookie': `${cookie()}=${token}; HttpOnly; SameSite=Strict; Path=/`,
        location: '/',
        'cache-control': 'no-store',
      })
      response.end()
      return undefined
    }
    if (!hasToken(request)) return refused(response, 403)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refused(response, 405)
    const file = fileFor(pages, url.pathname)
    if (file === undefined) return refused(response, 404)
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': file.endsWith('.html') ? 'no-store' : 'max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': contentSecurityPolicy(),
      'cross-origin-opener-policy': 'same-origin',
    })
    return createReadStream(file).pipe(response)
  }

  const http = createServer((request, response) => {
    try {
      answer(request, response)
    } catch {
      // a request that is no request: not worth more than its number
      refused(response, 400)
    }
  })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 32 * 1024 * 1024 })
  const handler = new RPCHandler(createRouter(), handlerOptions)
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const session = sessionOf(request)
    if (session === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', () => ws.terminate())
      handler.upgrade(ws, { context: { app, session } })
    })
  })

  /** The window behind a connection that may open; undefined where it may not. */
  function sessionOf(request: IncomingMessage): string | undefined {
    if (!hostIsOurs(request) || !originIsOurs(request) || !hasToken(request)) return undefined
    const url = URL.parse(request.url ?? '/', `http://127.0.0.1:${port}`)
    return url?.pathname === '/rpc' ? (url.searchParams.get('session') ?? '') : undefined
  }

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', resolve)
  })
  const address = http.address()
  if (address && typeof address === 'object') port = address.port
  return {
    port,
    url: `http://127.0.0.1:${port}/?token=${token}`,
    close() {
      for (const client of sockets.clients) client.terminate()
      http.closeAllConnections()
      return new Promise((resolve) => http.close(() => resolve()))
    },
  }
}

function refused(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(status === 403 ? '请从程序给出的地址打开。' : '')
}

/** The file behind a path, inside the folder of pages only. */
function fileFor(pages: string, path: string): string | undefined {
  const file = normalize(join(pages, path === '/' ? 'index.html' : decodeURIComponent(path)))
  if (!file.startsWith(pages + sep)) return undefined
  return existsSync(file) && statSync(file).isFile() ? file : undefined
}
