import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'

export interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
}

export interface FormFieldProps {
  readonly label: string
  readonly hint?: string
  /** What is wrong with it and what to do; shown in place of the hint. */
  readonly problem?: string | undefined
  readonly required?: boolean
  /** Gets what ties the field to its label and its sentence. */
  readonly children: (ids: FieldIds) => ReactNode
}

export function FormField({ label, hint, problem, required = false, children }: FormFieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const noted = problem !== undefined || hint !== undefined
  return (
    <div className="ui-field">
      <label className="ui-field-label" htmlFor={id}>
        {label}
        {required && <span className="ui-field-must">（必填）</span>}
      </label>
      {children({
        id,
        'aria-describedby': noted ? noteId : undefined,
        'aria-invalid': problem !== undefined,
      })}
      {problem !== undefined ? (
        <p className="ui-field-problem" id={noteId}>
          <CircleAlert aria-hidden="true" />
          {problem}
        </p>
      ) : (
        hint !== undefined && (
          <p className="ui-field-hint" id={noteId}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}

export interface TextInputProps extends FieldIds {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  /** Takes the focus when it appears. */
  readonly first?: boolean
  readonly numeric?: boolean
  readonly secret?: boolean
  readonly maxLength?: number
}

export function TextInput({
  value,
  onChange,
  first = false,
  numeric = false,
  secret = false,
  ...rest
}: TextInputProps) {
  return (
    <input
      {...rest}
      className="ui-input"
      type={secret ? 'password' : 'text'}
      inputMode={numeric ? 'decimal' : undefined}
      autoComplete="off"
      spellCheck={false}
      data-first={first || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export interface GroupFieldProps {
  readonly label: string
  readonly problem?: string | undefined
  readonly children: ReactNode
}

/** A label over a few choices. */
export function GroupField({ label, problem, children }: GroupFieldProps) {
  return (
    <fieldset className="ui-group">
      <legend className="ui-field-label">{label}</legend>
      <div className="ui-choices">{children}</div>
      {problem !== undefined && (
        <p className="ui-field-problem">
          <CircleAlert aria-hidden="true" />
          {problem}
        </p>
      )}
    </fieldset>
  )
}
