import { type NoticeForm, type notices, ROWS_SHOWN } from '../../api/notices.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import type { DeedLine } from '../deeds/deeds.ts'
import { book } from '../ledger/book.service.ts'
import type { Board } from './board.ts'
import type { NoticesDeps } from './deps.service.ts'
import { type Content, type Drawn, type DrawWork, draw, drawList, NOTHING } from './drawing.service.ts'
import { noticesStore as store } from './notices.store.ts'
import { checkForm, noticeRefusals as refusals } from './notices.ts'
import { boardOrder, guardedSubjects } from './people.service.ts'
import { peopleStore } from './people.store.ts'
import { pinnedStore } from './pinned.store.ts'
import { type PinnedLines, upTo } from './pinning.service.ts'

interface Composed extends Drawn {
  readonly deeds: readonly DeedLine[]
}

/** Lists over more subjects than this are drawn beside the counter, on a thread of their own. */
const MANY_SUBJECTS = 3000

/** Days on the board that a deed's own step asks for; 1 where it waits at none. */
export function daysAsked({ schemes }: Pick<NoticesDeps, 'schemes'>, db: ReadHandle, deed: DeedLine): number {
  const step = schemes.version(db, deed.scheme, deed.schemeVersion).settings.steps[deed.step]
  return step?.kind === 'publish' ? step.days : 1
}

/** Composing a board and hanging it up: one document, its lines frozen as they hang. */
export function createPublishing(
  deps: NoticesDeps,
): Pick<Calls<typeof notices>, 'preview' | 'publish' | 'ready'> {
  const { store: village, ledger, schemes, deeds } = deps

  const workOf = (db: ReadHandle, form: NoticeForm): Result<DrawWork> => {
    const today = ledger.today()
    const scheme = schemes.inForce(db, form.scheme, today)
    if (!scheme.ok) return scheme
    const formed = checkForm(form)
    if (!formed.ok) return formed
    const site = book.site(db)
    assert(site, 'the file has no site')
    const { id, name, settings } = scheme.value
    const { mode, prizes } = settings.reward
    return ok({
      form,
      today,
      village: site.village,
      scheme: { id, name, subject: settings.subject, prizes: mode === 'rank' ? prizes : [] },
      schemeNames: Object.fromEntries(schemes.all(db, today).map((one) => [one.id, one.name])),
    })
  }

  const compose = (db: ReadHandle, form: NoticeForm): Result<Composed> => {
    const work = workOf(db, form)
    if (!work.ok) return work
    if (form.kind === 'ranking' || form.kind === 'period') return withDeeds(drawList(db, work.value), [])
    const content = form.kind === 'deeds' ? hangingDeeds(db, work.value) : cycleEnd(db, form)
    return content.ok ? withDeeds(draw(work.value, content.value), content.value.deeds) : content
  }

  /** A list so long that the counter would wait for it; undefined where it is not. */
  const besideTheCounter = (form: NoticeForm, hangAs?: string): Promise<Result<Composed>> | undefined => {
    if (deps.aside === undefined || (form.kind !== 'ranking' && form.kind !== 'period')) return undefined
    const work = workOf(village, form)
    if (!work.ok) return undefined
    const many = deps.manySubjects ?? MANY_SUBJECTS
    if (peopleStore.count(village, work.value.scheme.subject) <= many) return undefined
    return deps.aside(work.value, hangAs).then((drawn) => withDeeds(drawn, []))
  }

  const hangingDeeds = (db: ReadHandle, { form, scheme }: DrawWork): Result<Content> => {
    if (form.deeds.length === 0) return refusals.empty()
    const waiting = new Set(deeds.readyForNotice(db, form.scheme).map(({ id }) => id))
    const gone = form.deeds.filter((deed) => !waiting.has(deed))
    if (gone.length > 0) return refusals.notReady(gone.length)
    const checked = deeds.checkForNotice(db, form.deeds)
    if (!checked.ok) return checked
    const needed = checked.value.reduce((most, deed) => Math.max(most, daysAsked(deps, db, deed)), 1)
    if (form.days < needed) return refusals.daysShort(needed, scheme.name)
    const subjects = guardedSubjects(
      db,
      checked.value.map(({ subject }) => subject),
    )
    const order = boardOrder(subjects)
    const sorted = [...checked.value].sort(
      (one, other) =>
        order.get(one.subject)! - order.get(other.subject)! ||
        (one.happenedOn < other.happenedOn ? -1 : one.happenedOn > other.happenedOn ? 1 : 0),
    )
    return ok({ ...NOTHING, deeds: sorted, period: null, subjects })
  }

  /** What the reset assistant would do now, for everybody to see before it does. */
  const cycleEnd = (db: ReadHandle, form: NoticeForm): Result<Content> => {
    const drawn = deps.cycles.previewEnd({ scheme: form.scheme }, { session: '', staff: null })
    assert(!(drawn instanceof Promise), 'a preview of the books is there at once')
    if (!drawn.ok) return drawn
    const { cycle, rows } = drawn.value
    if (rows.length === 0) return refusals.nobody()
    const subjects = guardedSubjects(
      db,
      rows.map(({ subject }) => subject),
    )
    const order = boardOrder(subjects)
    const ends = rows
      .map(({ subject, balance, cleared, forgiven, base, after }) => ({
        subject,
        balance,
        goes: cleared,
        comes: base + forgiven,
        after,
      }))
      .sort((one, other) => order.get(one.subject)! - order.get(other.subject)!)
    const period = cycle && { from: cycle.from as Day, to: cycle.to as Day }
    return ok({ ...NOTHING, ends, period, subjects })
  }

  const hang = (
    document: string,
    form: NoticeForm,
    caller: Caller,
    composed: (db: ReadHandle) => Result<Composed>,
  ) =>
    village.write((tx) => {
      const { title, place, approver, ...request } = form
      let made: Composed | undefined
      const posted = ledger.post(
        tx,
        {
          id: document as DocumentId,
          kind: 'notice_published',
          request,
          texts: { title, place, approver },
        },
        () => {
          const drawn = composed(tx)
          if (!drawn.ok) return drawn
          made = drawn.value
          const { kept, from, until } = made
          return ok({
            recordedBy: caller.staff?.id ?? null,
            scheme: form.scheme,
            facts: {
              from,
              until,
              ...frameOf(kept),
              lines: made.pinned ?? kept.rows.map(({ cells }) => cells),
            },
            keptTexts: { remarks: JSON.stringify(kept.remarks) },
          })
        },
      )
      if (!posted.ok) return posted
      if (made) {
        const { pinned } = made
        assert(pinned === null || pinnedStore.last(tx, document) === pinned.count, 'every line is written')
        store.insertNotice(tx, {
          id: document,
          scheme: form.scheme,
          kind: form.kind,
          from_day: made.from,
          until_day: made.until,
          mask: form.mask,
        })
        for (const [index, { subject, deed, cells }] of made.board.rows.entries()) {
          const shown = JSON.stringify(cells)
          store.insertLine(tx, { notice: document, position: index + 1, deed, subject, shown })
        }
        deeds.putOnNotice(tx, document, made.deeds)
      }
      const { until, lines } = posted.value.facts as {
        until: string
        lines: readonly unknown[] | PinnedLines
      }
      return ok({ ...posted.value, until, lines: 'count' in lines ? lines.count : lines.length })
    })

  return {
    ready: ({ scheme }) =>
      ok(deeds.readyForNotice(village, scheme).map((deed) => deedView(deed, daysAsked(deps, village, deed)))),

    preview(form) {
      const aside = besideTheCounter(form)
      return aside ? aside.then(previewOf) : previewOf(compose(village, form))
    },

    publish({ document, ...form }, caller) {
      // pressed again, the first answer is in the book and nothing is drawn
      const aside = book.document(village, document) ? undefined : besideTheCounter(form, document)
      return aside
        ? aside.then((drawn) => hang(document, form, caller, () => drawn))
        : hang(document, form, caller, (db) => compose(db, form))
    },
  }
}

