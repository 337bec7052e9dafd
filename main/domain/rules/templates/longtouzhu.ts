import { award, deduct, NO_FIGURES, type RuleTemplate } from './shape.ts'

/**
 * 浙江义乌市义亭镇陇头朱村, 红梅指数 (乡村干部报 2019-12-20): villagers by 100 points in 5 classes, party members by 12;
 * 90 and above, 80 to 89 and below 80 are three tiers each quarter; the first 30 % get 10 coins a month, which buy
 * goods: score and coins are two things. A linked household's loss hits its party member, which is left out.
 */
export const longtouzhu: RuleTemplate = {
  key: 'longtouzhu',
  place: '浙江义乌陇头朱',
  about: '百分制评分和“红梅币”是两样东西：分数定档次，每月前三成另发 10 个币换东西。',
  scheme: {
    subject: 'household',
    base: { pointsHundredths: 10_000, spendable: false },
    cycle: 'quarter',
    cycleEnd: 'base',
    redeemable: false,
    reward: { mode: 'rank', prizes: [], fenPerPoint: 0 },
  },
  blanks: [
    '原文有 5 类，没有公布条文，请村里自己写。',
    NO_FIGURES,
    '原地联系户被扣分，联户党员也跟着扣。一人做错的事不能算到别人头上，样板里没有放进来。',
    '红梅币要另建一个能兑换的积分方案，再在条款里选“同时记”。',
  ],
  clauses: [
    award('百分制', '百分制加分的事（请写明做了什么）', null),
    deduct('百分制', '百分制减分的事（请写明做了什么）', null),
  ],
}
