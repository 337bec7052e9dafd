import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { os } from '@orpc/server'
import { runElectronHost } from '#main/hosts/electron/run.ts'
import type { StartApp, StartOptions } from '#main/hosts/electron/wiring.ts'
import { ok, type Result } from '#main/kernel/result.ts'
import { BrowserWindow } from './electron-stand-in.ts'

/** A counter started on a machine of the stand-in, with an app of two calls behind it. */
export interface Counter {
  readonly folder: string
  readonly asked: StartOptions[]
  readonly connections: { opened: number; closed: number }
  readonly window: BrowserWindow
  closes: number
  dispose(): void
}

export const router = {
  hello: os
    .$context<{ page: number; session: string }>()
    .handler(({ context }) => `你好，${context.session} 的第 ${context.page} 页`),
  fails: os.handler(() => {
    throw new Error('13812345678 must not be written down')
  }),
}

export async function startCounter(
  options: {
    readonly flags?: readonly string[]
    readonly start?: (usual: StartApp) => StartApp
    readonly devServer?: string
    readonly close?: () => Promise<void>
  } = {},
): Promise<Counter> {
  const folder = mkdtempSync(join(tmpdir(), 'counter-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>x</title>')
  const counter = {
    folder,
    asked: [] as StartOptions[],
    connections: { opened: 0, closed: 0 },
    closes: 0,
    get window() {
      const window = BrowserWindow.opened[0]
      if (window === undefined) throw new Error('no window was opened')
      return window
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
  const usual: StartApp = async (asked) => {
    counter.asked.push(asked)
    return ok({
      router,
      connect: (session: string) => {
        counter.connections.opened += 1
        return {
          context: { page: counter.connections.opened, session },
          close: () => {
            counter.connections.closed += 1
          },
        }
      },
      close: async () => {
        counter.closes += 1
        await options.close?.()
      },
    }) satisfies Result<unknown>
  }
  const argv = process.argv
  process.argv = ['electron', '.', '--data', join(folder, 'data'), ...(options.flags ?? [])]
  const listening = ['uncaughtException', 'unhandledRejection'].map(
    (event) => [event, process.listeners(event as 'uncaughtException')] as const,
  )
  try {
    await runElectronHost(options.start === undefined ? usual : options.start(usual), {
      rendererFolder: folder,
      preload: '/out/preload/index.cjs',
      ...(options.devServer === undefined ? {} : { devServer: options.devServer }),
    })
  } finally {
    process.argv = argv
    // The host's own last-resort listeners would otherwise judge the test runner's errors.
    for (const [event, before] of listening) {
      for (const listener of process.listeners(event as 'uncaughtException')) {
        if (!before.includes(listener)) process.removeListener(event, listener)
      }
    }
  }
  return counter
}
