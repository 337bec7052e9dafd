import { type Day, formatDay } from '../../kernel/dates.ts'
import { canonicalJson, type Json } from '../../kernel/json.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type Clause, type ClauseForm, checkClause, type SchemeFacts, tidyClause } from './clauses.ts'

/** A clause of the version that is in force: what deeds are judged by. */
export interface ClauseInForce extends Clause {
  /** rule_versions.id */
  readonly rules: string
  readonly version: number
}

export interface RulesInForce {
  readonly rules: string
  readonly version: number
  readonly name: string
  readonly clauses: readonly ClauseInForce[]
}

export const rulesRefusals = {
  schemeUnknown: () => refuse('scheme_unknown', '找不到这个积分方案。请先到“设置”里的“积分方案”定一个。'),
  none: (name: string) =>
    refuse('rules_none', `“${name}”还没有细则。请先到“积分”里的“细则”定一份。`, { name }),
  notYet: (from: Day) =>
    refuse('rules_not_yet', `细则从${formatDay(from)}起用，那天以前的事还没有细则可依。`, { from }),
  clauseUnknown: () => refuse('clause_unknown', '找不到这一条细则，请刷新后再选。'),
  notInForce: (text: string, day: Day) =>
    refuse('clause_not_in_force', `“${text}”这一条${formatDay(day)}不在用，请换一条，或看看日期对不对。`, {
      text,
      day,
    }),
  unset: (number: string, text: string) =>
    refuse('clause_unset', `第 ${number} 条“${text}”还没有定分值，请先到“细则”里定了再记。`, {
      number,
      text,
    }),
  unknown: () => refuse('rules_unknown', '找不到这一版细则，请刷新后再试。'),
  past: (from: Day, today: Day) =>
    refuse('rules_past', `新细则只能从今天或以后起用，${formatDay(from)}已经过去了。`, { from, today }),
  nameMissing: () => refuse('rules_name_missing', '请给这份细则写个名称，比如“兴隆沟村积分细则”。'),
  empty: () => refuse('rules_empty', '细则里一条也没有，至少要写一条。'),
  tooMany: (most: number) => refuse('rules_too_many', `细则最多 ${most} 条，请合并一些。`, { most }),
  sameId: () => refuse('clause_id_twice', '有两条细则是同一条，请去掉一条再试。'),
  twice: (number: string, other: string) =>
    refuse('clause_twice', `第 ${number} 条和第 ${other} 条写的是一样的，请去掉一条。`, { number, other }),
  same: (version: number) => refuse('rules_same', `和第 ${version} 版一模一样，不用再定一遍。`, { version }),
  moved: (version: number) =>
    refuse('rules_moved', `您改的时候，别人已经定了第 ${version} 版。请先看看它改了什么，再接着定。`, {
      version,
    }),
  otherScheme: () => refuse('rules_other_scheme', '这两版不是同一个积分方案的细则，没法对照。'),
  templateUnknown: () => refuse('template_unknown', '没有这个样板，请重新选。'),
}

/** Reading more than this out at a villagers' meeting takes a day. */
export const MOST_CLAUSES = 500

/** Clauses of one class together, in the order in which the classes first appear. */
export function arranged<C extends { readonly className: string }>(clauses: readonly C[]): C[] {
  const classes = [...new Set(clauses.map(({ className }) => className))]
  return classes.flatMap((name) => clauses.filter(({ className }) => className === name))
}

/** Gives every clause the number it is cited by: "2.3" is the third of the second class. */
export function numbered<C extends ClauseForm>(clauses: readonly C[]): (C & { readonly number: string })[] {
  const counts = new Map<string, number>()
  const classes: string[] = []
  return clauses.map((clause) => {
    if (!classes.includes(clause.className)) classes.push(clause.className)
    const count = (counts.get(clause.className) ?? 0) + 1
    counts.set(clause.className, count)
    return { ...clause, number: `${classes.indexOf(clause.className) + 1}.${count}` }
  })
}

/** Tidied, by class, numbered: as it will stand. */
export const laidOut = (clauses: readonly ClauseForm[]): Clause[] =>
  numbered(arranged(clauses.map(tidyClause)))

