import {
  alsoText,
  capsText,
  ENTRY_WORDS,
  EVIDENCE_WORDS,
  KIND_WORDS,
  perText,
  rangeText,
  scopeText,
  vetoText,
} from './clause-words.ts'
import type { Clause } from './clauses.ts'

export interface FieldChange {
  /** 分值, 上限 … */
  readonly field: string
  readonly before: string
  readonly after: string
}

export interface ComparedClause {
  readonly change: 'added' | 'removed' | 'changed'
  readonly clause: string
  readonly number: string
  readonly className: string
  readonly text: string
  readonly fields: readonly FieldChange[]
  /** 「第 1.2 条“打扫卫生”：分值从 5 分改成 5–10 分。」 */
  readonly sentence: string
}

const FIELDS: readonly (readonly [string, (clause: Clause, nameOf: NameOf) => string])[] = [
  ['类别', ({ className }) => className],
  ['内容', ({ text }) => text],
  ['加减', ({ kind }) => KIND_WORDS[kind]],
  ['分值', (clause) => (clause.kind === 'veto' ? '' : points(rangeText(clause)))],
  ['怎么算', perText],
  ['上限', capsText],
  ['给谁', scopeText],
  ['凭据', ({ terms }) => EVIDENCE_WORDS[terms.evidence]],
  ['谁来报', ({ terms }) => ENTRY_WORDS[terms.entry]],
  ['后果', ({ kind, terms }) => (kind === 'veto' ? vetoText(terms.veto) : '')],
  ['同时记', alsoText],
]

type NameOf = (scheme: string) => string | undefined

const points = (range: string): string => (range === '待定' ? range : `${range} 分`)
const said = (text: string): string => (text === '' ? '没有' : text)

/** What changed from one version to the next, in the order of the new one; what is gone comes last. */
export function compareVersions(
  before: readonly Clause[],
  after: readonly Clause[],
  nameOf: NameOf,
): ComparedClause[] {
  const old = new Map(before.map((clause) => [clause.clause, clause]))
  const kept = new Set(after.map(({ clause }) => clause))
  const changed = after.flatMap((clause): ComparedClause[] => {
    const was = old.get(clause.clause)
    if (was === undefined) {
      return [shown('added', clause, [], `新增第 ${clause.number} 条“${clause.text}”，${inShort(clause)}。`)]
    }
    const fields = FIELDS.flatMap(([field, say]) => {
      const [one, other] = [say(was, nameOf), say(clause, nameOf)]
      return one === other ? [] : [{ field, before: said(one), after: said(other) }]
    })
    if (fields.length === 0) return []
    const words = fields.map(({ field, before: from, after: to }) => `${field}从“${from}”改成“${to}”`)
    return [shown('changed', clause, fields, `第 ${clause.number} 条“${clause.text}”：${words.join('，')}。`)]
  })
  const gone = before
    .filter(({ clause }) => !kept.has(clause))
    .map((clause) =>
      shown('removed', clause, [], `去掉原来的第 ${clause.number} 条“${clause.text}”，${inShort(clause)}。`),
    )
  return [...changed, ...gone]
}

const shown = (
  change: ComparedClause['change'],
  { clause, number, className, text }: Clause,
  fields: readonly FieldChange[],
  sentence: string,
): ComparedClause => ({ change, clause, number, className, text, fields, sentence })

const inShort = (clause: Clause): string =>
  clause.kind === 'veto'
    ? `一票否决，${vetoText(clause.terms.veto)}`
    : clause.minimum === null
      ? `${KIND_WORDS[clause.kind]}，分值待定`
      : `${perText(clause)}${clause.kind === 'award' ? '加' : '减'} ${rangeText(clause)} 分`
