import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { DeedOutcome } from '../../db/schema.ts'
import { prepared, village } from '../../db/statement.ts'
import type { DeedState } from './deeds.ts'

/** Statements that record and move deeds. Lists of ids travel as one JSON array: one statement for a whole sheet. */
const listed = (ids: unknown) => sql<string>`(SELECT value FROM json_each(${ids}))`

const counted = prepared<{ scheme: string; clause: string; subjects: string; from: string; to: string }>()(
  (p) =>
    village
      .selectFrom('deeds')
      .innerJoin('documents', 'documents.id', 'deeds.recorded_by')
      .select(['deeds.subject', 'deeds.happened_on', 'deeds.quantity', 'deeds.points', 'documents.serial'])
      .where('deeds.subject', 'in', listed(p('subjects')))
      .where('deeds.clause', '=', p('clause'))
      .where('deeds.happened_on', '>=', p('from'))
      .where('deeds.happened_on', '<=', p('to'))
      .where('deeds.scheme', '=', p('scheme'))
      .where('deeds.state', 'not in', ['rejected', 'withdrawn'])
      .where('deeds.reversed_by', 'is', null)
      .orderBy('deeds.happened_on', 'desc'),
)

const insertDeed = prepared<{
  id: string
  recorded_by: string
  line: number
  scheme: string
  scheme_version: number
  rules: string
  clause: string
  subject: string
  happened_on: string
  quantity: number
  points: number
  also: string
  state: DeedState
  step: number
  posted_by: string | null
  posted_line: number | null
}>()((p) =>
  village.insertInto('deeds').values({
    id: p('id'),
    recorded_by: p('recorded_by'),
    line: p('line'),
    scheme: p('scheme'),
    scheme_version: p('scheme_version'),
    rules: p('rules'),
    clause: p('clause'),
    subject: p('subject'),
    happened_on: p('happened_on'),
    quantity: p('quantity'),
    points: p('points'),
    also: p('also'),
    state: p('state'),
    step: p('step'),
    posted_by: p('posted_by'),
    posted_line: p('posted_line'),
    changed_by: p('recorded_by'),
  }),
)

const insertMove = prepared<{ deed: string; document: string; step: number; outcome: DeedOutcome }>()((p) =>
  village
    .insertInto('deed_moves')
    .values({ deed: p('deed'), document: p('document'), step: p('step'), outcome: p('outcome') }),
)

const moveOn = prepared<{
  id: string
  from: DeedState
  step_from: number
  state: DeedState
  step: number
  document: string
}>()((p) =>
  village
    .updateTable('deeds')
    .set({ state: p('state'), step: p('step'), changed_by: p('document') })
    .where('id', '=', p('id'))
    .where('state', '=', p('from'))
    .where('step', '=', p('step_from')),
)

const hang = prepared<{ id: string; notice: string }>()((p) =>
  village
    .updateTable('deeds')
    .set({ state: 'on_notice', notice: p('notice'), changed_by: p('notice') })
    .where('id', '=', p('id'))
    .where('state', '=', 'under_way'),
)

const markPosted = prepared<{
  id: string
  from: DeedState
  step: number
  document: string
  line: number
}>()((p) =>
  village
    .updateTable('deeds')
    .set({
      state: 'posted',
      step: p('step'),
      posted_by: p('document'),
      posted_line: p('line'),
      changed_by: p('document'),
    })
    .where('id', '=', p('id'))
    .where('state', '=', p('from')),
)

const markReversed = prepared<{ id: string; document: string }>()((p) =>
  village
    .updateTable('deeds')
    .set({ reversed_by: p('document'), changed_by: p('document') })
    .where('id', '=', p('id'))
    .where('state', '=', 'posted')
    .where('reversed_by', 'is', null),
)

const transfersOf = prepared<{ document: string; line: number }>()((p) =>
  village
    .selectFrom('transfers')
    .select('id')
    .where('document', '=', p('document'))
    .where('line', '=', p('line'))
    .where('mirrors', 'is', null)
    .orderBy('position'),
)

const insertFreeze = prepared<{
  document: string
  subject: string
  scheme: string
  deed: string
  from_day: string
  until_day: string
}>()((p) =>
  village.insertInto('freezes').values({
    document: p('document'),
    subject: p('subject'),
    scheme: p('scheme'),
    deed: p('deed'),
    from_day: p('from_day'),
    until_day: p('until_day'),
  }),
)

const liftFreeze = prepared<{ document: string; deed: string; lifted_by: string }>()((p) =>
  village
    .updateTable('freezes')
    .set({ lifted_by: p('lifted_by') })
    .where('document', '=', p('document'))
    .where('deed', '=', p('deed'))
    .where('lifted_by', 'is', null),
)

const insertSubject = prepared<{
  id: string
  kind: 'person' | 'team'
  person: string | null
  team: string | null
}>()((p) =>
  village
    .insertInto('subjects')
    .values({ id: p('id'), kind: p('kind'), person: p('person'), team: p('team') }),
)

export interface CountedRow {
  readonly subject: string
  readonly happened_on: string
  readonly quantity: number
  readonly points: number
  readonly serial: string
}

export const deedsStore = {
  counted: (
    db: ReadHandle,
    asked: { scheme: string; clause: string; subjects: readonly string[]; from: string; to: string },
  ): CountedRow[] => counted.all(db, { ...asked, subjects: JSON.stringify(asked.subjects) }),
  insertDeed: (tx: WriteHandle, row: Parameters<typeof insertDeed.run>[1]) => insertDeed.run(tx, row),
  insertMove: (tx: WriteHandle, row: Parameters<typeof insertMove.run>[1]) => insertMove.run(tx, row),
  moveOn: (tx: WriteHandle, row: Parameters<typeof moveOn.run>[1]) => moveOn.run(tx, row),
  hang: (tx: WriteHandle, id: string, notice: string) => hang.run(tx, { id, notice }),
  markPosted: (tx: WriteHandle, row: Parameters<typeof markPosted.run>[1]) => markPosted.run(tx, row),
  markReversed: (tx: WriteHandle, id: string, document: string) => markReversed.run(tx, { id, document }),
  transfersOf: (db: ReadHandle, document: string, line: number) =>
    transfersOf.all(db, { document, line }).map(({ id }) => id),
  insertFreeze: (tx: WriteHandle, row: Parameters<typeof insertFreeze.run>[1]) => insertFreeze.run(tx, row),
  liftFreeze: (tx: WriteHandle, document: string, deed: string, liftedBy: string) =>
    liftFreeze.runAny(tx, { document, deed, lifted_by: liftedBy }),
  insertSubject: (tx: WriteHandle, row: Parameters<typeof insertSubject.run>[1]) =>
    insertSubject.run(tx, row),
}
