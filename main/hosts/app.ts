import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Topic } from '../api/call.ts'
import type { Store } from '../db/handle.ts'
import { asRefusal, openPrivate, openVillage } from '../db/open.ts'
import { createLedger } from '../domain/ledger/ledger.service.ts'
import { createSite } from '../domain/site/site.service.ts'
import { createSessions, type SessionService } from '../domain/staff/session.service.ts'
import { createStaff } from '../domain/staff/staff.service.ts'
import type { Clock } from '../kernel/dates.ts'
import type { Ids, Random } from '../kernel/ids.ts'
import { ok, type Refused, type Result, refuse } from '../kernel/result.ts'
import { createChanges } from './changes.ts'
import { createFounding } from './founding.ts'

export interface AppOptions {
  readonly dataDir: string
  readonly clock: Clock
  readonly ids: Ids
  readonly random: Random
  readonly log: (message: string, error?: unknown) => void
}

/** The running app behind either host: its services on the open village file. */
export interface App {
  readonly sessions: SessionService
  /** The service of a noun, by the noun's name in the contract. */
  methods(noun: string): Record<string, unknown> | undefined
  /** Tells every open window what has changed, after the commit. */
  announce(...topics: Topic[]): void
  /** The stream of what changed, until the listener leaves. */
  changes(signal?: AbortSignal): AsyncGenerator<{ topics: Topic[] }>
  /** Turns what a call threw into a refusal: troubles of the file by name, defects with one sentence. */
  troubled(where: string, error: unknown): Refused
  readonly villageFile: string
  close(): Promise<void>
}

export const villageFileOf = (dataDir: string) => join(dataDir, 'village.db')
export const privateFileOf = (dataDir: string) => join(dataDir, 'private.db')

/** Opens the data folder (or begins it) and wires every service. Refuses where a file cannot be opened. */
export function openApp(options: AppOptions): Result<App> {
  const { dataDir, log } = options
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true })
  const villageFile = villageFileOf(dataDir)
  const locks = openPrivate(privateFileOf(dataDir))
  if (!locks.ok) return locks
  const village = openVillage(villageFile)
  if (!village.ok) {
    locks.value.close()
    return village
  }
  const changes = createChanges()
  const shop = openShop(village.value, locks.value, options)

  const app: App = {
    get sessions() {
      return shop.services.session
    },
    methods: (noun) => (shop.services as unknown as Record<string, Record<string, unknown>>)[noun],
    announce: changes.announce,
    changes: (signal) => changes.listen(signal),
    villageFile,
    troubled(where, error) {
      log(`${where} failed`, error)
      return (
        asRefusal(villageFile, error) ??
        refuse('unexpected', '程序出了点问题，这一步没有记上。请再试一次；还不行，请把日志交给管理员。', {
          where,
        })
      )
    },
    async close() {
      shop.village.close()
      locks.value.close()
      changes.end()
    },
  }
  return ok(app)
}

/** Everything that lives on one open village file. */
function openShop(village: Store, locks: Store, { clock, ids, random }: AppOptions) {
  const ledger = createLedger({ clock, random })
  const staff = createStaff({ store: village, locks, ledger, clock, random })
  const site = createSite({ store: village, ledger, staff, clock, ids })
  const session = createSessions({ store: village, ledger, staff, clock, ids, uncountersigned: () => 0 })
  const founding = createFounding({ site, staff })
  return { village, services: { session, staff, founding } }
}
