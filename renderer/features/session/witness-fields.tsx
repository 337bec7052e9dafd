import { shop, useAsk, useSession } from '#renderer/api/client.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'

export interface Witness {
  readonly witness: string
  readonly witnessPin: string
}

export const NO_WITNESS: Witness = { witness: '', witnessPin: '' }
export const isNamed = ({ witness, witnessPin }: Witness): boolean => witness !== '' && witnessPin !== ''

interface WitnessFieldsProps {
  /** 复核人, 谁一起看的 */
  readonly label: string
  readonly value: Witness
  readonly onChange: (value: Witness) => void
  /** The PIN comes first: nothing else is to be filled in. */
  readonly first?: boolean
}

/** The second person: another one than who is signed in, with a PIN of their own. */
export function WitnessFields({ label, value, onChange, first = false }: WitnessFieldsProps) {
  const { person } = useSession()
  const people = useAsk(shop.session.people, {})
  const others = (people.data ?? []).filter(({ id }) => id !== person.id)
  const chosen =
    others.find(({ id }) => id === value.witness) ?? (others.length === 1 ? others[0] : undefined)
  return (
    <>
      <GroupField label={label}>
        {others.map(({ id, name }) => (
          <Choice
            key={id}
            label={name}
            chosen={chosen?.id === id}
            onChoose={() => onChange({ ...value, witness: id })}
          />
        ))}
      </GroupField>
      <FormField label={`${chosen?.name ?? '第二个人'}的密码`} required>
        {(ids) => (
          <TextInput
            {...ids}
            first={first}
            secret
            numeric
            value={value.witnessPin}
            onChange={(witnessPin) => onChange({ witness: chosen?.id ?? '', witnessPin })}
            maxLength={8}
          />
        )}
      </FormField>
    </>
  )
}
