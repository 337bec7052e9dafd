import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import type { HonoursList, ListNames } from '#main/api/reports.ts'
import { Asked, act, shop, useAsk } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { GroupField } from '#renderer/ui/form-field.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { ListFrame, NamesChoice } from './list-frame.tsx'
import { ReportBar } from './report-bar.tsx'
import type { Reported } from './reports-page.tsx'
import '#renderer/print/paper.css'

/** 光荣榜: the honours of the rules, what each awards, and who has them. */
export function HonoursView({ report, scheme, period, choices }: Reported & { choices: ReactNode }) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [names, setNames] = useState<ListNames>('posted')
  const [printing, setPrinting] = useState(false)
  const asked = { scheme, from: period.from, to: period.to, classes: chosen, names }
  const question = useAsk(shop.reports.honours, asked, { keep: true })
  const list = question.data
  return (
    <>
      <ReportBar
        empty={list === undefined || list.sheet.honours.length === 0}
        onPrint={() => setPrinting(true)}
        onSave={() => act(shop.reports.honoursWorkbook, asked)}
      >
        {choices}
      </ReportBar>
      <div className="report-scroll">
        <Asked question={question}>
          {(found) => (
            <>
              <NamesChoice names={names} onChoose={setNames} />
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
              {found.sheet.honours.length === 0 ? (
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
                  <HonoursSheet list={found} />
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
          note={<p className="report-hint">{NOTES[list.sheet.names]}</p>}
        >
          <section className="paper-a4 report-paper">
            <HonoursSheet list={list} />
          </section>
        </PaperDialog>
      )}
    </>
  )
}

const NOTES: Readonly<Record<ListNames, string>> = {
  posted: '这张名字遮住了，可以贴出去。',
  kept: '这张写全名，存档用，不要贴出去。',
}

function HonoursSheet({ list: { sheet } }: { list: HonoursList }) {
  return (
    <ListFrame sheet={sheet} className="honours">
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
          {sheet.honours.map(({ text, award, people }, at) => (
            // The honours of a list stand still.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={at}>
              <td className="honour-name">{text}</td>
              <td className="honour-figure">{award}</td>
              <td>
                {people.length === 0 ? (
                  <span className="honour-none">还没有</span>
                ) : (
                  <span className="honour-people">
                    {people.map(({ number, groupName, name, when }) => (
                      <span key={`${number} ${groupName} ${name}`}>
                        <strong>{name}</strong>
                        <small>{[number, groupName, when].filter(Boolean).join(' ')}</small>
                      </span>
                    ))}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ListFrame>
  )
}
