import { award, deduct, type RuleTemplate } from './shape.ts'

/**
 * 上海金山区枫泾镇盛新村 (163.com JAMC35EF0514CILT): 4 classes with 23 contents; base 100 a month; 25 for no piles
 * around the house, 5 less a heap; points accumulate, 200 are a bottle of oil.
 */
export const shengxin: RuleTemplate = {
  key: 'shengxin',
  place: '上海金山盛新',
  about: '每月 100 分基础分，加贡献、减扣分，一直攒着用。',
  scheme: {
    subject: 'household',
    base: { pointsHundredths: 10_000, spendable: true },
    cycle: 'month',
    cycleEnd: 'carry',
  },
  blanks: ['原文有 4 类 23 项内容，只公布了 1 项，其余请村里自己写。'],
  clauses: [
    award('环境', '房前屋后没有乱堆放', 25, { per: 'month' }),
    deduct('环境', '房前屋后乱堆放', 5, { unit: '处' }),
  ],
}
