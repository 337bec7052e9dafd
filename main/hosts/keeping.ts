import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ReadHandle, Store } from '../db/handle.ts'
import { openReadOnly } from '../db/read-only.ts'
import { auditBook } from '../domain/audit/audit.service.ts'
import type { AuditReport } from '../domain/audit/report.ts'
import { createLedger } from '../domain/ledger/ledger.service.ts'
import { createBackups } from '../domain/safekeeping/backups.service.ts'
import { createRestores } from '../domain/safekeeping/restore.service.ts'
import { ok, type Refusal, type Result } from '../kernel/result.ts'
import type { App, AppOptions } from './app.ts'
import { type BookAudits, createBookAudits } from './book-audits.ts'
import { onBookThread } from './book-thread.ts'
import { backupFolderOf, createSafekeeping, type Safekeeping } from './safekeeping.ts'
import type { Shop } from './shop.ts'

/** Everything that guards the village file, whichever one is open. */
export interface Keeping {
  readonly safekeeping: Safekeeping
  readonly audits: BookAudits
}

export interface KeepingDeps {
  readonly app: Pick<App, 'swapVillage' | 'announce' | 'villageFile'>
  readonly options: AppOptions
  readonly locks: Store
  readonly shop: () => Shop
  readonly damaged: () => Refusal | undefined
}

export function createKeeping({ app, options, locks, shop, damaged }: KeepingDeps): Keeping {
  const { clock, ids, random, dataDir } = options
  const audits = createBookAudits({
    options,
    villageFile: app.villageFile,
    current: () => (damaged() ? undefined : shop().village),
    announce: app.announce,
  })
  const restores = createRestores({
    locks,
    ledger: createLedger({ clock, random }),
    clock,
    ids,
    dataDir,
    audit: auditAside,
    pictures: picturesOf(dataDir),
  })
  const safekeeping = createSafekeeping({
    app,
    options,
    backups: backupsOf(locks, options, async (path) => {
      const audited = await auditAside(path)
      if (audited.ok) audits.take(audited.value)
      return audited
    }),
    restores,
    audits,
    shop,
    damaged,
  })
  return { safekeeping, audits }
}

/** Copies the file before a migration changes it; the migration waits for it and does not run without it. */
export function backUpBeforeMigration(locks: Store, options: AppOptions) {
  return (village: ReadHandle): Result<unknown> => {
    const made = backupsOf(locks, options).makeNow(village, backupFolderOf(options.dataDir), 'migration')
    // a book that is not sound has been copied all the same, and one that is not founded holds nothing
    const enough = made.ok || ['backup_unsound', 'nothing_to_back_up'].includes(made.refusal.code)
    return enough ? ok(null) : made
  }
}

const backupsOf = (
  locks: Store,
  { clock, ids, dataDir }: AppOptions,
  audit: (path: string) => Promise<Result<AuditReport>> = auditAside,
) =>
  createBackups({
    locks,
    clock,
    ids,
    audit,
    auditNow: auditHere,
    pictures: picturesOf(dataDir),
  })

/** Off the counter's thread. */
async function auditAside(path: string): Promise<Result<AuditReport>> {
  const answers = await onBookThread({ path, mapped: false, tasks: [{}] }).answers
  return answers.ok ? ok(answers.value[0]!.report!) : answers
}

function auditHere(path: string): Result<AuditReport> {
  const opened = openReadOnly(path)
  if (!opened.ok) return opened
  try {
    return ok(auditBook(opened.value))
  } finally {
    opened.value.close()
  }
}

/**
 * Pictures of goods, and photos of deeds in the folder beside them. They are named by what they hold: a name that is
 * there need not be copied again.
 */
function picturesOf(dataDir: string) {
  const own = join(dataDir, 'pictures')
  const photosBeside = (pictures: string) => join(dirname(pictures), 'photos')
  return {
    copyTo(folder: string) {
      copyMissing(own, folder)
      copyMissing(photosBeside(own), photosBeside(folder))
    },
    copyFrom(folder: string) {
      copyMissing(folder, own)
      copyMissing(photosBeside(folder), photosBeside(own))
    },
  }
}

function copyMissing(from: string, to: string): void {
  if (!existsSync(from)) return
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (!name.startsWith('.') && !existsSync(join(to, name))) copyFileSync(join(from, name), join(to, name))
  }
}
