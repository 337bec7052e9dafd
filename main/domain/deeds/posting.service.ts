import type { Caller } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { DocumentId, SchemeId, SubjectId } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { subjectPoints } from '../ledger/accounts.ts'
import type { PostedDocument, TransferDraft } from '../ledger/ledger.ts'
import { deedsStore as store } from './deeds.store.ts'
import { type DeedLine, type Stand, signedPoints, standAfter } from './deeds.ts'
import type { DeedsDeps } from './deps.service.ts'
import { linesStore } from './lines.store.ts'
import { calledDeed, stateWord } from './names.ts'
import {
  type Freeze,
  type PostedDeed,
  type Posting,
  type PostingGround,
  postingOf,
} from './posting-draft.service.ts'
import { moveRefusals as refusals } from './refusals.ts'

export interface PostingRequest {
  readonly document: string
  readonly deeds: readonly string[]
}

export type PostedDeeds = PostedDocument & {
  readonly posted: number
  /** Those whose scheme has more steps after the notice. */
  readonly further: number
  /** Hundredths, negative where more was taken than given. */
  readonly total: number
}

export interface PostingService {
  /**
   * Posts deeds that have come to the end of their steps, in one document; those whose notice is over and that have
   * more steps go on to the next. Refuses deeds_none, deed_unknown, deed_done, deed_elsewhere, deed_disputed,
   * notice_running, deed_household_closed, and posts nothing then.
   */
  post(tx: WriteHandle, request: PostingRequest, caller: Caller): Result<PostedDeeds>
  /** What would be refused of each; the rest may be posted together. */
  postable(db: ReadHandle, deeds: readonly string[]): { readonly deed: string; readonly why: string | null }[]
  /**
   * The transfers that take a posted deed back, to stand in the document that does so; none where it has not been
   * posted, or has been taken back before.
   */
  takingBack(db: ReadHandle, deed: DeedLine): Result<TransferDraft[]>
  /** 收回: one deed, mirrored. Refuses deed_unknown, deed_not_posted, deed_reversed_before. */
  reverse(
    tx: WriteHandle,
    request: { readonly document: string; readonly deed: string; readonly reason: string },
    caller: Caller,
  ): Result<PostedDocument>
}

