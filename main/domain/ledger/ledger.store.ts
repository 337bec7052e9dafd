import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { VillageTables } from '../../db/schema.ts'
import { prepared, village } from '../../db/statement.ts'
import type { AccountKey } from './accounts.ts'

const siteRow = prepared()(() =>
  village
    .selectFrom('site')
    .innerJoin('branches', 'branches.id', 'site.branch')
    .select([
      'site.id',
      'site.code',
      'site.village',
      'site.shop',
      'site.demo',
      'site.branch',
      'branches.letters',
    ]),
)

const byId = prepared<{ id: string }>()((p) =>
  village.selectFrom('documents').selectAll().where('id', '=', p('id')),
)

const head = prepared()(() =>
  village
    .selectFrom('documents')
    .select(['sequence', 'hash', 'entered_at'])
    .orderBy('sequence', 'desc')
    .limit(1),
)

const lastNumber = prepared<{ kind: string; year: number; branch: string }>()((p) =>
  village
    .selectFrom('documents')
    .select('serial_number')
    .where('kind', '=', p('kind'))
    .where('business_year', '=', p('year'))
    .where('branch', '=', p('branch'))
    .orderBy('serial_number', 'desc')
    .limit(1),
)

const closedThrough = prepared<{ day: string }>()((p) =>
  village
    .selectFrom('closings')
    .select('through_date')
    .where('through_date', '>=', p('day'))
    .where('reopened_by', 'is', null)
    .limit(1),
)

const textsOf = prepared<{ document: string }>()((p) =>
  village.selectFrom('document_texts').selectAll().where('document', '=', p('document')),
)

const insertDocument = prepared<Insertable<VillageTables['documents']>>()((p) =>
  village.insertInto('documents').values({
    id: p('id'),
    sequence: p('sequence'),
    site: p('site'),
    branch: p('branch'),
    kind: p('kind'),
    serial: p('serial'),
    business_year: p('business_year'),
    serial_number: p('serial_number'),
    business_date: p('business_date'),
    entered_at: p('entered_at'),
    recorded_by: p('recorded_by'),
    handed_by: p('handed_by'),
    household: p('household'),
    scheme: p('scheme'),
    refers_to: p('refers_to'),
    format: p('format'),
    content: p('content'),
    previous_hash: p('previous_hash'),
    hash: p('hash'),
    check_code: p('check_code'),
  }),
)

const insertText = prepared<{ document: string; field: string; salt: string; text: string }>()((p) =>
  village
    .insertInto('document_texts')
    .values({ document: p('document'), field: p('field'), salt: p('salt'), text: p('text') }),
)

const findAccount = prepared<{ book: AccountKey['book']; unit: string; kind: string; owner: string }>()((p) =>
  village
    .selectFrom('accounts')
    .select(['id', 'balance', 'value_fen'])
    .where('book', '=', p('book'))
    .where('unit', '=', p('unit'))
    .where('kind', '=', p('kind'))
    .where('owner', '=', p('owner')),
)

const accountById = prepared<{ id: number }>()((p) =>
  village.selectFrom('accounts').selectAll().where('id', '=', p('id')),
)

const lastAccount = prepared()(() => village.selectFrom('accounts').select((e) => e.fn.max('id').as('id')))
const lastTransfer = prepared()(() => village.selectFrom('transfers').select((e) => e.fn.max('id').as('id')))

const insertAccount = prepared<{
  id: number
  book: AccountKey['book']
  unit: string
  kind: string
  owner: string
  opened_by: string
}>()((p) =>
  village.insertInto('accounts').values({
    id: p('id'),
    book: p('book'),
    unit: p('unit'),
    kind: p('kind'),
    owner: p('owner'),
    opened_by: p('opened_by'),
  }),
)

const moveBalance = prepared<{ id: number; amount: number; value: number }>()((p) =>
  village
    .updateTable('accounts')
    .set({ balance: sql`balance + ${p('amount')}`, value_fen: sql`value_fen + ${p('value')}` })
    .where('id', '=', p('id')),
)

