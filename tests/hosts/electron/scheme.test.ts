import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Session } from 'electron'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { contentSecurityPolicy } from '#main/hosts/csp.ts'
import { fileFor, registerScheme, serveScheme } from '#main/hosts/electron/scheme.ts'
import { protocol, StandInSession } from './electron-stand-in.ts'

vi.mock('electron', () => import('./electron-stand-in.ts'))

let folder: string
let ask: (url: string, method?: string) => Promise<Response>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scheme-'))
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.html'), 'the pins')
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>兑换台')
  writeFileSync(join(folder, 'page', 'assets', 'index.js'), 'run()')
  writeFileSync(join(folder, 'page', 'notes.xyz'), 'unknown kind')
  const session = new StandInSession()
  serveScheme(session as unknown as Session, join(folder, 'page'), {
    html: (id) => (id === 'one' ? '<p>一张单子</p>' : undefined),
  })
  ask = async (url, method = 'GET') => session.schemes.get('app')!(new Request(url, { method }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('our own address', () => {
  it('is a safe place of its own before the app is ready', () => {
    registerScheme()
    expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      { scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true }) },
    ])
    const privileges = protocol.registerSchemesAsPrivileged.mock.calls[0]?.[0][0].privileges
    expect(privileges).not.toHaveProperty('bypassCSP')
    expect(privileges).not.toHaveProperty('corsEnabled')
  })

  it('gives the page with its policy: no foreign script, no eval, no plug-in', async () => {
    const response = await ask('app://counter/')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('兑换台')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toBe(contentSecurityPolicy())
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/)
    expect(policy).toContain("object-src 'none'")
    expect(policy).toContain("form-action 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('gives a script as a script, and every screen of the app its one page', async () => {
    expect((await ask('app://counter/assets/index.js')).headers.get('content-type')).toContain(
      'text/javascript',
    )
    expect(await (await ask('app://counter/households/017')).text()).toContain('兑换台')
  })

  it.each([
    'app://counter/%2e%2e/secret.html',
    'app://counter/..%2fsecret.html',
    'app://counter/..%5csecret.html',
    'app://counter/%00.html',
    'app://counter/%E0%A4%A',
    'app://counter/notes.xyz',
    'app://counter/assets/none.js',
    'app://elsewhere/index.html',
  ])('gives nothing for %s', async (url) => {
    const response = await ask(url)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('not found')
  })

  it('never leaves the folder of the page', () => {
    expect(fileFor('/app/page', '/../secret.html')).toBeUndefined()
    expect(fileFor('/app/page', '/../page-two/index.html')).toBeUndefined()
    expect(fileFor('/app/page', '/assets/index.js')).toBe('/app/page/assets/index.js')
  })

  it('shows a waiting sheet once asked for by its id, without any right to run or fetch', async () => {
    const response = await ask('app://paper/one')
    expect(await response.text()).toBe('<p>一张单子</p>')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
    expect((await ask('app://paper/two')).status).toBe(404)
  })

  it('answers only reading', async () => {
    expect((await ask('app://counter/', 'POST')).status).toBe(404)
  })
})
