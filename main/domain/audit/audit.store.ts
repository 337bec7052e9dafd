import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { all, first, prepared, village } from '../../db/statement.ts'
import type { RegisterColumn } from './register-columns.ts'

const HEAD = [
  'id',
  'sequence',
  'site',
  'branch',
  'kind',
  'serial',
  'business_year',
  'serial_number',
  'business_date',
  'entered_at',
  'recorded_by',
  'handed_by',
  'household',
  'scheme',
  'refers_to',
  'format',
  'previous_hash',
  'hash',
  'check_code',
] as const

/** Short rows are fetched in portions: one at a time, half of the work is the asking. */
const AT_ONCE = 1000

function* inPortions<Row extends { readonly id: number }>(
  after: number,
  portion: (after: number) => Row[],
): IterableIterator<Row> {
  for (let last = after; ; ) {
    const rows = portion(last)
    yield* rows
    if (rows.length < AT_ONCE) return
    last = rows.at(-1)!.id
  }
}

/** The content comes as the bytes that were hashed. */
const documents = prepared<{ after: number; through: number }>()((p) =>
  village
    .selectFrom('documents')
    .select(HEAD)
    .select(sql<Buffer>`CAST(content AS BLOB)`.as('content'))
    .where('sequence', '>', p('after'))
    .where('sequence', '<=', p('through'))
    .orderBy('sequence'),
)
const documentsBack = prepared<{ from: number }>()((p) =>
  village
    .selectFrom('documents')
    .select(HEAD)
    .select(sql<Buffer>`CAST(content AS BLOB)`.as('content'))
    .where('sequence', '<=', p('from'))
    .orderBy('sequence', 'desc'),
)
const lowestId = prepared<{ after: number }>()((p) =>
  village
    .selectFrom('documents')
    .select((e) => e.fn.min('id').as('id'))
    .where('sequence', '>', p('after')),
)
const lastSerials = prepared<{ through: number }>()((p) =>
  village
    .selectFrom('documents')
    .select((e) => ['kind', 'business_year', 'branch', e.fn.max('serial_number').as('last')])
    .where('sequence', '<=', p('through'))
    .groupBy(['kind', 'business_year', 'branch']),
)
const moves = prepared<{ after: number; through: number }>()((p) =>
  village
    .selectFrom('transfers')
    .select(['id', 'debit_account', 'credit_account', 'amount', 'value_fen', 'mirrors'])
    .where('id', '>', p('after'))
    .where('id', '<=', p('through'))
    .orderBy('id')
    .limit(AT_ONCE),
)
const transfers = prepared<{ after: number }>()((p) =>
  village.selectFrom('transfers').selectAll().where('id', '>', p('after')).orderBy('id').limit(AT_ONCE),
)
const accounts = prepared()(() =>
  village
    .selectFrom('accounts')
    .leftJoin('documents', 'documents.id', 'accounts.opened_by')
    .selectAll('accounts')
    .select('documents.sequence as opened_at')
    .orderBy('accounts.id'),
)
const transfer = prepared<{ id: number }>()((p) =>
  village.selectFrom('transfers').selectAll().where('id', '=', p('id')),
)
const identity = prepared<{ id: string }>()((p) =>
  village.selectFrom('documents').select(['serial', 'sequence']).where('id', '=', p('id')),
)
/** In the order of their key, so that no sorting is needed. */
const texts = prepared<{ from: string }>()((p) =>
  village
    .selectFrom('document_texts')
    .selectAll()
    .where('document', '>=', p('from'))
    .orderBy('document')
    .orderBy('field'),
)
const noticeLines = prepared<{ notice: string }>()((p) =>
  village
    .selectFrom('notice_lines')
    .select(['position', 'shown'])
    .where('notice', '=', p('notice'))
    .orderBy('position'),
)
const site = prepared()(() => village.selectFrom('site').selectAll())
const branches = prepared()(() => village.selectFrom('branches').selectAll().orderBy('after_sequence'))
const closings = prepared()(() =>
  village
    .selectFrom('closings')
    .leftJoin('documents as c', 'c.id', 'closings.id')
    .leftJoin('documents as r', 'r.id', 'closings.reopened_by')
    .selectAll('closings')
    .select(['c.sequence as closed_at', 'r.sequence as reopened_at'])
    .orderBy('through_date')
    .orderBy('number'),
)
const bySerial = prepared<{ serial: string }>()((p) =>
  village.selectFrom('documents').select(['serial', 'check_code']).where('serial', '=', p('serial')),
)
const named = prepared<{ text: string }>()((p) =>
  village
    .selectFrom('documents')
    .selectAll()
    .where((e) => e.or([e('serial', '=', p('text')), e('check_code', '=', p('text'))]))
    .orderBy('sequence', 'desc')
    .limit(20),
)

