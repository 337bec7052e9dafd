import type { deeds } from '../../api/deeds.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId, SchemeId, SubjectId } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { withoutId } from '../households/person-form.ts'
import { attachPhotos } from '../photos/attached.service.ts'
import type { ClauseInForce } from '../rules/rules.ts'
import type { SchemeInForce } from '../schemes/schemes.ts'
import { type CountedDeed, countedDays } from './allowance.ts'
import { candidatesStore } from './candidates.store.ts'
import { deedsStore as store } from './deeds.store.ts'
import { beginning } from './deeds.ts'
import type { DeedsDeps } from './deps.service.ts'
import type { SubjectKind } from './judged.ts'
import { groundOf, keepFreezes } from './posting.service.ts'
import { type Posting, postingOf } from './posting-draft.service.ts'
import { type Candidate, checkSheet, type NewDeed, ORGANISATION, type SheetGround } from './recording.ts'

interface MadeDeed extends NewDeed {
  readonly id: string
}

interface Made {
  readonly scheme: SchemeInForce
  readonly clause: ClauseInForce
  readonly deeds: readonly MadeDeed[]
  /** A scheme without steps posts at once. */
  readonly posting: Posting | null
}

interface Facts {
  readonly version: number
  readonly rules: string
  readonly number: string
  readonly step: string | null
  readonly total: number
  readonly deeds: readonly (readonly [id: string, subject: string, quantity: number, points: number])[]
}

/** 记事迹: one event, any number of households, one document. */
export function createRecording(deps: DeedsDeps): Pick<Calls<typeof deeds>, 'record'> {
  const { store: village, ledger, ids, schemes, rules, photos } = deps

  return {
    record(input, caller) {
      return village.write((tx) => {
        let made: Made | undefined
        const { document, event, evidence, ...request } = input
        const posted = ledger.post(
          tx,
          { id: document as DocumentId, kind: 'deeds_recorded', request, texts: { event, evidence } },
          () => {
            const drafted = draft(tx, input, caller.staff?.roles ?? [])
            if (!drafted.ok) return drafted
            made = drafted.value
            const { scheme, clause, deeds: lines, posting } = made
            const only = lines.length === 1 ? lines[0] : undefined
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: only?.candidate.household ?? null,
              scheme: scheme.id,
              facts: {
                version: scheme.version,
                rules: clause.rules,
                number: clause.number,
                step: scheme.settings.steps[0]?.name ?? null,
                total: (clause.kind === 'deduct' ? -1 : 1) * lines.reduce((sum, one) => sum + one.points, 0),
                deeds: lines.map(({ id, subject, quantity, points }) => [id, subject, quantity, points]),
              },
              ...(posting ? { transfers: posting.transfers } : {}),
            })
          },
        )
        if (!posted.ok) return posted
        if (made) keep(tx, made, input, posted.value.id)
        const { total, step, deeds: lines } = posted.value.facts as unknown as Facts
        return ok({ ...posted.value, deeds: lines.length, total, step })
      })
    },
  }

  function draft(
    tx: WriteHandle,
    input: Parameters<Calls<typeof deeds>['record']>[0],
    roles: readonly string[],
  ): Result<Made> {
    const today = ledger.today()
    const happenedOn = input.happenedOn as Day
    const clean = withoutId('情况说明', `${input.event}，${input.evidence}`)
    if (!clean.ok) return clean
    const scheme = schemes.inForce(tx, input.scheme, today)
    if (!scheme.ok) return scheme
    // a day ahead is said as such, and not as a clause that nobody has decided yet
    const clause = rules.clause(tx, input.scheme, input.clause, happenedOn > today ? today : happenedOn)
    if (!clause.ok) return clause
    const { subject: kind, steps } = scheme.value.settings
    const who = [...new Set(input.rows.map((row) => row.who))]
    const candidates = new Map(candidatesStore.these(tx, kind, who, happenedOn).map((one) => [one.who, one]))
    const ground: SheetGround = {
      today,
      scheme: scheme.value,
      clause: clause.value,
      also: new Map(schemes.all(tx, today).map((one) => [one.id as string, one])),
      organisation: roles.some((role) => ORGANISATION.includes(role)),
      hasPhoto: (photo) => photos.find(photo) !== undefined,
      candidate: (id) => candidates.get(id),
      counted: countedOf(tx, scheme.value.id, clause.value, happenedOn, [...candidates.values()]),
      newSubject: () => ids.next<string>() as SubjectId,
    }
    const checked = checkSheet({ ...input, happenedOn }, ground)
    if (!checked.ok) return checked
    const made = checked.value.map((deed) => ({ ...deed, id: ids.next<string>() }))
    if (steps.length > 0)
      return ok({ scheme: scheme.value, clause: clause.value, deeds: made, posting: null })
    const posting = postingOf(
      made.map(({ id, subject, points, also }, index) => ({
        id,
        kind: clause.value.kind,
        veto: clause.value.terms.veto,
        points,
        happenedOn,
        scheme: scheme.value.id,
        subject,
        also,
        line: index + 1,
      })),
      groundOf(deps, tx),
    )
    return ok({ scheme: scheme.value, clause: clause.value, deeds: made, posting })
  }

  function keep(
    tx: WriteHandle,
    { scheme, clause, deeds: lines, posting }: Made,
    input: { readonly happenedOn: string; readonly photos: readonly string[] },
    document: string,
  ): void {
    const stand = posting ? { state: 'posted' as const, step: 0 } : beginning(scheme.settings.steps)
    for (const [index, { id, candidate, subject, quantity, points, also }] of lines.entries()) {
      if (candidate.subject === null) addSubject(tx, candidate, subject)
      store.insertDeed(tx, {
        id,
        recorded_by: document,
        line: index + 1,
        scheme: scheme.id,
        scheme_version: scheme.version,
        rules: clause.rules,
        clause: clause.clause,
        subject,
        happened_on: input.happenedOn,
        quantity,
        points,
        also: JSON.stringify(also),
        state: stand.state,
        step: stand.step,
        posted_by: posting ? document : null,
        posted_line: posting ? index + 1 : null,
      })
      store.insertMove(tx, { deed: id, document, step: 0, outcome: 'recorded' })
    }
    if (posting) keepFreezes(tx, posting.freezes, document)
    attachPhotos(photos, tx, input.photos, document)
  }
}

