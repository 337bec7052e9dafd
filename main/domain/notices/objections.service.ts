import type { notices } from '../../api/notices.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { assert, ok } from '../../kernel/result.ts'
import type { DeedLine } from '../deeds/deeds.ts'
import { withoutId } from '../households/person-form.ts'
import { readContent } from '../ledger/content.ts'
import type { NoticesDeps } from './deps.service.ts'
import { isLate, KIND_TITLES, objectionRefusals as refusals } from './notices.ts'
import { type ObjectionRow, objectionsStore as store } from './objections.store.ts'
import { daysAsked, deedView } from './publishing.service.ts'

type Shown = ReturnType<ReturnType<typeof createObjections>['ofNotice']>
export interface ObjectionViews {
  ofNotice(db: ReadHandle, notice: string): Shown
}

/** What somebody may look back at and object to. */
const MOST_DEEDS = 500

/** 异议: written down for anybody who comes, answered in writing; each stops its own line and nothing else. */
export function createObjections(deps: NoticesDeps) {
  const { store: village, ledger, deeds } = deps
  type Service = Pick<Calls<typeof notices>, 'deedsOf' | 'objections' | 'object' | 'answer'>

  const shown = (db: ReadHandle, rows: readonly ObjectionRow[]) => {
    const known = new Map(
      deeds
        .linesById(
          db,
          rows.map(({ deed }) => deed),
        )
        .map((line) => [line.id, deedView(line, daysAsked(deps, db, line))]),
    )
    return rows.map((row) => {
      const deed = known.get(row.deed)
      assert(deed, `deed ${row.deed} of an objection is missing`)
      return {
        objection: row.id,
        serial: row.serial,
        madeOn: row.made_on,
        late: row.late === 1,
        by: row.by ?? '',
        reason: row.reason ?? '',
        recordedBy: row.recorded_by ?? '',
        deed,
        notice:
          row.notice !== null && row.notice_kind !== null && row.until_day !== null
            ? {
                id: row.notice,
                title: row.notice_title ?? KIND_TITLES[row.notice_kind],
                position: row.position ?? 0,
                until: row.until_day,
              }
            : null,
        answer:
          row.outcome === null || row.answer_serial === null || row.answered_on === null
            ? null
            : {
                serial: row.answer_serial,
                outcome: row.outcome,
                text: row.answer ?? '',
                day: row.answered_on,
                by: row.answered_by ?? '',
                returned: row.answer_content === null ? 0 : returnedBy(row.answer_content),
              },
      }
    })
  }

  const service: Service = {
    deedsOf: ({ household }) =>
      ok(
        inOrder(deeds, village, store.deedsOf(village, household, MOST_DEEDS)).map((line) =>
          deedView(line, daysAsked(deps, village, line)),
        ),
      ),

    objections: ({ open, limit }) =>
      ok(shown(village, open ? store.open(village, limit) : store.answered(village, limit))),

    object({ document, deed, notice, madeOn, by, reason }, caller) {
      return village.write((tx) => {
        let made: { readonly notice: string | null; readonly late: boolean } | undefined
        const posted = ledger.post(
          tx,
          {
            id: document as DocumentId,
            kind: 'objection_recorded',
            request: { deed, notice, madeOn },
            texts: { by, reason },
          },
          () => {
            const line = deeds.linesById(tx, [deed])[0]
            if (line === undefined) return refusals.deedUnknown()
            if (line.reversedBy !== null) return refusals.over('的积分已经收回')
            if (line.state === 'rejected') return refusals.over('没有通过，没有记分')
            if (line.state === 'withdrawn') return refusals.over('已经撤回，没有记分')
            const read = notice ?? line.notice
            const hung = read === null ? undefined : store.hungOn(tx, read, deed)
            if (notice !== null && hung === undefined) return refusals.notOnNotice()
            const today = ledger.today()
            const day = madeOn as Day
            if (day > today) return refusals.ahead(day, today)
            if (day < line.recordedOn) return refusals.before(day, line.recordedOn)
            for (const [label, text] of [
              ['谁提的', by],
              ['为什么', reason],
            ] as const) {
              const clean = withoutId(label, text)
              if (!clean.ok) return clean
            }
            made = { notice: read, late: isLate(day, (hung?.until_day as Day | undefined) ?? null) }
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: line.household,
              scheme: line.scheme,
              refersTo: line.postedBy ?? read ?? line.recordedBy,
              facts: { late: made.late, state: line.state },
            })
          },
        )
        if (!posted.ok) return posted
        if (made) {
          store.insert(tx, {
            id: document,
            deed,
            notice: made.notice,
            made_on: madeOn,
            late: made.late ? 1 : 0,
          })
          deeds.dispute(tx, deed, document)
        }
        return ok({ ...posted.value, late: (posted.value.facts as { late: boolean }).late })
      })
    },

    answer({ document, objection, outcome, text }, caller) {
      return village.write((tx) => {
        let made: DeedLine | undefined
        const posted = ledger.post(
          tx,
          {
            id: document as DocumentId,
            kind: 'objection_answered',
            request: { objection, outcome },
            texts: { text },
          },
          () => {
            const row = store.one(tx, objection)
            if (row === undefined) return refusals.unknown()
            if (row.answer_serial !== null) return refusals.answered(row.answer_serial)
            const clean = withoutId('答复', text)
            if (!clean.ok) return clean
            const line = deeds.linesById(tx, [row.deed])[0]
            assert(line, `deed ${row.deed} of an objection is missing`)
            const back = outcome === 'upheld' ? deeds.takingBack(tx, line) : ok([])
            if (!back.ok) return back
            made = line
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: line.household,
              scheme: line.scheme,
              refersTo: objection,
              facts: { returned: back.value.length > 0 ? signed(line) : 0 },
              transfers: back.value,
            })
          },
        )
        if (!posted.ok) return posted
        if (made) {
          store.answer(tx, { id: objection, outcome, answered_by: document })
          deeds.settle(tx, made.id, outcome === 'upheld', document)
        }
        return ok({ ...posted.value, returned: (posted.value.facts as { returned: number }).returned })
      })
    },
  }

  return {
    ...service,
    ofNotice: (db: ReadHandle, notice: string) => shown(db, store.ofNotice(db, notice)),
  }
}

const returnedBy = (content: string): number => (readContent(content).facts as { returned: number }).returned

const signed = ({ kind, points }: DeedLine): number => (kind === 'deduct' ? -points : points)

/** As asked for: by the day they happened, not by the day they were written down. */
function inOrder(deeds: NoticesDeps['deeds'], db: ReadHandle, ids: readonly string[]): DeedLine[] {
  const known = new Map(deeds.linesById(db, ids).map((line) => [line.id, line]))
  return ids.flatMap((id) => known.get(id) ?? [])
}
