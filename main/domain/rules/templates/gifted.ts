import { award, NO_FIGURES, type RuleTemplate } from './shape.ts'

/**
 * A common pattern and no single place (777doc.com 6157705): 1 point = 2 yuan; points that were given cannot be spent
 * alone, but only together with earned ones, 1:1, or 1:5 for poor households.
 */
export const gifted: RuleTemplate = {
  key: 'gifted',
  place: '赠予积分（常见做法）',
  about: '捐款、慰问折成的赠予积分不能单独花，要和自己挣的分按比例一起花；1 分当 2 元。',
  scheme: { subject: 'household', gifts: { on: true, earned: 1, gifted: 1 } },
  worthFen: 200,
  blanks: ['任务积分的条文原文没有公布，请村里自己写。', NO_FIGURES],
  clauses: [award('任务积分', '完成村里的任务（请写明做了什么）', null)],
}
