import { basename, dirname, join } from 'node:path'
import type { safekeeping } from '../api/safekeeping.ts'
import type { Caller, Calls } from '../api/types.ts'
import type { Store } from '../db/handle.ts'
import { type Drive, listDrives } from '../devices/drives/drives.ts'
import type { Backups } from '../domain/safekeeping/backups.service.ts'
import type { BackupReason } from '../domain/safekeeping/backups.ts'
import { safekeepingRefusals as refusals } from '../domain/safekeeping/refusals.ts'
import type { Restores } from '../domain/safekeeping/restore.service.ts'
import { type BackupRow, safekeepingStore } from '../domain/safekeeping/safekeeping.store.ts'
import { staffRefusals } from '../domain/staff/staff.ts'
import { dayOf } from '../kernel/dates.ts'
import { ok, type Refusal, type Result } from '../kernel/result.ts'
import type { App, AppOptions } from './app.ts'
import type { BookAudits } from './book-audits.ts'
import { filesToRestore, sizeOf } from './restorable-files.ts'
import type { Shop } from './shop.ts'

export interface Safekeeping extends Calls<typeof safekeeping> {
  /** After the opening: today's first backup and an audit, both beside the counter. */
  begin(): void
  /** When no copy is being made of the open file. */
  settled(): Promise<void>
  /** Before the closing: the backup on exit. Waits for what is under way. */
  end(): Promise<void>
}

export interface SafekeepingDeps {
  readonly app: Pick<App, 'swapVillage' | 'announce' | 'villageFile'>
  readonly options: AppOptions
  readonly backups: Backups
  readonly restores: Restores
  readonly audits: BookAudits
  readonly shop: () => Shop
  /** Why the book in place cannot be opened; an empty one is open then, which nobody may found. */
  readonly damaged: () => Refusal | undefined
  readonly drives?: () => Drive[]
}

/** How often an app that stays open looks whether a new day has begun. */
const LOOK_AGAIN_MS = 20 * 60_000

export const backupFolderOf = (dataDir: string) => join(dataDir, 'backups')

