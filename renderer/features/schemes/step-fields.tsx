import { Plus, Trash2 } from 'lucide-react'
import { ROLE_NAMES, type Role, roles } from '#main/api/session.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { CHAINS, type CourseStep } from './course.ts'
import '#renderer/ui/office.css'

export interface StepFieldsProps {
  readonly steps: readonly CourseStep[]
  readonly onSteps: (steps: readonly CourseStep[]) => void
}

const ROLES = roles.map((role) => ({ value: role, label: ROLE_NAMES[role] }))
const KINDS = [
  { value: 'check', label: '审核' },
  { value: 'publish', label: '公示' },
] as const

const sameSteps = (a: readonly CourseStep[], b: readonly CourseStep[]): boolean =>
  a.length === b.length &&
  a.every((step, at) => step.role === b[at]?.role && step.kind === b[at]?.kind && step.name === b[at]?.name)

/** A deed's way from the report to the books, one row a step. */
export function StepFields({ steps, onSteps }: StepFieldsProps) {
  const change = (at: number, part: Partial<CourseStep>) =>
    onSteps(steps.map((step, index) => (index === at ? { ...step, ...part } : step)))
  return (
    <>
      <GroupField label="一件事从记下到入账，要经过哪几步？">
        {CHAINS.map(({ name, steps: chain }) => (
          <Choice key={name} label={name} chosen={sameSteps(chain, steps)} onChoose={() => onSteps(chain)} />
        ))}
      </GroupField>
      <ol className="scheme-steps">
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the row
          <li key={at} className="scheme-step">
            <span className="scheme-step-number">{at + 1}</span>
            <TextInput
              id={`step-${at}`}
              aria-describedby={undefined}
              aria-invalid={step.name.trim() === ''}
              value={step.name}
              placeholder="这一步叫什么"
              onChange={(name) => change(at, { name })}
              maxLength={20}
            />
            <SelectInput
              label={`第 ${at + 1} 步做什么`}
              value={step.kind}
              options={KINDS}
              onChange={(kind) => change(at, { kind, days: kind === 'publish' ? Math.max(1, step.days) : 0 })}
            />
            <SelectInput<Role>
              label={`第 ${at + 1} 步谁来办`}
              value={step.role}
              options={ROLES}
              onChange={(role) => change(at, { role })}
            />
            {step.kind === 'publish' ? (
              <label className="scheme-days">
                公示
                <input
                  className="ui-input"
                  inputMode="numeric"
                  aria-label={`第 ${at + 1} 步公示几天`}
                  value={step.days === 0 ? '' : step.days}
                  onChange={(event) =>
                    change(at, { days: Number(event.target.value.normalize('NFKC').replace(/\D/g, '')) })
                  }
                  maxLength={2}
                />
                天
              </label>
            ) : (
              <span />
            )}
            <button
              type="button"
              className="office-icon-button"
              aria-label={`去掉第 ${at + 1} 步`}
              onClick={() => onSteps(steps.filter((_step, index) => index !== at))}
            >
              <Trash2 size={20} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="scheme-more"
        onClick={() => onSteps([...steps, { name: '', role: 'committee', kind: 'check', days: 0 }])}
      >
        <Plus size={18} aria-hidden="true" />
        再加一步
      </button>
    </>
  )
}
