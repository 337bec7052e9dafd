import { AFTER_QUARTER, award, check, NO_DAYS, NO_FIGURES, notice, type RuleTemplate } from './shape.ts'

const ASPECTS = ['勤劳致富', '孝老爱幼', '诚实守信', '爱护卫生'] as const

/**
 * 黑龙江方正县方正镇八名村 (tcdy.org.cn 107460): 100 points for 10 aspects (four are named) and up to 20 of
 * contribution (bravery is named) each quarter; below 60 nothing is redeemed; zero after each quarter.
 */
export const baming: RuleTemplate = {
  key: 'baming',
  place: '黑龙江方正八名',
  about: '每季度 100 分基础项、最多 20 分贡献项，60 分以下不兑换，每季度兑完清零。',
  scheme: {
    subject: 'household',
    base: { pointsHundredths: 10_000, spendable: true },
    cycle: 'quarter',
    // to zero, and then the next quarter's base: nobody may stand there without it
    cycleEnd: 'base',
    minimumScoreHundredths: 6000,
    windows: AFTER_QUARTER,
    steps: [check('领导小组审核', 'committee'), check('村民会议评定', 'assessor'), notice()],
  },
  blanks: ['原文有 10 个方面的基础项，只公布了 4 个方面的名称，其余请村里自己写。', NO_FIGURES, NO_DAYS],
  clauses: [
    ...ASPECTS.map((name) => award('基础项', `${name}（请写明怎样算做到）`, null, { per: 'quarter' })),
    award('贡献项', '见义勇为', [1, 20], { caps: [{ period: 'quarter', points: 2000, times: null }] }),
  ],
}
