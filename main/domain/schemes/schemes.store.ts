import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Freeze, Loan } from './schemes.ts'

const schemes = prepared()(() => village.selectFrom('schemes').select(['id', 'name']).orderBy('id'))

const versions = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('scheme_versions')
    .innerJoin('documents', 'documents.id', 'scheme_versions.decided_by')
    .select([
      'scheme_versions.version',
      'scheme_versions.from_date',
      'scheme_versions.settings',
      'documents.serial',
    ])
    .where('scheme_versions.scheme', '=', p('scheme'))
    .orderBy('scheme_versions.version'),
)

/** The newest version of every scheme that has begun by a day; the oldest scheme first. */
const inForce = prepared<{ day: string }>()((p) =>
  village
    .selectFrom('schemes')
    .innerJoin('scheme_versions', 'scheme_versions.scheme', 'schemes.id')
    .select(['schemes.id', 'schemes.name', 'scheme_versions.version', 'scheme_versions.settings'])
    .where('scheme_versions.version', '=', (e) =>
      e
        .selectFrom('scheme_versions as newest')
        .select('newest.version')
        .whereRef('newest.scheme', '=', 'schemes.id')
        .where('newest.from_date', '<=', p('day'))
        .orderBy('newest.from_date', 'desc')
        .orderBy('newest.version', 'desc')
        .limit(1),
    )
    .orderBy('schemes.id'),
)

const version = prepared<{ scheme: string; version: number }>()((p) =>
  village
    .selectFrom('scheme_versions')
    .innerJoin('schemes', 'schemes.id', 'scheme_versions.scheme')
    .select(['schemes.id', 'schemes.name', 'scheme_versions.version', 'scheme_versions.settings'])
    .where('scheme_versions.scheme', '=', p('scheme'))
    .where('scheme_versions.version', '=', p('version')),
)

const firstDays = prepared()(() =>
  village
    .selectFrom('scheme_versions')
    .select((e) => ['scheme', e.fn.min('from_date').as('from_date')])
    .groupBy('scheme')
    .orderBy('from_date'),
)

/**
 * What was given and not taken back: opened, granted, or brought along from a household that was merged into it.
 * Points that go along when a household parts are no base.
 */
const givenTo = (scheme: string) =>
  village
    .selectFrom('accounts')
    .innerJoin('transfers', 'transfers.debit_account', 'accounts.id')
    .innerJoin('accounts as from', 'from.id', 'transfers.credit_account')
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .select((e) => [
      'accounts.owner',
      sql<number>`sum(transfers.amount - coalesce(${e
        .selectFrom('transfers as m')
        .whereRef('m.mirrors', '=', 'transfers.id')
        .select((s) => s.fn.sum('m.amount').as('total'))}, 0))`.as('given'),
    ])
    .where('accounts.book', '=', 'points')
    .where('accounts.unit', '=', scheme)
    .where('accounts.kind', '=', 'earned')
    .where('transfers.mirrors', 'is', null)
    .where((e) =>
      e.or([
        e('from.kind', 'in', ['opening', 'issued', 'base']),
        e('documents.kind', '=', sql.lit('households_merged')),
      ]),
    )
    .groupBy('accounts.owner')
const given = prepared<{ scheme: string; subject: string }>()((p) =>
  givenTo(p('scheme')).where('accounts.owner', '=', p('subject')),
)
const givenToAll = prepared<{ scheme: string }>()((p) => givenTo(p('scheme')))

/** The freeze that lasts longest. */
const freeze = prepared<{ scheme: string; subject: string; day: string }>()((p) =>
  village
    .selectFrom('freezes')
    .leftJoin('deeds', 'deeds.id', 'freezes.deed')
    .leftJoin('clauses', (join) =>
      join.onRef('clauses.rules', '=', 'deeds.rules').onRef('clauses.clause', '=', 'deeds.clause'),
    )
    .select(['freezes.until_day', 'clauses.text'])
    .where('freezes.subject', '=', p('subject'))
    .where('freezes.scheme', '=', p('scheme'))
    .where('freezes.lifted_by', 'is', null)
    .where('freezes.from_day', '<=', p('day'))
    .where((e) => e.or([e('freezes.until_day', 'is', null), e('freezes.until_day', '>=', p('day'))]))
    .orderBy(sql`freezes.until_day IS NULL`, 'desc')
    .orderBy('freezes.until_day', 'desc')
    .limit(1),
)

const loansOn = (day: string) =>
  village
    .selectFrom('loans')
    .innerJoin('documents', 'documents.id', 'loans.id')
    .select([
      'loans.id as document',
      'documents.serial',
      'loans.subject',
      'loans.limit_hundredths as limit',
      'loans.until_day as until',
    ])
    .where('loans.ended_by', 'is', null)
    .where('loans.until_day', '>=', day)
const loan = prepared<{ scheme: string; subject: string; day: string }>()((p) =>
  loansOn(p('day')).where('loans.subject', '=', p('subject')).where('loans.scheme', '=', p('scheme')),
)
const loans = prepared<{ scheme: string; day: string }>()((p) =>
  loansOn(p('day')).where('loans.scheme', '=', p('scheme')),
)

const insertScheme = prepared<{ id: string; name: string; created_by: string }>()((p) =>
  village.insertInto('schemes').values({ id: p('id'), name: p('name'), created_by: p('created_by') }),
)
const rename = prepared<{ id: string; name: string }>()((p) =>
  village
    .updateTable('schemes')
    .set({ name: p('name') })
    .where('id', '=', p('id')),
)
const insertVersion = prepared<{
  scheme: string
  version: number
  from_date: string
  settings: string
  decided_by: string
}>()((p) =>
  village.insertInto('scheme_versions').values({
    scheme: p('scheme'),
    version: p('version'),
    from_date: p('from_date'),
    settings: p('settings'),
    decided_by: p('decided_by'),
  }),
)

