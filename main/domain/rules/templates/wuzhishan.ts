import { award, NO_FIGURES, type RuleTemplate } from './shape.ts'

/** 海南五指山 (fpb.hainan.gov.cn, 22 shops): scored quarterly, 1 point = 1 yuan, cash tops up what is missing. */
export const wuzhishan: RuleTemplate = {
  key: 'wuzhishan',
  place: '海南五指山',
  about: '每季度评分，1 分当 1 元；分不够的，差多少可以补现金。',
  scheme: { subject: 'household', cycle: 'quarter' },
  worthFen: 100,
  blanks: ['原文没有公布细则条文，请村里自己写。', NO_FIGURES],
  clauses: [award('季度评分', '季度评分的事（请写明做了什么）', null, { per: 'quarter' })],
}
