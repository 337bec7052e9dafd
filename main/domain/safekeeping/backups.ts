import { type Day, dayOf, timeOf } from '../../kernel/dates.ts'

/** Why a backup was made. */
export type BackupReason = 'daily' | 'exit' | 'asked' | 'migration'

export interface BackupFacts {
  readonly village: string
  readonly demo: boolean
  readonly madeAt: Date
  readonly sequence: number
  readonly checkCode: string
}

/**
 * 兴隆沟村_2026-11-24_0942_第1234张_40718836.db: whose book, when, up to which document, and that document's
 * check code. No character that a stick or Windows refuses.
 */
export function backupName({ village, demo, madeAt, sequence, checkCode }: BackupFacts, again = 1): string {
  const named = village.replace(/[\\/:*?"<>|\s\p{Cc}.]/gu, '') || '村'
  const parts = [
    demo ? `体验数据${named}` : named,
    dayOf(madeAt),
    timeOf(madeAt).replace(':', ''),
    `第${sequence}张`,
    checkCode,
    ...(again > 1 ? [String(again)] : []),
  ]
  return `${parts.join('_')}.db`
}

export interface KeptBackup {
  readonly id: string
  readonly madeAt: string
  readonly reason: BackupReason
  readonly verified: boolean
}

/** Days whose last backup is kept. */
export const DAYS_KEPT = 30

/**
 * Which of a folder's own backups may go: verified ones only, and of these all but the last of each of the
 * last thirty days that have one, the first of each month, and those made before the program changed the file.
 */
export function outdated(backups: readonly KeptBackup[]): string[] {
  const newestFirst = backups
    .filter((one) => one.verified)
    // ids are in the order of time, also within one moment
    .sort((a, b) => b.madeAt.localeCompare(a.madeAt) || b.id.localeCompare(a.id))
  const keep = new Set<string>()
  const days = new Set<Day>()
  const firstOfMonth = new Map<string, string>()
  for (const { id, madeAt, reason } of newestFirst) {
    const day = dayOf(new Date(madeAt))
    firstOfMonth.set(day.slice(0, 7), id)
    if (reason === 'migration') keep.add(id)
    if (!days.has(day) && days.size < DAYS_KEPT) {
      days.add(day)
      keep.add(id)
    }
  }
  for (const id of firstOfMonth.values()) keep.add(id)
  return newestFirst.flatMap(({ id }) => (keep.has(id) ? [] : [id]))
}