const priceOn = prepared<{ item: string; scheme: string; day: string }>()((p) =>
  village
    .selectFrom('prices')
    .select('points_hundredths')
    .where('item', '=', p('item'))
    .where('scheme', '=', p('scheme'))
    .where('from_date', '<=', p('day'))
    .orderBy('from_date', 'desc')
    .orderBy('revision', 'desc')
    .limit(1),
)

const lastRevision = prepared<{ item: string; scheme: string; from: string }>()((p) =>
  village
    .selectFrom('prices')
    .select('revision')
    .where('item', '=', p('item'))
    .where('scheme', '=', p('scheme'))
    .where('from_date', '=', p('from'))
    .orderBy('revision', 'desc')
    .limit(1),
)

const insertPrice = prepared<{
  item: string
  scheme: string
  from_date: string
  revision: number
  points_hundredths: number | null
  decided_by: string
}>()((p) =>
  village.insertInto('prices').values({
    item: p('item'),
    scheme: p('scheme'),
    from_date: p('from_date'),
    revision: p('revision'),
    points_hundredths: p('points_hundredths'),
    decided_by: p('decided_by'),
  }),
)

/** Every price of the scheme, oldest first within an item. */
const allPrices = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('prices')
    .select(['item', 'from_date', 'revision', 'points_hundredths', 'decided_by'])
    .where('scheme', '=', p('scheme'))
    .orderBy('item')
    .orderBy('from_date')
    .orderBy('revision'),
)

const historyOf = prepared<{ item: string; scheme: string }>()((p) =>
  village
    .selectFrom('prices')
    .innerJoin('documents', 'documents.id', 'prices.decided_by')
    .leftJoin('document_texts', (join) =>
      join
        .onRef('document_texts.document', '=', 'documents.id')
        .on('document_texts.field', '=', sql.lit('approver')),
    )
    .select([
      'prices.from_date',
      'prices.revision',
      'prices.points_hundredths',
      'documents.serial',
      'document_texts.text as approver',
    ])
    .where('prices.item', '=', p('item'))
    .where('prices.scheme', '=', p('scheme'))
    .orderBy('prices.from_date', 'desc')
    .orderBy('prices.revision', 'desc'),
)

/** The newest decision on prices that had come into force by a day, with who approved it. */
const lastDecision = prepared<{ scheme: string; day: string }>()((p) =>
  village
    .selectFrom('prices')
    .innerJoin('documents', 'documents.id', 'prices.decided_by')
    .leftJoin('document_texts', (join) =>
      join
        .onRef('document_texts.document', '=', 'documents.id')
        .on('document_texts.field', '=', sql.lit('approver')),
    )
    .select(['documents.serial', 'documents.business_date', 'document_texts.text as approver'])
    .where('prices.scheme', '=', p('scheme'))
    .where('prices.from_date', '<=', p('day'))
    .orderBy('documents.sequence', 'desc')
    .limit(1),
)

export const schemesStore = {
  schemes: (db: ReadHandle) => schemes.all(db, {}),
  versions: (db: ReadHandle, scheme: string) => versions.all(db, { scheme }),
  inForce: (db: ReadHandle, day: string) => inForce.all(db, { day }),
  version: (db: ReadHandle, scheme: string, number: number) => version.get(db, { scheme, version: number }),
  /** When each scheme begins, the earliest first. */
  firstDays: (db: ReadHandle) => firstDays.all(db, {}),
  given: (db: ReadHandle, scheme: string, subject: string) => given.get(db, { scheme, subject })?.given ?? 0,
  givenToAll: (db: ReadHandle, scheme: string) =>
    new Map(givenToAll.all(db, { scheme }).map((row) => [row.owner, row.given])),
  loan(db: ReadHandle, scheme: string, subject: string, day: string): Loan | null {
    const row = loan.get(db, { scheme, subject, day })
    return row === undefined ? null : { ...row, until: row.until as Day }
  },
  /** Hundredths by subject. */
  loans: (db: ReadHandle, scheme: string, day: string) =>
    new Map(loans.all(db, { scheme, day }).map((row) => [row.subject, row.limit])),
  freeze(db: ReadHandle, scheme: string, subject: string, day: string): Freeze | null {
    const row = freeze.get(db, { scheme, subject, day })
    return row === undefined ? null : { until: row.until_day as Day | null, reason: row.text ?? '' }
  },
  insertScheme: (tx: WriteHandle, row: Parameters<typeof insertScheme.run>[1]) => insertScheme.run(tx, row),
  rename: (tx: WriteHandle, id: string, name: string) => rename.run(tx, { id, name }),
  insertVersion: (tx: WriteHandle, row: Parameters<typeof insertVersion.run>[1]) =>
    insertVersion.run(tx, row),
  priceOn: (db: ReadHandle, item: string, scheme: string, day: string) =>
    priceOn.get(db, { item, scheme, day }),
  nextRevision: (db: ReadHandle, item: string, scheme: string, from: string) =>
    (lastRevision.get(db, { item, scheme, from })?.revision ?? 0) + 1,
  insertPrice: (tx: WriteHandle, row: Parameters<typeof insertPrice.run>[1]) => insertPrice.run(tx, row),
  allPrices: (db: ReadHandle, scheme: string) => allPrices.all(db, { scheme }),
  historyOf: (db: ReadHandle, item: string, scheme: string) => historyOf.all(db, { item, scheme }),
  lastDecision: (db: ReadHandle, scheme: string, day: string) => lastDecision.get(db, { scheme, day }),
}
