import type { NoticeForm } from '../../api/notices.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { addDays, type Day } from '../../kernel/dates.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { DeedLine } from '../deeds/deeds.ts'
import { merits } from '../merit/merit.service.ts'
import { firstPlaces, type Prize, ranked } from '../merit/ranking.ts'
import {
  type Board,
  type BoardEnd,
  type BoardMerit,
  type BoardPlace,
  boardOf,
  cycleEndRows,
  deedRows,
  periodRows,
  rankingRows,
  total,
} from './board.ts'
import { checkPeriod, lastDay, type Period, noticeRefusals as refusals } from './notices.ts'
import { everybody, guarded } from './people.service.ts'
import type { RegisteredSubject } from './people.store.ts'
import type { PinnedLines } from './pinning.service.ts'
import { createGuard, type Guard, type GuardedSubject } from './privacy.ts'
import type { Mask } from './public-names.ts'

/** All that drawing needs to know beside the book itself: plain values, which may go to another thread. */
export interface DrawWork {
  readonly form: NoticeForm
  readonly today: Day
  readonly village: string
  readonly scheme: {
    readonly id: string
    readonly name: string
    readonly subject: 'household' | 'person' | 'team'
    readonly prizes: readonly Prize[]
  }
  /** Names of all schemes: for deeds that count in several. */
  readonly schemeNames: { readonly [scheme: string]: string }
}

/** What a board shows, before anybody's name is on it. */
export interface Content {
  readonly deeds: readonly DeedLine[]
  readonly places: readonly BoardPlace[]
  readonly merits: readonly BoardMerit[]
  readonly ends: readonly BoardEnd[]
  readonly period: Period | null
  readonly subjects: readonly GuardedSubject[]
}

/** What the kinds have in common: none of what the others show. */
export const NOTHING = { deeds: [], places: [], merits: [], ends: [] } as const

export interface Drawn {
  readonly board: Board
  /** The same lines with masked names: what the chain keeps for ever. */
  readonly kept: Board
  readonly from: Day
  readonly until: Day
  /** Rows of the board that were not sent along. */
  readonly left: number
  /** Where the lines stand in the book already. */
  readonly pinned: PinnedLines | null
}

/** A ranking or a summary, from the book alone. */
export function drawList(db: ReadHandle, work: DrawWork): Result<Drawn> {
  const content = meritsOf(db, work)
  return content.ok ? draw(work, content.value) : content
}

/** The board of what is shown, through the guard; twice where it hangs in full. */
export function draw(work: DrawWork, content: Content): Result<Drawn> {
  const { form, today, village, scheme } = work
  const from = today
  const until = lastDay(from, form.days)
  const drawn = (mask: Mask): Result<Board> => {
    const guard = createGuard(mask, content.subjects)
    const { title, place } = form
    const { period } = content
    return boardOf(
      { title, village, scheme: scheme.name, period, from, until, place },
      rowsOf(work, content, guard),
      guard,
    )
  }
  const board = drawn(form.mask)
  if (!board.ok) return board
  const kept = form.mask === 'full' ? drawn('masked') : board
  return kept.ok ? ok({ board: board.value, kept: kept.value, from, until, left: 0, pinned: null }) : kept
}

function rowsOf({ form, today, scheme, schemeNames }: DrawWork, content: Content, guard: Guard) {
  switch (form.kind) {
    case 'cycle_end':
      return cycleEndRows(content.ends, guard)
    case 'period':
      return periodRows(content.merits, guard)
    case 'ranking':
      return rankingRows(content.places, guard, scheme.prizes.length > 0)
    case 'deeds':
      return deedRows(
        content.deeds.map((deed) => ({
          ...deed,
          deed: deed.id,
          also: deed.also.map((one) => ({ ...one, scheme: schemeNames[one.scheme] ?? '别的积分' })),
        })),
        guard,
        today,
      )
  }
}

function meritsOf(db: ReadHandle, { form, today, scheme }: DrawWork): Result<Content> {
  // a form without a time asks for none that has begun
  const { from: first, to: last } = form.period ?? { from: today, to: addDays(today, -1) }
  const period = checkPeriod({ from: first as Day, to: last as Day }, today)
  if (!period.ok) return period
  const { from, to } = period.value
  const moved = new Map(merits(db, scheme.id, from, to).map((row) => [row.subject, row]))
  const registered = everybody(db, scheme.subject, scheme.id)
  const all = registered.map(({ subject, balance }): BoardMerit => {
    const merit = moved.get(subject)
    return {
      subject,
      awarded: merit?.awarded ?? 0,
      deducted: merit?.deducted ?? 0,
      balance: Number(balance),
    }
  })
  const shown =
    form.kind === 'ranking'
      ? { places: placesOf(all, form.top, scheme.prizes), merits: [] }
      : { places: [], merits: all.filter(hasPoints) }
  const lines = [...shown.places, ...shown.merits]
  if (lines.length === 0) return refusals.nobody()
  return ok({ ...NOTHING, ...shown, period: period.value, subjects: guarded(db, those(registered, lines)) })
}

/** Equal places keep the order of the board. */
const placesOf = (
  all: readonly BoardMerit[],
  top: number | null,
  prizes: readonly Prize[],
): readonly BoardPlace[] =>
  firstPlaces(ranked(all, total, prizes), top).map(({ row, place, prize }) => ({
    ...row,
    place: place ?? 0,
    prize,
  }))

const hasPoints = ({ awarded, deducted, balance }: BoardMerit): boolean =>
  awarded !== 0 || deducted !== 0 || balance !== 0

function those(
  registered: readonly RegisteredSubject[],
  lines: readonly BoardMerit[],
): readonly RegisteredSubject[] {
  if (lines.length === registered.length) return registered
  const shown = new Set(lines.map(({ subject }) => subject))
  return registered.filter(({ subject }) => shown.has(subject))
}
