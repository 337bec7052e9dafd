import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { RouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectChannel, connectMessage, hostChannels } from '#main/api/host-channels.ts'
import { type CounterBridge, openPort } from '#preload/bridge.ts'
import {
  BrowserWindow,
  contextBridge,
  dialog,
  ipcMain,
  ipcRenderer,
  resetMachine,
  StandInContents,
  StandInFrame,
} from './electron-stand-in.ts'
import { type Counter, type router, startCounter } from './fresh-counter.ts'

vi.mock('electron', () => import('./electron-stand-in.ts'))

/** The page's window as far as the bridge needs it. */
class Page extends EventTarget {
  readonly location = { origin: 'app://counter' }
  sentTo: string[] = []
  postMessage(data: unknown, to: string, ports: MessagePort[]) {
    this.sentTo.push(to)
    this.receive(data, this, ports)
  }
  receive(data: unknown, source: unknown, ports: readonly MessagePort[]) {
    this.dispatchEvent(Object.assign(new Event('message'), { data, source, ports }))
  }
}

const session = '0192d6f0-window-one'
let counter: Counter
let page: Page
let bridge: CounterBridge
const open: MessagePort[] = []

beforeEach(async () => {
  resetMachine()
  counter = await startCounter()
  const contents = counter.window.webContents
  ipcRenderer.as = { senderFrame: contents.mainFrame, sender: contents }
  page = new Page()
  vi.stubGlobal('window', page)
  vi.resetModules()
  await import('#preload/index.ts')
  bridge = contextBridge.exposed.get('counterBridge') as CounterBridge
})
afterEach(() => {
  for (const port of open.splice(0)) port.close()
  vi.unstubAllGlobals()
  counter.dispose()
})

const connect = () => {
  const port = openPort(page as unknown as Window, session)
  open.push(port)
  return { port, client: createORPCClient<RouterClient<typeof router>>(new RPCLink({ port })) }
}

describe('the bridge', () => {
  it('gives the page named calls and nothing of Electron', () => {
    expect([...contextBridge.exposed.keys()]).toEqual(['counterBridge'])
    expect(Object.keys(bridge).sort()).toEqual(Object.keys(hostChannels).sort())
    for (const call of Object.values(bridge)) expect(call).toBeTypeOf('function')
  })

  it('carries the contract’s calls from the page to the app and back', async () => {
    const { client } = connect()
    expect(await client.hello()).toBe(`你好，${session} 的第 1 页`)
    expect(page.sentTo).toEqual(['app://counter'])
    expect(counter.connections).toEqual({ opened: 1, closed: 0 })
  })

  it('knows a reloaded page from the one before, and lets the old one go', async () => {
    const first = connect()
    await first.client.hello()
    const second = connect()
    expect(await second.client.hello()).toBe(`你好，${session} 的第 2 页`)
    first.port.close()
    await vi.waitFor(() => expect(counter.connections).toEqual({ opened: 2, closed: 1 }))
  })

  it('writes a failed call down without the words that a person typed', async () => {
    const { client } = connect()
    await expect(client.fails()).rejects.toThrow()
    const file = join(counter.folder, 'data', 'logs', 'host.log')
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('a call failed'))
    expect(readFileSync(file, 'utf8')).not.toContain('13812345678')
  })

  it('passes no port on for a message that is not ours or comes from another window', () => {
    const { port1 } = new MessageChannel()
    open.push(port1)
    page.receive('something else', page, [port1])
    page.receive({ kind: connectMessage, session }, {}, [port1])
    page.receive({ kind: connectMessage, session }, page, [])
    page.receive(null, page, [port1])
    expect(counter.connections.opened).toBe(0)
  })
})

describe('who may call', () => {
  const stranger = () => {
    const contents = new StandInContents()
    contents.mainFrame = new StandInFrame('app://counter/')
    return contents
  }
  const callers = () => {
    const ours = counter.window.webContents
    const other = stranger()
    return {
      'a page of another window': { senderFrame: other.mainFrame, sender: other },
      'a frame inside our page': { senderFrame: new StandInFrame('app://counter/'), sender: ours },
      'a frame that is gone': { senderFrame: null, sender: ours },
    }
  }

  it('answers our own page', async () => {
    expect(await bridge.facts()).toEqual({ kind: 'electron', appVersion: '9.9.9' })
  })

  it('answers nobody else, and closes their ports', async () => {
    for (const [who, event] of Object.entries(callers())) {
      ipcRenderer.as = event
      await expect(bridge.setFullScreen(true), who).rejects.toThrow('caller not allowed')
      const { port1 } = new MessageChannel()
      const closed = new Promise((resolve) => port1.addEventListener('close', resolve))
      ipcRenderer.postMessage(connectChannel, session, [port1])
      await closed
    }
    expect(counter.window.fullScreen).toBe(false)
    expect(counter.connections.opened).toBe(0)
  })

  it('takes no port from a page that does not say which window it is', async () => {
    for (const nameless of [undefined, null, '', 'short', { session }, '../../private.db']) {
      const { port1 } = new MessageChannel()
      const closed = new Promise((resolve) => port1.addEventListener('close', resolve))
      ipcRenderer.postMessage(connectChannel, nameless, [port1])
      await closed
    }
    expect(counter.connections.opened).toBe(0)
  })

  it('answers our own window no more once it shows a foreign page', async () => {
    for (const url of ['https://example.org/', 'app://paper/1', 'file:///C:/x.html', 'about:blank']) {
      counter.window.webContents.mainFrame.url = url
      await expect(bridge.facts(), url).rejects.toThrow('caller not allowed')
    }
  })

  it('does nothing with a request of the wrong shape', async () => {
    const call = (channel: string, input: unknown) => ipcMain.call(channel, ipcRenderer.as, input)
    await expect(call(hostChannels.setFullScreen, 'yes')).rejects.toThrow('malformed request')
    await expect(
      call(hostChannels.pickSavePath, { title: '存', suggestedName: '../a', kinds: [] }),
    ).rejects.toThrow('malformed request')
    await expect(call(hostChannels.printPaper, { html: 7 })).rejects.toThrow('malformed request')
    expect(dialog.showSaveDialog).not.toHaveBeenCalled()
    expect(BrowserWindow.opened).toHaveLength(1)
  })
})
