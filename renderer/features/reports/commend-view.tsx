import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import type { PeriodRow, PeriodSheet } from '#main/api/reports.ts'
import { Asked, act, shop, useAsk, useSession } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import type { Period } from './periods.ts'
import { ReportBar } from './report-bar.tsx'
import { SUBJECT_TITLES } from './report-words.ts'
import type { Reported } from './reports-page.tsx'
import '#renderer/print/paper.css'

const TOPS = [
  { value: '3', label: '前 3 名' },
  { value: '5', label: '前 5 名' },
  { value: '10', label: '前 10 名' },
  { value: '20', label: '前 20 名' },
  { value: '50', label: '前 50 名' },
] as const
type Top = (typeof TOPS)[number]['value'] | 'prizes'

/** 表彰名单: the first places of a quarter or a year, and what each wins. */
export function CommendView({ report, scheme, period, choices }: Reported & { choices: ReactNode }) {
  const navigate = useNavigate()
  const [chosen, setTop] = useState<Top>()
  const [printing, setPrinting] = useState(false)
  const asked = { scheme, from: period.from, to: period.to, by: report.by, group: null }
  const question = useAsk(shop.reports.sheet, asked, { keep: true })
  const ranks = question.data?.scheme.ranks ?? false
  const top = chosen ?? (ranks ? 'prizes' : '10')
  const rows = (question.data?.rows ?? []).filter(({ place, prize }) =>
    top === 'prizes' ? prize !== '' : place !== null && place <= Number(top),
  )
  return (
    <>
      <ReportBar
        empty={rows.length === 0}
        onPrint={() => setPrinting(true)}
        onSave={() => act(shop.reports.sheetWorkbook, asked)}
      >
        {choices}
        <SelectInput
          label="表彰多少名"
          value={top}
          onChange={setTop}
          options={ranks ? [{ value: 'prizes', label: '有奖品的' }, ...TOPS] : TOPS}
        />
      </ReportBar>
      <div className="report-scroll">
        <Asked question={question}>
          {(sheet) =>
            rows.length === 0 ? (
              <EmptyState
                title={`${period.name}还没有谁得分`}
                hint="有得分的，这里按名次列出来；得分一样的并列。"
                actions={[{ label: '去记事迹', onPress: () => void navigate('/points/record') }]}
              />
            ) : (
              <div className="report-sheet">
                <CommendSheet sheet={sheet} rows={rows} period={period} />
              </div>
            )
          }
        </Asked>
      </div>
      {printing && question.data && (
        <PaperDialog
          heading={report.title}
          job={{ title: `${report.title} ${period.name}`, size: 'A4' }}
          onClose={() => setPrinting(false)}
          note={
            <p className="report-hint">
              名单写全名，不写户号。要贴出去，先由村里定过；没定过的，到“公示”里做积分排名，名字会遮住。
            </p>
          }
        >
          <section className="paper-a4 report-paper">
            <CommendSheet sheet={question.data} rows={rows} period={period} />
          </section>
        </PaperDialog>
      )}
    </>
  )
}

interface CommendSheetProps {
  readonly sheet: PeriodSheet
  readonly rows: readonly PeriodRow[]
  readonly period: Period
}

function CommendSheet({ sheet, rows, period }: CommendSheetProps) {
  const { village } = useSession()
  const { scheme } = sheet
  return (
    <div className="commend">
      <p className="commend-village">{village}</p>
      <h1>{period.name}积分表彰名单</h1>
      <p className="commend-about">{scheme.name}，按这段日子的得分排名，得分一样的并列。</p>
      <table>
        <thead>
          <tr>
            <th>名次</th>
            <th>组别</th>
            <th>{SUBJECT_TITLES[scheme.subject]}</th>
            <th>得分</th>
            {scheme.ranks && <th>奖品</th>}
            <th>领取签字</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.subject} className={row.place !== null && row.place <= 3 ? 'commend-first' : ''}>
              <td className="commend-place">第 {row.place} 名</td>
              <td>{row.groupName}</td>
              <td className="commend-name">{row.name}</td>
              <td className="paper-number">{formatPoints(row.merit)}</td>
              {scheme.ranks && <td>{row.prize}</td>}
              <td className="commend-sign" />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="commend-foot">
        <span>村负责人：</span>
        <span>村务监督委员会：</span>
        <span>日期：</span>
      </p>
    </div>
  )
}
