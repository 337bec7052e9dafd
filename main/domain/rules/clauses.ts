import { formatPoints } from '../../kernel/amounts.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'

/** award 加分, deduct 减分, veto 一票否决 */
export type ClauseKind = 'award' | 'deduct' | 'veto'
/** What the figure is for: each time, or once a day, month, quarter, year, or ever. */
export type Per = 'time' | 'day' | 'month' | 'quarter' | 'year' | 'once'
export type CapPeriod = 'month' | 'quarter' | 'half' | 'year'
/** Who the points go to; `several` = all households that took part in one event. */
export type Scope = 'household' | 'person' | 'party' | 'team' | 'several'
export type PartyClass = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

export interface Cap {
  readonly period: CapPeriod
  /** Hundredths; null = no limit on points. */
  readonly points: number | null
  /** How many times; null = no limit on times. */
  readonly times: number | null
}

/** What the clause brings in another scheme too. */
export interface Also {
  readonly scheme: string
  readonly minimum: number | null
  readonly maximum: number | null
}

export type VetoEffect = { readonly effect: 'zero' } | { readonly effect: 'freeze'; readonly cycles: number }

export interface ClauseTerms {
  readonly per: Per
  readonly caps: readonly Cap[]
  readonly scope: Scope
  /** Of the party members; empty = all of them. */
  readonly partyClasses: readonly PartyClass[]
  readonly evidence: 'none' | 'text' | 'photo'
  /** `organisation`: not by the household itself. */
  readonly entry: 'anyone' | 'organisation'
  readonly veto: VetoEffect | null
  readonly also: readonly Also[]
}

/** A clause as a person writes it; its number comes from its place. */
export interface ClauseForm {
  /** The same from version to version: caps and duplicates are counted by it. */
  readonly clause: string
  readonly className: string
  readonly text: string
  readonly kind: ClauseKind
  /** Hundredths each time, positive also for deductions; both null until the village has decided. */
  readonly minimum: number | null
  readonly maximum: number | null
  /** What one is: 次、瓶、天. */
  readonly unitName: string
  readonly terms: ClauseTerms
}

export interface Clause extends ClauseForm {
  /** "2.3": the third of the second class. */
  readonly number: string
}

export const PLAIN_TERMS: ClauseTerms = {
  per: 'time',
  caps: [],
  scope: 'household',
  partyClasses: [],
  evidence: 'none',
  entry: 'anyone',
  veto: null,
  also: [],
}

/** What is counted in turns or in time was done, not brought: nothing of it can lie on the counter. */
const NOT_THINGS: ReadonlySet<string> = new Set([
  '次',
  '回',
  '天',
  '日',
  '小时',
  '时',
  '周',
  '月',
  '季',
  '年',
])

/** Whether a clause gives points for things that are handed in: 交回农药瓶，每个 1 分. */
export const isHandedIn = ({ kind, unitName }: Pick<ClauseForm, 'kind' | 'unitName'>): boolean =>
  kind === 'award' && !NOT_THINGS.has(unitName)

/** More for one deed than this is a slip of the finger. */
export const MOST_CLAUSE_POINTS = 10_000_000
const MOST_TIMES = 10_000
const MOST_CYCLES = 20

export interface SchemeFacts {
  readonly id: string
  readonly name: string
  readonly precision: 0 | 1 | 2
}

const decimals = (precision: number): string => (precision === 0 ? '只用整分' : `最多 ${precision} 位小数`)

