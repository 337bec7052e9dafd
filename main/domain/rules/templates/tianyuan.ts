import { award, notice, type RuleTemplate } from './shape.ts'

/**
 * 浙江慈溪市周巷镇天元村 (宁波日报 2022-08-14; 慈溪日报 2020-01-22): 5 classes with 32 items above a guaranteed score;
 * honours 100 to 2100, joining the army 100, a settled dispute counts for the mediator and both parties; 36 judges
 * in 3 teams go from door to door monthly; published quarterly; paid in cash before New Year.
 */
export const tianyuan: RuleTemplate = {
  key: 'tianyuan',
  place: '浙江慈溪天元',
  about: '每月上门打分，每季度公示，年底按积分发现金；调解成功，调解的人和双方都加分。',
  scheme: {
    subject: 'household',
    cycle: 'year',
    cycleEnd: 'clear',
    redeemable: false,
    reward: { mode: 'cash', prizes: [], fenPerPoint: 0 },
    windows: { months: [1], days: [] },
    steps: [{ name: '打分小组打分', role: 'assessor', kind: 'check', days: 0 }, notice()],
  },
  blanks: [
    '原文有 5 类 32 条，只公布了 3 条，其余请村里自己写。',
    '保底分是多少、每分发多少钱原文没有公布，请村里自己定。',
    '调解纠纷加几分原文没有公布，请村里自己定。',
    '原地的红榜、黑榜会点到人。样板里没有放进来：公示只写类别，不点名。',
    '原文没有公布公示几天，先按 7 天，请村里自己定。',
  ],
  clauses: [
    award('荣誉', '获得村级以上荣誉，按级别加分', [100, 2100], { evidence: 'photo' }),
    award('荣誉', '家中有人参军入伍', 100),
    award('乡风', '化解一起纠纷，调解的人和双方都加分', null, { scope: 'several' }),
  ],
}
