import { award, check, deduct, NO_DAYS, notice, type RuleTemplate } from './shape.ts'

/**
 * 宁夏泾源县新旗村 (jiangsulong.com 224876; 央广网 2019-04-12): 49 award, 33 deduct, 7 special items in one article, 52,
 * 36 and 7 in another; +30 for a graduate who comes back, −2 for swearing, +3 for clearing the river; looked at
 * every Friday, decided on the 25th, 1 point = 1 yuan.
 */
export const xinqi: RuleTemplate = {
  key: 'xinqi',
  place: '宁夏泾源新旗',
  about: '每周五挨家看，每月 25 日评议会定，每月上榜；1 分当 1 元。',
  scheme: {
    subject: 'household',
    cycle: 'month',
    cycleEnd: 'carry',
    steps: [check('评议会（每月 25 日）', 'assessor'), notice()],
  },
  worthFen: 100,
  blanks: ['原文加分、减分、特殊事项有九十来条，只公布了 3 条，其余请村里自己写。', NO_DAYS],
  clauses: [
    award('创业', '大学生回村创业', 30),
    award('环境', '清理河道垃圾', 3),
    award('环境', '周五入户检查，被褥、屋里、院子都整洁', null, { unit: '回' }),
    deduct('文明', '当众说脏话、骂人', 2),
  ],
}
