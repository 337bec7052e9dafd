import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Commendation, ListNames } from '#main/api/reports.ts'
import { Asked, act, shop, useAsk } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { ListFrame, NamesChoice } from './list-frame.tsx'
import { PrizeCounts } from './prize-counts.tsx'
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

interface CommendViewProps extends Reported {
  /** Ranks win prizes. */
  readonly ranks: boolean
  readonly choices: ReactNode
}

/** 表彰名单: the first places of a quarter or a year, and what each wins. */
export function CommendView({ report, scheme, period, ranks, choices }: CommendViewProps) {
  const navigate = useNavigate()
  const [chosen, setTop] = useState<Top>()
  const [names, setNames] = useState<ListNames>('posted')
  const [printing, setPrinting] = useState(false)
  const usual = ranks ? 'prizes' : '10'
  const top = chosen === undefined || (chosen === 'prizes' && !ranks) ? usual : chosen
  const asked = {
    scheme,
    from: period.from,
    to: period.to,
    top: top === 'prizes' ? null : Number(top),
    names,
  }
  const question = useAsk(shop.reports.commendation, asked, { keep: true })
  const list = question.data
  return (
    <>
      <ReportBar
        empty={list === undefined || list.sheet.rows.length === 0}
        onPrint={() => setPrinting(true)}
        onSave={() => act(shop.reports.commendationWorkbook, asked)}
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
        <NamesChoice names={names} onChoose={setNames} />
        <Asked question={question}>
          {(found) =>
            found.sheet.rows.length === 0 ? (
              <EmptyState
                title={`${period.name}还没有谁得分`}
                hint="有得分的，这里按名次列出来；得分一样的并列。"
                actions={[{ label: '去记事迹', onPress: () => void navigate('/points/record') }]}
              />
            ) : (
              <div className="report-sheet">
                <CommendSheet list={found} />
              </div>
            )
          }
        </Asked>
      </div>
      {printing && list && (
        <PaperDialog
          heading={report.title}
          job={{ title: `${report.title} ${period.name}`, size: 'A4' }}
          onClose={() => setPrinting(false)}
          note={<p className="report-hint">{NOTES[list.sheet.names]}</p>}
        >
          <section className="paper-a4 report-paper">
            <CommendSheet list={list} />
          </section>
        </PaperDialog>
      )}
    </>
  )
}

const NOTES: Readonly<Record<ListNames, string>> = {
  posted: '这张名字遮住了，可以贴出去。领奖品签字用“留存用（全名）”那一张。',
  kept: '这张写全名，领奖品签字、存档用，不要贴出去。',
}

function CommendSheet({ list: { ranks, subject, sheet } }: { list: Commendation }) {
  const kept = sheet.names === 'kept'
  return (
    <ListFrame
      sheet={sheet}
      foot={
        kept && (
          <p className="commend-foot">
            <span>村负责人：</span>
            <span>村务监督委员会：</span>
            <span>日期：</span>
          </p>
        )
      }
    >
      <table>
        <thead>
          <tr>
            <th>名次</th>
            {kept && <th>户号</th>}
            <th>组别</th>
            <th>{SUBJECT_TITLES[subject]}</th>
            <th>得分</th>
            {ranks && <th>奖品</th>}
            {kept && <th>领取签字</th>}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row, at) => (
            // The lines of a list stand still; masked names may be equal.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={at} className={row.first ? 'commend-first' : ''}>
              <td className="commend-place">{row.place}</td>
              {kept && <td>{row.number}</td>}
              <td>{row.groupName}</td>
              <td className="commend-name">{row.name}</td>
              <td className="paper-number">{row.figure}</td>
              {ranks && <td>{row.prize}</td>}
              {kept && <td className="commend-sign" />}
            </tr>
          ))}
        </tbody>
      </table>
      {kept && <PrizeCounts prizes={sheet.prizes} subject={subject} />}
    </ListFrame>
  )
}
