import { award, type RuleTemplate } from './shape.ts'

/** 福建闽侯 (mhnews.com.cn 64fad35c68c99): sorting 10, volunteering 10, a clean public area 10; by the household's code. */
export const minhou: RuleTemplate = {
  key: 'minhou',
  place: '福建闽侯',
  about: '垃圾分类、志愿服务、门前三包各 10 分，一户一码。',
  scheme: { subject: 'household' },
  blanks: ['只公布了 3 条，其余请村里自己写。'],
  clauses: [
    award('环境', '垃圾分类做得好', 10),
    award('环境', '公共区域打扫干净', 10),
    award('公益', '参加志愿服务', 10),
  ],
}
