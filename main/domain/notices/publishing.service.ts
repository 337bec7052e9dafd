import type { NoticeForm, notices } from '../../api/notices.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import type { DeedLine } from '../deeds/deeds.ts'
import { book } from '../ledger/book.service.ts'
import type { SchemeInForce } from '../schemes/schemes.ts'
import {
  type Board,
  type BoardEnd,
  type BoardMerit,
  boardOf,
  cycleEndRows,
  deedRows,
  periodRows,
  rankingRows,
  total,
} from './board.ts'
import type { NoticesDeps } from './deps.service.ts'
import { noticesStore as store } from './notices.store.ts'
import { checkForm, checkPeriod, lastDay, type Period, noticeRefusals as refusals } from './notices.ts'
import { boardOrder, guardedSubjects } from './people.service.ts'
import { peopleStore } from './people.store.ts'
import { createGuard, type Guard, type GuardedSubject } from './privacy.ts'
import type { Mask } from './public-names.ts'

interface Composed {
  readonly board: Board
  /** The same lines with masked names: what the chain keeps for ever. */
  readonly kept: Board
  readonly from: Day
  readonly until: Day
  readonly deeds: readonly DeedLine[]
}

/** What a board shows, before anybody's name is on it. */
interface Content {
  readonly deeds: readonly DeedLine[]
  readonly merits: readonly BoardMerit[]
  readonly ends?: readonly BoardEnd[]
  readonly period: Period | null
  readonly subjects: readonly GuardedSubject[]
  readonly order: ReadonlyMap<string, number>
}

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

  const compose = (db: ReadHandle, form: NoticeForm): Result<Composed> => {
    const today = ledger.today()
    const scheme = schemes.inForce(db, form.scheme, today)
    if (!scheme.ok) return scheme
    const formed = checkForm(form)
    if (!formed.ok) return formed
    const content =
      form.kind === 'deeds'
        ? hangingDeeds(db, form, scheme.value)
        : form.kind === 'cycle_end'
          ? cycleEnd(db, form)
          : merits(db, form, scheme.value)
    if (!content.ok) return content
    const from = today
    const until = lastDay(from, form.days)
    const site = book.site(db)
    assert(site, 'the file has no site')
    const drawn = (mask: Mask): Result<Board> => {
      const guard = createGuard(mask, content.value.subjects)
      return boardOf(
        {
          title: form.title,
          village: site.village,
          scheme: scheme.value.name,
          period: content.value.period,
          from,
          until,
          place: form.place,
        },
        rowsOf(db, form, content.value, guard, scheme.value),
        guard,
      )
    }
    const board = drawn(form.mask)
    if (!board.ok) return board
    const kept = form.mask === 'full' ? drawn('masked') : board
    if (!kept.ok) return kept
    return ok({ board: board.value, kept: kept.value, from, until, deeds: content.value.deeds })
  }

  const hangingDeeds = (db: ReadHandle, form: NoticeForm, scheme: SchemeInForce): Result<Content> => {
    if (form.deeds.length === 0) return refusals.empty()
    const waiting = new Set(deeds.readyForNotice(db, form.scheme).map(({ id }) => id))
    const gone = form.deeds.filter((deed) => !waiting.has(deed))
    if (gone.length > 0) return refusals.notReady(gone.length)
    const checked = deeds.checkForNotice(db, form.deeds)
    if (!checked.ok) return checked
    const needed = Math.max(...checked.value.map((deed) => daysAsked(deps, db, deed)))
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
    return ok({ deeds: sorted, merits: [], period: null, subjects, order })
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
    return ok({ deeds: [], merits: [], ends, period, subjects, order })
  }

  const merits = (db: ReadHandle, form: NoticeForm, scheme: SchemeInForce): Result<Content> => {
    const today = ledger.today()
    // a form without a time asks for none that has begun
    const { from: first, to: last } = form.period ?? { from: today, to: addDays(today, -1) }
    const period = checkPeriod({ from: first as Day, to: last as Day }, today)
    if (!period.ok) return period
    const { from, to } = period.value
    const moved = new Map(peopleStore.awarded(db, scheme.id, from, to).map((row) => [row.subject, row]))
    const balances = new Map(
      peopleStore.balances(db, scheme.id).map(({ subject, balance }) => [subject, Number(balance)]),
    )
    const all = peopleStore
      .everybody(db, scheme.settings.subject)
      .map(
        ({ subject }): BoardMerit => ({
          subject,
          awarded: moved.get(subject)?.awarded ?? 0,
          deducted: moved.get(subject)?.deducted ?? 0,
          balance: balances.get(subject) ?? 0,
        }),
      )
      .filter(({ awarded, deducted, balance }) =>
        form.kind === 'ranking'
          ? awarded !== 0 || deducted !== 0
          : awarded !== 0 || deducted !== 0 || balance !== 0,
      )
    const subjects = guardedSubjects(
      db,
      all.map(({ subject }) => subject),
    )
    const order = boardOrder(subjects)
    const place = ({ subject }: BoardMerit) => order.get(subject)!
    if (form.kind === 'period') {
      const rows = all.sort((one, other) => place(one) - place(other))
      return rows.length === 0
        ? refusals.nobody()
        : ok({ deeds: [], merits: rows, period: period.value, subjects, order })
    }
    const ranked = all.sort((one, other) => total(other) - total(one) || place(one) - place(other))
    const lowest = form.top === null ? undefined : ranked[form.top - 1]
    // whoever shares the last place hangs too; nobody is ranked for what was taken
    const shown = ranked.filter(
      (merit) => total(merit) > 0 && (lowest === undefined || total(merit) >= total(lowest)),
    )
    return shown.length === 0
      ? refusals.nobody()
      : ok({ deeds: [], merits: shown, period: period.value, subjects, order })
  }

  const rowsOf = (
    db: ReadHandle,
    form: NoticeForm,
    content: Content,
    guard: Guard,
    { settings }: SchemeInForce,
  ) => {
    if (form.kind === 'cycle_end') return cycleEndRows(content.ends ?? [], guard)
    if (form.kind === 'period') return periodRows(content.merits, guard)
    if (form.kind === 'ranking') {
      const { mode, prizes } = settings.reward
      return rankingRows(content.merits, guard, mode === 'rank' ? prizes : [])
    }
    const names = new Map(schemes.all(db, ledger.today()).map(({ id, name }) => [id as string, name]))
    return deedRows(
      content.deeds.map((deed) => ({
        ...deed,
        deed: deed.id,
        also: deed.also.map(({ scheme, points }) => ({ scheme: names.get(scheme) ?? '别的积分', points })),
      })),
      guard,
      ledger.today(),
    )
  }

  return {
    ready: ({ scheme }) =>
      ok(deeds.readyForNotice(village, scheme).map((deed) => deedView(deed, daysAsked(deps, village, deed)))),

    preview(form) {
      const composed = compose(village, form)
      if (!composed.ok) return composed
      const { board, from, until } = composed.value
      return ok({ ...shownBoard(board), from, until })
    },

    publish({ document, ...form }, caller) {
      return village.write((tx) => {
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
            const composed = compose(tx, form)
            if (!composed.ok) return composed
            made = composed.value
            const { kept, from, until } = made
            return ok({
              recordedBy: caller.staff?.id ?? null,
              scheme: form.scheme,
              facts: { from, until, ...frameOf(kept), lines: kept.rows.map(({ cells }) => cells) },
              keptTexts: { remarks: JSON.stringify(kept.remarks) },
            })
          },
        )
        if (!posted.ok) return posted
        if (made) {
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
        const { until, lines } = posted.value.facts as { until: string; lines: readonly unknown[] }
        return ok({ ...posted.value, until, lines: lines.length })
      })
    },
  }
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

export const shownBoard = (board: Board) => ({
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
