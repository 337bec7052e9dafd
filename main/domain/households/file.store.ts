import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

/**
 * Every movement of a subject's points, in the site's order: whose account stood on the other side, what it was for,
 * and for a mirror what it takes back.
 */
const movements = prepared<{ subject: string }>()((p) =>
  village
    .selectFrom('accounts')
    .innerJoin('transfers', (join) =>
      join.on((e) =>
        e.or([
          e('transfers.debit_account', '=', e.ref('accounts.id')),
          e('transfers.credit_account', '=', e.ref('accounts.id')),
        ]),
      ),
    )
    .innerJoin('accounts as other', (join) =>
      join.on(
        'other.id',
        '=',
        sql<number>`CASE WHEN transfers.debit_account = accounts.id
          THEN transfers.credit_account ELSE transfers.debit_account END`,
      ),
    )
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .leftJoin('schemes', 'schemes.id', 'accounts.unit')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .leftJoin('transfers as original', 'original.id', 'transfers.mirrors')
    .leftJoin('documents as taken', 'taken.id', 'original.document')
    .leftJoin('deeds', (join) =>
      join
        .on((e) =>
          e(
            'deeds.posted_by',
            '=',
            e.fn.coalesce('original.document', 'transfers.document').$castTo<string>(),
          ),
        )
        .on((e) => e('deeds.posted_line', '=', e.fn.coalesce('original.line', 'transfers.line'))),
    )
    .leftJoin('clauses', (join) =>
      join.onRef('clauses.rules', '=', 'deeds.rules').onRef('clauses.clause', '=', 'deeds.clause'),
    )
    .leftJoin('document_texts as reason', (join) =>
      join.onRef('reason.document', '=', 'documents.id').on('reason.field', '=', sql.lit('reason')),
    )
    .select([
      'transfers.id',
      'transfers.effective_date',
      'documents.id as document',
      'documents.serial',
      'documents.kind',
      'documents.business_date',
      'accounts.unit as scheme',
      'schemes.name as scheme_name',
      'staff.name as recorded_by',
      'taken.serial as takes_back',
      'other.kind as other_kind',
      'deeds.id as deed',
      'clauses.number as clause_number',
      'clauses.class_name',
      'clauses.text as clause_text',
      'reason.text as reason',
      sql<number>`CASE WHEN transfers.debit_account = accounts.id THEN transfers.amount ELSE -transfers.amount END`.as(
        'change',
      ),
    ])
    .where('accounts.owner', '=', p('subject'))
    .where('accounts.book', '=', 'points')
    .orderBy('documents.sequence')
    .orderBy('transfers.position'),
)

const takenBack = prepared<{ transfer: number }>()((p) =>
  village
    .selectFrom('transfers')
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .select('documents.serial')
    .where('transfers.mirrors', '=', p('transfer'))
    .orderBy('documents.sequence'),
)

const documentRow = prepared<{ id: string }>()((p) =>
  village
    .selectFrom('documents')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .select([
      'documents.id',
      'documents.sequence',
      'documents.serial',
      'documents.kind',
      'documents.business_date',
      'documents.entered_at',
      'documents.check_code',
      'staff.name as recorded_by',
    ])
    .where('documents.id', '=', p('id')),
)

const namedIn = prepared<{ household: string }>()((p) =>
  village.selectFrom('documents').select('id').where('household', '=', p('household')),
)
const wroteCards = prepared<{ household: string }>()((p) =>
  village.selectFrom('cards').select(['issued_by', 'changed_by']).where('household', '=', p('household')),
)
const wroteProxies = prepared<{ household: string }>()((p) =>
  village.selectFrom('proxies').select(['recorded_by', 'ended_by']).where('household', '=', p('household')),
)

const texts = prepared<{ document: string }>()((p) =>
  village.selectFrom('document_texts').select(['field', 'text']).where('document', '=', p('document')),
)

const personName = prepared<{ id: string }>()((p) =>
  village.selectFrom('persons').select('name').where('id', '=', p('id')),
)

/** Classes of a household's party members, each in the order in which they take the place of one another. */
const partyClasses = prepared<{ household: string; day: string }>()((p) =>
  village
    .selectFrom('party_classes')
    .innerJoin('persons', 'persons.id', 'party_classes.person')
    .select(['party_classes.person', 'party_classes.class'])
    .where('persons.household', '=', p('household'))
    .where('party_classes.from_date', '<=', p('day'))
    .orderBy('party_classes.from_date')
    .orderBy('party_classes.revision'),
)

/** Points that one document moved from household to household; hundredths. */
const movedBetween = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('transfers')
    .innerJoin('accounts as giver', 'giver.id', 'transfers.credit_account')
    .innerJoin('accounts as taker', 'taker.id', 'transfers.debit_account')
    .innerJoin('subjects as s1', 's1.id', 'giver.owner')
    .innerJoin('subjects as s2', 's2.id', 'taker.owner')
    .innerJoin('households as h1', 'h1.id', 's1.household')
    .innerJoin('households as h2', 'h2.id', 's2.household')
    .select(['h1.number as from', 'h2.number as to', 'transfers.amount as points'])
    .where('transfers.document', '=', p('document'))
    .orderBy('transfers.position'),
)

/** What one household's file shows beyond its register rows. */
export const fileStore = {
  movements: (db: ReadHandle, subject: string) => movements.all(db, { subject }),
  takenBackBy: (db: ReadHandle, transfer: number) =>
    takenBack.all(db, { transfer }).map(({ serial }) => serial),
  document: (db: ReadHandle, id: string) => documentRow.get(db, { id }),
  personName: (db: ReadHandle, id: string) => personName.get(db, { id })?.name,
  /** By person, as on a day. */
  partyClasses: (db: ReadHandle, household: string, day: string): ReadonlyMap<string, string> =>
    new Map(partyClasses.all(db, { household, day }).map((row) => [row.person, row.class])),
  movedBetween: (db: ReadHandle, document: string) => movedBetween.all(db, { document }),
  texts: (db: ReadHandle, document: string) => texts.all(db, { document }),
  /** Documents that name the household, or wrote its cards and proxies. */
  documents(db: ReadHandle, household: string): string[] {
    return [
      ...namedIn.all(db, { household }).map(({ id }) => id),
      ...wroteCards.all(db, { household }).flatMap((card) => [card.issued_by, card.changed_by]),
      ...wroteProxies
        .all(db, { household })
        .flatMap((proxy) => (proxy.ended_by ? [proxy.recorded_by, proxy.ended_by] : [proxy.recorded_by])),
    ]
  },
}
