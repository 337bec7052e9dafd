import { formatPoints, parseHundredths } from '../../kernel/amounts.ts'
import { capsText, KIND_WORDS, PER_WORDS, SCOPE_WORDS, scopeText, vetoText } from './clause-words.ts'
import type {
  Also,
  Cap,
  CapPeriod,
  ClauseForm,
  ClauseKind,
  ClauseTerms,
  PartyClass,
  Per,
  Scope,
  VetoEffect,
} from './clauses.ts'

/** What single cells of a rule book's sheet say, and how they are read back. `undefined` = it cannot be read. */

/** "5", "5-30", empty where it is still for the village to fill in. */
export const pointsCell = ({ minimum, maximum }: Pick<Also, 'minimum' | 'maximum'>): string =>
  minimum === null || maximum === null
    ? ''
    : minimum === maximum
      ? formatPoints(minimum)
      : `${formatPoints(minimum)}-${formatPoints(maximum)}`

export type Figures = Pick<Also, 'minimum' | 'maximum'>

/** 「5」「+5」「-5」「5 分」「5-30」「5 到 30」「5～30」「待定」; the sign is told apart. */
export function readFigures(plain: string): (Figures & { readonly negative: boolean }) | undefined {
  const text = plain.replace(/[分\s]/g, '').replace(/[−–—﹣]/g, '-')
  if (text === '' || /^(?:待定|未定|自定|无|\/|-)$/.test(text)) {
    return { minimum: null, maximum: null, negative: false }
  }
  const match = /^([+-]?)(\d+(?:\.\d+)?)(?:(?:-|~|至|到)[+-]?(\d+(?:\.\d+)?))?$/.exec(text)
  const low = parseHundredths(match?.[2] ?? '')
  const high = match?.[3] === undefined ? low : parseHundredths(match[3])
  if (low === undefined || high === undefined) return undefined
  return { minimum: low, maximum: high, negative: match?.[1] === '-' }
}

export function readKind(plain: string): ClauseKind | undefined {
  if (/否决/.test(plain)) return 'veto'
  if (/^(?:减|扣|负|-)/.test(plain) || /减分|扣分|负面/.test(plain)) return 'deduct'
  if (/^(?:加|正|奖|\+)/.test(plain) || /加分|正面/.test(plain)) return 'award'
  return undefined
}

export const kindCell = ({ kind }: ClauseForm): string => KIND_WORDS[kind]

export const perCell = ({ kind, terms }: ClauseForm): string => (kind === 'veto' ? '' : PER_WORDS[terms.per])

export function readPer(plain: string): Per | undefined {
  if (plain === '') return 'time'
  if (/一次性|只记一次|仅(?:记)?(?:一|1)次/.test(plain)) return 'once'
  if (/季/.test(plain)) return 'quarter'
  if (/年/.test(plain)) return 'year'
  if (/月/.test(plain)) return 'month'
  if (/天|日/.test(plain)) return 'day'
  return /次|每|件|个/.test(plain) ? 'time' : undefined
}

/** 「每户每年 60 分；每户每月 2 次」 */
export const capsCell = capsText

const PERIODS: readonly (readonly [RegExp, CapPeriod])[] = [
  [/半年/, 'half'],
  [/季/, 'quarter'],
  [/年/, 'year'],
  [/月/, 'month'],
]

export function readCaps(plain: string): readonly Cap[] | undefined {
  if (plain === '' || /^(?:无|不限|没有|\/|-)$/.test(plain)) return []
  const caps: Cap[] = []
  for (const part of plain.split(/[;；\n]/).map((one) => one.trim())) {
    if (part === '') continue
    const period = PERIODS.find(([pattern]) => pattern.test(part))?.[1]
    const points = /(\d+(?:\.\d+)?)\s*分/.exec(part)?.[1]
    const times = /(\d+)\s*(?:次|回)/.exec(part)?.[1]
    const hundredths = points === undefined ? null : parseHundredths(points)
    if (period === undefined || hundredths === undefined) return undefined
    if (hundredths === null && times === undefined) return undefined
    caps.push({ period, points: hundredths, times: times === undefined ? null : Number(times) })
  }
  return caps
}

export const scopeCell = scopeText

export function readScope(plain: string): Pick<ClauseTerms, 'scope' | 'partyClasses'> | undefined {
  const of = (scope: Scope, partyClasses: readonly PartyClass[] = []) => ({ scope, partyClasses })
  if (plain === '') return of('household')
  if (/党员/.test(plain)) return of('party', (plain.toUpperCase().match(/[A-F]/g) ?? []) as PartyClass[])
  if (plain === SCOPE_WORDS.several || /各户|多户|双方/.test(plain)) return of('several')
  if (/团队|队|组织/.test(plain)) return of('team')
  if (/个人|村民|本人|每人/.test(plain)) return of('person')
  return /户|家庭/.test(plain) ? of('household') : undefined
}

export const evidenceCell = ({ terms }: ClauseForm): string =>
  ({ none: '', text: '写明情况', photo: '照片' })[terms.evidence]

export const readEvidence = (plain: string): ClauseTerms['evidence'] =>
  /照片|图片|拍照|影像/.test(plain)
    ? 'photo'
    : plain === '' || /^(?:无|不用|不要|\/|-)/.test(plain)
      ? 'none'
      : 'text'

export const entryCell = ({ terms }: ClauseForm): string => (terms.entry === 'organisation' ? '村里' : '')

export const readEntry = (plain: string): ClauseTerms['entry'] =>
  /村里|组织|两委|支部|网格|委员会|评议/.test(plain) ? 'organisation' : 'anyone'

export const vetoCell = ({ kind, terms }: ClauseForm): string => (kind === 'veto' ? vetoText(terms.veto) : '')

export function readVeto(plain: string): VetoEffect | null | undefined {
  if (plain === '' || plain === vetoText(null)) return null
  if (/清零|归零|零分/.test(plain)) return { effect: 'zero' }
  const cycles = /(\d+)\s*个?(?:周期|轮|月|季|年)/.exec(plain)?.[1]
  if (cycles !== undefined) return { effect: 'freeze', cycles: Number(cycles) }
  return undefined
}

/** 「星火积分 5-10；红梅币 1」; figures as in the column of points. */
export const alsoCell = ({ terms }: ClauseForm, nameOf: (scheme: string) => string | undefined): string =>
  terms.also.map((also) => `${nameOf(also.scheme) ?? ''} ${pointsCell(also) || '待定'}`).join('；')

export function readAlso(
  written: string,
  schemes: readonly { readonly id: string; readonly name: string }[],
): readonly Also[] | undefined {
  const found: Also[] = []
  for (const part of written.split(/[;；]/).map((one) => one.trim())) {
    if (part === '') continue
    // the longest name first: 「积分」 is also the end of 「党员积分」
    const scheme = [...schemes]
      .sort((one, other) => other.name.length - one.name.length)
      .find(({ name }) => part.startsWith(name))
    if (scheme === undefined) return undefined
    const figures = readFigures(part.slice(scheme.name.length).normalize('NFKC'))
    if (figures === undefined) return undefined
    found.push({ scheme: scheme.id, minimum: figures.minimum, maximum: figures.maximum })
  }
  return found
}
