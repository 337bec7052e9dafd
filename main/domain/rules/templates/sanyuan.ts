import { AFTER_HALF, award, NO_DAYS, notice, type RuleTemplate } from './shape.ts'

/**
 * 重庆丰都县三元镇 (cqfd.gov.cn t20191012_4339852): 8 classes; volunteering 20, clean household of the month 10;
 * 10 points = 1 yuan; monthly notice, goods after each half-year.
 */
export const sanyuan: RuleTemplate = {
  key: 'sanyuan',
  place: '重庆丰都三元',
  about: '10 分当 1 元，每月公示，半年兑一次；一户一卡、一组一册。',
  scheme: {
    subject: 'household',
    cycle: 'half',
    windows: AFTER_HALF,
    steps: [notice()],
  },
  worthFen: 10,
  blanks: ['原文有 8 类，只公布了 2 条，其余请村里自己写。', NO_DAYS],
  clauses: [
    award('志愿服务', '参加志愿服务', 20),
    award('环境卫生', '被评为当月清洁户', 10, { caps: [{ period: 'month', points: null, times: 1 }] }),
  ],
}
