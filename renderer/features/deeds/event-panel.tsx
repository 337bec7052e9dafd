import type { DeedClause, DeedForm } from '#main/api/deeds.ts'
import { Asked, type Question, useSession } from '#renderer/api/client.ts'
import { Card } from '#renderer/ui/card.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { ClauseFigure, ClauseFinder } from './clause-finder.tsx'
import { PhotoStrip } from './photo-strip.tsx'

/** What is the same for everybody on the sheet. */
export interface EventForm {
  readonly day: string
  readonly event: string
  readonly evidence: string
  readonly photos: readonly string[]
  readonly selfReported: boolean
  /** Points each that a newly ticked row begins with, as typed. */
  readonly each: string
  /** By scheme, as typed. */
  readonly also: Readonly<Record<string, string>>
}

export const emptyEvent = (day: string): EventForm => ({
  day,
  event: '',
  evidence: '',
  photos: [],
  selfReported: false,
  each: '',
  also: {},
})

export interface EventPanelProps {
  readonly form: Question<DeedForm>
  readonly clause: DeedClause | undefined
  readonly event: EventForm
  readonly onScheme: (scheme: string) => void
  readonly onClause: (clause: DeedClause | null) => void
  readonly onEvent: (change: Partial<EventForm>) => void
  readonly onProblem: (sentence: string | undefined) => void
}

/** Left of the sheet: which clause, which day, what happened, the evidence. */
export function EventPanel(props: EventPanelProps) {
  const { form, clause, event, onEvent } = props
  const { today } = useSession()
  const year = Number(today.slice(0, 4))
  return (
    <Card className="deed-event">
      <Asked question={form}>
        {(data) => (
          <div className="office-form">
            {data.schemes.length > 1 && (
              <FormField label="记哪种积分">
                {(ids) => (
                  <SelectInput
                    {...ids}
                    value={data.scheme.id}
                    onChange={props.onScheme}
                    options={data.schemes.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                )}
              </FormField>
            )}
            <FormField label="是哪天的事">
              {(ids) => (
                <DayField
                  {...ids}
                  value={event.day}
                  years={[year - 2, year]}
                  onChange={(day) => onEvent({ day })}
                />
              )}
            </FormField>
            {data.rulesName === null ? (
              <EmptyState
                title="这一天还没有积分细则"
                hint="请先到“细则”里定一份，或把日期改成细则起用以后。"
              />
            ) : clause === undefined ? (
              <ClauseFinder clauses={data.clauses} onChoose={props.onClause} />
            ) : (
              <>
                <ChosenClause clause={clause} onOther={() => props.onClause(null)} />
                {clause.kind !== 'veto' && clause.minimum !== clause.maximum && (
                  <FormField label={`每${clause.unitName}先按几分`} hint="勾上的户先按这个数，各户还能改">
                    {(ids) => (
                      <TextInput
                        {...ids}
                        numeric
                        value={event.each}
                        onChange={(each) => onEvent({ each })}
                        maxLength={8}
                      />
                    )}
                  </FormField>
                )}
                {clause.terms.also.map((one) => (
                  <FormField
                    key={one.scheme}
                    label={`同时记“${data.schemes.find(({ id }) => id === one.scheme)?.name ?? '另一种积分'}”`}
                    hint={one.minimum === one.maximum ? '按细则，不用改' : '每户几分'}
                  >
                    {(ids) => (
                      <TextInput
                        {...ids}
                        numeric
                        value={event.also[one.scheme] ?? ''}
                        onChange={(each) => onEvent({ also: { ...event.also, [one.scheme]: each } })}
                        maxLength={8}
                      />
                    )}
                  </FormField>
                ))}
                <FormField label="这是件什么事">
                  {(ids) => (
                    <TextInput
                      {...ids}
                      value={event.event}
                      placeholder="村口扫雪、清河道"
                      onChange={(value) => onEvent({ event: value })}
                      maxLength={60}
                    />
                  )}
                </FormField>
                <FormField label="情况说明" required={clause.terms.evidence === 'text'}>
                  {(ids) => (
                    <textarea
                      {...ids}
                      className="ui-input deed-evidence"
                      rows={2}
                      maxLength={500}
                      value={event.evidence}
                      onChange={(change) => onEvent({ evidence: change.target.value })}
                    />
                  )}
                </FormField>
                <div>
                  <p className="ui-field-label">
                    照片{clause.terms.evidence === 'photo' && <span className="ui-field-must">（必填）</span>}
                  </p>
                  <PhotoStrip
                    photos={event.photos}
                    onPhotos={(photos) => onEvent({ photos })}
                    onProblem={props.onProblem}
                  />
                </div>
                {clause.terms.entry === 'anyone' && (
                  <label className="office-check">
                    <input
                      type="checkbox"
                      checked={event.selfReported}
                      onChange={(change) => onEvent({ selfReported: change.target.checked })}
                    />
                    是自家来申报的
                  </label>
                )}
              </>
            )}
          </div>
        )}
      </Asked>
    </Card>
  )
}

function ChosenClause({ clause, onOther }: { clause: DeedClause; onOther: () => void }) {
  return (
    <div className={`deed-chosen deed-chosen-${clause.kind}`}>
      <p className="deed-chosen-head">
        <span>
          {clause.number} {clause.className}
        </span>
        <ClauseFigure clause={clause} />
      </p>
      <p className="deed-chosen-text">{clause.text}</p>
      {clause.remarks.length > 0 && <p className="office-soft">{clause.remarks.join('；')}</p>}
      <button type="button" className="deed-other" onClick={onOther}>
        换一条
      </button>
    </div>
  )
}
