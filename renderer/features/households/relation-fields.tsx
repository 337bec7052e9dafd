import { FormField, TextInput } from '#renderer/ui/form-field.tsx'

export interface RelationFieldsProps {
  readonly people: readonly { readonly id: string; readonly name: string; readonly relation: string }[]
  readonly relations: Readonly<Record<string, string>>
  readonly onRelations: (relations: Readonly<Record<string, string>>) => void
}

/** What the others are to the new head; the old word stays where nothing is typed. */
export function RelationFields({ people, relations, onRelations }: RelationFieldsProps) {
  if (people.length === 0) return null
  return (
    <div className="households-form-row">
      {people.map(({ id, name, relation }) => (
        <FormField key={id} label={`${name}是新户主的`}>
          {(ids) => (
            <TextInput
              {...ids}
              placeholder={relation === '' ? '比如 妻、子' : `原来写的是 ${relation}`}
              value={relations[id] ?? ''}
              onChange={(typed) => onRelations({ ...relations, [id]: typed })}
              maxLength={20}
            />
          )}
        </FormField>
      ))}
    </div>
  )
}
