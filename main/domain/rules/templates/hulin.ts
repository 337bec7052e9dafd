import { award, deduct, NO_FIGURES, type RuleTemplate } from './shape.ts'

/**
 * 黑龙江虎林市伟光乡幸福村 (农民日报 2024-06-24): labour, a clean yard and attending meetings add, damage to public
 * things and disorder take a large part; rewarded by the year's rank: 1 to 4 a mattress, 5 to 10 a blanket.
 */
export const hulin: RuleTemplate = {
  key: 'hulin',
  place: '黑龙江虎林幸福',
  about: '不换东西，按全年排名发奖：第 1 到 4 名发床垫，第 5 到 10 名发毛毯。',
  scheme: {
    subject: 'household',
    cycle: 'year',
    cycleEnd: 'clear',
    redeemable: false,
    reward: {
      mode: 'rank',
      prizes: [
        { from: 1, to: 4, prize: '床垫' },
        { from: 5, to: 10, prize: '毛毯' },
      ],
      fenPerPoint: 0,
    },
    windows: { months: [1], days: [] },
  },
  blanks: [NO_FIGURES],
  clauses: [
    award('参与村务', '参加义务劳动', null),
    award('参与村务', '参加村民会议', null),
    award('环境', '庭院干净整洁', null),
    deduct('公共秩序', '破坏公共设施', null),
    deduct('公共秩序', '扰乱公共秩序', null),
  ],
}
