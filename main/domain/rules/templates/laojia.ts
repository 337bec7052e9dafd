import { award, type RuleTemplate } from './shape.ts'

/** 河北吴桥老贾村 (xinb2b.cn kra114274): mending a camera 20, installing a scale 10, watering the collective's crops 20. */
export const laojia: RuleTemplate = {
  key: 'laojia',
  place: '河北吴桥老贾',
  about: '给集体出力就加分，用纸质积分券。',
  scheme: { subject: 'household' },
  blanks: ['只公布了 3 条，其余请村里自己写。'],
  clauses: [
    award('集体出力', '帮村里修摄像头', 20),
    award('集体出力', '帮村里安地磅', 10),
    award('集体出力', '给集体庄稼浇水', 20),
  ],
}
