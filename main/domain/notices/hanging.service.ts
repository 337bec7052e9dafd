import { type notices, ROWS_SHOWN } from '../../api/notices.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { type Day, daysBetween } from '../../kernel/dates.ts'
import { assert, ok } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import { readContent } from '../ledger/content.ts'
import type { NoticesDeps } from './deps.service.ts'
import { type NoticeRow, noticesStore as store } from './notices.store.ts'
import { KIND_TITLES, noticeRefusals as refusals } from './notices.ts'
import type { ObjectionViews } from './objections.service.ts'
import { objectionsStore } from './objections.store.ts'
import { type BoardFrameFacts, daysAsked, deedView } from './publishing.service.ts'

/** What hangs and what has hung, and posting what nobody objected to. */
export function createHanging(
  deps: NoticesDeps,
  objections: ObjectionViews,
): Pick<Calls<typeof notices>, 'overview' | 'due' | 'past' | 'view' | 'rows' | 'post'> {
  const { store: village, ledger, schemes, deeds } = deps

  const headOf = (row: NoticeRow) => {
    const daysLeft = Math.max(0, daysBetween(ledger.today(), row.until_day as Day) + 1)
    return {
      notice: row.id,
      kind: row.kind,
      title: row.title ?? KIND_TITLES[row.kind],
      serial: row.serial,
      scheme: { id: row.scheme, name: row.scheme_name },
      from: row.from_day,
      until: row.until_day,
      daysLeft,
      lines: row.lines ?? 0,
      publishedBy: row.published_by ?? '',
      posted: row.posted,
      rejected: row.rejected,
      disputed: row.disputed,
      postable: daysLeft > 0 ? 0 : row.free,
    }
  }

  /** The board as it hung, word by word. */
  const boardOf = (db: ReadHandle, row: NoticeRow) => {
    const document = book.document(db, row.id)
    assert(document, `notice ${row.id} has its document`)
    const frame = readContent(document.content).facts as unknown as BoardFrameFacts
    const texts = new Map(book.texts(db, row.id).map(({ field, text }) => [field, text]))
    return {
      title: texts.get('title') ?? KIND_TITLES[row.kind],
      village: frame.village,
      about: frame.about,
      span: frame.span,
      columns: frame.columns.map((column) => ({ ...column })),
      rows: rowsOf(db, row.id, 0, ROWS_SHOWN),
      left: Math.max(0, (row.lines ?? 0) - ROWS_SHOWN),
      remarks: JSON.parse(texts.get('kept.remarks') ?? '[]') as string[],
      signature: frame.signature,
      signedOn: frame.signedOn,
    }
  }

  const rowsOf = (db: ReadHandle, notice: string, after: number, limit: number) =>
    store.shown(db, notice, after, limit).map(({ shown }) => JSON.parse(shown) as string[])

  /** Lines whose deeds still hang, each with what keeps it from being posted. */
  const concluding = (db: ReadHandle, notice: string) => {
    const hanging = deeds
      .onNotice(db, notice)
      .filter(({ state, disputed }) => state === 'on_notice' && !disputed)
      .map(({ id }) => id)
    const asked = deeds.postable(db, hanging)
    return {
      free: asked.filter(({ why }) => why === null).map(({ deed }) => deed),
      blocked: asked.flatMap(({ deed, why }) => (why === null ? [] : [{ deed, why }])),
    }
  }

  return {
    overview() {
      const today = ledger.today()
      const all = schemes.all(village, today)
      return ok({
        hanging: store.hanging(village, today).map(headOf),
        ended: store.unsettled(village, today).map(headOf),
        ready: all.flatMap(({ id, name }) => {
          const waiting = deeds.readyForNotice(village, id)
          if (waiting.length === 0) return []
          return [
            {
              scheme: { id, name },
              waiting: waiting.length,
              disputed: waiting.filter(({ disputed }) => disputed).length,
              days: Math.max(...waiting.map((deed) => daysAsked(deps, village, deed))),
            },
          ]
        }),
        schemes: all.map(({ id, name }) => ({ id, name })),
        cycleEnds: endsToCome(),
        openObjections: objectionsStore.openCount(village),
      })
    },

    due: () =>
      ok({
        notices: store.dueCount(village, ledger.today()),
        openObjections: objectionsStore.openCount(village),
      }),

    past: ({ limit }) => ok(store.past(village, ledger.today(), limit).map(headOf)),

    view({ notice }, caller) {
      const row = store.head(village, notice)
      if (row === undefined) return refusals.unknown()
      const lines = store.lines(village, notice, row.kind === 'deeds' ? null : ROWS_SHOWN)
      const shown = new Map(
        deeds
          .linesById(
            village,
            lines.flatMap(({ deed }) => (deed === null ? [] : [deed])),
          )
          .map((deed) => [deed.id, deedView(deed, daysAsked(deps, village, deed))]),
      )
      const head = headOf(row)
      const places = new Map(lines.map(({ deed, position }) => [deed, position]))
      const blocked = head.daysLeft > 0 ? [] : concluding(village, notice).blocked
      return ok({
        head: { ...head, postable: Math.max(0, head.postable - blocked.length) },
        board: boardOf(village, row),
        lines: lines.map(({ position, deed, household }) => ({
          position,
          household,
          deed: deed === null ? null : (shown.get(deed) ?? null),
        })),
        objections: objections.ofNotice(village, notice),
        blocked: blocked.map(({ deed, why }) => ({ position: places.get(deed) ?? 0, sentence: why })),
        may: { post: caller.staff !== null },
      })
    },

    rows: ({ notice, after, limit }) => ok(rowsOf(village, notice, after, limit)),

    post({ document, notice }, caller) {
      return village.write((tx) => {
        const known = book.document(tx, document)
        if (known) {
          // asked again: what it posted stands in it, whatever hangs now
          const { deeds: asked } = readContent(known.content).request as { deeds: string[] }
          const again = deeds.within.post(tx, { document, deeds: asked }, caller)
          return again.ok ? ok({ ...again.value, left: leftOn(tx, notice) }) : again
        }
        const row = store.head(tx, notice)
        if (row === undefined) return refusals.unknown()
        if (row.kind !== 'deeds') return refusals.kind()
        const today = ledger.today()
        if (row.until_day >= today) return refusals.running(row.until_day as Day, today)
        const left = leftOn(tx, notice)
        if (left === 0) return refusals.settled()
        const { free, blocked } = concluding(tx, notice)
        if (free.length === 0) {
          const first = blocked[0]
          return first ? refusals.blocked(blocked.length, first.why) : refusals.allDisputed(left)
        }
        const posted = deeds.within.post(tx, { document, deeds: free }, caller)
        return posted.ok ? ok({ ...posted.value, left: left - free.length }) : posted
      })
    },
  }

  function endsToCome() {
    const states = deps.cycles.states({}, { session: '', staff: null })
    assert(!(states instanceof Promise) && states.ok, 'the state of the cycles is there at once')
    return states.value.flatMap(({ scheme, name, cycleEnd, over, ended }) =>
      over === null || ended !== null || cycleEnd === 'carry' ? [] : [{ scheme, name, cycle: over.name }],
    )
  }

  function leftOn(db: ReadHandle, notice: string): number {
    return deeds.onNotice(db, notice).filter(({ state }) => state === 'on_notice').length
  }
}
