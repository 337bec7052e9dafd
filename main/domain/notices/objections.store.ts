import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { Flag } from '../../db/schema.ts'
import { prepared, village } from '../../db/statement.ts'

const rows = () =>
  village
    .selectFrom('objections')
    .innerJoin('documents', 'documents.id', 'objections.id')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .leftJoin('document_texts as by', (join) =>
      join.onRef('by.document', '=', 'objections.id').on('by.field', '=', sql.lit('by')),
    )
    .leftJoin('document_texts as reason', (join) =>
      join.onRef('reason.document', '=', 'objections.id').on('reason.field', '=', sql.lit('reason')),
    )
    .leftJoin('notices', 'notices.id', 'objections.notice')
    .leftJoin('document_texts as title', (join) =>
      join.onRef('title.document', '=', 'objections.notice').on('title.field', '=', sql.lit('title')),
    )
    .leftJoin('notice_lines', (join) =>
      join
        .onRef('notice_lines.notice', '=', 'objections.notice')
        .onRef('notice_lines.deed', '=', 'objections.deed'),
    )
    .leftJoin('documents as answer', 'answer.id', 'objections.answered_by')
    .leftJoin('staff as answerer', 'answerer.id', 'answer.recorded_by')
    .leftJoin('document_texts as answer_text', (join) =>
      join
        .onRef('answer_text.document', '=', 'objections.answered_by')
        .on('answer_text.field', '=', sql.lit('text')),
    )
    .select([
      'objections.id',
      'objections.deed',
      'objections.notice',
      'objections.made_on',
      'objections.late',
      'objections.outcome',
      'documents.serial',
      'documents.sequence',
      'staff.name as recorded_by',
      'by.text as by',
      'reason.text as reason',
      'notices.kind as notice_kind',
      'notices.until_day',
      'title.text as notice_title',
      'notice_lines.position',
      'answer.serial as answer_serial',
      'answer.business_date as answered_on',
      'answer.content as answer_content',
      'answerer.name as answered_by',
      'answer_text.text as answer',
    ])

const one = prepared<{ id: string }>()((p) => rows().where('objections.id', '=', p('id')))
const open = prepared<{ limit: number }>()((p) =>
  rows().where('objections.outcome', 'is', null).orderBy('documents.sequence').limit(p('limit')),
)
const answered = prepared<{ limit: number }>()((p) =>
  rows().where('objections.outcome', 'is not', null).orderBy('documents.sequence', 'desc').limit(p('limit')),
)
/** Against lines of a notice, whether they were read there or not. */
const ofNotice = prepared<{ notice: string }>()((p) =>
  rows()
    .where(
      'objections.deed',
      'in',
      village
        .selectFrom('notice_lines')
        .select((e) => e.ref('notice_lines.deed').$castTo<string>().as('deed'))
        .where('notice_lines.notice', '=', p('notice'))
        .where('notice_lines.deed', 'is not', null),
    )
    .orderBy('documents.sequence'),
)
const openCount = prepared()(() =>
  village
    .selectFrom('objections')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('outcome', 'is', null),
)

/** Deeds of a household and of its people: the newest first. */
const deedsOf = prepared<{ household: string; member: string; limit: number }>()((p) =>
  village
    .selectFrom('deeds')
    .innerJoin('documents', 'documents.id', 'deeds.recorded_by')
    .select('deeds.id')
    .where(
      'deeds.subject',
      'in',
      village
        .selectFrom('subjects')
        .select('subjects.id')
        .where('subjects.household', '=', p('household'))
        .unionAll(
          village
            .selectFrom('persons')
            .innerJoin('subjects', 'subjects.person', 'persons.id')
            .select('subjects.id')
            .where('persons.household', '=', p('member')),
        ),
    )
    .orderBy('deeds.happened_on', 'desc')
    .orderBy('documents.sequence', 'desc')
    .orderBy('deeds.line')
    .limit(p('limit')),
)

const hungOn = prepared<{ notice: string; deed: string }>()((p) =>
  village
    .selectFrom('notice_lines')
    .innerJoin('notices', 'notices.id', 'notice_lines.notice')
    .select(['notices.until_day', 'notice_lines.position'])
    .where('notice_lines.notice', '=', p('notice'))
    .where('notice_lines.deed', '=', p('deed')),
)

const insert = prepared<{
  id: string
  deed: string
  notice: string | null
  made_on: string
  late: Flag
}>()((p) =>
  village.insertInto('objections').values({
    id: p('id'),
    deed: p('deed'),
    notice: p('notice'),
    made_on: p('made_on'),
    late: p('late'),
  }),
)

const answer = prepared<{ id: string; outcome: 'upheld' | 'dismissed'; answered_by: string }>()((p) =>
  village
    .updateTable('objections')
    .set({ outcome: p('outcome'), answered_by: p('answered_by') })
    .where('id', '=', p('id'))
    .where('outcome', 'is', null),
)

export type ObjectionRow = NonNullable<ReturnType<typeof one.get>>

export const objectionsStore = {
  one: (db: ReadHandle, id: string) => one.get(db, { id }),
  open: (db: ReadHandle, limit: number) => open.all(db, { limit }),
  answered: (db: ReadHandle, limit: number) => answered.all(db, { limit }),
  ofNotice: (db: ReadHandle, notice: string) => ofNotice.all(db, { notice }),
  openCount: (db: ReadHandle) => openCount.get(db, {})?.count ?? 0,
  deedsOf: (db: ReadHandle, household: string, limit: number) =>
    deedsOf.all(db, { household, member: household, limit }).map(({ id }) => id),
  hungOn: (db: ReadHandle, notice: string, deed: string) => hungOn.get(db, { notice, deed }),
  insert: (tx: WriteHandle, row: Parameters<typeof insert.run>[1]) => insert.run(tx, row),
  answer: (tx: WriteHandle, row: Parameters<typeof answer.run>[1]) => answer.run(tx, row),
}
