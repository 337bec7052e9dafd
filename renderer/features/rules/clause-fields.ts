import type { ClauseForm, ClauseTerms } from '#main/api/rules.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { parsePoints } from '#renderer/ui/points-field.ts'

export interface CapFields {
  readonly key: number
  readonly period: ClauseTerms['caps'][number]['period']
  readonly points: string
  readonly times: string
}

export interface AlsoFields {
  readonly scheme: string
  readonly minimum: string
  readonly maximum: string
}

/** What a person types; figures as text. */
export interface ClauseFields {
  readonly className: string
  readonly text: string
  readonly kind: ClauseForm['kind']
  readonly minimum: string
  /** Empty: one figure, no range. */
  readonly maximum: string
  readonly unitName: string
  readonly per: ClauseTerms['per']
  readonly caps: readonly CapFields[]
  readonly scope: ClauseTerms['scope']
  readonly partyClasses: ClauseTerms['partyClasses']
  readonly evidence: ClauseTerms['evidence']
  readonly entry: ClauseTerms['entry']
  readonly veto: 'zero' | 'freeze'
  readonly cycles: string
  readonly also: readonly AlsoFields[]
}

const typed = (hundredths: number | null): string => (hundredths === null ? '' : formatPoints(hundredths))

const range = (minimum: number | null, maximum: number | null) => ({
  minimum: typed(minimum),
  maximum: maximum === minimum ? '' : typed(maximum),
})

export const fieldsOf = ({ terms, ...form }: ClauseForm): ClauseFields => ({
  className: form.className,
  text: form.text,
  kind: form.kind,
  ...range(form.minimum, form.maximum),
  unitName: form.unitName,
  per: terms.per,
  caps: terms.caps.map(({ period, points, times }, key) => ({
    key,
    period,
    points: typed(points),
    times: times === null ? '' : String(times),
  })),
  scope: terms.scope,
  partyClasses: terms.partyClasses,
  evidence: terms.evidence,
  entry: terms.entry,
  veto: terms.veto?.effect ?? 'zero',
  cycles: terms.veto?.effect === 'freeze' ? String(terms.veto.cycles) : '1',
  also: terms.also.map(({ scheme, minimum, maximum }) => ({ scheme, ...range(minimum, maximum) })),
})

export const newFields = (className: string, kind: ClauseForm['kind'] = 'award'): ClauseFields => ({
  className,
  text: '',
  kind,
  minimum: '',
  maximum: '',
  unitName: '次',
  per: 'time',
  caps: [],
  scope: 'household',
  partyClasses: [],
  evidence: 'none',
  entry: kind === 'award' ? 'anyone' : 'organisation',
  veto: 'zero',
  cycles: '1',
  also: [],
})

type Figure = number | null | undefined

/** null where nothing was typed; undefined where it is no number. */
const figure = (text: string): Figure => (text.trim() === '' ? null : parsePoints(text))
const whole = (text: string): Figure => {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return null
  return /^\d{1,5}$/.test(plain) ? Number(plain) : undefined
}

const FIGURES = '分值写成 5 或 2.5；从几分到几分，就把两格都填上；还没定就空着。'

export type ReadFields =
  | { readonly clause: ClauseForm }
  | { readonly field: keyof ClauseFields; readonly problem: string }

/** What was typed, as a clause; what is no number is said at once, the rest is the rules' to judge. */
export function readFields(fields: ClauseFields, clause: string): ReadFields {
  const minimum = figure(fields.minimum)
  const maximum = fields.maximum.trim() === '' ? minimum : figure(fields.maximum)
  if (minimum === undefined) return { field: 'minimum', problem: FIGURES }
  if (maximum === undefined) return { field: 'maximum', problem: FIGURES }
  const caps: ClauseTerms['caps'] = []
  for (const cap of fields.caps) {
    const [points, times] = [figure(cap.points), whole(cap.times)]
    if (points === undefined) return { field: 'caps', problem: '上限写几分就填一个数，像 60。' }
    if (times === undefined) return { field: 'caps', problem: '上限写几次就填一个整数，像 2。' }
    caps.push({ period: cap.period, points, times })
  }
  const cycles = whole(fields.cycles)
  if (fields.kind === 'veto' && fields.veto === 'freeze' && (cycles === undefined || cycles === null)) {
    return { field: 'cycles', problem: '几个周期不能兑换，填一个整数，像 1。' }
  }
  const also: ClauseTerms['also'] = []
  for (const one of fields.also) {
    const low = figure(one.minimum)
    const high = one.maximum.trim() === '' ? low : figure(one.maximum)
    if (low === undefined || high === undefined) return { field: 'also', problem: FIGURES }
    also.push({ scheme: one.scheme, minimum: low, maximum: high })
  }
  const isVeto = fields.kind === 'veto'
  return {
    clause: {
      clause,
      className: fields.className.trim(),
      text: fields.text.replace(/\s+/g, ' ').trim(),
      kind: fields.kind,
      minimum: isVeto ? null : minimum,
      maximum: isVeto ? null : maximum,
      unitName: fields.unitName.trim(),
      terms: {
        per: fields.per,
        caps,
        scope: fields.scope,
        partyClasses: fields.scope === 'party' ? fields.partyClasses : [],
        evidence: fields.evidence,
        entry: fields.entry,
        veto: isVeto
          ? fields.veto === 'zero'
            ? { effect: 'zero' }
            : { effect: 'freeze', cycles: cycles ?? 1 }
          : null,
        also,
      },
    },
  }
}
