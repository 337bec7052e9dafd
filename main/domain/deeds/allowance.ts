import { formatPoints } from '../../kernel/amounts.ts'
import { cycleName, cycleOf, type Period } from '../../kernel/cycles.ts'
import { type Day, formatDay, formatMonthDay, yearOf } from '../../kernel/dates.ts'

import type { CapPeriod, JudgedClause, Per } from './judged.ts'

/** A deed of the same subject under the same clause that counts: not rejected, withdrawn or taken back. */
export interface CountedDeed {
  readonly happenedOn: Day
  readonly quantity: number
  /** Hundredths. */
  readonly points: number
  readonly serial: string
}

export interface Allowance {
  /** Hundredths that may still be given this time; null = the clause sets no limit. */
  readonly points: number | null
  /** Times that may still be recorded; null = no limit. */
  readonly times: number | null
  readonly pointsSentence: string
  readonly timesSentence: string
  /** 「本年已得 55 分，上限 60，本次最多 5 分」; empty where the clause sets no limit. */
  readonly sentence: string
}

type CountedClause = Pick<JudgedClause, 'kind' | 'unitName'> & {
  readonly terms: Pick<JudgedClause['terms'], 'caps' | 'per'>
}

const THIS: Readonly<Record<CapPeriod, string>> = {
  month: '本月',
  quarter: '本季度',
  half: '本半年',
  year: '本年',
}
const ONCE: Readonly<Record<Exclude<Per, 'time'>, string>> = {
  day: '这一条一天只记一次',
  month: '这一条一个月只记一次',
  quarter: '这一条一个季度只记一次',
  year: '这一条一年只记一次',
  once: '这一条只记一次',
}

/** The days whose deeds matter to a clause's limits on a day: an earlier deed entered late counts with later ones. */
export function countedDays({ terms }: Pick<CountedClause, 'terms'>, day: Day): Period {
  if (terms.per === 'once') return { from: '0000-01-01' as Day, to: '9999-12-31' as Day }
  const periods = [...terms.caps.map(({ period }) => period), ...spellsOf(terms.per)]
    .map((period) => cycleOf(period, day))
    .filter((period) => period !== null)
  return {
    from: periods.map(({ from }) => from).reduce((a, b) => (a < b ? a : b), day),
    to: periods.map(({ to }) => to).reduce((a, b) => (a > b ? a : b), day),
  }
}

const spellsOf = (per: Per): ('month' | 'quarter' | 'year')[] =>
  per === 'month' || per === 'quarter' || per === 'year' ? [per] : []

/** 30 bottles brought once are once; two times are twice. */
export const timesOf = (
  { unitName }: Pick<CountedClause, 'unitName'>,
  { quantity }: { readonly quantity: number },
): number => (unitName === '次' ? quantity : 1)

interface Limit {
  readonly of: 'points' | 'times'
  readonly left: number
  readonly sentence: string
}

/**
 * What a clause still allows a subject on a day, by effective date. The tightest limit speaks; its sentence names
 * what there was so far, the limit and what is left.
 */
export function allowanceOf(
  clause: CountedClause,
  counted: readonly CountedDeed[],
  day: Day,
  today: Day,
): Allowance {
  const limits = [
    ...spellLimit(clause.terms.per, counted, day, today),
    ...clause.terms.caps.flatMap((cap): Limit[] => {
      const period = cycleOf(cap.period, day)
      if (period === null) return []
      const within = counted.filter(({ happenedOn }) => happenedOn >= period.from && happenedOn <= period.to)
      const when =
        today >= period.from && today <= period.to ? THIS[cap.period] : cycleName(cap.period, period)
      const limits: Limit[] = []
      if (cap.points !== null) {
        const had = within.reduce((sum, deed) => sum + deed.points, 0)
        const left = Math.max(0, cap.points - had)
        const so = `${when}已${clause.kind === 'deduct' ? '扣' : '得'} ${formatPoints(had)} 分，上限 ${formatPoints(cap.points)}`
        limits.push({
          of: 'points',
          left,
          sentence: left === 0 ? `${so}，已经满了` : `${so}，本次最多 ${formatPoints(left)} 分`,
        })
      }
      if (cap.times !== null) {
        const had = within.reduce((sum, deed) => sum + timesOf(clause, deed), 0)
        const left = Math.max(0, cap.times - had)
        const so = `${when}已记 ${had} 次，上限 ${cap.times} 次`
        limits.push({
          of: 'times',
          left,
          sentence: left === 0 ? `${so}，已经满了` : `${so}，还能记 ${left} 次`,
        })
      }
      return limits
    }),
  ]
  const tightest = (of: Limit['of']): Limit | undefined =>
    limits.filter((limit) => limit.of === of).sort((one, other) => one.left - other.left)[0]
  const points = tightest('points')
  const times = tightest('times')
  const speaks = times?.left === 0 ? times : (points ?? times)
  return {
    points: points?.left ?? null,
    times: times?.left ?? null,
    pointsSentence: points?.sentence ?? '',
    timesSentence: times?.sentence ?? '',
    sentence: speaks?.sentence ?? '',
  }
}

/** A clause that counts once a day, month, quarter, year or ever. */
function spellLimit(per: Per, counted: readonly CountedDeed[], day: Day, today: Day): Limit[] {
  if (per === 'time') return []
  const deed = counted.find(({ happenedOn }) => sameSpell(per, happenedOn, day))
  if (deed === undefined) return [{ of: 'times', left: 1, sentence: ONCE[per] }]
  return [
    {
      of: 'times',
      left: 0,
      sentence: `${ONCE[per]}，${dayWord(deed.happenedOn, today)}已经记过（${deed.serial}）`,
    },
  ]
}

const dayWord = (day: Day, today: Day): string =>
  yearOf(day) === yearOf(today) ? formatMonthDay(day) : formatDay(day)

function sameSpell(per: Exclude<Per, 'time'>, one: Day, other: Day): boolean {
  if (per === 'once') return true
  if (per === 'day') return one === other
  const period = cycleOf(per, other)
  return period !== null && one >= period.from && one <= period.to
}
