import { award, type RuleTemplate } from './shape.ts'

/** 江苏仪征市刘集镇白羊村 (chinasm.com.cn 2023-03-30, the rule board is quoted): nine rules with their figures. */
export const baiyang: RuleTemplate = {
  key: 'baiyang',
  place: '江苏仪征白羊',
  about: '分值贴在超市墙上，看得到的几条都有；超市限时开放。',
  scheme: { subject: 'household' },
  blanks: [],
  clauses: [
    award('参加活动', '参加党群服务中心的活动', 1),
    award('参加活动', '在活动中表演节目', 20),
    award('好人好事', '善行义举', 50),
    award('好人好事', '帮着调解邻里矛盾', 20),
    award('好人好事', '参加文明创建、移风易俗志愿服务', 20),
    award('环境之星', '被评为月度环境之星', 50, { unit: '回' }),
    award('环境之星', '被评为季度环境之星', 80, { unit: '回' }),
    award('环境之星', '被评为年度环境之星', 100, { unit: '回' }),
  ],
}
