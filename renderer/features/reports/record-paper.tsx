import type { RecordSheet } from '#main/api/reports.ts'
import { useSession } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import type { Period } from './periods.ts'
import type { ReportKind } from './report-kinds.ts'
import { monthDay, signed } from './report-words.ts'
import { Signatures } from './sheet-paper.tsx'
import '#renderer/print/paper.css'

interface RecordPaperProps {
  readonly sheet: RecordSheet
  readonly report: ReportKind
  readonly period: Period
  readonly onClose: () => void
}

/** The day or the week for the file: what was done, and what each class came to. */
export function RecordPaper({ sheet, report, period, onClose }: RecordPaperProps) {
  const { village } = useSession()
  const title = `${village}${report.title}`
  return (
    <PaperDialog
      heading={report.title}
      job={{ title: `${title} ${period.name}`, size: 'A4', landscape: true }}
      onClose={onClose}
    >
      <section className="paper-a4 paper-a4-wide report-paper">
        <h1>{title}</h1>
        <p className="report-paper-note">
          <span>{period.name}</span>
          <span>{sheet.scheme.name}</span>
          <span>
            {sheet.count} 条，加 {formatPoints(sheet.awarded)} 分，减 {formatPoints(sheet.deducted)} 分
          </span>
        </p>
        <table>
          <thead>
            <tr>
              <th>日期</th>
              <th>户号</th>
              <th>组别</th>
              <th>姓名</th>
              <th>类别</th>
              <th>事由</th>
              <th>加减</th>
              <th>单号</th>
              <th>经办</th>
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((row, at) => (
              // The lines of a printed sheet stand still.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={at}>
                <td>{monthDay(row.day)}</td>
                <td>{row.number}</td>
                <td>{row.groupName}</td>
                <td>{row.name}</td>
                <td>{row.className}</td>
                <td>
                  {row.why}
                  {row.event !== '' && `（${row.event}）`}
                  {row.takesBack !== null && `（冲回 ${row.takesBack}）`}
                </td>
                <td className="paper-number">{signed(row.points)}</td>
                <td>{row.serial}</td>
                <td>{row.recordedBy}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="report-paper-classes">
          {sheet.classes.map(({ className, awarded, deducted, lines }) => (
            <span key={className}>
              {className} {lines} 条 {[signed(awarded), signed(-deducted)].filter(Boolean).join('，')}
            </span>
          ))}
        </p>
        <Signatures names={['记录人', '网格员', '村负责人', '日期']} />
      </section>
    </PaperDialog>
  )
}