const insertTransfer = prepared<{
  id: number
  document: string
  position: number
  line: number | null
  debit_account: number
  credit_account: number
  amount: number
  value_fen: number | null
  mirrors: number | null
  effective_date: string
}>()((p) =>
  village.insertInto('transfers').values({
    id: p('id'),
    document: p('document'),
    position: p('position'),
    line: p('line'),
    debit_account: p('debit_account'),
    credit_account: p('credit_account'),
    amount: p('amount'),
    value_fen: p('value_fen'),
    mirrors: p('mirrors'),
    effective_date: p('effective_date'),
  }),
)

const original = prepared<{ id: number }>()((p) =>
  village
    .selectFrom('transfers')
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .select((e) => [
      'transfers.id',
      'transfers.document',
      'transfers.line',
      'transfers.debit_account',
      'transfers.credit_account',
      'transfers.amount',
      'transfers.value_fen',
      'transfers.mirrors',
      'transfers.effective_date',
      'documents.serial',
      e
        .selectFrom('transfers as m')
        .whereRef('m.mirrors', '=', 'transfers.id')
        .select((s) => s.fn.coalesce(s.fn.sum<number>('m.amount'), sql.lit(0)).as('total'))
        .as('mirrored_amount'),
      e
        .selectFrom('transfers as v')
        .whereRef('v.mirrors', '=', 'transfers.id')
        .select((s) => s.fn.coalesce(s.fn.sum<number>('v.value_fen'), sql.lit(0)).as('total'))
        .as('mirrored_value'),
    ])
    .where('transfers.id', '=', p('id')),
)

const transferIdsOf = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('transfers')
    .select(['id', 'line'])
    .where('document', '=', p('document'))
    .orderBy('position'),
)

const balanceOf = findAccount

/** Every statement of the ledger; each is prepared once and run synchronously. */
export const ledgerStore = {
  site: (db: ReadHandle) => siteRow.get(db, {}),
  document: (db: ReadHandle, id: string) => byId.get(db, { id }),
  head: (db: ReadHandle) => head.get(db, {}),
  lastNumber: (db: ReadHandle, kind: string, year: number, branch: string) =>
    lastNumber.get(db, { kind, year, branch })?.serial_number ?? 0,
  isClosed: (db: ReadHandle, day: string) => closedThrough.get(db, { day }) !== undefined,
  texts: (db: ReadHandle, document: string) => textsOf.all(db, { document }),
  account: (db: ReadHandle, key: AccountKey) =>
    balanceOf.get(db, { book: key.book, unit: key.unit, kind: key.kind, owner: key.owner }),
  accountById: (db: ReadHandle, id: number) => accountById.get(db, { id }),
  lastAccountId: (db: ReadHandle) => lastAccount.get(db, {})?.id ?? 0,
  lastTransferId: (db: ReadHandle) => lastTransfer.get(db, {})?.id ?? 0,
  original: (db: ReadHandle, id: number) => original.get(db, { id }),
  transferIds: (db: ReadHandle, document: string) => transferIdsOf.all(db, { document }),
  insertDocument: (tx: WriteHandle, row: Insertable<VillageTables['documents']>) =>
    insertDocument.run(tx, row),
  insertText: (tx: WriteHandle, row: { document: string; field: string; salt: string; text: string }) =>
    insertText.run(tx, row),
  insertAccount: (tx: WriteHandle, id: number, key: AccountKey, openedBy: string) =>
    insertAccount.run(tx, {
      id,
      book: key.book,
      unit: key.unit,
      kind: key.kind,
      owner: key.owner,
      opened_by: openedBy,
    }),
  moveBalance: (tx: WriteHandle, id: number, amount: number, value: number) =>
    moveBalance.run(tx, { id, amount, value }),
  insertTransfer: (tx: WriteHandle, row: Parameters<typeof insertTransfer.run>[1]) =>
    insertTransfer.run(tx, row),
}
