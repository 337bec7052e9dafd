import type { BackupReason, Rehearsal } from '#main/api/safekeeping.ts'

export const REASONS: Readonly<Record<BackupReason, string>> = {
  daily: '每天',
  exit: '关机前',
  asked: '手动',
  migration: '升级前',
}

/** "6.2 MB" */
export function sizeText(bytes: number): string {
  const tenths = Math.max(1, Math.round((bytes * 10) / (1024 * 1024)))
  return `${Math.floor(tenths / 10)}.${tenths % 10} MB`
}

/** What restoring it would mean for the book in use. */
export function relationText({ relation, lost }: Pick<Rehearsal, 'relation' | 'lost'>): string {
  switch (relation) {
    case 'empty':
      return '这台电脑上还没有账，恢复以后就接着用它。'
    case 'damaged':
      return '现在的账本坏了，读不出来，没法和它比。恢复以后就接着用它。'
    case 'other_village':
      return `这是另一家店的账本。恢复以后这台电脑就用它，现在这本的 ${lost.count} 张单都不在里面。`
    case 'same':
      return '和现在的账本一张不差，恢复了也不会少什么。'
    case 'older':
      return `做了它以后，现在的账本又记了 ${lost.count} 张单。恢复以后这些单就不在账里了。`
    case 'newer':
      return '现在账本里的单它都有，它还多一些。'
    case 'diverged':
      return `它和现在的账本后来各记各的：现在账本里有 ${lost.count} 张单它没有。`
  }
}

const BEIJING_OFFSET_MS = 8 * 3_600_000

/** An instant as the village's clock shows it, with its year: "2026年11月1日 09:42". */
export function fullMoment(instant: string): string {
  const there = new Date(Date.parse(instant) + BEIJING_OFFSET_MS).toISOString()
  return `${there.slice(0, 4)}年${Number(there.slice(5, 7))}月${Number(there.slice(8, 10))}日 ${there.slice(11, 16)}`
}
