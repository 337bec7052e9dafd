import { award, check, deduct, type RuleTemplate } from './shape.ts'

/**
 * 四川峨眉山市罗目镇徐塘村 (wafangdianzx.com 1853): 5 classes with 69 items of 5 to 30 points each, four of them
 * public. The base is not redeemable; back to the base at the year's end.
 */
export const xutang: RuleTemplate = {
  key: 'xutang',
  place: '四川峨眉山徐塘',
  about: '基础分不能兑换，年底回到基础分；群众反映的减分，村里核实了才算。',
  scheme: {
    subject: 'household',
    // the amount of the base is not public
    base: { pointsHundredths: 0, spendable: false },
    cycle: 'year',
    cycleEnd: 'base',
    steps: [check('村两委核实', 'committee')],
  },
  worthFen: 100,
  blanks: [
    '原文有 5 类 69 条，每条 5 到 30 分，只公布了 4 条，其余请村里自己写。',
    '基础分是多少原文没有公布，请村里议定了写上。',
    '基础分扣完的户退出积分制，这一点请村里议过再用。',
  ],
  clauses: [
    award('公益美德', '参加义务劳动', 5),
    award('社会治安', '参加村里治安巡逻', 10),
    deduct('新村建设', '焚烧秸秆', 5, { evidence: 'text', entry: 'organisation' }),
    deduct('公益美德', '违背公序良俗', 20, { evidence: 'text', entry: 'organisation' }),
    award('和谐家庭', '和谐家庭方面的事（请写明做了什么）', [5, 30]),
  ],
}
