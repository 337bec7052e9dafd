import type { PeriodSheet } from '#main/api/reports.ts'
import { useSession } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { classes } from '#renderer/ui/classes.ts'
import type { Period } from './periods.ts'
import { PrizeCounts } from './prize-counts.tsx'
import type { ReportKind } from './report-kinds.ts'
import { placeText, plain, SUBJECT_TITLES, SUBJECT_UNITS } from './report-words.ts'
import '#renderer/print/paper.css'

interface SheetPaperProps {
  readonly sheet: PeriodSheet
  readonly report: ReportKind
  readonly period: Period
  /** "" = the whole village. */
  readonly group: string
  readonly onClose: () => void
}

/** More parts than this do not fit beside each other on an upright sheet. */
const UPRIGHT_PARTS = 3

/** The sheet for the file: everybody, with signatures. */
export function SheetPaper({ sheet, report, period, group, onClose }: SheetPaperProps) {
  const { village } = useSession()
  const { scheme, parts, rows, total } = sheet
  const wide = parts.length > UPRIGHT_PARTS
  const title = `${village}${group}${report.title}`
  return (
    <PaperDialog
      heading={report.title}
      job={{ title: `${title} ${period.name}`, size: 'A4', landscape: wide }}
      onClose={onClose}
      note={<p className="report-hint">这张表写全名，给村里存档，不要贴出去。要贴出去，请到“公示”里做。</p>}
    >
      <section className={classes('paper-a4', 'report-paper', wide && 'paper-a4-wide')}>
        <h1>{title}</h1>
        <p className="report-paper-note">
          <span>{period.name}</span>
          <span>{scheme.name}</span>
          <span>
            共 {sheet.count} {SUBJECT_UNITS[scheme.subject]}
          </span>
        </p>
        <table>
          <thead>
            <tr>
              <th>名次</th>
              <th>户号</th>
              <th>组别</th>
              <th>{SUBJECT_TITLES[scheme.subject]}</th>
              {parts.map((part) => (
                <th key={part}>{part}</th>
              ))}
              <th>加分</th>
              <th>减分</th>
              <th>得分</th>
              <th>现有积分</th>
              {scheme.ranks && <th>奖品</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.subject}>
                <td className="paper-number">{placeText(row.place, row.tied)}</td>
                <td>{row.number}</td>
                <td>{row.groupName}</td>
                <td>{row.gone ? `${row.name}（不在册）` : row.name}</td>
                {parts.map((part, at) => (
                  <td key={part} className="paper-number">
                    {plain(row.parts[at] ?? 0)}
                  </td>
                ))}
                <td className="paper-number">{plain(row.awarded)}</td>
                <td className="paper-number">{plain(-row.deducted)}</td>
                <td className="paper-number">
                  <strong>{formatPoints(row.merit)}</strong>
                </td>
                <td className="paper-number">{formatPoints(row.balance)}</td>
                {scheme.ranks && <td>{row.prize}</td>}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th colSpan={4}>合计</th>
              {parts.map((part, at) => (
                <td key={part} className="paper-number">
                  {formatPoints(total.parts[at] ?? 0)}
                </td>
              ))}
              <td className="paper-number">{formatPoints(total.awarded)}</td>
              <td className="paper-number">{formatPoints(-total.deducted)}</td>
              <td className="paper-number">{formatPoints(total.merit)}</td>
              <td className="paper-number">{formatPoints(total.balance)}</td>
              {scheme.ranks && <td />}
            </tr>
          </tfoot>
        </table>
        {scheme.ranks && sheet.ties !== '' && <p className="report-paper-ties">{sheet.ties}</p>}
        {scheme.ranks && <PrizeCounts prizes={sheet.prizes} subject={scheme.subject} />}
        <Signatures names={['制表人', '村负责人', '村务监督委员会', '日期']} />
      </section>
    </PaperDialog>
  )
}

export function Signatures({ names }: { names: readonly string[] }) {
  return (
    <p className="report-paper-sign">
      {names.map((name) => (
        <span key={name}>{name}：</span>
      ))}
    </p>
  )
}
