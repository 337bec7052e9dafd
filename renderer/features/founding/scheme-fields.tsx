import type { SchemeSettings } from '#main/api/schemes.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import './founding.css'
import { baseProblem, pointsProblem, QUOTAS, type SchemeForm } from './scheme-form.ts'

const PRECISIONS = [
  { precision: 0, label: '只用整分' },
  { precision: 1, label: '有半分（一位小数）' },
  { precision: 2, label: '两位小数' },
] as const

const EACH = { household: '每户', person: '每人', team: '每个团队' } as const

export interface SchemeFieldsProps {
  readonly form: SchemeForm
  readonly today: string
  /** Whose points these are. */
  readonly subject: SchemeSettings['subject']
  /** Points that buy nothing have no limits to their spending. */
  readonly redeemable: boolean
  readonly onForm: (form: SchemeForm) => void
}

/** How points are spent, asked as one would ask at a village meeting. */
export function SchemeFields({ form, today, subject, redeemable, onForm }: SchemeFieldsProps) {
  const year = Number(today.slice(0, 4))
  const change = (part: Partial<SchemeForm>) => onForm({ ...form, ...part })
  return (
    <div className="wizard-form">
      <GroupField label={`${EACH[subject]}有没有基础分？`}>
        <Choice label="没有" chosen={!form.hasBase} onChoose={() => change({ hasBase: false })} />
        <Choice label="有" chosen={form.hasBase} onChoose={() => change({ hasBase: true })} />
      </GroupField>
      {form.hasBase && (
        <div className="wizard-pair">
          <FormField label="基础分是多少" problem={baseProblem(form.base)}>
            {(ids) => <TextInput {...ids} numeric value={form.base} onChange={(base) => change({ base })} />}
          </FormField>
          {redeemable && (
            <GroupField label="基础分能换东西吗？">
              <Choice
                label="不能，只作底数"
                chosen={!form.baseSpendable}
                onChoose={() => change({ baseSpendable: false })}
              />
              <Choice
                label="能"
                chosen={form.baseSpendable}
                onChoose={() => change({ baseSpendable: true })}
              />
            </GroupField>
          )}
        </div>
      )}
      <div className="wizard-pair">
        {redeemable && (
          <FormField
            label="可兑的攒够多少分才能换？"
            hint="有一分换一分的，就空着。"
            problem={pointsProblem(form.gate)}
          >
            {(ids) => <TextInput {...ids} numeric value={form.gate} onChange={(gate) => change({ gate })} />}
          </FormField>
        )}
        <GroupField label="积分记到几位？">
          {PRECISIONS.map(({ precision, label }) => (
            <Choice
              key={precision}
              label={label}
              chosen={form.precision === precision}
              onChoose={() => change({ precision })}
            />
          ))}
        </GroupField>
      </div>
      {redeemable && <LimitFields form={form} onForm={onForm} />}
      <div className="wizard-pair">
        <FormField label="谁定的" hint="印在兑换目录上。" required>
          {(ids) => (
            <TextInput
              {...ids}
              value={form.approver}
              onChange={(approver) => change({ approver })}
              maxLength={40}
            />
          )}
        </FormField>
        <FormField label="从哪天起用" required>
          {(ids) => (
            <DayField
              {...ids}
              value={form.fromDate}
              years={[year, year + 1]}
              onChange={(fromDate) => change({ fromDate })}
            />
          )}
        </FormField>
      </div>
    </div>
  )
}

function LimitFields({ form, onForm }: Pick<SchemeFieldsProps, 'form' | 'onForm'>) {
  const change = (part: Partial<SchemeForm>) => onForm({ ...form, ...part })
  return (
    <>
      <fieldset className="ui-group">
        <legend className="ui-field-label">一次别换太多：最多兑多少分？（不限就空着）</legend>
        <div className="wizard-quotas">
          {QUOTAS.map(({ key, label }) => (
            <FormField key={key} label={label} problem={pointsProblem(form.quotas[key])}>
              {(ids) => (
                <TextInput
                  {...ids}
                  numeric
                  placeholder="不限"
                  value={form.quotas[key]}
                  onChange={(text) => change({ quotas: { ...form.quotas, [key]: text } })}
                />
              )}
            </FormField>
          ))}
        </div>
      </fieldset>
      <GroupField label="孩子能自己来领吗？">
        <Choice
          label="能"
          chosen={form.minorsMayCollect}
          onChoose={() => change({ minorsMayCollect: true })}
        />
        <Choice
          label="不能，要大人来"
          chosen={!form.minorsMayCollect}
          onChoose={() => change({ minorsMayCollect: false })}
        />
      </GroupField>
    </>
  )
}
