import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const household = prepared<{ id: string }>()((p) =>
  village
    .selectFrom('households')
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.household', '=', 'households.id').on('subjects.kind', '=', sql.lit('household')),
    )
    .leftJoin('persons', 'persons.id', 'households.head')
    .select([
      'households.id',
      'households.number',
      'households.group_name',
      'households.status',
      'subjects.id as subject',
      'persons.name as head',
    ])
    .where('households.id', '=', p('id')),
)

/** Every household that is not merged into another, with what it has and when that last moved. */
const everyone = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('households')
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.household', '=', 'households.id').on('subjects.kind', '=', sql.lit('household')),
    )
    .leftJoin('persons', 'persons.id', 'households.head')
    .leftJoin('accounts', (join) =>
      join
        .onRef('accounts.owner', '=', 'subjects.id')
        .on('accounts.book', '=', sql.lit('points'))
        .on('accounts.unit', '=', p('scheme'))
        .on('accounts.kind', '=', sql.lit('earned')),
    )
    .select((e) => [
      'households.id',
      'households.number',
      'households.group_name',
      'households.population',
      'households.status',
      'subjects.id as subject',
      'persons.name as head',
      'accounts.id as account',
      sql<number>`coalesce(accounts.balance, 0)`.as('balance'),
      e
        .selectFrom('household_terms')
        .whereRef('household_terms.household', '=', 'households.id')
        .where('household_terms.kind', 'in', ['pinyin', 'initials', 'nickname', 'old_name'])
        .select(sql<string>`group_concat(household_terms.term, ' ')`.as('terms'))
        .as('terms'),
      sql<string | null>`(SELECT d.business_date FROM transfers AS t JOIN documents AS d ON d.id = t.document
        WHERE t.id = max(
          coalesce((SELECT max(id) FROM transfers WHERE debit_account = accounts.id), 0),
          coalesce((SELECT max(id) FROM transfers WHERE credit_account = accounts.id), 0)))`.as('last_on'),
    ])
    .where('households.status', '<>', 'merged')
    .orderBy('households.number'),
)

/** What subjects have of gifted points. */
const gifted = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('accounts')
    .select(['owner', 'balance'])
    .where('book', '=', 'points')
    .where('unit', '=', p('scheme'))
    .where('kind', '=', 'gifted'),
)

/** Opening balances that stand, by subject: the document each came with. */
const opened = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('transfers')
    .innerJoin('accounts as from', 'from.id', 'transfers.credit_account')
    .innerJoin('accounts as to', 'to.id', 'transfers.debit_account')
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .leftJoin('transfers as back', 'back.mirrors', 'transfers.id')
    .select(['to.owner as subject', 'documents.serial'])
    .where('from.book', '=', 'points')
    .where('from.unit', '=', p('scheme'))
    .where('from.kind', '=', 'opening')
    .where('from.owner', '=', '')
    .where('transfers.mirrors', 'is', null)
    .where('back.id', 'is', null),
)

const documentColumns = [
  'documents.id',
  'documents.kind',
  'documents.serial',
  'documents.business_date',
  'documents.entered_at',
  'documents.check_code',
  'documents.content',
  'staff.name as recorded_by',
  'back.serial as reversed',
  'document_texts.text as reason',
  'imports.file_name',
] as const

/** Documents of points that the office writes for many households at once, and may take back. */
const OFFICE_KINDS = [
  'points_opened',
  'points_granted',
  'points_cleared',
  'base_granted',
  'gift_granted',
  'points_paid_out',
] as const

const documents = prepared<{ limit: number }>()((p) =>
  village
    .selectFrom('documents')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .leftJoin('documents as back', (join) =>
      join.onRef('back.refers_to', '=', 'documents.id').on('back.kind', '=', sql.lit('entry_reversed')),
    )
    .leftJoin('documents as original', 'original.id', 'documents.refers_to')
    .leftJoin('document_texts', (join) =>
      join
        .onRef('document_texts.document', '=', 'documents.id')
        .on('document_texts.field', '=', sql.lit('reason')),
    )
    .leftJoin('imports', 'imports.id', 'documents.id')
    .select(documentColumns)
    .where((e) =>
      e.or([
        e('documents.kind', 'in', OFFICE_KINDS),
        e.and([e('documents.kind', '=', 'entry_reversed'), e('original.kind', 'in', OFFICE_KINDS)]),
      ]),
    )
    .orderBy('documents.sequence', 'desc')
    .limit(p('limit')),
)
const document = prepared<{ id: string }>()((p) =>
  village
    .selectFrom('documents')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .leftJoin('documents as back', (join) =>
      join.onRef('back.refers_to', '=', 'documents.id').on('back.kind', '=', sql.lit('entry_reversed')),
    )
    .leftJoin('document_texts', (join) =>
      join
        .onRef('document_texts.document', '=', 'documents.id')
        .on('document_texts.field', '=', sql.lit('reason')),
    )
    .leftJoin('imports', 'imports.id', 'documents.id')
    .select(documentColumns)
    .where('documents.id', '=', p('id')),
)

