import { award, check, deduct, NO_DAYS, NO_FIGURES, notice, type RuleTemplate } from './shape.ts'

const CLASSES = ['公益美德', '乡村建设', '社会治安'] as const

/**
 * 河北高阳县 with 斗洼村 (abmjc.com 2173; bdall.com 72883): 25 award, 19 deduct and 4 veto items whose texts are not
 * public; three class names are. 斗洼: 100 for lending an idle house; board on the 30th, goods on the 1st.
 */
export const gaoyang: RuleTemplate = {
  key: 'gaoyang',
  place: '河北高阳',
  about: '正面、负面、一票否决三张清单；评议小组评、村里每月定，每月 30 日公示，1 日兑换。',
  scheme: {
    subject: 'household',
    cycle: 'month',
    cycleEnd: 'carry',
    windows: { months: [], days: [1] },
    steps: [check('评议小组评议', 'assessor'), check('村两委每月集体定', 'committee'), notice()],
  },
  blanks: [
    '原文有 25 条加分、19 条减分、4 条一票否决，只公布了 1 条，其余条文请村里自己写。',
    NO_FIGURES,
    '每户的基础分由各村定，原文没有公布。',
    NO_DAYS,
  ],
  clauses: [
    award('乡村建设', '把闲置房屋借给村里建小花园', 100),
    ...CLASSES.map((name) => award(name, `${name}正面清单（请写明做了什么）`, null)),
    ...CLASSES.map((name) =>
      deduct(name, `${name}负面清单（请写明做了什么）`, null, { entry: 'organisation' }),
    ),
  ],
}
