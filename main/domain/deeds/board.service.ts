import type { deeds } from '../../api/deeds.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { type Day, formatMonthDay } from '../../kernel/dates.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { clauseWords } from '../rules/clause-words.ts'
import { isHandedIn } from '../rules/clauses.ts'
import type { ClauseInForce } from '../rules/rules.ts'
import type { SchemeInForce } from '../schemes/schemes.ts'
import { schemeRefusals } from '../schemes/schemes.ts'
import type { Step } from '../schemes/settings.ts'
import { candidatesOf } from './candidates.service.ts'
import { candidatesStore } from './candidates.store.ts'
import { signedPoints } from './deeds.ts'
import type { DeedsDeps } from './deps.service.ts'
import { linesStore, type ShownDeed } from './lines.store.ts'
import { standsAt } from './moves.service.ts'
import { stepKey } from './names.ts'
import { ORGANISATION } from './recording.ts'

type Views = Pick<Calls<typeof deeds>, 'form' | 'candidates' | 'board' | 'lines' | 'ofHousehold'>

/** Listed in ten milliseconds or so: for more the counter does not wait. */
const MANY_SUBJECTS = 1000
const READY = 'ready'
const ON_NOTICE = 'on_notice'
/** Nobody reads further back than this on a screen. */
const MOST_OF_A_HOUSEHOLD = 1000
const ENDS = ['posted', 'rejected', 'withdrawn'] as const

/** What the sheet and the board show. */
export function createBoard({
  store: village,
  ledger,
  schemes,
  rules,
  aside,
  manySubjects = MANY_SUBJECTS,
}: DeedsDeps): Views {
  const chosen = (id: string | null): Result<{ scheme: SchemeInForce; all: SchemeInForce[] }> => {
    const today = ledger.today()
    const all = schemes.all(village, today)
    const first = all[0]
    if (id === null) return first ? ok({ scheme: first, all }) : schemeRefusals.none()
    const scheme = schemes.inForce(village, id, today)
    return scheme.ok ? ok({ scheme: scheme.value, all }) : scheme
  }

  return {
    form(input, caller) {
      const found = chosen(input.scheme)
      if (!found.ok) return found
      const { scheme, all } = found.value
      const book = rules.inForce(village, scheme.id, (input.day ?? ledger.today()) as Day)
      const nameOf = (id: string) => all.find((one) => one.id === id)?.name
      return ok({
        scheme: {
          id: scheme.id,
          name: scheme.name,
          precision: scheme.settings.precision,
          subject: scheme.settings.subject,
          redeemable: scheme.settings.redeemable,
        },
        schemes: all.map(({ id, name }) => ({ id, name })),
        steps: scheme.settings.steps.map((step) => ({ ...step })),
        rulesName: book?.name ?? null,
        clauses: (book?.clauses ?? []).map((clause) => shownClause(clause, nameOf)),
        organisation: caller.staff?.roles.some((role) => ORGANISATION.includes(role)) ?? false,
      })
    },

    candidates(input) {
      const today = ledger.today()
      const day = input.day as Day
      const scheme = schemes.inForce(village, input.scheme, today)
      if (!scheme.ok) return scheme
      const clause = input.clause === null ? null : rules.clause(village, input.scheme, input.clause, day)
      if (clause !== null && !clause.ok) return clause
      const { subject } = scheme.value.settings
      const work = { scheme: scheme.value.id, subject, clause: clause?.value ?? null, day, today }
      const beside = aside && candidatesStore.moreThan(village, manySubjects)
      return beside ? aside(work) : ok(candidatesOf(village, work))
    },

    board(input, caller) {
      const found = chosen(input.scheme)
      if (!found.ok) return found
      const { scheme, all } = found.value
      const counts = linesStore.counts(village, scheme.id)
      const sum = (state: string) =>
        counts.filter((row) => row.state === state).reduce((total, row) => total + row.count, 0)
      const disputed = (state: string) =>
        counts.filter((row) => row.state === state).reduce((total, row) => total + row.disputed, 0)
      const columns = stepsInUse(village, scheme).map(({ step, old, at }) => {
        const here = counts.filter(
          (row) =>
            row.state === 'under_way' &&
            at.some((one) => one.version === row.scheme_version && one.step === row.step),
        )
        return {
          key: stepKey(step),
          name: step.name,
          role: step.role,
          kind: step.kind,
          days: step.days,
          count: here.reduce((total, row) => total + row.count, 0),
          disputed: here.reduce((total, row) => total + row.disputed, 0),
          mine: step.kind === 'check' && standsAt(step, caller),
          old,
        }
      })
      const plain = { role: null, days: 0, mine: false, old: false }
      return ok({
        scheme: { id: scheme.id, name: scheme.name, precision: scheme.settings.precision },
        schemes: all.map(({ id, name }) => ({ id, name })),
        columns: [
          ...columns.filter(({ old, count }) => !old || count > 0),
          ...(columns.some(({ kind }) => kind === 'publish')
            ? [
                {
                  ...plain,
                  key: ON_NOTICE,
                  name: '公示中',
                  kind: 'post' as const,
                  count: sum(ON_NOTICE),
                  disputed: disputed(ON_NOTICE),
                },
              ]
            : []),
          {
            ...plain,
            key: READY,
            name: '待入账',
            kind: 'post' as const,
            count: sum(READY),
            disputed: disputed(READY),
          },
        ],
        done: { posted: sum('posted'), rejected: sum('rejected'), withdrawn: sum('withdrawn') },
      })
    },

    ofHousehold: ({ household }) =>
      ok(
        linesStore
          .ofHousehold(village, household, MOST_OF_A_HOUSEHOLD)
          .map((line) => shownLine(line, stepsOf(village, line))),
      ),

    lines({ scheme: id, key, limit }) {
      const found = chosen(id)
      if (!found.ok) return found
      const { scheme } = found.value
      const state = [READY, ON_NOTICE, ...ENDS].find((one) => one === key)
      const steps = stepsInUse(village, scheme).find(({ step }) => stepKey(step) === key)?.at ?? []
      const lines = state
        ? linesStore.atState(village, id, state as (typeof ENDS)[number], limit)
        : linesStore.atSteps(village, id, steps, limit)
      return ok(lines.map((line) => shownLine(line, stepsOf(village, line))))
    },
  }

  function stepsOf(db: ReadHandle, { scheme, schemeVersion }: ShownDeed): readonly Step[] {
    return schemes.version(db, scheme, schemeVersion).settings.steps
  }

  /** Every step that a deed of the scheme may wait at, those of the version in force first. */
  function stepsInUse(db: ReadHandle, scheme: SchemeInForce) {
    const found = new Map<string, StepInUse>()
    const add = (version: number, steps: readonly Step[], old: boolean) => {
      for (const [index, step] of steps.entries()) {
        const key = stepKey(step)
        const known = found.get(key) ?? { step, old, at: [] }
        found.set(key, known)
        known.at.push({ version, step: index })
      }
    }
    add(scheme.version, scheme.settings.steps, false)
    const versions = new Set(linesStore.counts(db, scheme.id).map((row) => row.scheme_version))
    for (const version of versions) {
      if (version === scheme.version) continue
      add(version, schemes.version(db, scheme.id, version).settings.steps, true)
    }
    return [...found.values()]
  }
}