/** What a document moved of subjects' points: signed, with the household (a person's, where it is one) as it is now. */
const movedBy = prepared<{ document: string }>()((p) =>
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
    .innerJoin('subjects', 'subjects.id', 'accounts.owner')
    .leftJoin('persons as who', 'who.id', 'subjects.person')
    .leftJoin('teams', 'teams.id', 'subjects.team')
    .leftJoin('households', (join) =>
      join.on((e) => e('households.id', '=', e.fn.coalesce('subjects.household', 'who.household'))),
    )
    .leftJoin('persons', 'persons.id', 'households.head')
    .select([
      'transfers.id as transfer',
      'transfers.line',
      'transfers.mirrors',
      'transfers.effective_date',
      'accounts.id as account',
      'accounts.balance',
      'households.id',
      sql<string>`coalesce(households.number, '')`.as('number'),
      sql<string>`coalesce(households.group_name, '')`.as('group_name'),
      'households.status',
      sql<string | null>`coalesce(teams.name, who.name, persons.name)`.as('head'),
      sql<number>`CASE WHEN transfers.debit_account = accounts.id THEN transfers.amount
        ELSE -transfers.amount END`.as('points'),
    ])
    .where('transfers.document', '=', p('document'))
    .where('accounts.book', '=', 'points')
    .orderBy('transfers.position'),
)

/** The newest document that took points from an account. */
const spentBy = prepared<{ account: number }>()((p) =>
  village
    .selectFrom('transfers')
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .select('documents.serial')
    .where('transfers.credit_account', '=', p('account'))
    .where('transfers.mirrors', 'is', null)
    .orderBy('transfers.id', 'desc')
    .limit(1),
)

const otherNames = prepared()(() =>
  village.selectFrom('persons').select(['household', 'name', 'nickname', 'old_name']),
)
const insertImport = prepared<{ id: string; file_name: string; sha256: string }>()((p) =>
  village
    .insertInto('imports')
    .values({ id: p('id'), kind: 'opening', file_name: p('file_name'), sha256: p('sha256') }),
)
const insertRow = prepared<{ import: string; row: number; id: string }>()((p) =>
  village
    .insertInto('import_rows')
    .values({ import: p('import'), row: p('row'), entity: 'household', id: p('id'), before: null }),
)
const sameFile = prepared<{ sha256: string }>()((p) =>
  village
    .selectFrom('imports')
    .innerJoin('documents', 'documents.id', 'imports.id')
    .select('documents.serial')
    .where('imports.kind', '=', 'opening')
    .where('imports.sha256', '=', p('sha256'))
    .where('imports.reversed_by', 'is', null),
)
const reverseImport = prepared<{ id: string; reversed_by: string }>()((p) =>
  village
    .updateTable('imports')
    .set({ reversed_by: p('reversed_by') })
    .where('id', '=', p('id'))
    .where('reversed_by', 'is', null),
)

export type PointsDocumentRow = NonNullable<ReturnType<typeof document.get>>

export const pointsStore = {
  household: (db: ReadHandle, id: string) => household.get(db, { id }),
  everyone: (db: ReadHandle, scheme: string) => everyone.all(db, { scheme }),
  gifted: (db: ReadHandle, scheme: string) =>
    new Map(gifted.all(db, { scheme }).map((row) => [row.owner, row.balance])),
  opened: (db: ReadHandle, scheme: string) =>
    new Map(opened.all(db, { scheme }).map((row) => [row.subject, row.serial])),
  documents: (db: ReadHandle, limit: number) => documents.all(db, { limit }),
  document: (db: ReadHandle, id: string) => document.get(db, { id }),
  movedBy: (db: ReadHandle, id: string) => movedBy.all(db, { document: id }),
  spentBy: (db: ReadHandle, account: number) => spentBy.get(db, { account })?.serial,
  /** Names by which a list may still call a household. */
  namesOf(db: ReadHandle): Map<string, string[]> {
    const names = new Map<string, string[]>()
    for (const row of otherNames.all(db, {})) {
      const known = names.get(row.household) ?? []
      names.set(row.household, known)
      known.push(...[row.name, row.nickname, row.old_name].filter((name) => name !== ''))
    }
    return names
  },
  insertImport: (tx: WriteHandle, row: Parameters<typeof insertImport.run>[1]) => insertImport.run(tx, row),
  insertRow: (tx: WriteHandle, row: Parameters<typeof insertRow.run>[1]) => insertRow.run(tx, row),
  sameFile: (db: ReadHandle, sha256: string) => sameFile.get(db, { sha256 })?.serial ?? null,
  reverseImport: (tx: WriteHandle, id: string, document: string) =>
    reverseImport.runAny(tx, { id, reversed_by: document }),
}
