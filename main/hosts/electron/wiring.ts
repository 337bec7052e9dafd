import type { AnyRouter } from '@orpc/server'
import type { Host } from '#main/hosts/host.ts'
import { type Result, refuse } from '#main/kernel/result.ts'

/** What the Electron host expects of the app; `main/hosts/app.ts` is handed in by index.ts. */
export interface StartOptions {
  /** Holds village.db, private.db and the host's own logs; exists when the app starts. */
  readonly dataDir: string
  /** Fill an empty data folder with the demo village. */
  readonly demo: boolean
  readonly host: Host
}

export interface RunningApp {
  readonly router: AnyRouter
  /** Called once for each page that connects (a reload is a new page). */
  connect(): Connection
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

export const startApp: StartApp = async () => refuse('host.not-wired', '这一版还没有装好，请换一版再打开。')
