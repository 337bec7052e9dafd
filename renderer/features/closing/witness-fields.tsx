import { shop, useAsk, useSession } from '#renderer/api/client.ts'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'

export interface Witness {
  readonly witness: string
  readonly witnessPin: string
}

export const NO_WITNESS: Witness = { witness: '', witnessPin: '' }
export const isNamed = ({ witness, witnessPin }: Witness): boolean => witness !== '' && witnessPin.length >= 4

/** The second name on a closing or a reopening: another person, with a PIN of their own. */
export function WitnessFields({ value, onChange }: { value: Witness; onChange: (value: Witness) => void }) {
  const { person } = useSession()
  const people = useAsk(shop.session.people, {})
  const others = (people.data ?? []).filter(({ id }) => id !== person?.id)
  return (
    <>
      <FormField label="复核人" required>
        {(ids) => (
          <SelectInput
            {...ids}
            value={value.witness}
            options={[
              { value: '', label: '请选' },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(witness) => onChange({ ...value, witness })}
          />
        )}
      </FormField>
      <FormField label="复核人的密码" required>
        {(ids) => (
          <TextInput
            {...ids}
            secret
            numeric
            value={value.witnessPin}
            onChange={(witnessPin) => onChange({ ...value, witnessPin })}
            maxLength={8}
          />
        )}
      </FormField>
    </>
  )
}
