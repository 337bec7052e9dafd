import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'
import type { QuotaUse } from './quota.ts'
import type { SlipRecord } from './slip-record.ts'

export type PrintState = 'none' | 'waiting' | 'sending' | 'printed' | 'failed' | 'unknown' | 'dropped'

/**
 * What a household redeemed and kept since the first of the month, by day, earned and gifted. Whatever took
 * something back gives it back to the day of the original; a correction counts for the household it was moved to.
 */
const pointsUsed = prepared<{ household: string; from: string; redeemed: number }>()((p) =>
  village
    .selectFrom('documents')
    .innerJoin('transfers', 'transfers.document', 'documents.id')
    .select((e) => [
      'documents.business_date',
      sql<number>`sum(transfers.amount - coalesce(${e
        .selectFrom('transfers as m')
        .whereRef('m.mirrors', '=', 'transfers.id')
        .select((s) => s.fn.sum('m.amount').as('total'))}, 0))`.as('used'),
    ])
    .where('documents.household', '=', p('household'))
    .where('documents.business_date', '>=', p('from'))
    // by the document's transfers, not by the account's: those are the whole history
    .where(sql`+transfers.debit_account`, '=', p('redeemed'))
    .where('transfers.mirrors', 'is', null)
    .groupBy('documents.business_date'),
)

const slipsSince = prepared<{ household: string; from: string }>()((p) =>
  village
    .selectFrom('documents')
    .select(['id', 'content'])
    .where('household', '=', p('household'))
    .where('business_date', '>=', p('from'))
    .where('kind', 'in', ['redemption', 'exchange', 'correction']),
)

const followUpsOf = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('documents')
    .select(['id', 'content'])
    .where('refers_to', '=', p('document'))
    .where('kind', 'in', ['reversal', 'goods_return', 'exchange', 'correction']),
)

const servedToday = prepared<{ day: string; household: string }>()((p) =>
  village
    .selectFrom('documents')
    .select('id')
    .where('business_date', '=', p('day'))
    .where('kind', '=', 'redemption')
    .where('household', '=', p('household'))
    .limit(1),
)

const SLIP_KINDS = ['redemption', 'reversal', 'goods_return', 'exchange', 'correction'] as const

const slipColumns = [
  'documents.id',
  'documents.kind',
  'documents.serial',
  'documents.business_date',
  'documents.entered_at',
  'documents.household',
  'documents.scheme',
  'documents.refers_to',
  'documents.recorded_by',
  'documents.check_code',
  'documents.content',
  'documents.previous_hash',
  'documents.hash',
] as const

const slip = prepared<{ id: string }>()((p) =>
  village.selectFrom('documents').select(slipColumns).where('id', '=', p('id')),
)
const byCheckCode = prepared<{ code: string }>()((p) =>
  village
    .selectFrom('documents')
    .select(slipColumns)
    .where('check_code', '=', p('code'))
    .where(sql`+kind`, 'in', SLIP_KINDS),
)
const bySerial = prepared<{ serial: string }>()((p) =>
  village
    .selectFrom('documents')
    .select(slipColumns)
    .where('serial', '=', p('serial'))
    .where(sql`+kind`, 'in', SLIP_KINDS),
)
/** What was entered from a paper of this number and has not been taken back whole. */
const byPaper = prepared<{ number: string }>()((p) =>
  village
    .selectFrom('documents')
    .select(slipColumns)
    .where(sql<boolean>`instr(content, '"paper":{"number"') > 0`)
    .where(sql`json_extract(content, '$.facts.paper.number')`, '=', p('number'))
    .orderBy('sequence'),
)
const byNumber = prepared<{ kind: string; year: number; number: number }>()((p) =>
  village
    .selectFrom('documents')
    .select(slipColumns)
    .where('kind', '=', p('kind'))
    .where('business_year', '=', p('year'))
    .where('serial_number', '=', p('number')),
)
const recent = prepared()(() =>
  village
    .selectFrom('documents')
    .select(slipColumns)
    // the plus keeps the sequence's index: the newest are looked at first
    .where(sql`+kind`, 'in', ['redemption', 'exchange', 'correction'])
    .orderBy('sequence', 'desc')
    .limit(20),
)
const recentOf = prepared<{ household: string }>()((p) =>
  village
    .selectFrom('documents')
    .select(slipColumns)
    .where('household', '=', p('household'))
    .where('kind', 'in', ['redemption', 'exchange', 'correction'])
    .orderBy('sequence', 'desc')
    .limit(20),
)