/** `place` is how the clause is cited: 「2.3」. */
export const clauseRefusals = {
  textMissing: (place: string) =>
    refuse('clause_text_missing', `第 ${place} 条没有写做了什么，请补上。`, { place }),
  classMissing: (place: string) =>
    refuse('clause_class_missing', `第 ${place} 条没有写属于哪一类，请补上。`, { place }),
  unitMissing: (place: string) =>
    refuse('clause_unit_missing', `第 ${place} 条没有写按什么算，比如“次”“瓶”“天”，请补上。`, { place }),
  halfRange: (place: string) =>
    refuse('clause_range_half', `第 ${place} 条的分值只写了一头，请把最少和最多都写上。`, { place }),
  notPositive: (place: string) =>
    refuse('clause_points_not_positive', `第 ${place} 条的分值要大于零。减分也写正数，不用写减号。`, {
      place,
    }),
  crossed: (place: string, minimum: number, maximum: number) =>
    refuse(
      'clause_range_crossed',
      `第 ${place} 条最少 ${formatPoints(minimum)} 分、最多 ${formatPoints(maximum)} 分，写反了，请调过来。`,
      { place, minimum, maximum },
    ),
  tooLarge: (place: string) =>
    refuse(
      'clause_points_too_large',
      `第 ${place} 条的分值太大了，一次最多 ${formatPoints(MOST_CLAUSE_POINTS)} 分，请检查。`,
      { place },
    ),
  precision: (place: string, { name, precision }: SchemeFacts) =>
    refuse(
      'clause_precision',
      `第 ${place} 条的小数太多：“${name}”${decimals(precision)}。请改一下，或先改积分方案的小数位数。`,
      { place, precision },
    ),
  capEmpty: (place: string) =>
    refuse('cap_empty', `第 ${place} 条有一个上限没有写数。请写上多少分或多少次，不要上限就去掉。`, {
      place,
    }),
  capNotPositive: (place: string) =>
    refuse('cap_not_positive', `第 ${place} 条的上限要大于零。不想让人记，就把这一条去掉。`, { place }),
  capTooLarge: (place: string) =>
    refuse('cap_too_large', `第 ${place} 条的上限太大了，请检查是不是多打了零。`, { place }),
  capTwice: (place: string, period: CapPeriod) =>
    refuse('cap_twice', `第 ${place} 条${CAP_WORDS[period]}的上限写了两个，请只留一个。`, { place, period }),
  capsCrossed: (place: string, short: CapPeriod, long: CapPeriod) =>
    refuse(
      'caps_crossed',
      `第 ${place} 条${CAP_WORDS[short]}的上限比${CAP_WORDS[long]}的还高，请检查哪个写错了。`,
      { place, short, long },
    ),
  capBelow: (place: string, period: CapPeriod, cap: number, minimum: number) =>
    refuse(
      'cap_below_points',
      `第 ${place} 条一次最少 ${formatPoints(minimum)} 分，${CAP_WORDS[period]}上限才 ${formatPoints(cap)} 分，谁也记不上。请改一个。`,
      { place, period, cap, minimum },
    ),
  vetoMissing: (place: string) =>
    refuse('veto_effect_missing', `第 ${place} 条是一票否决，请写明后果：分数清零，还是几个周期不能兑换。`, {
      place,
    }),
  vetoCycles: (place: string) =>
    refuse('veto_cycles', `第 ${place} 条不能兑换的周期要在 1 到 ${MOST_CYCLES} 之间，请改一下。`, { place }),
  alsoUnknown: (place: string) =>
    refuse('also_scheme_unknown', `第 ${place} 条要同时记的那个积分方案找不到了，请重新选。`, { place }),
  alsoSame: (place: string, name: string) =>
    refuse('also_same_scheme', `第 ${place} 条本来就记在“${name}”里，不用再同时记一次。`, { place, name }),
  alsoTwice: (place: string, name: string) =>
    refuse('also_twice', `第 ${place} 条同时记“${name}”写了两次，请去掉一次。`, { place, name }),
}

export const CAP_WORDS: Readonly<Record<CapPeriod, string>> = {
  month: '每月',
  quarter: '每季度',
  half: '每半年',
  year: '每年',
}
export const CAP_PERIODS: readonly CapPeriod[] = ['month', 'quarter', 'half', 'year']
const PARTY_CLASSES: readonly PartyClass[] = ['A', 'B', 'C', 'D', 'E', 'F']

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Without what its kind has no use for: a veto has no figure, a plain clause no veto; lists in their own order. */
export function tidyClause(form: ClauseForm): ClauseForm {
  const { terms } = form
  const isVeto = form.kind === 'veto'
  return {
    clause: form.clause,
    className: oneLine(form.className),
    text: oneLine(form.text),
    kind: form.kind,
    minimum: isVeto ? null : form.minimum,
    maximum: isVeto ? null : form.maximum,
    unitName: oneLine(form.unitName),
    terms: {
      per: isVeto ? 'time' : terms.per,
      caps: isVeto
        ? []
        : [...terms.caps]
            .sort((one, other) => CAP_PERIODS.indexOf(one.period) - CAP_PERIODS.indexOf(other.period))
            .map(({ period, points, times }) => ({ period, points, times })),
      scope: terms.scope,
      partyClasses:
        terms.scope === 'party' ? PARTY_CLASSES.filter((one) => terms.partyClasses.includes(one)) : [],
      evidence: terms.evidence,
      entry: terms.entry,
      veto: isVeto ? terms.veto : null,
      also: isVeto ? [] : terms.also.map(({ scheme, minimum, maximum }) => ({ scheme, minimum, maximum })),
    },
  }
}

