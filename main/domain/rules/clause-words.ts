import { formatPoints } from '../../kernel/amounts.ts'
import {
  CAP_WORDS,
  type Cap,
  type ClauseForm,
  type ClauseKind,
  type Per,
  type Scope,
  type VetoEffect,
} from './clauses.ts'

/** How the sheet, the comparison and the screens say what a clause asks and gives. */

export const KIND_WORDS: Readonly<Record<ClauseKind, string>> = {
  award: '加分',
  deduct: '减分',
  veto: '一票否决',
}
export const PER_WORDS: Readonly<Record<Per, string>> = {
  time: '每次',
  day: '每天',
  month: '每月',
  quarter: '每季度',
  year: '每年',
  once: '只记一次',
}
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  household: '农户',
  person: '个人',
  party: '党员',
  team: '团队',
  several: '参加的各户',
}
export const EVIDENCE_WORDS = { none: '不用凭据', text: '要写明情况', photo: '要有照片' } as const
export const ENTRY_WORDS = { anyone: '谁都能报', organisation: '只由村里记' } as const

/** "5", "5–30"; "待定" where the village has not filled it in. */
export const rangeText = ({ minimum, maximum }: Pick<ClauseForm, 'minimum' | 'maximum'>): string =>
  minimum === null || maximum === null
    ? '待定'
    : minimum === maximum
      ? formatPoints(minimum)
      : `${formatPoints(minimum)}–${formatPoints(maximum)}`

/** "+5–30", "−5", "否决", "待定" */
export function figureText(clause: ClauseForm): string {
  if (clause.kind === 'veto') return '否决'
  const range = rangeText(clause)
  if (clause.minimum === null) return range
  return `${clause.kind === 'award' ? '+' : '−'}${range}`
}

/** 每次、每瓶、每月 */
export const perText = ({ kind, unitName, terms }: ClauseForm): string => {
  if (kind === 'veto') return ''
  if (terms.per === 'time') return `每${unitName}`
  const plain = unitName === '次' || unitName === ''
  return plain ? PER_WORDS[terms.per] : `${PER_WORDS[terms.per]}，按${unitName}算`
}

const WHOSE: Readonly<Record<Scope, string>> = {
  household: '每户',
  person: '每人',
  party: '每人',
  team: '每队',
  several: '每户',
}

/** 「每户每年 60 分」, 「每人每月 2 次」 */
export function capText(cap: Cap, scope: Scope): string {
  const parts = [
    ...(cap.points === null ? [] : [`${formatPoints(cap.points)} 分`]),
    ...(cap.times === null ? [] : [`${cap.times} 次`]),
  ]
  return `${WHOSE[scope]}${CAP_WORDS[cap.period]} ${parts.join('、')}`
}

export const capsText = ({ terms }: ClauseForm): string =>
  terms.caps.map((cap) => capText(cap, terms.scope)).join('；')

/** 农户; 党员 A、B */
export const scopeText = ({ terms }: ClauseForm): string =>
  terms.scope === 'party' && terms.partyClasses.length > 0
    ? `党员 ${terms.partyClasses.join('、')} 类`
    : SCOPE_WORDS[terms.scope]

export const vetoText = (veto: VetoEffect | null): string =>
  veto === null ? '后果待定' : veto.effect === 'zero' ? '积分清零' : `${veto.cycles} 个周期不能兑换`

/** 「星火积分 5–10 分」 */
export const alsoText = ({ terms }: ClauseForm, nameOf: (scheme: string) => string | undefined): string =>
  terms.also.map((also) => `${nameOf(also.scheme) ?? '别的积分'} ${rangeText(also)} 分`).join('；')

export interface ClauseWords {
  readonly figure: string
  readonly per: string
  /** What else must be known, each in a few words: limits, who, evidence, who enters, what a veto does. */
  readonly remarks: readonly string[]
}

export function clauseWords(clause: ClauseForm, nameOf: (scheme: string) => string | undefined): ClauseWords {
  const { terms } = clause
  const caps = capsText(clause)
  const also = alsoText(clause, nameOf)
  return {
    figure: figureText(clause),
    per: perText(clause),
    remarks: [
      ...(clause.kind === 'veto' ? [vetoText(terms.veto)] : []),
      ...(caps === '' ? [] : [`最多${caps}`]),
      ...(terms.scope === 'household' ? [] : [`给${scopeText(clause)}`]),
      ...(terms.evidence === 'none' ? [] : [EVIDENCE_WORDS[terms.evidence]]),
      ...(terms.entry === 'anyone' ? [] : [ENTRY_WORDS[terms.entry]]),
      ...(also === '' ? [] : [`同时记${also}`]),
    ],
  }
}
