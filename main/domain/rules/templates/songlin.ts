import { AFTER_QUARTER, award, NO_FIGURES, type RuleTemplate } from './shape.ts'

/** 松林村: scored monthly, redeemed on a quarterly market day, the rest carried like a bank balance; no more is public. */
export const songlin: RuleTemplate = {
  key: 'songlin',
  place: '松林村',
  about: '每月评分，每季度赶集日兑换，用不完像存折一样留着。',
  scheme: {
    subject: 'household',
    cycle: 'month',
    cycleEnd: 'carry',
    windows: AFTER_QUARTER,
  },
  blanks: ['原文没有公布细则条文，请村里自己写。', NO_FIGURES],
  clauses: [award('每月评分', '每月评分的事（请写明做了什么）', null, { per: 'month' })],
}
