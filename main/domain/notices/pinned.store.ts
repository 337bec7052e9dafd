import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

/** A line as it is handed over: whose, and its words as JSON. */
export type PinnedLine = readonly [subject: string, shown: string]

/** Lines one after the other, from `after` on, in one statement. */
const pin = prepared<{ notice: string; after: number; lines: string }>()((p) =>
  village
    .insertInto('notice_lines')
    .columns(['notice', 'position', 'subject', 'shown'])
    .expression(
      village
        .selectFrom(sql<{ key: number; value: string }>`json_each(${p('lines')})`.as('line'))
        .select([
          sql<string>`${p('notice')}`.as('notice'),
          sql<number>`line.key + 1 + ${p('after')}`.as('position'),
          sql<string>`line.value ->> 0`.as('subject'),
          sql<string>`line.value ->> 1`.as('shown'),
        ]),
    ),
)

/** The next notices of which there are lines: one look-up each, however many lines. */
const neverHung = prepared()(() =>
  village
    .selectFrom(
      sql<{ notice: string | null }>`(
        WITH RECURSIVE pinned (notice) AS (
          SELECT min(notice) FROM notice_lines
          UNION ALL
          SELECT (SELECT min(notice) FROM notice_lines WHERE notice > pinned.notice)
          FROM pinned WHERE pinned.notice IS NOT NULL
        )
        SELECT notice FROM pinned
      )`.as('pinned'),
    )
    .select(sql<string>`pinned.notice`.as('notice'))
    .where('pinned.notice', 'is not', null)
    .where('pinned.notice', 'not in', village.selectFrom('notices').select('id')),
)

const last = prepared<{ notice: string }>()((p) =>
  village
    .selectFrom('notice_lines')
    .select((e) => e.fn.max<number | null>('position').as('position'))
    .where('notice', '=', p('notice')),
)

const takeDown = prepared<{ notice: string; from: number }>()((p) =>
  village.deleteFrom('notice_lines').where('notice', '=', p('notice')).where('position', '>=', p('from')),
)

export const pinnedStore = {
  pin: (tx: WriteHandle, notice: string, after: number, lines: readonly PinnedLine[]) =>
    pin.run(tx, { notice, after, lines: JSON.stringify(lines) }, lines.length),
  /** Notices of which lines were written and which then did not hang. */
  neverHung: (db: ReadHandle) => neverHung.all(db, {}).map(({ notice }) => notice),
  /** The last line of a notice; 0 where it has none. */
  last: (db: ReadHandle, notice: string) => last.get(db, { notice })?.position ?? 0,
  takeDown: (tx: WriteHandle, notice: string, from: number) => takeDown.runAny(tx, { notice, from }),
}