export function createPosting(deps: DeedsDeps): PostingService {
  const { ledger, schemes } = deps
  const stepsOf = (db: ReadHandle, { scheme, schemeVersion }: DeedLine) =>
    schemes.version(db, scheme, schemeVersion).settings.steps

  /** Where concluding leads a deed. */
  const concluded = (db: ReadHandle, line: DeedLine): Result<Stand> => {
    const called = calledDeed(line)
    const steps = stepsOf(db, line)
    if (line.state === 'under_way') {
      return refusals.elsewhere(line.id, called, steps[line.step]?.name ?? '')
    }
    const to = standAfter(line, 'conclude', steps)
    if (to === undefined) return refusals.done(line.id, called, stateWord(line.state))
    if (line.disputed) return refusals.disputed(line.id, called)
    if (line.state === 'on_notice' && (line.noticeUntil ?? '') >= ledger.today()) {
      assert(line.noticeUntil, `deed ${line.id} hangs on a notice`)
      return refusals.noticeRunning(line.id, called, line.noticeUntil)
    }
    return ok(to)
  }

  const post: PostingService['post'] = (tx, { document, deeds }, caller) => {
    let made: { lines: readonly Concluded[]; posting: Posting } | undefined
    const posted = ledger.post(
      tx,
      { id: document as DocumentId, kind: 'deeds_posted', request: { deeds: [...deeds] } },
      () => {
        if (deeds.length === 0) return refusals.none()
        const found = linesOf(tx, deeds)
        if (!found.ok) return found
        const lines: Concluded[] = []
        for (const line of found.value) {
          const to = concluded(tx, line)
          if (!to.ok) return to
          lines.push({ line, to: to.value, number: lines.length + 1 })
        }
        const posting = draft(tx, lines)
        if (!posting.ok) return posting
        made = { lines, posting: posting.value }
        const ends = lines.filter(({ to }) => to.state === 'posted')
        const only = lines.length === 1 ? lines[0]?.line : undefined
        return ok({
          recordedBy: caller.staff?.id ?? null,
          household: only?.household ?? null,
          scheme: lines[0]?.line.scheme ?? null,
          facts: {
            posted: ends.length,
            further: lines.length - ends.length,
            total: ends.reduce((sum, { line }) => sum + signedPoints(line), 0),
          },
          transfers: posting.value.transfers,
        })
      },
    )
    if (!posted.ok) return posted
    if (made) {
      for (const { line, to, number } of made.lines) {
        if (to.state === 'posted') {
          store.markPosted(tx, { id: line.id, from: line.state, step: to.step, document, line: number })
        } else {
          store.moveOn(tx, { id: line.id, from: line.state, step_from: line.step, ...to, document })
        }
        const outcome = to.state === 'posted' ? 'posted' : 'passed'
        store.insertMove(tx, { deed: line.id, document, step: line.step, outcome })
      }
      keepFreezes(tx, made.posting.freezes, document)
    }
    return ok({
      ...posted.value,
      ...(posted.value.facts as Pick<PostedDeeds, 'posted' | 'further' | 'total'>),
    })
  }

  const draft = (db: ReadHandle, lines: readonly Concluded[]): Result<Posting> => {
    const ends = lines.filter(({ to }) => to.state === 'posted')
    const now = currentSubjects(
      deps,
      db,
      ends.map(({ line }) => line),
    )
    if (!now.ok) return now
    const deeds = ends.map(
      ({ line, number }): PostedDeed => ({
        id: line.id,
        kind: line.kind,
        veto: line.veto,
        points: line.points,
        happenedOn: line.happenedOn,
        scheme: line.scheme,
        subject: now.value(line.subject),
        also: line.also.map((one) => ({ ...one, subject: now.value(one.subject) })),
        line: number,
      }),
    )
    return ok(postingOf(deeds, groundOf(deps, db)))
  }

  const takingBack: PostingService['takingBack'] = (db, deed) => {
    if (deed.postedBy === null || deed.postedLine === null || deed.reversedBy !== null) return ok([])
    const transfers: TransferDraft[] = []
    const line = deed.postedLine
    for (const id of store.transfersOf(db, deed.postedBy, line)) {
      const mirror = ledger.mirrorOf(db, id, undefined, line)
      if (!mirror.ok) return mirror
      transfers.push(mirror.value)
    }
    return ok([...transfers, ...transfers.flatMap((mirror) => alongToSuccessor(deps, db, mirror))])
  }

  return {
    post,
    takingBack,

    postable: (db, deeds) =>
      linesStore.these(db, deeds).map((line) => {
        const to = concluded(db, line)
        const open = to.ok && to.value.state === 'posted' ? currentSubjects(deps, db, [line]) : to
        return { deed: line.id, why: open.ok ? null : open.refusal.sentence }
      }),

    reverse(tx, { document, deed, reason }, caller) {
      const posted = ledger.post(
        tx,
        { id: document as DocumentId, kind: 'deed_reversed', request: { deed }, texts: { reason } },
        () => {
          const line = linesStore.these(tx, [deed])[0]
          if (line === undefined) return refusals.unknown()
          const called = calledDeed(line)
          if (line.postedBy === null) return refusals.notPosted(called)
          if (line.reversedBy !== null) {
            return refusals.reversed(called, linesStore.serialOf(tx, line.reversedBy))
          }
          const transfers = takingBack(tx, line)
          if (!transfers.ok) return transfers
          return ok({
            recordedBy: caller.staff?.id ?? null,
            household: line.household,
            scheme: line.scheme,
            refersTo: line.postedBy,
            facts: { total: -signedPoints(line) },
            transfers: transfers.value,
          })
        },
      )
      if (posted.ok && !posted.value.repeated) {
        const line = linesStore.these(tx, [deed])[0]
        assert(line, `deed ${deed} was there`)
        markReversed(tx, line, document)
        store.insertMove(tx, { deed, document, step: line.step, outcome: 'reversed' })
      }
      return posted
    },
  }
}

