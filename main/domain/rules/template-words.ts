import { formatPoints, formatYuan } from '../../kernel/amounts.ts'
import type { RuleTemplate } from './templates/shape.ts'

const SUBJECTS = { household: '按户记分。', person: '按人记分。', team: '按团队记分。' } as const
const CYCLES = { month: '每月', quarter: '每季度', half: '每半年', year: '每年' } as const
const ENDS = { carry: '没用完的留着', clear: '清零', base: '回到基础分' } as const

/** How points are kept there, each in a sentence one would say. */
export function schemeSentences({ scheme, worthFen }: RuleTemplate): string[] {
  const said: string[] = [SUBJECTS[scheme.subject]]
  const { base, cycle, cycleEnd, gateHundredths, minimumScoreHundredths, reward, steps, windows, gifts } =
    scheme
  if (base) {
    const size = base.pointsHundredths > 0 ? ` ${formatPoints(base.pointsHundredths)} 分` : ''
    said.push(`有基础分${size}，${base.spendable ? '能兑换' : '不能兑换'}。`)
  }
  if (cycle) said.push(`${CYCLES[cycle]}一轮${cycleEnd ? `，到期${ENDS[cycleEnd]}` : ''}。`)
  if (gateHundredths) said.push(`满 ${formatPoints(gateHundredths)} 分才能兑换。`)
  if (minimumScoreHundredths) said.push(`总分不到 ${formatPoints(minimumScoreHundredths)} 分不能兑换。`)
  if (steps && steps.length > 0) said.push(`先后要过：${steps.map(({ name }) => name).join('、')}。`)
  if (windows && windows.days.length > 0) said.push(`每月 ${windows.days.join('、')} 日兑换。`)
  if (windows && windows.months.length > 0) said.push(`${windows.months.join('、')} 月兑换。`)
  if (reward?.mode === 'cash') said.push('年底发现金，不换东西。')
  if (reward?.mode === 'rank') said.push('只评比排名，不换东西。')
  for (const { from, to, prize } of reward?.prizes ?? []) said.push(`第 ${from} 到第 ${to} 名发${prize}。`)
  if (gifts?.on) said.push(`赠予的分要搭着自己挣的分花，${gifts.earned} 比 ${gifts.gifted}。`)
  if (worthFen !== undefined) said.push(`1 分大约当 ${formatYuan(worthFen).replace(/\.00$/, '')} 元。`)
  return said
}

/** What nobody has written of the place, and what a new scheme has meanwhile; null where all of it is known. */
export function unsaidSentence({ scheme }: RuleTemplate): string | null {
  const buys = scheme.redeemable !== false
  const unsaid: readonly (readonly [missing: boolean, what: string, meanwhile: string])[] = [
    [scheme.base === undefined, '有没有基础分', '没有'],
    [scheme.cycle === undefined, '多久算一期', '不分期'],
    [scheme.steps === undefined, '要过哪几步', '记了就算'],
    [buys && scheme.windows === undefined, '哪几天兑换', '天天能兑'],
  ]
  const missing = unsaid.filter(([is]) => is)
  if (missing.length === 0) return null
  const [what, meanwhile] = [missing.map(([, one]) => one), missing.map(([, , one]) => one)]
  return `原文没有说${what.join('、')}，没定过的先按${meanwhile.join('、')}填，请村里看着改。`
}
