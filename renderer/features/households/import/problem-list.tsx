import { Button } from 'antd'
import type { ImportProblem } from '#main/api/register.ts'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill, type PillTone } from '#renderer/ui/marks.tsx'
import type { Remark } from './remarks.ts'

const WORDS: Readonly<Record<ImportProblem['severity'], { label: string; tone: PillTone }>> = {
  error: { label: '有错，不导入', tone: 'vermilion' },
  warning: { label: '要看一看', tone: 'amber' },
  note: { label: '说明', tone: 'plain' },
}
export interface ProblemListProps {
  readonly remarks: readonly Remark[]
  readonly onRow: (row: number) => void
}

/** Every remark in words; each leads to its row. */
export function ProblemList({ remarks, onRow }: ProblemListProps) {
  const columns: readonly DataColumn<Remark>[] = [
    {
      key: 'severity',
      title: '轻重',
      width: 130,
      render: ({ severity }) => <Pill tone={WORDS[severity].tone}>{WORDS[severity].label}</Pill>,
      filter: {
        values: Object.values(WORDS).map(({ label }) => label),
        of: ({ severity }) => WORDS[severity].label,
      },
    },
    { key: 'sentence', title: '哪里，怎么办', width: 640, render: ({ sentence }) => sentence },
    {
      key: 'row',
      title: '',
      width: 110,
      render: ({ row }) => row !== null && <Button onClick={() => onRow(row)}>看这行</Button>,
    },
  ]
  return (
    <DataTable<Remark>
      rows={remarks}
      rowKey={({ key }) => key}
      unit="条"
      columns={columns}
      searchText={({ sentence }) => sentence}
      searchHint="行号、姓名、问题"
      empty={{ title: '一点问题也没有', hint: '可以点“确认导入”了。' }}
    />
  )
}