export type DocumentRow = NonNullable<ReturnType<typeof documents.get>>
export type TransferRow = NonNullable<ReturnType<typeof transfers.get>>
export type AccountRow = NonNullable<ReturnType<typeof accounts.get>>
export type BranchRow = NonNullable<ReturnType<typeof branches.get>>
export type ClosingRow = NonNullable<ReturnType<typeof closings.get>>
export type TextRow = NonNullable<ReturnType<typeof texts.get>>
export type NoticeLineRow = NonNullable<ReturnType<typeof noticeLines.get>>

/** A row of a register, and the document that one of its columns names. */
export interface RegisterReference {
  readonly key: string
  readonly document: string
  readonly kind: string | null
  readonly serial: string | null
}

/** What the audit reads. The long tables come row by row, in the order of the book. */
export const auditStore = {
  documents: (db: ReadHandle, after: number, through: number) => documents.iterate(db, { after, through }),
  documentsBack: (db: ReadHandle, from: number) => documentsBack.iterate(db, { from }),
  lowestId: (db: ReadHandle, after: number) => lowestId.get(db, { after })?.id ?? '',
  lastSerials: (db: ReadHandle, through: number) => lastSerials.all(db, { through }),
  transfers: (db: ReadHandle, after: number) =>
    inPortions(after, (last) => transfers.all(db, { after: last })),
  moves: (db: ReadHandle, through: number) =>
    inPortions(Number.MIN_SAFE_INTEGER, (last) => moves.all(db, { after: last, through })),
  accounts: (db: ReadHandle) => accounts.iterate(db, {}),
  transfer: (db: ReadHandle, id: number) => transfer.get(db, { id }),
  serialOf: (db: ReadHandle, id: string) => identity.get(db, { id })?.serial,
  sequenceOf: (db: ReadHandle, id: string) => identity.get(db, { id })?.sequence,
  texts: (db: ReadHandle, from: string) => texts.iterate(db, { from }),
  noticeLines: (db: ReadHandle, notice: string) => noticeLines.iterate(db, { notice }),
  site: (db: ReadHandle) => site.get(db, {}),
  branches: (db: ReadHandle) => branches.all(db, {}),
  closings: (db: ReadHandle) => closings.all(db, {}),
  /** By number or by check code. */
  named: (db: ReadHandle, text: string) => named.all(db, { text }),
  bySerial: (db: ReadHandle, serial: string) => bySerial.get(db, { serial }),
  count: (db: ReadHandle, table: 'documents' | 'document_texts') =>
    first(
      db,
      village.selectFrom(table).select((e) => e.fn.countAll<number>().as('n')),
    )!.n,

  /** Rows of a register whose column names no document, or one of none of the kinds. */
  unfitting(
    db: ReadHandle,
    { table, key, column, kinds }: RegisterColumn,
    most: number,
  ): RegisterReference[] {
    const register = sql<{ key: string; document: string }>`(
      SELECT CAST(${sql.ref(key)} AS TEXT) AS key, ${sql.ref(column)} AS document
      FROM ${sql.table(table)} WHERE ${sql.ref(column)} IS NOT NULL)`.as('r')
    return all(
      db,
      village
        .selectFrom(register)
        .leftJoin('documents as d', 'd.id', 'r.document')
        .select(['r.key', 'r.document', 'd.kind', 'd.serial'])
        .where((e) => e.or([e('d.kind', 'is', null), e('d.kind', 'not in', kinds)]))
        .limit(most),
    )
  },

  /** Every id of a register. */
  ids(db: ReadHandle, table: string): Set<string> {
    const register = sql<{ id: string }>`(SELECT id FROM ${sql.table(table)})`.as('r')
    return new Set(all(db, village.selectFrom(register).select('id')).map((row) => row.id))
  },

  lotItems: (db: ReadHandle) =>
    new Map(all(db, village.selectFrom('lots').select(['id', 'item'])).map((row) => [row.id, row.item])),
}
