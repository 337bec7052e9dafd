import { Trash2 } from 'lucide-react'
import { ROLE_NAMES, roles as ROLES, type Role } from '#main/api/session.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { newPerson, type PersonForm, personProblems } from './founding-form.ts'

export interface PeopleStepProps {
  readonly people: readonly PersonForm[]
  readonly pressed: boolean
  readonly onPeople: (people: readonly PersonForm[]) => void
}

/** Who works in the shop, what each may do, and a PIN each. */
export function PeopleStep({ people, pressed, onPeople }: PeopleStepProps) {
  const change = (id: string, part: Partial<PersonForm>) =>
    onPeople(people.map((person) => (person.id === id ? { ...person, ...part } : person)))
  return (
    <div className="founding-people">
      {people.map((person, index) => {
        const problems = personProblems(person, people, pressed)
        return (
          <div className="founding-person" key={person.id} data-testid="person">
            <FormField label="名字" problem={problems.name}>
              {(ids) => (
                <TextInput
                  {...ids}
                  first={index === 0}
                  value={person.name}
                  onChange={(name) => change(person.id, { name })}
                  maxLength={20}
                />
              )}
            </FormField>
            <FormField label="密码" hint="4 到 8 位数字" problem={problems.pin}>
              {(ids) => (
                <TextInput
                  {...ids}
                  numeric
                  value={person.pin}
                  onChange={(pin) => change(person.id, { pin })}
                  maxLength={8}
                />
              )}
            </FormField>
            <GroupField label="管什么（可多选）" problem={problems.roles}>
              {ROLES.map((role) => (
                <Choice
                  key={role}
                  several
                  label={ROLE_NAMES[role]}
                  chosen={person.roles.includes(role)}
                  onChoose={() => change(person.id, { roles: toggled(person.roles, role) })}
                />
              ))}
            </GroupField>
            <button
              type="button"
              className="founding-remove"
              aria-label={`去掉${person.name || '这一位'}`}
              disabled={people.length === 1}
              onClick={() => onPeople(people.filter(({ id }) => id !== person.id))}
            >
              <Trash2 size={22} aria-hidden="true" />
            </button>
          </div>
        )
      })}
      <div className="founding-add">
        <ActionButton label="再加一人" onPress={() => onPeople([...people, newPerson(['clerk'])])} />
      </div>
    </div>
  )
}

const toggled = (roles: readonly Role[], role: Role): readonly Role[] =>
  roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role]
