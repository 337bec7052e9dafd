import { AFTER_HALF, award, check, NO_DAYS, NO_FIGURES, notice, type RuleTemplate } from './shape.ts'

/**
 * 辽宁开原高家窝棚村 (lndj.gov.cn 51885): villager applies, grid collects, 两委 check again, the party-day meeting
 * decides; published quarterly, redeemed half-yearly. No clauses or figures are public.
 */
export const gaojiawopeng: RuleTemplate = {
  key: 'gaojiawopeng',
  place: '辽宁开原高家窝棚',
  about: '自己报、网格员核、两委复核、主题党日上定，每季度公示，半年兑一次。',
  scheme: {
    subject: 'household',
    cycle: 'half',
    windows: AFTER_HALF,
    steps: [
      check('网格员核实', 'recorder'),
      check('村两委复核', 'committee'),
      check('主题党日评定', 'assessor'),
      notice(),
    ],
  },
  blanks: ['原文没有公布细则条文，请村里自己写。', NO_FIGURES, NO_DAYS],
  clauses: [award('村民申报', '村民自己申报的事（请写明做了什么）', null, { evidence: 'text' })],
}