interface StepInUse {
  readonly step: Step
  /** Only deeds that began under an earlier version come to it. */
  readonly old: boolean
  readonly at: { version: number; step: number }[]
}

function shownClause(clause: ClauseInForce, nameOf: (scheme: string) => string | undefined) {
  const { figure, remarks } = clauseWords(clause, nameOf)
  const { terms } = clause
  return {
    clause: clause.clause,
    number: clause.number,
    className: clause.className,
    text: clause.text,
    kind: clause.kind,
    minimum: clause.minimum,
    maximum: clause.maximum,
    unitName: clause.unitName,
    handedIn: isHandedIn(clause),
    terms: {
      ...terms,
      caps: terms.caps.map((cap) => ({ ...cap })),
      partyClasses: [...terms.partyClasses],
      also: terms.also.map((one) => ({ ...one })),
    },
    figure,
    remarks: [...remarks],
  }
}

/** A line as screens and sheets show it. */
export function shownLine(line: ShownDeed, steps: readonly Step[]) {
  return {
    deed: line.id,
    scheme: line.scheme,
    clause: line.clause,
    clauseNumber: line.clauseNumber,
    className: line.className,
    clauseText: line.clauseText,
    kind: line.kind,
    unitName: line.unitName,
    subjectKind: line.subjectKind,
    household: line.household,
    number: line.number,
    groupName: line.groupName,
    name: line.name,
    happenedOn: line.happenedOn,
    quantity: line.quantity,
    points: signedPoints(line),
    state: line.state,
    step: line.step,
    stepName: waitsFor(line, steps),
    disputed: line.disputed,
    reversed: line.reversedBy !== null,
    serial: line.serial,
    recordedOn: line.recordedOn,
    recordedBy: line.recorderName,
    photos: line.photos,
  }
}

function waitsFor({ state, step, noticeUntil, reversedBy }: ShownDeed, steps: readonly Step[]): string {
  switch (state) {
    case 'under_way':
      return steps[step]?.name ?? ''
    case 'on_notice':
      return noticeUntil === null ? '公示中' : `公示到${formatMonthDay(noticeUntil)}`
    case 'ready':
      return '待入账'
    case 'posted':
      return reversedBy === null ? '已入账' : '已收回'
    case 'rejected':
      return '未通过'
    case 'withdrawn':
      return '已撤回'
  }
}
