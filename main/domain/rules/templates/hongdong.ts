import { award, deduct, type RuleTemplate, veto, ZERO } from './shape.ts'

const MEMBERS = { scope: 'party' } as const
const BY_BRANCH = { scope: 'party', entry: 'organisation' } as const

/**
 * 山西洪洞县, party members (lf.sxgov.cn 13240014): 100 to begin with, +1 for volunteering, +1 for a donation, −5 for a
 * missed 三会一课, −3 for a missed 主题党日, zero for breaking the law; ten kinds each way, new points each year;
 * awards by one's own declaration, deductions by the organisation only.
 */
export const hongdong: RuleTemplate = {
  key: 'hongdong',
  place: '山西洪洞（党员）',
  about: '党员积分，每人 100 分起；加分自己报，减分只由组织记；违纪违法清零，一年一轮。',
  scheme: {
    subject: 'person',
    base: { pointsHundredths: 10_000, spendable: false },
    cycle: 'year',
    cycleEnd: 'base',
    redeemable: false,
    reward: { mode: 'rank', prizes: [], fenPerPoint: 0 },
  },
  blanks: [
    '原文加分、减分各 10 类，只公布了几条，其余请支部自己写。',
    '优秀不超过三分之一、基本合格和不合格不少于十分之一，请支部评的时候掌握。',
  ],
  clauses: [
    award('加分清单', '参加志愿服务', 1, MEMBERS),
    award('加分清单', '捐款捐物、做慈善', 1, MEMBERS),
    deduct('减分清单', '无故缺席“三会一课”', 5, BY_BRANCH),
    deduct('减分清单', '无故缺席主题党日', 3, BY_BRANCH),
    veto('一票否决', '违纪违法、失信、参与黄赌毒', ZERO, BY_BRANCH),
  ],
}