/** A person or a team has an account from its first deed on. */
function addSubject(tx: WriteHandle, { kind, who }: Candidate, id: SubjectId): void {
  assert(kind !== 'household', 'a household has its subject from the start')
  store.insertSubject(tx, {
    id,
    kind,
    person: kind === 'person' ? who : null,
    team: kind === 'team' ? who : null,
  })
}

/**
 * What counts towards a clause's limits for each of many, in one statement: also what was recorded for households
 * that have been merged into them.
 */
export function countedOf(
  db: ReadHandle,
  scheme: SchemeId,
  clause: Pick<ClauseInForce, 'clause' | 'terms'>,
  day: Day,
  candidates: readonly Candidate[],
): (candidate: Candidate) => readonly CountedDeed[] {
  const merged = mergedInto(db, candidates[0]?.kind ?? 'household')
  const subjectsOf = (candidate: Candidate): string[] =>
    candidate.subject === null ? [] : [candidate.subject, ...merged(candidate.who)]
  const owners = new Map<string, string>()
  for (const candidate of candidates) {
    for (const subject of subjectsOf(candidate)) owners.set(subject, candidate.who)
  }
  const counted = new Map<string, CountedDeed[]>()
  const subjects = [...owners.keys()]
  if (subjects.length > 0) {
    for (const row of store.counted(db, {
      scheme,
      clause: clause.clause,
      subjects,
      ...countedDays(clause, day),
    })) {
      const who = owners.get(row.subject) ?? ''
      const known = counted.get(who) ?? []
      counted.set(who, known)
      known.push({
        happenedOn: row.happened_on as Day,
        quantity: row.quantity,
        points: row.points,
        serial: row.serial,
      })
    }
  }
  return ({ who }) => counted.get(who) ?? []
}

function mergedInto(db: ReadHandle, kind: SubjectKind): (household: string) => string[] {
  if (kind !== 'household') return () => []
  const rows = candidatesStore.merged(db)
  const subjectsOf = (household: string): string[] =>
    rows
      .filter(({ successor }) => successor === household)
      .flatMap(({ id, subject }) => [subject, ...subjectsOf(id)])
  return rows.length === 0 ? () => [] : subjectsOf
}
