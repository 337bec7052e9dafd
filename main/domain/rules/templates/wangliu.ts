import { award, most, type RuleTemplate } from './shape.ts'

const CONFIRMED = { evidence: 'text', entry: 'organisation' } as const

/**
 * 往流一中爱心超市 (doczj.com 4c18782320): five rules with frequency and yearly caps; the figure for honours of the
 * county and above is cut off.
 */
export const wangliu: RuleTemplate = {
  key: 'wangliu',
  place: '往流爱心超市',
  about: '每月能记的事有全年上限：一户一年最多 60 分。',
  scheme: { subject: 'household', cycle: 'year' },
  blanks: ['县级以上表彰加几分原文看不到，请村里自己定。'],
  clauses: [
    award('参加活动', '参加村里培训、打扫卫生', 10),
    award('参加活动', '参加会议', 5),
    award('参加活动', '提的建议被采纳', 5),
    award('品行', '助人为乐、邻里没有纠纷', 5, { per: 'month', caps: most('year', 60), ...CONFIRMED }),
    award('环境', '屋里院里干净整洁', 5, { per: 'month', caps: most('year', 60) }),
    award('表彰', '受村里表彰', 10),
    award('表彰', '受乡镇表彰', 15),
    award('表彰', '受县级以上表彰', null),
  ],
}
