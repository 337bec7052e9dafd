import type { ImportReview } from '#main/api/register.ts'
import { useSession } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormField } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { type Answer, type Decisions, toggled } from './choices.ts'

export interface RowChoicesProps {
  readonly review: ImportReview
  readonly decisions: Decisions
  readonly onDecisions: (decisions: Decisions) => void
}

/** Next year's file against the books, a choice for every row; nobody goes without being told to. */
export function RowChoices({ review, decisions, onDecisions }: RowChoicesProps) {
  const { today } = useSession()
  const year = Number(today.slice(0, 4))
  const set = (part: Partial<Decisions>) => onDecisions({ ...decisions, ...part })
  const answer = (household: string, one: Answer) =>
    set({ answers: new Map(decisions.answers).set(household, one) })
  const moved = new Set(
    review.renumbered
      .filter(({ household }) => decisions.answers.get(household) === 'same')
      .map(({ household }) => household),
  )
  const movedRows = new Set(
    review.renumbered.filter(({ household }) => moved.has(household)).map(({ row }) => row),
  )
  const added = review.added.filter(({ row }) => !movedRows.has(row))
  const missing = review.missing.filter(({ id }) => !moved.has(id))
  const closesWithPoints = missing.some(({ id, points }) => decisions.close.has(id) && points > 0)
  if (review.added.length + review.changed.length + review.missing.length + review.gone.length === 0) {
    return <EmptyState title="和册里的一样" hint={`${review.unchanged} 户都没有变动，不用导入。`} />
  }
  return (
    <div className="import-choices">
      {review.renumbered.length > 0 && (
        <Card title={`可能改了户号（${review.renumbered.length}）`}>
          <ul>
            {review.renumbered.map(({ household, sentence }) => (
              <li key={household}>
                <span>{sentence}</span>
                <span className="import-answers">
                  <Choice
                    label="是同一户"
                    chosen={decisions.answers.get(household) === 'same'}
                    onChoose={() => answer(household, 'same')}
                  />
                  <Choice
                    label="不是"
                    chosen={decisions.answers.get(household) === 'different'}
                    onChoose={() => answer(household, 'different')}
                  />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {review.changed.length > 0 && (
        <Card title={`有变动的（${review.changed.length}）`}>
          <ul>
            {review.changed.map(({ id, row, number, headName, changes }) => (
              <li key={id}>
                <span>
                  第 {row} 行 <strong>{headName}</strong> {number} 号：
                  {changes.map(({ label, before, after }) => (
                    <span key={label} className="import-change">
                      {label} {before !== '' && <s>{before}</s>} <strong>{after}</strong>
                    </span>
                  ))}
                </span>
                <span className="import-answers">
                  <Choice
                    label="按表改"
                    chosen={!decisions.keep.has(id)}
                    onChoose={() => decisions.keep.has(id) && set({ keep: toggled(decisions.keep, id) })}
                  />
                  <Choice
                    label="不改"
                    chosen={decisions.keep.has(id)}
                    onChoose={() => !decisions.keep.has(id) && set({ keep: toggled(decisions.keep, id) })}
                  />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {added.length > 0 && (
        <Card title={`新增的（${added.length}）`}>
          <ul>
            {added.map(({ row, number, headName, groupName }) => (
              <li key={row}>
                <span>
                  第 {row} 行 <strong>{headName}</strong> {number} 号 {groupName}
                </span>
                <span className="import-answers">
                  <Choice
                    label="加进来"
                    chosen={!decisions.leaveOut.has(row)}
                    onChoose={() =>
                      decisions.leaveOut.has(row) && set({ leaveOut: toggled(decisions.leaveOut, row) })
                    }
                  />
                  <Choice
                    label="不加"
                    chosen={decisions.leaveOut.has(row)}
                    onChoose={() =>
                      !decisions.leaveOut.has(row) && set({ leaveOut: toggled(decisions.leaveOut, row) })
                    }
                  />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {missing.length > 0 && (
        <Card title={`册里有、表里没有的（${missing.length}）`}>
          <p className="households-soft">没有选的都原样留着。人真不在了的，可以选“销户”。</p>
          <ul>
            {missing.map(({ id, number, headName, groupName, points }) => (
              <li key={id}>
                <span>
                  <strong>{headName}</strong> {number} 号 {groupName}
                  {points !== 0 && `，还有 ${formatPoints(points)} 分`}
                </span>
                <span className="import-answers">
                  <Choice
                    label="留着"
                    chosen={!decisions.close.has(id)}
                    onChoose={() => decisions.close.has(id) && set({ close: toggled(decisions.close, id) })}
                  />
                  <Choice
                    label="销户"
                    chosen={decisions.close.has(id)}
                    onChoose={() => !decisions.close.has(id) && set({ close: toggled(decisions.close, id) })}
                  />
                </span>
              </li>
            ))}
          </ul>
          {closesWithPoints && (
            <FormField label="销户的积分最后能兑的那天" required>
              {(ids) => (
                <DayField
                  {...ids}
                  value={decisions.until}
                  onChange={(until) => set({ until })}
                  years={[year, year + 2]}
                />
              )}
            </FormField>
          )}
        </Card>
      )}
      {review.gone.map(({ row, sentence }) => (
        <Message key={row} tone="plain" sentence={sentence} />
      ))}
      <p className="households-soft">另有 {review.unchanged} 户和册里一样。</p>
    </div>
  )
}
