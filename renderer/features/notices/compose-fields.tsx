import { useState } from 'react'
import type { NoticeMask, NoticesOverview } from '#main/api/notices.ts'
import { useSession } from '#renderer/api/client.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { type ComposeDraft, type ComposedKind, monthOf, soFar } from './compose-form.ts'

export interface ComposeFieldsProps {
  readonly kind: ComposedKind
  readonly draft: ComposeDraft
  readonly schemes: NoticesOverview['schemes']
  readonly onChange: (change: Partial<ComposeDraft>) => void
}

const MASKS: readonly { readonly mask: NoticeMask; readonly label: string }[] = [
  { mask: 'masked', label: '王*花' },
  { mask: 'surname', label: '王**' },
  { mask: 'full', label: '王桂花' },
]

const TOPS = [
  { value: '10', label: '前 10 名' },
  { value: '20', label: '前 20 名' },
  { value: '50', label: '前 50 名' },
  { value: '', label: '所有得了分的' },
] as const

/** What may be chosen of a notice: how it is headed, how long it hangs, how names are written. */
export function ComposeFields({ kind, draft, schemes, onChange }: ComposeFieldsProps) {
  return (
    <>
      <div className="notice-days">
        <FormField label="标题">
          {(ids) => (
            <TextInput
              {...ids}
              value={draft.title}
              onChange={(title) => onChange({ title })}
              maxLength={24}
            />
          )}
        </FormField>
        <FormField label="挂几天">
          {(ids) => (
            <TextInput
              {...ids}
              numeric
              value={draft.days}
              onChange={(days) => onChange({ days })}
              maxLength={3}
            />
          )}
        </FormField>
      </div>
      <div className="notice-place">
        <FormField label="到哪里提异议">
          {(ids) => (
            <TextInput
              {...ids}
              value={draft.place}
              onChange={(place) => onChange({ place })}
              maxLength={30}
            />
          )}
        </FormField>
        <GroupField label="名字怎么写">
          <div className="notice-masks">
            {MASKS.map(({ mask, label }) => (
              <Choice
                key={mask}
                label={label}
                chosen={draft.mask === mask}
                onChoose={() => onChange({ mask })}
              />
            ))}
          </div>
        </GroupField>
      </div>
      {schemes.length > 1 && (
        <FormField label="哪个积分方案">
          {(ids) => (
            <SelectInput
              {...ids}
              value={draft.scheme}
              options={schemes.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(scheme) => onChange({ scheme })}
            />
          )}
        </FormField>
      )}
      {(kind === 'ranking' || kind === 'period') && <PeriodFields draft={draft} onChange={onChange} />}
      {kind === 'ranking' && (
        <FormField label="上榜">
          {(ids) => (
            <SelectInput {...ids} value={draft.top} options={TOPS} onChange={(top) => onChange({ top })} />
          )}
        </FormField>
      )}
      {draft.mask === 'full' && (
        <FormField label="哪次会议定的写全名" required hint="村里没有定过，就遮住名字。">
          {(ids) => (
            <TextInput
              {...ids}
              first
              value={draft.approver}
              placeholder="村民代表会议，3月2日"
              onChange={(approver) => onChange({ approver })}
              maxLength={40}
            />
          )}
        </FormField>
      )}
    </>
  )
}

function PeriodFields({ draft, onChange }: Pick<ComposeFieldsProps, 'draft' | 'onChange'>) {
  const { today } = useSession()
  const [own, setOwn] = useState(false)
  const year = Number(today.slice(0, 4))
  const choices = [
    { label: '本月', period: monthOf(today, 0) },
    { label: '上月', period: monthOf(today, -1) },
    { label: '本季度', period: soFar(today, 3) },
    { label: '今年', period: soFar(today, 12) },
  ]
  return (
    <>
      <GroupField label="哪段日子">
        {choices.map(({ label, period }) => (
          <Choice
            key={label}
            label={label}
            chosen={!own && draft.from === period.from && draft.to === period.to}
            onChoose={() => {
              setOwn(false)
              onChange(period)
            }}
          />
        ))}
        <Choice label="自己选" chosen={own} onChoose={() => setOwn(true)} />
      </GroupField>
      {own && (
        <>
          <FormField label="从">
            {(ids) => (
              <DayField
                {...ids}
                value={draft.from}
                years={[year - 3, year]}
                onChange={(from) => onChange({ from })}
              />
            )}
          </FormField>
          <FormField label="到">
            {(ids) => (
              <DayField
                {...ids}
                value={draft.to}
                years={[year - 3, year]}
                onChange={(to) => onChange({ to })}
              />
            )}
          </FormField>
        </>
      )}
    </>
  )
}
