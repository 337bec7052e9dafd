import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import type { RecordLine } from '#main/api/reports.ts'
import { act, shop, tableState, useAsk } from '#renderer/api/client.ts'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { RecordPaper } from './record-paper.tsx'
import { ReportBar, ReportFigures } from './report-bar.tsx'
import { figure, monthDay, SUBJECT_UNITS, signed } from './report-words.ts'
import type { Reported } from './reports-page.tsx'

/** 日记录、周报送: every deed of the time, line by line. */
export function RecordView({ report, scheme, period, choices }: Reported & { choices: ReactNode }) {
  const navigate = useNavigate()
  const [printing, setPrinting] = useState(false)
  const asked = { scheme, from: period.from, to: period.to }
  const question = useAsk(shop.reports.record, asked, { keep: true })
  const sheet = question.data
  return (
    <>
      <ReportBar
        empty={sheet === undefined || sheet.rows.length === 0}
        onPrint={() => setPrinting(true)}
        onSave={() => act(shop.reports.recordWorkbook, asked)}
      >
        {choices}
      </ReportBar>
      {sheet && sheet.rows.length > 0 && (
        <div className="report-line">
          <ReportFigures
            figures={[
              ['记了', `${sheet.count} 条`],
              ['涉及', `${sheet.subjects} ${SUBJECT_UNITS[sheet.scheme.subject]}`],
              ['加分', figure(sheet.awarded)],
              ['减分', figure(sheet.deducted)],
            ]}
          />
        </div>
      )}
      <DataTable<RecordLine>
        rows={sheet?.rows ?? []}
        columns={COLUMNS}
        rowKey={({ document, subject, why, points, day }) => [document, subject, why, points, day].join(' ')}
        unit="条"
        state={tableState(question)}
        searchText={({ number, name, why, className, event, serial }) =>
          [number, name, why, className, event, serial].join(' ')
        }
        searchHint="姓名、事由、单号"
        onOpen={({ household }) => {
          if (household !== null) void navigate(`/households/${household}`)
        }}
        empty={{
          title: `${period.name}没有入账的积分`,
          hint: '这里按事情发生的日子看。还在评议、公示的，入了账才算。',
          actions: [{ label: '去记事迹', onPress: () => void navigate('/points/record') }],
        }}
      />
      {printing && sheet && (
        <RecordPaper sheet={sheet} report={report} period={period} onClose={() => setPrinting(false)} />
      )}
    </>
  )
}

const COLUMNS: readonly DataColumn<RecordLine>[] = [
  {
    key: 'day',
    title: '日期',
    width: 110,
    render: ({ day }) => monthDay(day),
    compare: (a, b) => a.day.localeCompare(b.day),
  },
  { key: 'number', title: '户号', width: 80, render: ({ number }) => number },
  { key: 'name', title: '姓名', width: 120, render: ({ name }) => <strong>{name}</strong> },
  { key: 'group', title: '组别', width: 90, render: ({ groupName }) => groupName },
  {
    key: 'why',
    title: '事由',
    width: 320,
    render: ({ className, why, event, takesBack }) => (
      <span className="office-name-words">
        <span>{why}</span>
        <span className="office-soft">{[className, event].filter(Boolean).join(' · ')}</span>
        {takesBack !== null && <span className="office-warn">冲回 {takesBack}</span>}
      </span>
    ),
  },
  {
    key: 'points',
    title: '加减',
    width: 90,
    align: 'right',
    render: ({ points }) => <strong className={points < 0 ? 'office-warn' : ''}>{signed(points)}</strong>,
    compare: (a, b) => a.points - b.points,
  },
  { key: 'serial', title: '单号', width: 140, render: ({ serial }) => serial },
  { key: 'by', title: '经办', width: 90, render: ({ recordedBy }) => recordedBy },
]
