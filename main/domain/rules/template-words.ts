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
