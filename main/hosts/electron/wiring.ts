import type { AnyRouter } from '@orpc/server'
import { openApp } from '#main/hosts/app.ts'
import type { Host } from '#main/hosts/host.ts'
import { createRouter } from '#main/hosts/router.ts'
import { systemIds, systemRandom } from '#main/hosts/system.ts'
import { systemClock } from '#main/kernel/dates.ts'
import { ok, type Result } from '#main/kernel/result.ts'
import type { HostLog } from './log.ts'

/** What the Electron host expects of the app, and the one place where the app is handed to it. */
export interface StartOptions {
  /** Holds village.db, private.db and the host's own logs; exists when the app starts. */
  readonly dataDir: string
  /** Fill an empty data folder with the demo village. */
  readonly demo: boolean
  readonly host: Host
  readonly log: HostLog
}

export interface RunningApp {
  readonly router: AnyRouter
  /** Called once for each page that connects; a reloaded page comes again with the session it had. */
  connect(session: string): Connection
  /** Makes the backup on exit and closes the files. Called exactly once. */
  close(): Promise<void>
}

export interface Connection {
  /** Handed to every procedure that this page calls. */
  readonly context: Record<PropertyKey, unknown>
  /** The page is gone. */
  close(): void
}

/** A refusal (file locked, newer than the app, damaged) is shown in its own words and ends the start. */
export type StartApp = (options: StartOptions) => Promise<Result<RunningApp>>

export const startApp: StartApp = async ({ dataDir, log }) => {
  const opened = openApp({
    dataDir,
    clock: systemClock,
    ids: systemIds,
    random: systemRandom,
    log: (message, error) => log.error(message, error),
  })
  if (!opened.ok) return opened
  const app = opened.value
  return ok({
    router: createRouter(),
    connect: (session) => ({ context: { app, session }, close: () => {} }),
    close: () => app.close(),
  })
}
