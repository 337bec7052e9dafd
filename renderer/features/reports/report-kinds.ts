import type { PartsBy } from '#main/api/reports.ts'
import type { Step } from './periods.ts'

export interface ReportKind {
  readonly kind: 'record' | 'sheet' | 'commend' | 'honours' | 'flows' | 'booklet'
  /** In the address. */
  readonly path: string
  readonly label: string
  /** What stands above the paper. */
  readonly title: string
  /** The lengths of time on offer; the first is the usual one. */
  readonly steps: readonly Step[]
  readonly by: PartsBy
}

/** 日记录、周报送、月公示、季小结、年评比 and what hangs together with them. */
export const REPORTS: readonly ReportKind[] = [
  { kind: 'record', path: 'day', label: '日记录', title: '积分日记录', steps: ['day'], by: 'class' },
  { kind: 'record', path: 'week', label: '周报送', title: '积分周报送表', steps: ['week'], by: 'class' },
  { kind: 'sheet', path: 'month', label: '月公示', title: '积分月报表', steps: ['month'], by: 'class' },
  { kind: 'sheet', path: 'quarter', label: '季小结', title: '积分季度小结', steps: ['quarter'], by: 'month' },
  { kind: 'sheet', path: 'year', label: '年评比', title: '积分年度评比表', steps: ['year'], by: 'quarter' },
  {
    kind: 'commend',
    path: 'commend',
    label: '表彰名单',
    title: '积分表彰名单',
    steps: ['quarter', 'year', 'month'],
    by: 'month',
  },
  {
    kind: 'honours',
    path: 'honours',
    label: '光荣榜',
    title: '光荣榜',
    steps: ['year', 'quarter'],
    by: 'month',
  },
  { kind: 'flows', path: 'flows', label: '收支图', title: '积分收支', steps: ['year'], by: 'month' },
  {
    kind: 'booklet',
    path: 'booklet',
    label: '一户一册',
    title: '一户一册',
    steps: ['year', 'quarter', 'month'],
    by: 'month',
  },
]

export const STEP_NAMES: Readonly<Record<Step, string>> = {
  day: '按日',
  week: '按周',
  month: '按月',
  quarter: '按季',
  year: '按年',
}

/** What a village looks at most. */
export const USUAL = REPORTS.find(({ path }) => path === 'month')!