/**
 * By where they went: what the same document moves on to a household's successor, or writes off, bears the
 * number of a line too, but was not handed out on it.
 */
const transfersLeft = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('transfers')
    .innerJoin('accounts', 'accounts.id', 'transfers.credit_account')
    .innerJoin('accounts as to', 'to.id', 'transfers.debit_account')
    .select((e) => [
      'transfers.id',
      'transfers.line',
      'accounts.book',
      'accounts.unit',
      'transfers.amount',
      sql<number>`transfers.amount - coalesce(${e
        .selectFrom('transfers as m')
        .whereRef('m.mirrors', '=', 'transfers.id')
        .select((s) => s.fn.sum('m.amount').as('total'))}, 0)`.as('left'),
    ])
    .where('transfers.document', '=', p('document'))
    .where('transfers.mirrors', 'is', null)
    .where('transfers.line', 'is not', null)
    .where('accounts.kind', 'in', ['shelf', 'earned', 'gifted'])
    .where('to.kind', 'in', ['redeemed', 'handed_out'])
    .orderBy('transfers.position'),
)

const corrections = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('documents')
    .select(['id', 'kind', 'serial'])
    .where('refers_to', '=', p('document'))
    .orderBy('sequence'),
)

const countersigned = prepared<{ document: string }>()((p) =>
  village.selectFrom('countersignatures').select('staff').where('document', '=', p('document')),
)
const countersign = prepared<{ document: string; signed_by: string; staff: string }>()((p) =>
  village
    .insertInto('countersignatures')
    .values({ document: p('document'), signed_by: p('signed_by'), staff: p('staff') }),
)
/** Asked of a partial index: however long the history, only lone slips are looked at. */
const awaitingReview = prepared()(() =>
  village
    .selectFrom('documents')
    .select([
      'id',
      'serial',
      'business_date',
      'entered_at',
      'recorded_by',
      sql<number>`json_extract(content, '$.facts.total')`.as('total'),
    ])
    .where(sql<boolean>`instr(content, '"awaitingReview":true') > 0`)
    .where('id', 'not in', village.selectFrom('countersignatures').select('document'))
    .orderBy('sequence'),
)

const day = prepared<{ day: string }>()((p) =>
  village
    .selectFrom('documents')
    .select((e) => [
      e.fn.count<number>('household').distinct().as('households'),
      sql<number>`coalesce(sum(json_extract(content, '$.facts.total')), 0)`.as('points'),
    ])
    .where('business_date', '=', p('day'))
    .where('kind', 'in', ['redemption', 'exchange', 'reversal', 'goods_return']),
)
const servedHouseholds = prepared<{ day: string }>()((p) =>
  village
    .selectFrom('documents')
    .select((e) => e.fn.count<number>('household').distinct().as('households'))
    .where('business_date', '=', p('day'))
    .where('kind', '=', 'redemption'),
)

const lastSlip = prepared<{ day: string }>()((p) =>
  village
    .selectFrom('documents')
    .select(['id', 'serial', sql<number>`json_extract(content, '$.facts.total')`.as('total')])
    .where('business_date', '=', p('day'))
    .where('kind', 'in', SLIP_KINDS)
    .orderBy('sequence', 'desc')
    .limit(1),
)
const lastJob = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('print_jobs')
    .select('state')
    .where('document', '=', p('document'))
    .orderBy('queued_at', 'desc')
    .limit(1),
)

const lastCost = prepared<{ item: string }>()((p) =>
  village
    .selectFrom('lots')
    .select(['quantity', 'cost_fen'])
    .where('item', '=', p('item'))
    .where('source', '<>', 'found')
    .orderBy('id', 'desc')
    .limit(1),
)

export type SlipRow = NonNullable<ReturnType<typeof slip.get>>

