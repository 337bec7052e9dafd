import { award, NO_FIGURES, type RuleTemplate } from './shape.ts'

/**
 * 广东遂溪西埇村 (湛江日报 2022-11-16): rewarded monthly, cleared monthly, ranked by the quarter; 45 points are 10 jin
 * of rice or 500 ml of oil, 43 and 44 paper or detergent, 40 to 42 soy sauce or toothpaste. Clauses are not public.
 */
export const xiyi: RuleTemplate = {
  key: 'xiyi',
  place: '广东遂溪西埇',
  about: '一月一奖励、一月一清零、一季一评比；40 分起才能兑换。',
  scheme: {
    subject: 'household',
    cycle: 'month',
    cycleEnd: 'clear',
    gateHundredths: 4000,
  },
  blanks: ['原文没有公布细则条文，请村里自己写。', NO_FIGURES],
  clauses: [award('每月评分', '每月评分的事（请写明做了什么）', null, { per: 'month' })],
}
