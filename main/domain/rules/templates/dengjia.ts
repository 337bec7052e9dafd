import { AFTER_QUARTER, award, type RuleTemplate } from './shape.ts'

/**
 * 湖南嘉禾县晋屏镇邓家村 (nanmuxuan.com vquuxkafnwx): 5 classes; 10 for giving way to end a dispute, 20 for a simple
 * wedding or funeral, 10 for a village honour, 20 for bravery; 1 point = 1 yuan, no cash, never cleared.
 */
export const dengjia: RuleTemplate = {
  key: 'dengjia',
  place: '湖南嘉禾邓家',
  about: '积分从不清零，没用完转到下一季度；1 分当 1 元，不发现金。',
  scheme: {
    subject: 'household',
    cycle: 'quarter',
    cycleEnd: 'carry',
    windows: AFTER_QUARTER,
  },
  worthFen: 100,
  blanks: ['公益建设类的条文和分值原文没有公布，请村里自己写。'],
  clauses: [
    award('矛盾处置', '自己让一步，了结一起纠纷', 10),
    award('移风易俗', '红白事简办：不请厨、不收礼、不请班子、少放鞭炮', 20),
    award('评选表彰', '被村里评为清洁户等荣誉', 10),
    award('其他', '见义勇为', 20),
    award('公益建设', '公益建设方面的事（请写明做了什么）', null),
  ],
}
