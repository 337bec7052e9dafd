import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import type { ChoiceView } from './view.ts'

export interface ProxyValue {
  readonly name: string
  /** One of the relations' ids. */
  readonly relation: string | undefined
  readonly phoneLastFour: string
  readonly reason: string
}

export interface ProxyFormProps {
  /** 「王桂花家」 */
  readonly household: string
  readonly value: ProxyValue
  readonly relations: readonly ChoiceView[]
  /** 长期委托: people this household has entrusted already; one press fills the form. */
  readonly standing: readonly { readonly id: string; readonly name: string; readonly relation: string }[]
  readonly problems: Partial<Record<keyof ProxyValue, string>>
  readonly onChange: (value: ProxyValue) => void
  readonly onStanding: (id: string) => void
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** F6: somebody from outside the household collects. */
export function ProxyForm(props: ProxyFormProps) {
  const { household, value, relations, standing, problems, onChange, onStanding, onConfirm, onClose } = props
  return (
    <Dialog
      title={`谁来替${household}领？`}
      closeLabel="不代领"
      onClose={onClose}
      keys={{
        enter: onConfirm,
        digit: (digit) => {
          const person = standing[Number(digit) - 1]
          if (person) onStanding(person.id)
        },
      }}
      footer={<ActionButton label="由他代领" keyHint="Enter" strong onPress={onConfirm} />}
    >
      <div className="counter-form">
        {standing.length > 0 && (
          <GroupField label="长期委托的人">
            {standing.map((person, index) => (
              <Choice
                key={person.id}
                cap={String(index + 1)}
                label={`${person.name}（${person.relation}）`}
                chosen={false}
                onChoose={() => onStanding(person.id)}
              />
            ))}
          </GroupField>
        )}
        <div className="counter-form-pair">
          <FormField label="代领人姓名" required problem={problems.name}>
            {(ids) => (
              <TextInput
                {...ids}
                value={value.name}
                onChange={(name) => onChange({ ...value, name })}
                first={standing.length === 0}
                maxLength={20}
              />
            )}
          </FormField>
          <FormField label="手机后四位" hint="不知道可以不填" problem={problems.phoneLastFour}>
            {(ids) => (
              <TextInput
                {...ids}
                value={value.phoneLastFour}
                onChange={(phoneLastFour) => onChange({ ...value, phoneLastFour })}
                numeric
                maxLength={4}
              />
            )}
          </FormField>
        </div>
        <GroupField label="是这户的什么人" problem={problems.relation}>
          {relations.map(({ id, label }) => (
            <Choice
              key={id}
              label={label}
              chosen={value.relation === id}
              onChoose={() => onChange({ ...value, relation: id })}
            />
          ))}
        </GroupField>
        <FormField
          label="为什么代领"
          hint="比如：老人腿脚不便。只留在存根上，村民联不印。"
          problem={problems.reason}
        >
          {(ids) => (
            <TextInput
              {...ids}
              value={value.reason}
              onChange={(reason) => onChange({ ...value, reason })}
              maxLength={28}
            />
          )}
        </FormField>
      </div>
    </Dialog>
  )
}
