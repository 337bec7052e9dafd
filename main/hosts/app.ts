import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Topic } from '../api/call.ts'
import type { Store } from '../db/handle.ts'
import { asRefusal, openPrivate, openVillage, refusals } from '../db/open.ts'
import type { SessionService } from '../domain/staff/session.service.ts'
import type { Clock } from '../kernel/dates.ts'
import type { Ids, Random } from '../kernel/ids.ts'
import { ok, type Refusal, type Refused, type Result, refuse } from '../kernel/result.ts'
import { createChanges } from './changes.ts'
import { createFounding } from './founding.ts'
import { backUpBeforeMigration, createKeeping } from './keeping.ts'
import { openShop, type Shop } from './shop.ts'

export interface AppOptions {
  readonly dataDir: string
  readonly clock: Clock
  readonly ids: Ids
  readonly random: Random
  /** tcp://HOST:PORT from the command line; wins over what is set in the app. */
  readonly printer?: string
  readonly log: (message: string, error?: unknown) => void
  /** False leaves out what happens by itself: the backups of the day and on exit, and the audit at start. */
  readonly backups?: boolean
}

/** The running app behind either host: its services on the open village file. */
export interface App {
  readonly villageFile: string
  readonly sessions: SessionService
  /** The service of a noun, by the noun's name in the contract. */
  methods(noun: string): Record<string, unknown> | undefined
  /** Tells every open window what has changed, after the commit. */
  announce(...topics: Topic[]): void
  /** The stream of what changed, until the listener leaves. */
  changes(signal?: AbortSignal): AsyncGenerator<{ topics: Topic[] }>
  /** Turns what a call threw into a refusal: troubles of the file by name, defects with one sentence. */
  troubled(where: string, error: unknown): Refused
  /**
   * Closes the village file, lets `change` put another in its place, and opens what stands there then. Where
   * `change` refuses, the old file is opened again. Everybody has to sign in anew.
   */
  swapVillage<T>(change: (villageFile: string) => Result<T> | Promise<Result<T>>): Promise<Result<T>>
  /** Why the village file cannot be read, where it cannot: the shop is empty then and only to be restored. */
  damaged(): Refusal | undefined
  /** Fills an empty data folder with the demo village. Refuses where a village has been founded. */
  startDemo(): Promise<Result<unknown>>
  close(): Promise<void>
}

export const villageFileOf = (dataDir: string) => join(dataDir, 'village.db')
export const privateFileOf = (dataDir: string) => join(dataDir, 'private.db')

/** Opens the data folder (or begins it) and wires every service. Refuses where a file cannot be opened. */
export function openApp(options: AppOptions): Result<App> {
  const { dataDir, log } = options
  try {
    if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    return asRefusal(dataDir, error) ?? refusals.readOnly(dataDir)
  }
  const villageFile = villageFileOf(dataDir)
  const locks = openPrivate(privateFileOf(dataDir))
  if (!locks.ok) return locks
  const changes = createChanges()
  let damage: Refusal | undefined
  const first = openVillageShop()
  if (!first.ok) {
    locks.value.close()
    return first
  }
  let shop = first.value

  function openVillageShop(): Result<Shop> {
    const store = (locks as { value: Store }).value
    const opened = openVillage(villageFile, { beforeMigration: backUpBeforeMigration(store, options) })
    const village = opened.ok ? wired(opened.value, store) : opened
    damage = village.ok ? undefined : village.refusal
    if (village.ok || village.refusal.code !== 'file_damaged') return village
    // the books cannot be read: an empty shop that nobody may found leads to the restore
    log(`the village file is damaged: ${villageFile}`)
    const empty = openVillage(':memory:')
    return empty.ok ? ok(openShop(empty.value, store, options, changes.announce)) : empty
  }

  /** Wiring reads, and a file may be found damaged only then. */
  function wired(village: Store, store: Store): Result<Shop> {
    try {
      return ok(openShop(village, store, options, changes.announce))
    } catch (error) {
      village.close()
      const refused = asRefusal(villageFile, error)
      if (refused === undefined) throw error
      return refused
    }
  }

  /** What `change` throws (a file held by a virus scanner, a full disk) is an answer too: the books reopen. */
  async function attempt<T>(change: () => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await change()
    } catch (error) {
      return app.troubled('changing the village file', error)
    }
  }

  const closeShop = async () => {
    await shop.queue.stop()
    shop.village.close()
  }

  const app: App = {
    villageFile,
    get sessions() {
      return shop.services.session
    },
    methods: (noun) =>
      (
        ({
          ...shop.services,
          founding: founding(),
          safekeeping: keeping.safekeeping,
          audit: keeping.audits,
        }) as unknown as Record<string, Record<string, unknown>>
      )[noun],
    announce: changes.announce,
    changes: (signal) => changes.listen(signal),

    troubled(where, error) {
      log(`${where} failed`, error)
      return (
        asRefusal(villageFile, error) ??
        refuse('unexpected', '程序出了点问题，这一步没有记上。请再试一次；还不行，请把日志交给管理员。', {
          where,
        })
      )
    },

    damaged: () => damage,

    async swapVillage(change) {
      await keeping.safekeeping.settled()
      await keeping.audits.stop()
      await closeShop()
      const changed = await attempt(() => change(villageFile))
      const opened = openVillageShop()
      if (!opened.ok) return opened
      shop = opened.value
      changes.announce('session')
      return changed
    },

    startDemo: async () => founding().startDemo({}, { session: '', staff: null }),

    async close() {
      if (options.backups !== false) await keeping.safekeeping.end()
      await keeping.audits.stop()
      await closeShop()
      locks.value.close()
      changes.end()
    },
  }
  const founding = () => createFounding({ app, shop, locks: locks.value, options })
  const keeping = createKeeping({ app, options, locks: locks.value, shop: () => shop, damaged: () => damage })
  if (options.backups !== false) keeping.safekeeping.begin()
  return ok(app)
}
