import Database from 'better-sqlite3'
import { openReadOnly } from '#main/db/read-only.ts'
import { periodSheet } from '#main/domain/reports/sheet.service.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import { addDays, type Day } from '#main/kernel/dates.ts'
import { expectOk } from '#main/kernel/result.ts'
import { median } from './figures.ts'
import { signIn } from './host-client.ts'

const LINES_A_DOCUMENT = 500
const DAYS = 360
const POINTS = 200

/** What a ranking is asked for. */
export interface RankedSpan {
  readonly scheme: string
  readonly from: Day
  readonly to: Day
}

/**
 * Points for all households in turn, over the year before today, straight into the tables: through the services
 * five million would take hours. Nothing else of the book is touched; it is never audited.
 */
export function addDeeds(dataDir: string, today: Day, transfers: number): RankedSpan {
  const db = new Database(villageFileOf(dataDir))
  try {
    db.pragma('synchronous = OFF')
    const { scheme, issued } = db
      .prepare(
        "SELECT unit AS scheme, id AS issued FROM accounts WHERE kind = 'issued' AND owner = '' LIMIT 1",
      )
      .get() as { scheme: string; issued: number }
    const own = db
      .prepare("SELECT id FROM accounts WHERE unit = ? AND kind = 'earned' AND owner <> ''")
      .pluck()
      .all(scheme) as number[]
    const last = db.prepare('SELECT max(sequence) FROM documents').pluck().get() as number
    const from = addDays(today, -DAYS)
    const document = db.prepare(
      `INSERT INTO documents
       SELECT @id, @sequence, site, branch, 'deeds_posted', @id, business_year,
         1000000 + @number, @day, entered_at, recorded_by, NULL, NULL, scheme, NULL, format, '{}', hash,
         @id, check_code
       FROM documents WHERE sequence = 1`,
    )
    const transfer = db.prepare(
      `INSERT INTO transfers (document, position, line, debit_account, credit_account, amount, effective_date)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    db.transaction(() => {
      const documents = Math.ceil(transfers / LINES_A_DOCUMENT)
      for (let number = 1; number <= documents; number++) {
        const day = addDays(from, Math.floor((number * DAYS) / documents))
        document.run({ id: `bench-${number}`, number, sequence: last + number, day })
        for (let line = 1; line <= LINES_A_DOCUMENT; line++) {
          const account = own[(number * LINES_A_DOCUMENT + line) % own.length]
          transfer.run(`bench-${number}`, line, line, account, issued, POINTS + (line % 7) * 100, day)
        }
      }
      db.exec(`UPDATE accounts SET balance = balance
        + (SELECT coalesce(sum(amount), 0) FROM transfers
           WHERE debit_account = accounts.id AND document LIKE 'bench-%')
        - (SELECT coalesce(sum(amount), 0) FROM transfers
           WHERE credit_account = accounts.id AND document LIKE 'bench-%')
        WHERE book = 'points'`)
    })()
    db.pragma('wal_checkpoint(TRUNCATE)')
    return { scheme, from, to: today }
  } finally {
    db.close()
  }
}

export interface ReportRatio {
  readonly ratioToBare: number
  readonly p50Ms: number
  readonly bareP50Ms: number
}

/** The same question by hand: whose points, from when to when, the best first. */
const BARE = `
  SELECT households.id, households.number, households.group_name, persons.name,
    coalesce(sum(moved.points), 0) AS merit, coalesce(own.balance, 0) AS balance
  FROM subjects
  JOIN households ON households.id = subjects.household
  LEFT JOIN persons ON persons.id = households.head
  LEFT JOIN accounts AS own ON own.owner = subjects.id AND own.unit = @scheme AND own.kind = 'earned'
  LEFT JOIN (
    SELECT debit_account AS account, sum(amount) AS points FROM transfers
    WHERE credit_account = @issued AND effective_date BETWEEN @from AND @to GROUP BY debit_account
    UNION ALL
    SELECT credit_account, -sum(amount) FROM transfers
    WHERE debit_account = @issued AND effective_date BETWEEN @from AND @to GROUP BY credit_account
  ) AS moved ON moved.account = own.id
  WHERE subjects.kind = 'household'
  GROUP BY subjects.id ORDER BY merit DESC`

/** The ranking of a year with its quarters, against one statement over the same rows. */
export function reportRatio(dataDir: string, span: RankedSpan, rounds: number): ReportRatio {
  const book = expectOk(openReadOnly(villageFileOf(dataDir)))
  try {
    const issued = book
      .prepare("SELECT id FROM accounts WHERE unit = ? AND kind = 'issued' AND owner = ''")
      .get(span.scheme) as { id: number }
    const { from, to } = span
    const scheme = { id: span.scheme, name: '积分', subject: 'household' as const, prizes: [] }
    const [ours, bare]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      bare.push(timeOf(() => book.prepare(BARE).all({ ...span, issued: issued.id })))
      ours.push(timeOf(() => periodSheet(book, { scheme, from, to, by: 'quarter', group: null })))
    }
    const [p50Ms, bareP50Ms] = [median(ours), median(bare)]
    return { ratioToBare: p50Ms / bareP50Ms, p50Ms, bareP50Ms }
  } finally {
    book.close()
  }
}

export function timeOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** Somebody in the office asks for the year's ranking again and again; answers how often, when told to stop. */
export function askAllTheTime(span: RankedSpan, who: string) {
  return async (url: string): Promise<() => Promise<number>> => {
    const client = await signIn(url, who)
    let [asking, times] = [true, 0]
    const loop = (async () => {
      while (asking) {
        expectOk(await client.calls.reports.sheet({ ...span, by: 'quarter', group: null }))
        times += 1
      }
    })()
    return async () => {
      asking = false
      await loop
      client.close()
      return times
    }
  }
}