const recordOf = (row: { content: string }): SlipRecord =>
  (JSON.parse(row.content) as { facts: SlipRecord }).facts

export const redemptionStore = {
  /** Hundredths redeemed and kept by these households, today and since the first day of a month or cycle. */
  pointsUsed(
    db: ReadHandle,
    households: readonly string[],
    redeemed: number,
    today: string,
    monthStart: string,
  ): QuotaUse {
    let day = 0
    let month = 0
    for (const household of households) {
      for (const row of pointsUsed.all(db, { household, from: monthStart, redeemed })) {
        month += row.used
        if (row.business_date === today) day += row.used
      }
    }
    return { day, month }
  },

  /** This month's slips of these households, and every document that took something of them back. */
  monthSlips(db: ReadHandle, households: readonly string[], monthStart: string) {
    const slips = households.flatMap((household) => slipsSince.all(db, { household, from: monthStart }))
    const followUps = slips.flatMap((slip) => followUpsOf.all(db, { document: slip.id }))
    return { slips: slips.map(recordOf), followUps: followUps.map(recordOf) }
  },

  /** 第 n 户 of the day: its own place where it came before, else the next. */
  ordinalOfDay(db: ReadHandle, household: string, day: string): number {
    const served = servedHouseholds.get(db, { day })?.households ?? 0
    return servedToday.get(db, { day, household }) ? served : served + 1
  },

  slip: (db: ReadHandle, id: string) => slip.get(db, { id }),
  byCheckCode: (db: ReadHandle, code: string) => byCheckCode.all(db, { code }),
  /** As printed, or typed in small letters; the letters of a restored branch are small. */
  bySerial(db: ReadHandle, typed: string) {
    const serial = typed.toLowerCase().replace(/^[a-z]+/, (kind) => kind.toUpperCase())
    return bySerial.all(db, { serial })
  },
  byPaper: (db: ReadHandle, number: string) => byPaper.all(db, { number }),
  byNumber: (db: ReadHandle, kind: string, year: number, number: number) =>
    byNumber.all(db, { kind, year, number }),
  recentSlips: (db: ReadHandle, household: string | null) =>
    household === null ? recent.all(db, {}) : recentOf.all(db, { household }),
  record: recordOf,

  /**
   * The slip's own transfers with what earlier mirrors have left. A correction moves points only: its goods are
   * those of the slip at the beginning of the chain.
   */
  transfersLeft(db: ReadHandle, row: SlipRow) {
    const own = transfersLeft.all(db, { document: row.id })
    let source = row
    while (source.kind === 'correction' && source.refers_to !== null) {
      const earlier = slip.get(db, { id: source.refers_to })
      if (earlier === undefined) break
      source = earlier
    }
    const goods =
      source === row
        ? []
        : transfersLeft.all(db, { document: source.id }).filter((transfer) => transfer.book === 'goods')
    return [...own, ...goods].map((transfer) => ({ ...transfer, line: transfer.line ?? 0 }))
  },

  /** What the newest lot of an item cost, for goods found without a paper. */
  lastCost: (db: ReadHandle, item: string) => lastCost.get(db, { item }),

  followUps: (db: ReadHandle, document: string) => corrections.all(db, { document }),
  isCountersigned: (db: ReadHandle, document: string) => countersigned.get(db, { document }) !== undefined,
  countersign: (tx: WriteHandle, document: string, signedBy: string, staff: string) =>
    countersign.run(tx, { document, signed_by: signedBy, staff }),
  awaitingReview: (db: ReadHandle) => awaitingReview.all(db, {}),

  /** Households served today, and the points that went, less what came back. */
  day: (db: ReadHandle, today: string) => ({
    households: servedHouseholds.get(db, { day: today })?.households ?? 0,
    points: day.get(db, { day: today })?.points ?? 0,
  }),
  lastSlip(db: ReadHandle, today: string) {
    const last = lastSlip.get(db, { day: today })
    return last && { ...last, printing: redemptionStore.printing(db, last.id) }
  },
  /** Where the newest print job of a document stands. */
  printing: (db: ReadHandle, document: string): PrintState => lastJob.get(db, { document })?.state ?? 'none',
}
