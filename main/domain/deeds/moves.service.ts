import type { deeds } from '../../api/deeds.ts'
import { ROLE_NAMES } from '../../api/session.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { withoutId } from '../households/person-form.ts'
import type { Step } from '../schemes/settings.ts'
import { deedsStore as store } from './deeds.store.ts'
import { type DeedAct, type DeedLine, type Stand, standAfter } from './deeds.ts'
import type { DeedsDeps } from './deps.service.ts'
import { linesStore } from './lines.store.ts'
import { calledDeed, stateWord } from './names.ts'
import { linesOf, markReversed } from './posting.service.ts'
import { moveRefusals as refusals } from './refusals.ts'

export interface MovesService extends Pick<Calls<typeof deeds>, 'decide' | 'withdraw'> {
  /** Deeds of a scheme that wait to be hung up, oldest first; those with an open objection are marked. */
  readyForNotice(db: ReadHandle, scheme: string): DeedLine[]
  /** Whether these may all be hung up now. Refuses deeds_none, deed_unknown, deed_done, deed_elsewhere, deed_disputed. */
  checkForNotice(db: ReadHandle, deeds: readonly string[]): Result<DeedLine[]>
  /** Hangs up what was checked; the notice's own row must stand already. */
  putOnNotice(tx: WriteHandle, notice: string, deeds: readonly DeedLine[]): void
  /** Records an objection as a move; the open objection itself stops the deed. */
  dispute(tx: WriteHandle, deed: string, objection: string): void
  /**
   * The answer's effect. Upheld: not yet posted → rejected; posted → taken back, by the transfers of `takingBack`
   * that stand in the answering document. Dismissed: it goes on. What has ended in the meantime stays as it is.
   */
  settle(tx: WriteHandle, deed: string, upheld: boolean, document: string): void
}

