import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { all, first, prepared, village } from '../../db/statement.ts'
import type { RegisterColumn } from './register-columns.ts'

const documents = prepared()(() => village.selectFrom('documents').selectAll().orderBy('sequence'))
const transfers = prepared()(() => village.selectFrom('transfers').selectAll().orderBy('id'))
const accounts = prepared()(() => village.selectFrom('accounts').selectAll().orderBy('id'))
const transfer = prepared<{ id: number }>()((p) =>
  village.selectFrom('transfers').selectAll().where('id', '=', p('id')),
)
const identity = prepared<{ id: string }>()((p) =>
  village.selectFrom('documents').select(['serial', 'sequence']).where('id', '=', p('id')),
)
const textsOf = prepared<{ document: string }>()((p) =>
  village.selectFrom('document_texts').selectAll().where('document', '=', p('document')).orderBy('field'),
)
const texts = prepared()(() => village.selectFrom('document_texts').select(['document', 'field']))
const site = prepared()(() => village.selectFrom('site').selectAll())
const branches = prepared()(() => village.selectFrom('branches').selectAll().orderBy('ordinal'))
const closings = prepared()(() =>
  village.selectFrom('closings').selectAll().orderBy('through_date').orderBy('number'),
)
const bySerial = prepared<{ serial: string }>()((p) =>
  village.selectFrom('documents').select(['serial', 'check_code']).where('serial', '=', p('serial')),
)
const lastDocuments = prepared<{ many: number }>()((p) =>
  village.selectFrom('documents').selectAll().orderBy('sequence', 'desc').limit(p('many')),
)
const accountsOf = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('transfers')
    .innerJoin('accounts', (join) =>
      join.on((e) =>
        e.or([
          e('accounts.id', '=', e.ref('transfers.debit_account')),
          e('accounts.id', '=', e.ref('transfers.credit_account')),
        ]),
      ),
    )
    .selectAll('accounts')
    .distinct()
    .where('transfers.document', '=', p('document')),
)
const movedOn = prepared<{ account: number }>()((p) =>
  village
    .selectFrom('transfers')
    .select((e) => [
      e.fn
        .coalesce(
          e.fn.sum<number>(sql`CASE WHEN debit_account = ${p('account')} THEN amount ELSE -amount END`),
          sql.lit(0),
        )
        .as('balance'),
    ])
    .where((e) => e.or([e('debit_account', '=', p('account')), e('credit_account', '=', p('account'))])),
)

export type DocumentRow = NonNullable<ReturnType<typeof documents.get>>
export type TransferRow = NonNullable<ReturnType<typeof transfers.get>>
export type AccountRow = NonNullable<ReturnType<typeof accounts.get>>
export type BranchRow = NonNullable<ReturnType<typeof branches.get>>
export type ClosingRow = NonNullable<ReturnType<typeof closings.get>>
export type TextRow = NonNullable<ReturnType<typeof textsOf.get>>

/** A row of a register, and the document that one of its columns names. */
export interface RegisterReference {
  readonly key: string
  readonly document: string
  readonly kind: string | null
  readonly serial: string | null
}

/** What the audit reads. The long tables come row by row, in the order of the book. */
export const auditStore = {
  documents: (db: ReadHandle) => documents.iterate(db, {}),
  transfers: (db: ReadHandle) => transfers.iterate(db, {}),
  accounts: (db: ReadHandle) => accounts.iterate(db, {}),
  transfer: (db: ReadHandle, id: number) => transfer.get(db, { id }),
  serialOf: (db: ReadHandle, id: string) => identity.get(db, { id })?.serial,
  sequenceOf: (db: ReadHandle, id: string) => identity.get(db, { id })?.sequence,
  textsOf: (db: ReadHandle, document: string) => textsOf.all(db, { document }),
  texts: (db: ReadHandle) => texts.iterate(db, {}),
  site: (db: ReadHandle) => site.get(db, {}),
  branches: (db: ReadHandle) => branches.all(db, {}),
  closings: (db: ReadHandle) => closings.all(db, {}),
  bySerial: (db: ReadHandle, serial: string) => bySerial.get(db, { serial }),
  lastDocuments: (db: ReadHandle, many: number) => lastDocuments.all(db, { many }),
  accountsOf: (db: ReadHandle, document: string) => accountsOf.all(db, { document }),
  movedOn: (db: ReadHandle, account: number) => movedOn.get(db, { account })?.balance ?? 0,
  count: (db: ReadHandle, table: 'documents' | 'transfers' | 'document_texts') =>
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
