import { RPCHandler } from '@orpc/server/message-port'
import { ipcMain } from 'electron'
import { connectChannel } from '#main/api/host-channels.ts'
import { type Callers, mayCall } from './ipc.ts'
import type { RunningApp } from './wiring.ts'

/** Takes the port that a page of ours hands over and answers the contract's calls on it. */
export function answerPorts(app: RunningApp, callers: Callers): void {
  const handler = new RPCHandler(app.router, {
    interceptors: [
      async (options) => {
        try {
          return await options.next()
        } catch (error) {
          callers.log.error('a call failed', error)
          throw error
        }
      },
    ],
  })
  ipcMain.on(connectChannel, (event) => {
    const [port, ...others] = event.ports
    if (!mayCall(event, callers) || port === undefined || others.length > 0) {
      callers.log.warn('refused a port')
      for (const unwanted of event.ports) unwanted.close()
      return
    }
    const connection = app.connect()
    port.on('close', () => connection.close())
    handler.upgrade(port, { context: connection.context })
    port.start()
  })
}