export function createMoves(deps: DeedsDeps): MovesService {
  const { store: village, ledger, schemes } = deps
  const stepsOf = (db: ReadHandle, { scheme, schemeVersion }: DeedLine): readonly Step[] =>
    schemes.version(db, scheme, schemeVersion).settings.steps

  const move = (tx: WriteHandle, line: DeedLine, to: Stand, document: string) =>
    store.moveOn(tx, { id: line.id, from: line.state, step_from: line.step, ...to, document })

  /** Where an act leads a line. Refuses deed_done, deed_elsewhere, and deed_disputed for what an objection stops. */
  const led = (db: ReadHandle, line: DeedLine, act: DeedAct): Result<Stand> => {
    const steps = stepsOf(db, line)
    const to = standAfter(line, act, steps)
    const called = calledDeed(line)
    if (to === undefined) {
      return line.state === 'under_way'
        ? refusals.elsewhere(line.id, called, steps[line.step]?.name ?? '')
        : refusals.done(line.id, called, stateWord(line.state))
    }
    return line.disputed && act !== 'withdraw' && act !== 'reject'
      ? refusals.disputed(line.id, called)
      : ok(to)
  }

  return {
    decide(input, caller) {
      return village.write((tx) => {
        let made: Decided[] | undefined
        const { document, lines, sitting } = input
        const reasons = Object.fromEntries(
          lines.flatMap(({ deed, reason }) => (reason ? [[deed, reason]] : [])),
        )
        const posted = ledger.post(
          tx,
          {
            id: document as DocumentId,
            kind: 'deeds_decided',
            request: {
              lines: lines.map(({ deed, step, pass }) => ({ deed, step, pass })),
              sitting: sitting !== null,
            },
            texts: {
              reasons: Object.keys(reasons).length > 0 ? JSON.stringify(reasons) : undefined,
              present: sitting ? JSON.stringify(sitting.present) : undefined,
              place: sitting?.place,
              note: sitting?.note,
            },
          },
          () => {
            const decided = decisionsOf(tx, input, caller)
            if (!decided.ok) return decided
            made = decided.value
            const only = made.length === 1 ? made[0]?.line : undefined
            const passed = made.filter(({ pass }) => pass).length
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: only?.household ?? null,
              scheme: made[0]?.line.scheme ?? null,
              facts: {
                step: made[0]?.step.name ?? '',
                passed,
                rejected: made.length - passed,
              },
            })
          },
        )
        if (!posted.ok) return posted
        for (const { line, to, pass } of made ?? []) {
          move(tx, line, to, document)
          store.insertMove(tx, {
            deed: line.id,
            document,
            step: line.step,
            outcome: pass ? 'passed' : 'rejected',
          })
        }
        const { passed, rejected } = posted.value.facts as { passed: number; rejected: number }
        return ok({ ...posted.value, passed, rejected })
      })
    },

    withdraw(input, caller) {
      return village.write((tx) => {
        let made: DeedLine[] | undefined
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'deeds_withdrawn',
            request: { deeds: input.deeds },
            texts: { reason: input.reason },
          },
          () => {
            if (input.deeds.length === 0) return refusals.none()
            const clean = withoutId('原因', input.reason)
            if (!clean.ok) return clean
            const found = linesOf(tx, input.deeds)
            if (!found.ok) return found
            const recorders = new Map(
              linesStore.these(tx, input.deeds).map((line) => [line.id, line.recorder]),
            )
            for (const line of found.value) {
              const to = led(tx, line, 'withdraw')
              if (!to.ok) return to
              if (recorders.get(line.id) !== caller.staff?.id && !mayWithdrawAny(caller)) {
                return refusals.notRecorder(calledDeed(line))
              }
            }
            made = found.value
            const only = made.length === 1 ? made[0] : undefined
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: only?.household ?? null,
              scheme: made[0]?.scheme ?? null,
            })
          },
        )
        if (!posted.ok) return posted
        for (const line of made ?? []) {
          move(tx, line, { state: 'withdrawn', step: line.step }, input.document)
          store.insertMove(tx, {
            deed: line.id,
            document: input.document,
            step: line.step,
            outcome: 'withdrawn',
          })
        }
        return ok({ ...posted.value, deeds: input.deeds.length })
      })
    },

    readyForNotice(db, scheme) {
      const steps = linesStore
        .counts(db, scheme)
        .filter(({ state }) => state === 'under_way')
        .map((row) => ({ version: row.scheme_version, step: row.step }))
        .filter(
          ({ version, step }) =>
            schemes.version(db, scheme, version).settings.steps[step]?.kind === 'publish',
        )
      return linesStore.atSteps(db, scheme, steps, MOST_LINES)
    },

    checkForNotice(db, deeds) {
      if (deeds.length === 0) return refusals.none()
      const found = linesOf(db, deeds)
      if (!found.ok) return found
      for (const line of found.value) {
        const to = led(db, line, 'hang')
        if (!to.ok) return to
      }
      return found
    },

    putOnNotice(tx, notice, deeds) {
      for (const line of deeds) {
        store.hang(tx, line.id, notice)
        store.insertMove(tx, { deed: line.id, document: notice, step: line.step, outcome: 'on_notice' })
      }
    },

    dispute(tx, deed, objection) {
      store.insertMove(tx, { deed, document: objection, step: lineAt(tx, deed).step, outcome: 'objected' })
    },

    settle(tx, deed, upheld, document) {
      const line = lineAt(tx, deed)
      const outcome = upheld ? 'upheld' : 'dismissed'
      if (upheld) {
        const to = standAfter(line, 'uphold', stepsOf(tx, line))
        if (line.state === 'posted') {
          if (line.reversedBy === null) markReversed(tx, line, document)
        } else if (to !== undefined) move(tx, line, to, document)
      }
      store.insertMove(tx, { deed, document, step: line.step, outcome })
    },
  }

  function decisionsOf(
    tx: WriteHandle,
    { lines, sitting }: Parameters<MovesService['decide']>[0],
    caller: Caller,
  ): Result<Decided[]> {
    if (lines.length === 0) return refusals.none()
    if (sitting !== null && sitting.present.length < 2) return refusals.presentMissing()
    const words = [...lines.map(({ reason }) => reason), sitting?.note ?? '', ...(sitting?.present ?? [])]
    const clean = withoutId('原因', words.join('，'))
    if (!clean.ok) return clean
    const found = linesOf(
      tx,
      lines.map(({ deed }) => deed),
    )
    if (!found.ok) return found
    const decided: Decided[] = []
    for (const [index, line] of found.value.entries()) {
      const asked = lines[index]
      assert(asked, 'one decision a line')
      const to = led(tx, line, asked.pass ? 'pass' : 'reject')
      if (!to.ok) return to
      const step = stepsOf(tx, line)[line.step]
      assert(step, `deed ${line.id} waits at a step`)
      if (asked.step !== line.step) return refusals.elsewhere(line.id, calledDeed(line), step.name)
      if (!standsAt(step, caller)) return refusals.notYours(step.name, ROLE_NAMES[step.role])
      if (!asked.pass && asked.reason === '') return refusals.reasonMissing(line.id, calledDeed(line))
      decided.push({ line, to: to.value, step, pass: asked.pass })
    }
    return ok(decided)
  }
}

interface Decided {
  readonly line: DeedLine
  readonly to: Stand
  readonly step: Step
  readonly pass: boolean
}

/** More than a village has in a quarter. */
const MOST_LINES = 50_000

/** Whether somebody decides at a step: the administrator stands in for everybody. */
export const standsAt = (step: Pick<Step, 'role'>, { staff }: Caller): boolean =>
  staff !== null && (staff.roles.includes('admin') || staff.roles.includes(step.role))

/** Withdraws what others have recorded. */
export const mayWithdrawAny = ({ staff }: Caller): boolean =>
  staff?.roles.some((role) => role === 'admin' || role === 'committee') ?? false

function lineAt(db: ReadHandle, deed: string): DeedLine {
  const line = linesStore.these(db, [deed])[0]
  assert(line, `deed ${deed} is missing`)
  return line
}