/** Whether a tidied clause may stand. Refuses in the order of the form. */
export function checkClause(
  form: ClauseForm,
  place: string,
  scheme: SchemeFacts,
  schemes: readonly SchemeFacts[],
): Result<ClauseForm> {
  const refusals = clauseRefusals
  if (form.className === '') return refusals.classMissing(place)
  if (form.text === '') return refusals.textMissing(place)
  if (form.unitName === '') return refusals.unitMissing(place)
  const range = checkRange(form, place, scheme)
  if (!range.ok) return range
  const caps = checkCaps(form, place, scheme)
  if (!caps.ok) return caps
  if (form.kind === 'veto') {
    const { veto } = form.terms
    if (veto === null) return refusals.vetoMissing(place)
    if (veto.effect === 'freeze' && !(veto.cycles >= 1 && veto.cycles <= MOST_CYCLES)) {
      return refusals.vetoCycles(place)
    }
  }
  const named = new Set<string>()
  for (const also of form.terms.also) {
    const other = schemes.find(({ id }) => id === also.scheme)
    if (other === undefined) return refusals.alsoUnknown(place)
    if (other.id === scheme.id) return refusals.alsoSame(place, other.name)
    if (named.has(other.id)) return refusals.alsoTwice(place, other.name)
    named.add(other.id)
    const figures = checkRange(also, place, other)
    if (!figures.ok) return figures
  }
  return ok(form)
}

type Range = Pick<ClauseForm, 'minimum' | 'maximum'>

function checkRange({ minimum, maximum }: Range, place: string, scheme: SchemeFacts): Result<null> {
  const refusals = clauseRefusals
  if (minimum === null && maximum === null) return ok(null)
  if (minimum === null || maximum === null) return refusals.halfRange(place)
  if (minimum <= 0 || maximum <= 0) return refusals.notPositive(place)
  if (minimum > maximum) return refusals.crossed(place, minimum, maximum)
  if (maximum > MOST_CLAUSE_POINTS) return refusals.tooLarge(place)
  if (!fits(minimum, scheme) || !fits(maximum, scheme)) return refusals.precision(place, scheme)
  return ok(null)
}

function checkCaps({ minimum, terms }: ClauseForm, place: string, scheme: SchemeFacts): Result<null> {
  const refusals = clauseRefusals
  const seen = new Set<CapPeriod>()
  for (const { period, points, times } of terms.caps) {
    if (points === null && times === null) return refusals.capEmpty(place)
    if ((points !== null && points <= 0) || (times !== null && times <= 0))
      return refusals.capNotPositive(place)
    if ((points ?? 0) > MOST_CLAUSE_POINTS || (times ?? 0) > MOST_TIMES) return refusals.capTooLarge(place)
    if (points !== null && !fits(points, scheme)) return refusals.precision(place, scheme)
    if (seen.has(period)) return refusals.capTwice(place, period)
    seen.add(period)
    if (points !== null && minimum !== null && points < minimum) {
      return refusals.capBelow(place, period, points, minimum)
    }
  }
  for (const short of terms.caps) {
    for (const long of terms.caps) {
      if (CAP_PERIODS.indexOf(short.period) >= CAP_PERIODS.indexOf(long.period)) continue
      const more = (one: number | null, other: number | null) => one !== null && other !== null && one > other
      if (more(short.points, long.points) || more(short.times, long.times)) {
        return refusals.capsCrossed(place, short.period, long.period)
      }
    }
  }
  return ok(null)
}

const fits = (hundredths: number, { precision }: SchemeFacts): boolean =>
  hundredths % 10 ** (2 - precision) === 0

/** Its figure is still for the village to fill in: it cannot be entered until then. */
export const isUnset = (clause: Pick<ClauseForm, 'kind' | 'minimum'>): boolean =>
  clause.kind !== 'veto' && clause.minimum === null