interface Concluded {
  readonly line: DeedLine
  readonly to: Stand
  /** Its line in the posting. */
  readonly number: number
}

/** The deeds asked for, each once, in the order asked. */
export function linesOf(db: ReadHandle, deeds: readonly string[]): Result<DeedLine[]> {
  const known = new Map(linesStore.these(db, deeds).map((line) => [line.id, line]))
  const lines: DeedLine[] = []
  for (const id of deeds) {
    const line = known.get(id)
    if (line === undefined) return refusals.unknown()
    lines.push(line)
  }
  const twice = lines.find((line, index) => deeds.indexOf(line.id) !== index)
  return twice ? refusals.twice(calledDeed(twice)) : ok(lines)
}

/** Marks what has been taken back, and lifts the ban that came with it. */
export function markReversed(tx: WriteHandle, line: DeedLine, document: string): void {
  store.markReversed(tx, line.id, document)
  if (line.postedBy !== null) store.liftFreeze(tx, line.postedBy, line.id, document)
}

export function keepFreezes(tx: WriteHandle, freezes: readonly Freeze[], document: string): void {
  for (const { deed, subject, scheme, fromDay, untilDay } of freezes) {
    store.insertFreeze(tx, { document, subject, scheme, deed, from_day: fromDay, until_day: untilDay })
  }
}

export const groundOf = ({ ledger, schemes }: DeedsDeps, db: ReadHandle): PostingGround => ({
  today: ledger.today(),
  cycle: (scheme) => {
    const now = schemes.inForce(db, scheme, ledger.today())
    return now.ok ? now.value.settings.cycle : 'none'
  },
  balance: (scheme, subject, purpose) => ledger.balance(db, subjectPoints(scheme, subject, purpose)).balance,
})

/** Whose account a deed goes to now: that of the household that took its own in. Refuses deed_household_closed. */
function currentSubjects(
  { households, ledger }: DeedsDeps,
  db: ReadHandle,
  lines: readonly DeedLine[],
): Result<(subject: SubjectId) => SubjectId> {
  const moved = new Map<string, SubjectId>()
  const owners = new Map(
    lines.flatMap((line) => [line.subject, ...line.also.map((one) => one.subject)].map((id) => [id, line])),
  )
  for (const row of linesStore.standing(db, [...owners.keys()])) {
    const line = owners.get(row.subject as SubjectId)
    assert(line && row.household, `subject ${row.subject} was asked for`)
    const now = households.counterHousehold(db, row.household as never)
    if (!now.ok) return now
    const { status, redeemableUntil, subject } = now.value
    if (status === 'closed' && (redeemableUntil === null || redeemableUntil < ledger.today())) {
      return refusals.closed(line.id, calledDeed(line))
    }
    moved.set(row.subject, subject)
  }
  return ok((subject) => moved.get(subject) ?? subject)
}

/** Points that came along when a household was merged go back along the same way: the old account stays empty. */
function alongToSuccessor(
  { households }: DeedsDeps,
  db: ReadHandle,
  { debit, credit, amount, line }: TransferDraft,
): TransferDraft[] {
  const own = [debit, credit].find(({ owner }) => owner !== '')
  const row = own && linesStore.standing(db, [own.owner])[0]
  if (own === undefined || row?.status !== 'merged' || row.household === null) return []
  const now = households.counterHousehold(db, row.household as never)
  if (!now.ok) return []
  const successor = subjectPoints(own.unit as SchemeId, now.value.subject)
  const to = { ...successor, kind: own.kind }
  const at = line === undefined ? {} : { line }
  return [
    own === credit ? { ...at, debit: own, credit: to, amount } : { ...at, debit: to, credit: own, amount },
  ]
}
