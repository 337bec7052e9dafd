import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const balances = prepared<{ subject: string }>()((p) =>
  village
    .selectFrom('accounts')
    .innerJoin('schemes', 'schemes.id', 'accounts.unit')
    .select(['accounts.id', 'accounts.unit', 'accounts.kind', 'accounts.balance', 'schemes.name'])
    .where('accounts.owner', '=', p('subject'))
    .where('accounts.book', '=', 'points')
    .orderBy('accounts.unit')
    .orderBy('accounts.id'),
)
const anyAccount = prepared<{ subject: string }>()((p) =>
  village
    .selectFrom('accounts')
    .innerJoin('documents', 'documents.id', 'accounts.opened_by')
    .select('documents.serial')
    .where('accounts.owner', '=', p('subject'))
    .where('accounts.book', '=', 'points')
    .limit(1),
)
const toClear = prepared<{ day: string }>()((p) =>
  village
    .selectFrom('households')
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.household', '=', 'households.id').on('subjects.kind', '=', 'household'),
    )
    .innerJoin('accounts', (join) =>
      join.onRef('accounts.owner', '=', 'subjects.id').on('accounts.book', '=', 'points'),
    )
    .select((e) => [
      'households.id',
      'households.number',
      'households.redeemable_until',
      e.fn.sum<number>('accounts.balance').as('points'),
    ])
    .where('households.status', '=', 'closed')
    .where('accounts.balance', '<>', 0)
    .where((e) =>
      e.or([e('households.redeemable_until', 'is', null), e('households.redeemable_until', '<', p('day'))]),
    )
    .groupBy('households.id')
    .orderBy('households.number'),
)

const clearedOnce = prepared<{ subject: string }>()((p) =>
  village
    .selectFrom('accounts')
    .innerJoin('transfers', (join) =>
      join.on((e) =>
        e.or([
          e('transfers.credit_account', '=', e.ref('accounts.id')),
          e('transfers.debit_account', '=', e.ref('accounts.id')),
        ]),
      ),
    )
    .innerJoin('documents', 'documents.id', 'transfers.document')
    .select('documents.serial')
    .where('accounts.owner', '=', p('subject'))
    .where('accounts.book', '=', 'points')
    .where('documents.kind', '=', 'points_cleared')
    .limit(1),
)

const openLoans = prepared<{ subject: string }>()((p) =>
  village
    .selectFrom('loans')
    .select('scheme')
    .where('subject', '=', p('subject'))
    .where('ended_by', 'is', null),
)
const moveLoans = prepared<{ from: string; into: string }>()((p) =>
  village
    .updateTable('loans')
    .set({ subject: p('into') })
    .where('subject', '=', p('from'))
    .where('ended_by', 'is', null),
)
/** A sheet that froze both households has frozen the one that takes in already. */
const moveFreezes = prepared<{ from: string; into: string }>()((p) =>
  village
    .updateTable('freezes')
    .set({ subject: p('into') })
    .where('subject', '=', p('from'))
    .where('lifted_by', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('freezes as own')
            .select('own.document')
            .whereRef('own.document', '=', 'freezes.document')
            .whereRef('own.scheme', '=', 'freezes.scheme')
            .where('own.subject', '=', p('into')),
        ),
      ),
    ),
)

/** What subjects hold, as the register needs it when households change shape. */
export const pointsStore = {
  balances: (db: ReadHandle, subject: string) => balances.all(db, { subject }),
  /** The serial of the document that first gave it points, where there is one. */
  firstAccount: (db: ReadHandle, subject: string) => anyAccount.get(db, { subject })?.serial,
  wasCleared: (db: ReadHandle, subject: string) => clearedOnce.get(db, { subject }) !== undefined,
  /** The schemes in which a subject has something borrowed that is not settled. */
  borrowsIn: (db: ReadHandle, subject: string) => openLoans.all(db, { subject }).map(({ scheme }) => scheme),
  /** Loans and freezes that still stand go where the points go. */
  moveStanding(tx: WriteHandle, from: string, into: string) {
    moveLoans.runAny(tx, { from, into })
    moveFreezes.runAny(tx, { from, into })
  },
  toClear: (db: ReadHandle, day: string) => toClear.all(db, { day }),
}
