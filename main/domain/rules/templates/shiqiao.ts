import { AFTER_QUARTER, award, NO_FIGURES, type RuleTemplate } from './shape.ts'

/** 江苏靖江石桥村 (dingqianjf.com 1563726): 20 items, base 100, above it 1 point = 1 yuan, quarterly. */
export const shiqiao: RuleTemplate = {
  key: 'shiqiao',
  place: '江苏靖江石桥',
  about: '每户 100 分基础分，超过的部分 1 分当 1 元，每季度兑一次。',
  scheme: {
    subject: 'household',
    base: { pointsHundredths: 10_000, spendable: false },
    cycle: 'quarter',
    windows: AFTER_QUARTER,
  },
  worthFen: 100,
  blanks: ['原文有 20 条，没有公布条文，请村里自己写。', NO_FIGURES],
  clauses: [award('季度评分', '季度评分的事（请写明做了什么）', null, { per: 'quarter' })],
}
