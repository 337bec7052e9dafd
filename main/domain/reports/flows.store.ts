import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

/** What went between a scheme's own accounts and everybody's, by month and by where from or to. */
const flows = prepared<{ scheme: string; from: string; to: string }>()((p) =>
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
    .select([
      'accounts.kind',
      sql<string>`substr(transfers.effective_date, 1, 7)`.as('month'),
      sql<number>`sum(CASE
        WHEN (transfers.credit_account = accounts.id) = (transfers.mirrors IS NULL)
        THEN (CASE WHEN transfers.mirrors IS NULL THEN transfers.amount ELSE -transfers.amount END)
        ELSE 0 END)`.as('given'),
      sql<number>`sum(CASE
        WHEN (transfers.debit_account = accounts.id) = (transfers.mirrors IS NULL)
        THEN (CASE WHEN transfers.mirrors IS NULL THEN transfers.amount ELSE -transfers.amount END)
        ELSE 0 END)`.as('taken'),
    ])
    .where('accounts.book', '=', 'points')
    .where('accounts.unit', '=', p('scheme'))
    .where('accounts.owner', '=', '')
    .where('transfers.effective_date', '>=', p('from'))
    .where('transfers.effective_date', '<=', p('to'))
    .groupBy(['accounts.kind', 'month']),
)

const size = prepared()(() =>
  village.selectFrom('transfers').select((e) => e.fn.max<number | null>('id').as('last')),
)

export const flowsStore = {
  flows: (db: ReadHandle, scheme: string, from: string, to: string) => flows.all(db, { scheme, from, to }),
  /** How many transfers the book holds, as good as exactly. */
  size: (db: ReadHandle) => size.get(db, {})?.last ?? 0,
}
