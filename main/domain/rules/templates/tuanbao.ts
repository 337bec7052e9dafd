import { award, NO_FIGURES, type RuleTemplate } from './shape.ts'

/** 陕西紫阳团堡村 (m.news.wmxa.cn 687125): 1 point = 5 yuan, open daily; no clauses are public. */
export const tuanbao: RuleTemplate = {
  key: 'tuanbao',
  place: '陕西紫阳团堡',
  about: '1 分当 5 元，超市天天开。',
  scheme: { subject: 'household' },
  worthFen: 500,
  blanks: ['原文没有公布细则条文，请村里自己写。', NO_FIGURES],
  clauses: [award('好人好事', '加分的事（请写明做了什么）', null)],
}
