import { Button } from 'antd'
import type { ImportPreview, ImportProblem } from '#main/api/register.ts'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill, type PillTone } from '#renderer/ui/marks.tsx'

const WORDS: Readonly<Record<ImportProblem['severity'], { label: string; tone: PillTone }>> = {
  error: { label: '有错，不导入', tone: 'vermilion' },
  warning: { label: '要看一看', tone: 'amber' },
  note: { label: '说明', tone: 'plain' },
}
const ORDER = ['error', 'warning', 'note']

interface Listed {
  readonly key: string
  readonly severity: ImportProblem['severity']
  readonly row: number | null
  readonly sentence: string
}

/** Every remark in words; each leads to its row. */
export function ProblemList({ preview, onRow }: { preview: ImportPreview; onRow: (row: number) => void }) {
  const rows: Listed[] = [
    ...preview.problems.map(({ severity, row, column, code, sheet, sentence }) => ({
      key: `${sheet} ${row} ${column} ${code}`,
      severity,
      row: sheet === preview.sheet ? row : null,
      sentence,
    })),
    ...preview.skipped
      .filter(({ reason }) => reason === 'repeated')
      .map(({ row, sentence }) => ({ key: `skipped ${row}`, severity: 'note' as const, row, sentence })),
  ]
  const ordered = rows.toSorted(
    (left, right) =>
      ORDER.indexOf(left.severity) - ORDER.indexOf(right.severity) || (left.row ?? 0) - (right.row ?? 0),
  )
  const columns: readonly DataColumn<Listed>[] = [
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
    <DataTable<Listed>
      rows={ordered}
      rowKey={({ key }) => key}
      unit="条"
      columns={columns}
      searchText={({ sentence }) => sentence}
      searchHint="行号、姓名、问题"
      empty={{ title: '一点问题也没有', hint: '可以点“确认导入”了。' }}
    />
  )
}
