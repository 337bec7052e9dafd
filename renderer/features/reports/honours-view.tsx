import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import type { HonoursList } from '#main/api/reports.ts'
import { Asked, act, shop, useAsk, useSession } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { GroupField } from '#renderer/ui/form-field.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import type { Period } from './periods.ts'
import { ReportBar } from './report-bar.tsx'
import { monthDay } from './report-words.ts'
import type { Reported } from './reports-page.tsx'
import '#renderer/print/paper.css'

/** 光荣榜: the honours of the rules, what each awards, and who has them. */
export function HonoursView({ report, scheme, period, choices }: Reported & { choices: ReactNode }) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [printing, setPrinting] = useState(false)
  const asked = { scheme, from: period.from, to: period.to, classes: chosen }
  const question = useAsk(shop.reports.honours, asked, { keep: true })
  const list = question.data
  return (
    <>
      <ReportBar
        empty={list === undefined || list.honours.length === 0}
        onPrint={() => setPrinting(true)}
        onSave={() => act(shop.reports.honoursWorkbook, asked)}
      >
        {choices}
      </ReportBar>
      <div className="report-scroll">
        <Asked question={question}>
          {(found) => (
            <>
              <GroupField label="哪几类算荣誉">
                <Choice
                  label="按字眼找出来的"
                  chosen={found.chosen === null}
                  onChoose={() => setChosen(null)}
                />
                {found.classes.map((name) => {
                  const classes = found.chosen ?? []
                  const isChosen = classes.includes(name)
                  return (
                    <Choice
                      key={name}
                      label={name}
                      several
                      chosen={isChosen}
                      onChoose={() =>
                        setChosen(isChosen ? classes.filter((one) => one !== name) : [...classes, name])
                      }
                    />
                  )
                })}
              </GroupField>
              {found.honours.length === 0 ? (
                <EmptyState
                  title={found.classes.length === 0 ? '还没有积分细则' : '没有找到像荣誉的条款'}
                  hint={
                    found.classes.length === 0
                      ? '细则里有了加分的条款，这里就能出光荣榜。'
                      : '在上面点一点，哪几类算荣誉。'
                  }
                  actions={
                    found.classes.length === 0
                      ? [{ label: '去定细则', onPress: () => void navigate('/points/rules') }]
                      : []
                  }
                />
              ) : (
                <div className="report-sheet">
                  <HonoursSheet list={found} period={period} />
                </div>
              )}
            </>
          )}
        </Asked>
      </div>
      {printing && list && (
        <PaperDialog
          heading={report.title}
          job={{ title: `${report.title} ${period.name}`, size: 'A4' }}
          onClose={() => setPrinting(false)}
          note={<p className="report-hint">榜上写全名，不写户号。要贴出去，先由村里定过。</p>}
        >
          <section className="paper-a4 report-paper">
            <HonoursSheet list={list} period={period} />
          </section>
        </PaperDialog>
      )}
    </>
  )
}

function HonoursSheet({ list, period }: { list: HonoursList; period: Period }) {
  const { village } = useSession()
  return (
    <div className="commend honours">
      <p className="commend-village">{village}</p>
      <h1>{period.name}光荣榜</h1>
      <table>
        <colgroup>
          <col className="honour-column" />
        </colgroup>
        <thead>
          <tr>
            <th>荣誉</th>
            <th>奖励积分</th>
            <th>获得的人</th>
          </tr>
        </thead>
        <tbody>
          {list.honours.map(({ clause, text, minimum, maximum, rows }) => (
            <tr key={clause}>
              <td className="honour-name">{text}</td>
              <td className="honour-figure">{awardText(minimum, maximum)}</td>
              <td>
                {rows.length === 0 ? (
                  <span className="honour-none">还没有</span>
                ) : (
                  <span className="honour-people">
                    {bySubject(rows).map(([{ subject, day, groupName, name }, times]) => (
                      <span key={subject}>
                        <strong>{name}</strong>
                        <small>
                          {groupName} {times === 1 ? monthDay(day) : `${times} 次`}
                        </small>
                      </span>
                    ))}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type HonourRow = HonoursList['honours'][number]['rows'][number]

/** Each once, with how often. */
function bySubject(rows: readonly HonourRow[]): [row: HonourRow, times: number][] {
  const found = new Map<string, [row: HonourRow, times: number]>()
  for (const row of rows) {
    const known = found.get(row.subject)
    if (known === undefined) found.set(row.subject, [row, 1])
    else known[1] += 1
  }
  return [...found.values()]
}

function awardText(minimum: number | null, maximum: number | null): string {
  if (minimum === null || maximum === null) return '还没定'
  if (minimum === maximum) return `${formatPoints(minimum)} 分`
  return `${formatPoints(minimum)} 到 ${formatPoints(maximum)} 分`
}