export function createSafekeeping(deps: SafekeepingDeps): Safekeeping {
  const { app, options, backups, restores, audits, shop, damaged } = deps
  const { clock, dataDir, log } = options
  const drives = deps.drives ?? (() => listDrives({ platform: process.platform, env: process.env }))
  const folder = backupFolderOf(dataDir)
  const village = (): Store => shop().village
  const book = () => (damaged() ? undefined : village())
  let running: 'backup' | 'rehearsal' | 'restore' | null = null
  let work: Promise<unknown> = Promise.resolve()
  let copying: Promise<unknown> = Promise.resolve()
  let trouble: string | null = null
  let writesAtBackup = writesOf(village())
  let timer: NodeJS.Timeout | undefined

  /** One at a time: a restore must not meet a backup that is being written. */
  const alone = async <T>(what: typeof running, job: () => Promise<Result<T>>): Promise<Result<T>> => {
    if (running !== null) return refusals.busy()
    running = what
    app.announce('backup')
    const done = job().finally(() => {
      running = null
    })
    work = done.catch(() => undefined)
    if (what === 'backup') copying = work
    return done
  }

  const backUp = async (where: string, reason: BackupReason): Promise<Result<BackupRow>> => {
    const writes = writesOf(village())
    const made = await backups.make(village(), where, reason)
    if (made.ok && where === folder) writesAtBackup = writes
    return made
  }

  /** To the app's own folder and to the second place; a stick that is not plugged in is no trouble. */
  const backUpByItself = async (reason: 'daily' | 'exit'): Promise<void> => {
    if (book() === undefined || safekeepingStore.head(village()) === undefined) return
    const made = await alone('backup', async () => {
      const own = await backUp(folder, reason)
      const extra = backups.extraFolder()
      const second = extra === null ? own : await backUp(extra, reason)
      return own.ok && !second.ok && second.refusal.code !== 'backup_folder_missing' ? second : own
    })
    trouble = made.ok || made.refusal.code === 'safekeeping_busy' ? null : made.refusal.sentence
    if (trouble !== null) log(`backup (${reason}) failed: ${trouble}`)
    app.announce('backup')
  }

  const hasTodays = () => {
    const today = dayOf(clock.now())
    return backups
      .all()
      .some((row) => row.verified && dirname(row.path) === folder && dayOf(new Date(row.madeAt)) === today)
  }
  /** Whether one was made; its audit was the book's. */
  const daily = async (): Promise<boolean> => {
    if (hasTodays()) return false
    await backUpByItself('daily')
    return true
  }
  const guarded = (job: Promise<unknown>) => {
    job.catch((error: unknown) => log('safekeeping failed', error))
  }

  const mayRestore = (caller: Caller): Result<null> => {
    if (book() === undefined || safekeepingStore.head(village()) === undefined) return ok(null)
    // a book brought here without its locks: nobody could ever sign in
    if (!restores.anyAdminCanSignIn(village())) return ok(null)
    if (caller.staff === null) return staffRefusals.notSignedIn()
    return caller.staff.roles.includes('admin') ? ok(null) : refusals.notAdmin()
  }

  return {
    begin() {
      restores.clear()
      backups.clear(folder)
      guarded(daily().then((made) => (made ? undefined : audits.run())))
      timer = setInterval(() => guarded(daily()), LOOK_AGAIN_MS)
      timer.unref()
    },

    async end() {
      clearInterval(timer)
      await audits.stop()
      await work
      if (book() === undefined) return
      const head = safekeepingStore.head(village())
      const newest = backups.all().find((row) => row.verified && dirname(row.path) === folder)
      const unchanged = newest?.hash === head?.hash && writesOf(village()) === writesAtBackup
      if (head !== undefined && !unchanged) await backUpByItself('exit')
    },

    async settled() {
      await copying
    },

    welcome: () => ok({ trouble: damaged()?.sentence ?? null }),

    state() {
      const all = backups.all().map(backupOf)
      const last = all.find((one) => one.verified) ?? null
      const head = book() && safekeepingStore.head(village())
      return ok({
        running,
        last,
        documentsSince: head ? Math.max(0, head.sequence - (last?.sequence ?? 0)) : 0,
        backups: all,
        folder,
        extraFolder: backups.extraFolder(),
        trouble: damaged()?.sentence ?? trouble ?? audits.trouble(),
      })
    },

    drives: () => ok(drives()),

    async backUp(input, caller) {
      const elsewhere =
        input.folder !== null && input.folder !== folder && input.folder !== backups.extraFolder()
      if (elsewhere && !caller.staff?.roles.includes('admin')) return staffRefusals.noRight()
      const made = await alone('backup', () => backUp(input.folder ?? folder, 'asked'))
      if (made.ok && !elsewhere) trouble = null
      return made.ok ? ok(backupOf(made.value)) : made
    },

    saveFolder(input) {
      backups.setExtraFolder(input.folder)
      return ok({})
    },

    candidates(input, caller) {
      const allowed = mayRestore(caller)
      if (!allowed.ok) return allowed
      const places =
        input.folder === null
          ? [
              { path: folder, place: '备份文件夹' },
              ...[backups.extraFolder()].flatMap((path) =>
                path ? [{ path, place: '另外的备份文件夹' }] : [],
              ),
              ...drives().flatMap(({ path, label }) => [
                { path, place: label },
                { path: join(path, '积分超市备份'), place: label },
              ]),
              { path: join(dataDir, 'set-aside'), place: '换下来的账本' },
            ]
          : [{ path: input.folder, place: input.folder }]
      return ok(filesToRestore(places, app.villageFile, backups.all()))
    },

    async rehearse(input, caller) {
      const allowed = mayRestore(caller)
      if (!allowed.ok) return allowed
      const seen = await alone('rehearsal', () => restores.rehearse(book(), app.villageFile, input.path))
      if (!seen.ok) return seen
      const { last, audit, lost, needsPinFor, ...shown } = seen.value
      return ok({
        ...shown,
        last: {
          serial: last.serial,
          businessDate: last.business_date,
          enteredAt: last.entered_at,
          checkCode: last.check_code,
        },
        audit: { ...audit, findings: [...audit.findings] },
        lost: { count: lost.count, documents: [...lost.documents] },
        needsPinFor: [...needsPinFor],
      })
    },

    async restore(input, caller) {
      const allowed = mayRestore(caller)
      if (!allowed.ok) return allowed
      if (caller.staff !== null && book() !== undefined) {
        const checked = shop().services.staff.checkPin(caller.staff.id, input.pin ?? '')
        if (!checked.ok) return checked
      }
      return alone('restore', async () => {
        const needs = restores.needsPinFor(input.rehearsal)
        const admin = needs.find((one) => one.id === input.admin?.staff)
        if (needs.length > 0 && admin === undefined) return refusals.needsAdmin()
        const ready = restores.prepare(book(), {
          rehearsal: input.rehearsal,
          document: input.document,
          despite: input.despite,
          by: caller.staff?.id ?? admin?.id ?? null,
        })
        if (!ready.ok) return ready
        // the PIN first: a power cut in between leaves a lock without a door, not a door that nobody opens
        const recoveryCode =
          admin && input.admin
            ? shop().services.staff.setFirstSecrets([{ id: admin.id, pin: input.admin.newPin }], admin.id)
            : null
        const installed = await app.swapVillage(ready.value.install)
        if (!installed.ok) return installed
        writesAtBackup = -1
        guarded(audits.run())
        return ok({ serial: ready.value.posted.serial, setAside: installed.value, recoveryCode })
      })
    },
  }
}

/** Rows written on a connection since it was opened: tells whether anything at all has changed. */
const writesOf = (village: Store): number =>
  (village.prepare('SELECT total_changes() AS n').get() as { n: number }).n

const backupOf = (row: BackupRow) => ({
  id: row.id,
  madeAt: row.madeAt,
  reason: row.reason,
  path: row.path,
  name: basename(row.path),
  folder: dirname(row.path),
  sequence: row.sequence,
  checkCode: row.checkCode,
  verified: row.verified,
  sizeBytes: sizeOf(row.path),
})