export interface VersionForm {
  /** The version that was changed; undefined where nobody says. */
  readonly basedOn?: string | null | undefined
  readonly name: string
  readonly fromDate: Day
  readonly clauses: readonly ClauseForm[]
}

export interface VersionGround {
  readonly today: Day
  readonly scheme: SchemeFacts
  readonly schemes: readonly SchemeFacts[]
  /** The newest version decided so far. */
  readonly newest: {
    readonly rules: string
    readonly version: number
    readonly name: string
    readonly clauses: readonly ClauseForm[]
  } | null
}

/** Whether a whole version may be decided; what comes back is as it will stand. Refuses in a fixed order. */
export function checkVersion(form: VersionForm, ground: VersionGround): Result<readonly Clause[]> {
  const refusals = rulesRefusals
  if (form.fromDate < ground.today) return refusals.past(form.fromDate, ground.today)
  if (form.name.trim() === '') return refusals.nameMissing()
  const checked = checkClauses(form.clauses, ground.scheme, ground.schemes)
  if (!checked.ok) return checked
  const { newest } = ground
  if (form.basedOn !== undefined && form.basedOn !== (newest?.rules ?? null)) {
    return refusals.moved(newest?.version ?? 0)
  }
  if (newest !== null && newest.name === form.name.trim() && same(newest.clauses, checked.value)) {
    return refusals.same(newest.version)
  }
  return checked
}

/** The list alone, without the day from which it holds. */
export function checkClauses(
  forms: readonly ClauseForm[],
  scheme: SchemeFacts,
  schemes: readonly SchemeFacts[],
): Result<readonly Clause[]> {
  const refusals = rulesRefusals
  if (forms.length === 0) return refusals.empty()
  if (forms.length > MOST_CLAUSES) return refusals.tooMany(MOST_CLAUSES)
  const clauses = laidOut(forms)
  const ids = new Set<string>()
  const texts = new Map<string, string>()
  for (const clause of clauses) {
    const checked = checkClause(clause, clause.number, scheme, schemes)
    if (!checked.ok) return checked
    if (ids.has(clause.clause)) return refusals.sameId()
    ids.add(clause.clause)
    const before = texts.get(wordingOf(clause))
    if (before !== undefined) return refusals.twice(clause.number, before)
    texts.set(wordingOf(clause), clause.number)
  }
  return ok(clauses)
}

/** What makes two clauses the same one to a reader: wording and direction, blanks and width of marks aside. */
export const wordingOf = ({ kind, text }: Pick<ClauseForm, 'kind' | 'text'>): string =>
  `${kind} ${text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()}`

const same = (one: readonly ClauseForm[], other: readonly ClauseForm[]): boolean =>
  spelled(one) === spelled(other)

const spelled = (clauses: readonly ClauseForm[]): string => canonicalJson(laidOut(clauses) as unknown as Json)

/**
 * Gives a list that came without ids those of the clauses that it continues: first by the same wording, then by
 * the same number in the same class and direction. What continues nothing gets a new id.
 */
export function continuing<C extends Omit<ClauseForm, 'clause'> & { readonly number: string }>(
  list: readonly C[],
  before: readonly Clause[],
  newId: () => string,
): (C & { readonly clause: string; readonly continues: Clause | null })[] {
  const free = new Set(before)
  const take = (found: Clause | undefined): Clause | undefined => {
    if (found === undefined || !free.delete(found)) return undefined
    return found
  }
  const worded = new Map(before.map((old) => [wordingOf(old), old]))
  const placed = new Map(before.map((old) => [placeOf(old), old]))
  const byWording = list.map((clause) => take(worded.get(wordingOf(clause))))
  return list.map((clause, index) => {
    const kept = byWording[index] ?? take(placed.get(placeOf(clause)))
    return { ...clause, clause: kept?.clause ?? newId(), continues: kept ?? null }
  })
}

const placeOf = ({ number, className, kind }: Pick<Clause, 'number' | 'className' | 'kind'>): string =>
  `${kind} ${number} ${className}`
