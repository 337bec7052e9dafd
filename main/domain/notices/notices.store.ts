import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'
import type { NoticeKind } from './notices.ts'
import type { Mask } from './public-names.ts'

const heads = () =>
  village
    .selectFrom('notices')
    .innerJoin('documents', 'documents.id', 'notices.id')
    .innerJoin('schemes', 'schemes.id', 'notices.scheme')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .leftJoin('document_texts', (join) =>
      join
        .onRef('document_texts.document', '=', 'notices.id')
        .on('document_texts.field', '=', sql.lit('title')),
    )
    .select((e) => [
      'notices.id',
      'notices.kind',
      'notices.scheme',
      'schemes.name as scheme_name',
      'notices.from_day',
      'notices.until_day',
      'notices.mask',
      'documents.serial',
      'staff.name as published_by',
      'document_texts.text as title',
      e
        .selectFrom('notice_lines')
        .whereRef('notice_lines.notice', '=', 'notices.id')
        .select((line) => line.fn.max<number | null>('position').as('lines'))
        .as('lines'),
      // what became of the deeds that hang, or hung last, on it
      sql<number>`(SELECT count(*) FROM deeds WHERE deeds.notice = notices.id AND deeds.state = 'posted')`.as(
        'posted',
      ),
      sql<number>`(SELECT count(*) FROM deeds
        WHERE deeds.notice = notices.id AND deeds.state IN ('rejected', 'withdrawn'))`.as('rejected'),
      sql<number>`(SELECT count(*) FROM deeds WHERE deeds.notice = notices.id
        AND EXISTS (SELECT 1 FROM objections WHERE objections.deed = deeds.id AND objections.outcome IS NULL))`.as(
        'disputed',
      ),
      sql<number>`(SELECT count(*) FROM deeds WHERE deeds.notice = notices.id AND deeds.state = 'on_notice'
        AND NOT EXISTS (SELECT 1 FROM objections WHERE objections.deed = deeds.id AND objections.outcome IS NULL))`.as(
        'free',
      ),
    ])

const head = prepared<{ id: string }>()((p) => heads().where('notices.id', '=', p('id')))
const hanging = prepared<{ today: string }>()((p) =>
  heads().where('notices.until_day', '>=', p('today')).orderBy('notices.until_day'),
)
/** Over, with lines that still hang on it or with an objection that nobody has answered. */
const unsettled = prepared<{ today: string }>()((p) =>
  heads()
    .where('notices.until_day', '<', p('today'))
    .where((e) =>
      e.exists(
        e
          .selectFrom('deeds')
          .select('deeds.id')
          .whereRef('deeds.notice', '=', 'notices.id')
          .where('deeds.state', '=', 'on_notice'),
      ),
    )
    .orderBy('notices.until_day'),
)
/** Notices that are over, with a deed to which nobody objects. */
const dueCount = prepared<{ today: string }>()((p) =>
  village
    .selectFrom('notices')
    .innerJoin('deeds', 'deeds.notice', 'notices.id')
    .select((e) => e.fn.count<number>('notices.id').distinct().as('count'))
    .where('notices.until_day', '<', p('today'))
    .where('deeds.state', '=', 'on_notice')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('objections')
            .select('objections.id')
            .whereRef('objections.deed', '=', 'deeds.id')
            .where('objections.outcome', 'is', null),
        ),
      ),
    ),
)
const past = prepared<{ today: string; limit: number }>()((p) =>
  heads().where('notices.until_day', '<', p('today')).orderBy('documents.sequence', 'desc').limit(p('limit')),
)

/** How names were hidden on the newest notice that hid them. */
const lastHidden = prepared()(() =>
  village
    .selectFrom('notices')
    .innerJoin('documents', 'documents.id', 'notices.id')
    .select('notices.mask')
    .where('notices.mask', '<>', 'full')
    .orderBy('documents.sequence', 'desc')
    .limit(1),
)

const lines = prepared<{ notice: string; limit: number }>()((p) =>
  village
    .selectFrom('notice_lines')
    .leftJoin('subjects', 'subjects.id', 'notice_lines.subject')
    .leftJoin('persons', 'persons.id', 'subjects.person')
    .select([
      'notice_lines.position',
      'notice_lines.deed',
      (e) => e.fn.coalesce('subjects.household', 'persons.household').as('household'),
    ])
    .where('notice_lines.notice', '=', p('notice'))
    .orderBy('notice_lines.position')
    .limit(p('limit')),
)
const shown = prepared<{ notice: string; after: number; limit: number }>()((p) =>
  village
    .selectFrom('notice_lines')
    .select('shown')
    .where('notice', '=', p('notice'))
    .where('position', '>', p('after'))
    .orderBy('position')
    .limit(p('limit')),
)

const insertNotice = prepared<{
  id: string
  scheme: string
  kind: NoticeKind
  from_day: string
  until_day: string
  mask: Mask
}>()((p) =>
  village.insertInto('notices').values({
    id: p('id'),
    scheme: p('scheme'),
    kind: p('kind'),
    from_day: p('from_day'),
    until_day: p('until_day'),
    mask: p('mask'),
  }),
)

const insertLine = prepared<{
  notice: string
  position: number
  deed: string | null
  subject: string
  shown: string
}>()((p) =>
  village.insertInto('notice_lines').values({
    notice: p('notice'),
    position: p('position'),
    deed: p('deed'),
    subject: p('subject'),
    shown: p('shown'),
  }),
)

export type NoticeRow = NonNullable<ReturnType<typeof head.get>>

export const noticesStore = {
  lastHidden: (db: ReadHandle) => lastHidden.get(db, {})?.mask as 'masked' | 'surname' | undefined,
  head: (db: ReadHandle, id: string) => head.get(db, { id }),
  hanging: (db: ReadHandle, today: string) => hanging.all(db, { today }),
  unsettled: (db: ReadHandle, today: string) => unsettled.all(db, { today }),
  dueCount: (db: ReadHandle, today: string) => dueCount.get(db, { today })?.count ?? 0,
  past: (db: ReadHandle, today: string, limit: number) => past.all(db, { today, limit }),
  /** The first so many; all where `limit` is null. */
  lines: (db: ReadHandle, notice: string, limit: number | null) =>
    lines.all(db, { notice, limit: limit ?? -1 }),
  shown: (db: ReadHandle, notice: string, after: number, limit: number) =>
    shown.all(db, { notice, after, limit }),
  insertNotice: (tx: WriteHandle, row: Parameters<typeof insertNotice.run>[1]) => insertNotice.run(tx, row),
  insertLine: (tx: WriteHandle, row: Parameters<typeof insertLine.run>[1]) => insertLine.run(tx, row),
}
