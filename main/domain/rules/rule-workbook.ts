import writeExcel, { type Row } from 'write-excel-file/node'
import type { Clause } from './clauses.ts'
import {
  alsoCell,
  capsCell,
  entryCell,
  evidenceCell,
  kindCell,
  perCell,
  pointsCell,
  scopeCell,
  vetoCell,
} from './rule-cells.ts'
import { RULE_VOCABULARY, type RuleField } from './rule-columns.ts'

const WIDTHS: Readonly<Record<RuleField, number>> = {
  number: 7,
  className: 14,
  text: 44,
  kind: 10,
  points: 9,
  unit: 7,
  per: 10,
  caps: 26,
  scope: 14,
  evidence: 12,
  entry: 10,
  veto: 20,
  also: 20,
}

type NameOf = (scheme: string) => string | undefined

const CELLS: Readonly<Record<RuleField, (clause: Clause, nameOf: NameOf) => string>> = {
  number: ({ number }) => number,
  className: ({ className }) => className,
  text: ({ text }) => text,
  kind: kindCell,
  points: pointsCell,
  unit: ({ unitName }) => unitName,
  per: perCell,
  caps: capsCell,
  scope: scopeCell,
  evidence: evidenceCell,
  entry: entryCell,
  veto: vetoCell,
  also: alsoCell,
}

const ADVICE = [
  '内容写清楚做了什么；一行一条，同一类的写在一起。',
  '分值写一个数（5），或者一个范围（5-30）。减分也写正数，在“加减”里写“减分”。还没定就空着。',
  '怎么算：每次、每天、每月、每季度、每年、只记一次。',
  '上限：写成“每户每年 60 分”或“每月 2 次”，几个上限用分号隔开。',
  '给谁：农户、个人、党员（可以写 A、B 这样的类别）、团队、参加的各户。',
  '凭据：空着、写明情况、照片。谁来报：空着是谁都能报，写“村里”就只由村里记。',
  '一票否决的写后果：“积分清零”或“2 个周期不能兑换”。',
  '示例那几行可以留着，导入时会跳过。',
]

// Text cells: a spreadsheet must not turn 5-30 into the 30th of May.
const cell = (value: string) =>
  value === '' ? null : { value, type: String, format: '@', wrap: true, alignVertical: 'top' as const }

const heading: Row = RULE_VOCABULARY.map(({ label }) => ({
  value: label,
  fontWeight: 'bold',
  backgroundColor: '#F3EDE1',
  align: 'center',
}))

const columns = RULE_VOCABULARY.map(({ field }) => ({ width: WIDTHS[field] }))

const advice = { sheet: '填表说明', data: ADVICE.map((line) => [line]), columns: [{ width: 90 }] }

/** The whole version, row by row; read back it gives the same clauses. */
export async function rulesWorkbook(clauses: readonly Clause[], nameOf: NameOf): Promise<Buffer> {
  const data: Row[] = [
    heading,
    ...clauses.map((clause) => RULE_VOCABULARY.map(({ field }) => cell(CELLS[field](clause, nameOf)))),
  ]
  return await writeExcel([{ sheet: '积分细则', data, columns, stickyRowsCount: 1 }]).toBuffer()
}

const EXAMPLES: readonly Partial<Record<RuleField, string>>[] = [
  {
    ...{ number: '1.1', className: '环境卫生', text: '（示例）参加村里大扫除', kind: '加分', points: '5' },
    ...{ unit: '次', per: '每次', caps: '每户每年 60 分', evidence: '照片' },
  },
  {
    ...{ number: '1.2', className: '环境卫生', text: '（示例）乱倒垃圾', kind: '减分', points: '2-10' },
    ...{ unit: '次', per: '每次', entry: '村里' },
  },
]

/** An empty sheet to fill in. */
export async function blankRulesWorkbook(): Promise<Buffer> {
  const data: Row[] = [
    heading,
    ...EXAMPLES.map((example) => RULE_VOCABULARY.map(({ field }) => cell(example[field] ?? ''))),
  ]
  return await writeExcel([{ sheet: '积分细则', data, columns, stickyRowsCount: 1 }, advice]).toBuffer()
}
