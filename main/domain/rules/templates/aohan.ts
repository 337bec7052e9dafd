import { award, check, NO_DAYS, NO_FIGURES, notice, type RuleTemplate } from './shape.ts'

const toWrite = (className: string) => award(className, `${className}方面的事（请写明做了什么）`, null)

/**
 * 内蒙古赤峰市敖汉旗, 党群积分超市 (nmgdj.gov.cn, 15715156): 6 classes with 24 items, 14 measures of 加减借存; five
 * class names are public, the items and figures are not. Assessed monthly; goods on any day and on fixed days.
 */
export const aohan: RuleTemplate = {
  key: 'aohan',
  place: '内蒙古敖汉',
  about: '加、减、借、存都用；评议组评、村两委审、乡镇复核，每月一次。',
  scheme: {
    subject: 'household',
    cycle: 'month',
    cycleEnd: 'carry',
    steps: [
      check('评议组评议', 'assessor'),
      check('村两委审核', 'committee'),
      check('乡镇复核', 'township'),
      notice(),
    ],
  },
  blanks: [
    '原文有 6 类 24 条，只公布了 5 个类别的名称，条文请村里自己写。',
    NO_FIGURES,
    '借分、存分的办法原文没有公布，先关着，用的话到积分方案里打开。',
    NO_DAYS,
  ],
  clauses: ['学习宣讲', '遵纪守法', '党群共建', '文明习惯', '勤劳致富'].map(toWrite),
}
