import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openReadOnly } from '#main/db/read-only.ts'
import { expectOk } from '#main/kernel/result.ts'
import type { CartContent } from './memory.ts'

export interface WrittenDocument {
  readonly id: string
  readonly sequence: number
  readonly kind: string
  readonly branch: string
  readonly serial: string
  readonly year: number
  readonly number: number
  readonly checkCode: string
}

export interface WrittenCart {
  readonly id: string
  readonly state: 'open' | 'held'
  readonly revision: number
  readonly content: CartContent
}

export interface WrittenJob {
  readonly id: string
  readonly document: string | null
  readonly reprint: boolean
  readonly state: 'waiting' | 'sending' | 'printed' | 'failed' | 'unknown' | 'dropped'
  readonly reason: string | null
}

/** The book as it lies on the disk, read by somebody who is not the program. */
export interface BookAtRest {
  readonly documents: readonly WrittenDocument[]
  readonly carts: readonly WrittenCart[]
  readonly jobs: readonly WrittenJob[]
  /** Hundredths by household, pieces on the shelf by item. */
  readonly points: ReadonlyMap<string, number>
  readonly shelf: ReadonlyMap<string, number>
  /** Backups that were begun and never finished. */
  readonly halfBackups: readonly string[]
}

export function readBook(dataDir: string): BookAtRest {
  const file = expectOk(openReadOnly(join(dataDir, 'village.db')))
  const rows = <Row>(sql: string) => file.sqlite.prepare(sql).all() as Row[]
  try {
    const carts = rows<{ id: string; state: 'open' | 'held'; revision: number; content: string }>(
      'SELECT id, state, revision, content FROM carts',
    )
    const jobs = rows<Omit<WrittenJob, 'reprint'> & { reprint: number }>(
      'SELECT id, document, reprint, state, reason FROM print_jobs ORDER BY id',
    )
    const sums = (sql: string) =>
      new Map(rows<{ key: string; sum: number }>(sql).map(({ key, sum }) => [key, sum]))
    return {
      documents: rows(
        `SELECT id, sequence, kind, branch, serial, business_year AS year, serial_number AS number,
                check_code AS checkCode
         FROM documents ORDER BY sequence`,
      ),
      carts: carts.map(({ content, ...cart }) => {
        const { household, lines } = JSON.parse(content) as CartContent
        return { ...cart, content: { household, lines } }
      }),
      jobs: jobs.map(({ reprint, ...job }) => ({ ...job, reprint: reprint === 1 })),
      points: sums(
        `SELECT s.household AS key, sum(a.balance) AS sum
         FROM accounts a JOIN subjects s ON s.id = a.owner WHERE a.book = 'points' GROUP BY 1`,
      ),
      shelf: sums(
        `SELECT unit AS key, sum(balance) AS sum FROM accounts
         WHERE book = 'goods' AND kind = 'shelf' GROUP BY 1`,
      ),
      halfBackups: filesIn(join(dataDir, 'backups')).filter((name) => name.includes('.half')),
    }
  } finally {
    file.close()
  }
}

const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])