const withDeeds = (drawn: Result<Drawn>, deeds: readonly DeedLine[]): Result<Composed> =>
  drawn.ok ? ok({ ...drawn.value, deeds }) : drawn

function previewOf(composed: Result<Composed>) {
  if (!composed.ok) return composed
  const { board, left, from, until } = upTo(ROWS_SHOWN, composed.value)
  return ok({ ...shownBoard(board), left, from, until })
}

/** What stands around the lines, without what was typed. */
const frameOf = ({ village, about, span, columns, signature, signedOn }: Board) => ({
  village,
  about,
  span,
  columns: columns.map(({ kind, title }) => ({ kind, title })),
  signature,
  signedOn,
})
export type BoardFrameFacts = ReturnType<typeof frameOf>

const shownBoard = (board: Board) => ({
  title: board.title,
  village: board.village,
  about: board.about,
  span: board.span,
  columns: board.columns.map((column) => ({ ...column })),
  rows: board.rows.map(({ cells }) => [...cells]),
  remarks: [...board.remarks],
  signature: board.signature,
  signedOn: board.signedOn,
})

export const deedView = (deed: DeedLine, days: number) => ({
  deed: deed.id,
  household: deed.household,
  number: deed.number,
  groupName: deed.groupName,
  name: deed.name,
  clauseText: deed.clauseText,
  className: deed.className,
  kind: deed.kind,
  happenedOn: deed.happenedOn,
  points: deed.kind === 'deduct' ? -deed.points : deed.points,
  state: deed.state,
  disputed: deed.disputed,
  reversed: deed.reversedBy !== null,
  days,
})
