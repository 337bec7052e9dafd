import type { WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

const insertLoan = prepared<{
  id: string
  subject: string
  scheme: string
  limit_hundredths: number
  until_day: string
}>()((p) =>
  village.insertInto('loans').values({
    id: p('id'),
    subject: p('subject'),
    scheme: p('scheme'),
    limit_hundredths: p('limit_hundredths'),
    until_day: p('until_day'),
    ended_by: null,
  }),
)
const endLoan = prepared<{ subject: string; scheme: string; ended_by: string }>()((p) =>
  village
    .updateTable('loans')
    .set({ ended_by: p('ended_by') })
    .where('subject', '=', p('subject'))
    .where('scheme', '=', p('scheme'))
    .where('ended_by', 'is', null),
)
const openLoan = prepared<{ subject: string; scheme: string }>()((p) =>
  village
    .selectFrom('loans')
    .innerJoin('documents', 'documents.id', 'loans.id')
    .select(['documents.serial', 'loans.limit_hundredths as limit', 'loans.until_day as until'])
    .where('loans.subject', '=', p('subject'))
    .where('loans.scheme', '=', p('scheme'))
    .where('loans.ended_by', 'is', null),
)
const lift = prepared<{ subject: string; scheme: string; day: string; lifted_by: string }>()((p) =>
  village
    .updateTable('freezes')
    .set({ lifted_by: p('lifted_by') })
    .where('subject', '=', p('subject'))
    .where('scheme', '=', p('scheme'))
    .where('lifted_by', 'is', null)
    .where((e) => e.or([e('until_day', 'is', null), e('until_day', '>=', p('day'))])),
)

type Of = { subject: string; scheme: string }

export const purposesStore = {
  insertLoan: (tx: WriteHandle, row: Parameters<typeof insertLoan.run>[1]) => insertLoan.run(tx, row),
  endLoan: (tx: WriteHandle, of: Of, document: string) => endLoan.run(tx, { ...of, ended_by: document }),
  /** Also one whose day has passed: it is paid back and ended like any other. */
  openLoan: (db: Parameters<typeof openLoan.get>[0], of: Of) => openLoan.get(db, of),
  lift: (tx: WriteHandle, of: Of & { day: string }, document: string) =>
    lift.runAny(tx, { ...of, lifted_by: document }),
}
