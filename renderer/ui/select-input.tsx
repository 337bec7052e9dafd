import type { FieldIds } from './form-field.tsx'

export interface SelectInputProps<Value extends string> extends Partial<FieldIds> {
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  /** Where no label stands beside it. */
  readonly label?: string
  readonly first?: boolean
  readonly disabled?: boolean
}

/** One of a few words, by arrow keys or first letter. */
export function SelectInput<Value extends string>({
  value,
  options,
  onChange,
  label,
  first = false,
  ...rest
}: SelectInputProps<Value>) {
  return (
    <select
      {...rest}
      className="ui-input"
      aria-label={label}
      data-first={first || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value as Value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
