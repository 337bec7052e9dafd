import { award, type RuleTemplate } from './shape.ts'

/**
 * 内蒙古乌审旗 (内蒙古日报 2024-09-02): clean-up 2, mediating 2, refusing a high bride price or a simple ceremony 5, per
 * household and time.
 */
export const wushen: RuleTemplate = {
  key: 'wushen',
  place: '内蒙古乌审',
  about: '按户按次加分，婚事简办加得最多。',
  scheme: { subject: 'household' },
  blanks: ['只公布了 3 条，其余请村里自己写。'],
  clauses: [
    award('环境', '参加环境整治', 2),
    award('和谐', '调解邻里纠纷', 2),
    award('移风易俗', '抵制高价彩礼，婚事简办', 5),
  ],
}
