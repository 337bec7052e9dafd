import type { AuditReport, PageDocument } from './report.ts'

/** Findings that a page still shows one by one. */
const MOST_SHOWN = 40

/** What was proved, in the order of the work; printed only where it holds. */
export const PROVED: readonly string[] = [
  '文件本身完好，保护账目的规则一条不少。',
  '每张单都接在前一张后面，内容、核对码和登记的各栏一字不差。',
  '单号按种类、年度连着，不断号、不重号；已结账的月份没有再记过账。',
  '每一笔都是大于零的整数，一借一贷，属于一张单，没有多、没有少、没有改。',
  '每样东西、每种积分、每一分钱，所有账户加起来都是零。',
  '每个账户的余额，和从第一笔重新算起的一样；任何时候货架和资金都没有低过零。',
  '更正的每一笔都对着原来的一笔，没有超过它。',
  '分值、批次、农户、人员等登记，都有单可查。',
  '公示过的每一行，和公示单上记的一样。',
]

export const LIMITS: readonly string[] = [
  '账的末尾被整段截掉，或者有人拿着程序把整本账重做一遍，光看文件是看不出来的。',
  '请把最后一张单据或结账单上印的核对码，和上面的核对码对一对。',
]

/** 账本体检: one page that a person can read, print and file. */
export function auditPage(report: AuditReport, file: string, seconds: number): string {
  const lines = [
    `账本体检：${report.sound ? '账是好的' : `发现 ${report.findingsTotal} 处不对`}`,
    '',
    ...heading(report, file),
    '',
  ]
  if (report.sound) lines.push('查过，都对：', ...PROVED.map((line) => `  ✓ ${line}`))
  else lines.push('不对的地方：', ...findings(report))
  if (report.paper.length > 0) lines.push('', '纸上的核对码：', ...report.paper.map(paperLine))
  lines.push('', '文件自己证明不了的：', ...LIMITS.map((line) => `  ${line}`))
  lines.push('', `用时 ${seconds.toFixed(1)} 秒。`)
  return `${lines.join('\n')}\n`
}

function heading(report: AuditReport, file: string): string[] {
  const { counts, site } = report
  const lines = [`  文件    ${file}`]
  if (site) {
    lines.push(`  村和店  ${site.village} ${site.shop}${site.demo ? '（体验数据）' : ''}`)
    lines.push(`  店编号  ${site.code}（${site.id}）`)
  }
  lines.push(
    `  单据    ${counts.documents} 张，${counts.transfers} 笔，${counts.accounts} 个账户，结账 ${counts.closings} 次`,
  )
  if (counts.branches > 1) lines.push(`  恢复    ${counts.branches - 1} 次，都有恢复单或接管单`)
  if (report.first) lines.push(`  第一张  ${document(report.first)}`)
  if (report.last) lines.push(`  最后    ${document(report.last)}`)
  if (counts.blankedTexts > 0) {
    lines.push(`  文字    ${counts.texts} 条，其中 ${counts.blankedTexts} 条已抹去（不影响体检）`)
  }
  return lines
}

const document = (one: PageDocument) =>
  `${one.serial}，${one.businessDate}，第 ${one.sequence} 张，核对码 ${one.checkCode}`

function findings({ findings: found, findingsTotal: total }: AuditReport): string[] {
  const lines = found
    .slice(0, MOST_SHOWN)
    .map((one) => `  ✗ ${one.sentence}${one.row ? `［${one.row}］` : ''}`)
  if (total > lines.length) lines.push(`  还有 ${total - lines.length} 处，没有都列在这里。`)
  return lines
}

const paperLine = ({ serial, paper, book }: AuditReport['paper'][number]) => {
  if (book === null) return `  ✗ ${serial}：纸上是 ${paper}，账里没有这张单。`
  return book === paper
    ? `  ✓ ${serial}：${paper}，和账里一样。`
    : `  ✗ ${serial}：纸上是 ${paper}，账里是 ${book}。`
}
