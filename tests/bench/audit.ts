import { statSync } from 'node:fs'
import { join } from 'node:path'
import { villageFileOf } from '#main/hosts/app.ts'
import { median } from './figures.ts'
import { isInstalled, ourSeconds, seconds } from './whole-process.ts'

export interface AuditAgainstHledger {
  readonly auditSeconds: number
  readonly hledgerSeconds: number
  readonly timesFaster: number
  readonly exportSeconds: number
  readonly journalMb: number
}

/**
 * `npm run audit` on a file against `hledger check` on the journal exported from it, both as whole processes.
 * Audits go before and after, so that a busy minute weighs on both; hledger is so slow that once must do.
 */
export function auditAgainstHledger(folder: string, history: string): AuditAgainstHledger {
  if (!isInstalled('hledger')) throw new Error('hledger is not installed (Debian: apt-get install hledger)')
  const file = villageFileOf(history)
  const journal = join(folder, 'book.journal')
  const exportSeconds = ourSeconds('export.ts', file, '--to', 'hledger', journal)
  const audits = [ourSeconds('audit.ts', file), ourSeconds('audit.ts', file)]
  const hledgerSeconds = seconds('hledger', ['check', '-f', journal])
  audits.push(ourSeconds('audit.ts', file), ourSeconds('audit.ts', file))
  const auditSeconds = median(audits)
  return {
    auditSeconds,
    hledgerSeconds,
    timesFaster: hledgerSeconds / auditSeconds,
    exportSeconds,
    journalMb: statSync(journal).size / 1024 ** 2,
  }
}
