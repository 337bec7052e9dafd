import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Contract } from '#main/api/contract.ts'
import { type BrowserHost, serveBrowser } from '#main/hosts/browser/server.ts'
import { openTestShop, type TestShop } from '../kit/shop.ts'

let shop: TestShop
let host: BrowserHost

beforeAll(async () => {
  shop = await openTestShop()
  const pages = join(shop.folder, 'pages')
  mkdirSync(pages)
  writeFileSync(join(pages, 'index.html'), '<title>兑换台</title>')
  host = await serveBrowser({ app: shop.app, port: 0, token: 'secret', pages })
})
afterAll(async () => {
  await host.close()
  await shop.close()
})

function connect(headers: Record<string, string> = {}) {
  return new WebSocket(`ws://127.0.0.1:${host.port}/rpc?session=s1`, {
    headers: {
      origin: `http://127.0.0.1:${host.port}`,
      cookie: `counter_token_${host.port}=secret`,
      ...headers,
    },
  })
}

function client(): ContractRouterClient<Contract> {
  return createORPCClient(new RPCLink({ websocket: connect() as unknown as globalThis.WebSocket }))
}

test('the counter page opens only from the address that the program printed', async () => {
  const base = `http://127.0.0.1:${host.port}`
  expect((await fetch(`${base}/`)).status).toBe(403)
  expect((await fetch(`${base}/?token=wrong`)).status).toBe(403)
  const first = await fetch(host.url, { redirect: 'manual' })
  expect(first.status).toBe(303)
  const cookie = first.headers.get('set-cookie')!
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Strict')
  const page = await fetch(`${base}/`, { headers: { cookie: cookie.split(';')[0]! } })
  expect(await page.text()).toContain('兑换台')
})

test('a page from elsewhere cannot reach the counter, even with the token', async () => {
  for (const headers of [{ origin: 'http://evil.example' }, { cookie: '' }, { host: 'evil.example' }]) {
    const socket = connect(headers as never)
    const outcome = await new Promise((resolve) => {
      socket.on('open', () => resolve('open'))
      socket.on('error', () => resolve('refused'))
    })
    expect(outcome).toBe('refused')
  }
})

test('a path cannot climb out of the folder of pages', async () => {
  const answer = await fetch(`http://127.0.0.1:${host.port}/..%2f..%2fvillage.db`, {
    headers: { cookie: `counter_token_${host.port}=secret` },
  })
  expect(answer.status).toBe(404)
})

test('signing in takes the right PIN, and says how many tries are left', async () => {
  const api = client()
  const wrong = await api.session.signIn({ staff: shop.people.clerk.id, pin: '9999' })
  expect(wrong).toMatchObject({ ok: false, refusal: { code: 'pin_wrong', facts: { left: 4 } } })
  const right = await api.session.signIn({ staff: shop.people.clerk.id, pin: '1234' })
  expect(right).toMatchObject({ ok: true, value: { person: { name: '王淑珍' } } })
})

test('a volunteer may not change people, and a form with a hole is named', async () => {
  const api = client()
  await api.session.signIn({ staff: shop.people.clerk.id, pin: '1234' })
  const denied = await api.staff.save({
    document: shop.people.clerk.id,
    id: shop.people.clerk.id,
    name: '王淑珍',
    roles: ['admin'],
    active: true,
  })
  expect(denied).toMatchObject({ ok: false, refusal: { code: 'no_right' } })
  const holed = await api.session.signIn({ staff: 'nobody', pin: '12' })
  expect(holed).toMatchObject({ ok: false, refusal: { code: 'bad_input' } })
})

test('opening the shift is told to every window', async () => {
  const api = client()
  await api.session.signIn({ staff: shop.people.clerk.id, pin: '1234' })
  const changes = await api.events.changes()
  const opened = await api.session.openShift({
    writer: shop.people.clerk.id,
    issuer: shop.people.supervisor.id,
  })
  expect(opened).toMatchObject({ ok: true, value: { alone: false } })
  const told = await changes.next()
  expect(told.value).toEqual({ topics: ['session'] })
})
