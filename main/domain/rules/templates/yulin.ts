import { award, type RuleTemplate } from './shape.ts'

/**
 * 呼和浩特市赛罕区榆林镇 (呼和浩特日报 2026-01-22): 1 point an activity, 1 point = 1 yuan, from 5 points on; points of
 * all villages are taken.
 */
export const yulin: RuleTemplate = {
  key: 'yulin',
  place: '呼和浩特榆林',
  about: '参加一次活动 1 分，满 5 分才能兑换，1 分当 1 元。',
  scheme: {
    subject: 'household',
    gateHundredths: 500,
  },
  worthFen: 100,
  blanks: ['是哪些活动原文没有公布，请村里写明。'],
  clauses: [award('活动', '参加村里的活动', 1)],
}
