import type { Day } from '../../kernel/dates.ts'
import type { SchemeId, SubjectId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { type Allowance, allowanceOf, type CountedDeed, timesOf } from './allowance.ts'
import type { AlsoPoints } from './deeds.ts'
import type { JudgedClause, JudgedScheme, SubjectKind } from './judged.ts'
import { MOST_POINTS, MOST_QUANTITY, type Named, recordingRefusals as refusals } from './refusals.ts'

/** Whoever a deed can be recorded for, as the register has them now. */
export interface Candidate {
  /** Household, person or team. */
  readonly who: string
  readonly kind: SubjectKind
  /** Made on the sheet where a person or a team is recorded for the first time. */
  readonly subject: SubjectId | null
  readonly number: string
  readonly groupName: string
  readonly grid: string
  readonly name: string
  /** The household, or the person's. */
  readonly household: string | null
  readonly householdSubject: SubjectId | null
  readonly status: 'active' | 'head_pending' | 'closed' | 'merged' | 'gone'
  /** 「0088 号李长顺」, where merged. */
  readonly successor: string
  readonly partyClass: '' | 'A' | 'B' | 'C' | 'D' | 'E' | 'F'
  readonly partyMember: boolean
}

export interface AskedRow {
  readonly who: string
  /** Hundredths a unit; 0 for a veto. */
  readonly each: number
  readonly quantity: number
}

export interface AskedSheet {
  readonly happenedOn: Day
  readonly evidence: string
  readonly photos: readonly string[]
  /** Reported by the household itself. */
  readonly selfReported: boolean
  readonly alsoEach: readonly { readonly scheme: string; readonly each: number }[]
  readonly rows: readonly AskedRow[]
  readonly evenTwice: boolean
}

export interface SheetGround {
  readonly today: Day
  readonly scheme: JudgedScheme
  readonly clause: JudgedClause
  /** The schemes that the clause posts to as well. */
  readonly also: ReadonlyMap<string, JudgedScheme>
  readonly organisation: boolean
  readonly hasPhoto: (photo: string) => boolean
  readonly candidate: (who: string) => Candidate | undefined
  /** What counts towards the clause's limits, by subject; those merged into it too. */
  readonly counted: (candidate: Candidate) => readonly CountedDeed[]
  readonly newSubject: () => SubjectId
}

export interface NewDeed {
  readonly candidate: Candidate
  readonly subject: SubjectId
  readonly quantity: number
  /** Hundredths in all. */
  readonly points: number
  readonly also: readonly AlsoPoints[]
}

export const calledOf = ({ number, name, kind }: Pick<Candidate, 'number' | 'name' | 'kind'>): string =>
  kind === 'team' ? name : `${number} 号${name || '户主待定'}`

/** May this person speak for the organisation: 减分 and whatever the rules keep from self-reports. */
export const ORGANISATION: readonly string[] = ['admin', 'accountant', 'committee', 'assessor']

/** Whether a whole sheet may be recorded, and what it brings each. Refuses in a fixed order (refusals.ts). */
export function checkSheet(sheet: AskedSheet, ground: SheetGround): Result<NewDeed[]> {
  const { clause, today } = ground
  if (sheet.rows.length === 0) return refusals.empty()
  if (sheet.happenedOn > today) return refusals.ahead(sheet.happenedOn, today)
  if (clause.terms.entry === 'organisation' && (sheet.selfReported || !ground.organisation)) {
    return refusals.entry(clause.text)
  }
  if (clause.terms.evidence === 'text' && sheet.evidence.trim() === '')
    return refusals.evidenceText(clause.text)
  if (clause.terms.evidence === 'photo' && sheet.photos.length === 0)
    return refusals.evidencePhoto(clause.text)
  if (!sheet.photos.every(ground.hasPhoto)) return refusals.photoMissing()
  const also = checkAlso(sheet, ground)
  if (!also.ok) return also

  const deeds: NewDeed[] = []
  const seen = new Set<string>()
  const again: { named: Named; serial: string }[] = []
  for (const row of sheet.rows) {
    const candidate = ground.candidate(row.who)
    if (candidate === undefined) return refusals.unknown()
    const named = { who: row.who, called: calledOf(candidate) }
    if (seen.has(row.who)) return refusals.twiceOnSheet(named)
    seen.add(row.who)
    const open = checkCandidate(candidate, clause, named)
    if (!open.ok) return open
    const counted = ground.counted(candidate)
    const points = checkRow(row, ground, named, allowanceOf(clause, counted, sheet.happenedOn, today))
    if (!points.ok) return points
    const subject = candidate.subject ?? ground.newSubject()
    const brought = alsoOf(also.value, candidate, subject, row.quantity, ground)
    if (!brought.ok) return brought
    const before = counted.find(({ happenedOn }) => happenedOn === sheet.happenedOn)
    if (before !== undefined) again.push({ named, serial: before.serial })
    deeds.push({ candidate, subject, quantity: row.quantity, points: points.value, also: brought.value })
  }
  const first = again[0]
  if (first !== undefined && !sheet.evenTwice) {
    return refusals.twice(first.named, first.serial, again.length - 1, sheet.happenedOn)
  }
  return ok(deeds)
}

/** Whether a candidate is still there, and one whom the clause means. */
export function checkCandidate(candidate: Candidate, clause: JudgedClause, named: Named): Result<null> {
  if (candidate.status === 'merged') return refusals.merged(named, candidate.successor)
  if (candidate.status === 'closed') return refusals.closed(named)
  if (candidate.status === 'gone') return refusals.gone(named)
  if (!isMeant(candidate, clause)) {
    const { partyClasses } = clause.terms
    return refusals.partyClass(named, partyClasses.length > 0 ? partyClasses.join('、') : '全体')
  }
  return ok(null)
}

/** A clause for party members means those of its classes only; an empty list means all of them. */
export function isMeant(
  { kind, partyMember, partyClass }: Candidate,
  { terms: { scope, partyClasses } }: JudgedClause,
): boolean {
  if (scope !== 'party' || kind !== 'person') return true
  return partyMember && (partyClasses.length === 0 || partyClasses.some((one) => one === partyClass))
}

/** Hundredths that a row brings in all. */
function checkRow(row: AskedRow, ground: SheetGround, named: Named, allowance: Allowance): Result<number> {
  const { clause, scheme } = ground
  if (!(row.quantity >= 1 && row.quantity <= MOST_QUANTITY)) return refusals.quantity(named, clause.unitName)
  if (allowance.times !== null && timesOf(clause, row) > allowance.times) {
    return refusals.times(named, allowance.timesSentence)
  }
  if (clause.kind === 'veto') return ok(0)
  const [minimum, maximum] = [clause.minimum ?? 0, clause.maximum ?? 0]
  if (row.each < minimum || row.each > maximum)
    return refusals.range(named, minimum, maximum, clause.unitName)
  if (!fitsPrecision(row.each, scheme.settings.precision)) {
    return refusals.precision(named, scheme.settings.precision)
  }
  const points = row.each * row.quantity
  if (points > MOST_POINTS) return refusals.tooMany(named)
  if (allowance.points !== null && points > allowance.points) {
    return refusals.cap(named, allowance.pointsSentence, allowance.points)
  }
  return ok(points)
}

const fitsPrecision = (hundredths: number, precision: number): boolean =>
  hundredths % 10 ** (2 - precision) === 0

interface AlsoEach {
  readonly scheme: JudgedScheme
  readonly each: number
}

function checkAlso(sheet: AskedSheet, { clause, also }: SheetGround): Result<AlsoEach[]> {
  const found: AlsoEach[] = []
  for (const { scheme: id, minimum, maximum } of clause.terms.also) {
    const scheme = also.get(id)
    if (scheme === undefined) continue
    if (minimum === null || maximum === null) return refusals.alsoUnset(scheme.name)
    const asked = sheet.alsoEach.find((one) => one.scheme === id)?.each
    const each = asked ?? (minimum === maximum ? minimum : undefined)
    if (each === undefined) return refusals.alsoMissing(scheme.name)
    if (each < minimum || each > maximum) return refusals.alsoRange(scheme.name, minimum, maximum)
    const { precision } = scheme.settings
    if (!fitsPrecision(each, precision)) return refusals.alsoPrecision(scheme.name, precision)
    found.push({ scheme, each })
  }
  return ok(found)
}

/** A person's deed may bring something to the household; the other way round nobody knows to whom. */
function alsoOf(
  also: readonly AlsoEach[],
  candidate: Candidate,
  subject: SubjectId,
  quantity: number,
  ground: SheetGround,
): Result<AlsoPoints[]> {
  const brought: AlsoPoints[] = []
  for (const { scheme, each } of also) {
    const own = scheme.settings.subject === ground.scheme.settings.subject
    const household = scheme.settings.subject === 'household' ? candidate.householdSubject : null
    const to = own ? subject : household
    if (to === null) return refusals.alsoSubject(scheme.name)
    brought.push({ scheme: scheme.id as SchemeId, subject: to, points: each * quantity })
  }
  return ok(brought)
}
