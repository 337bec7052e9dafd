import { RPCHandler } from '@orpc/server/message-port'
import { ipcMain } from 'electron'
import { pageSession } from '#main/api/host.ts'
import { connectChannel } from '#main/api/host-channels.ts'
import { handlerOptions } from '#main/hosts/router.ts'
import { type Callers, mayCall } from './ipc.ts'
import type { RunningApp } from './wiring.ts'

/** Takes the port that a page of ours hands over and answers the contract's calls on it. */
export function answerPorts(app: RunningApp, callers: Callers): void {
  const handler = new RPCHandler(app.router, {
    ...handlerOptions,
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
  ipcMain.on(connectChannel, (event, raw: unknown) => {
    const [port, ...others] = event.ports
    const session = pageSession.safeParse(raw)
    if (!mayCall(event, callers) || !session.success || port === undefined || others.length > 0) {
      callers.log.warn('refused a port')
      for (const unwanted of event.ports) unwanted.close()
      return
    }
    const connection = app.connect(session.data)
    port.on('close', () => connection.close())
    handler.upgrade(port, { context: connection.context })
    port.start()
  })
}
