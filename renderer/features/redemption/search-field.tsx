import { Search } from 'lucide-react'

export interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The one line to type into at the top of a list; the list's keys go on working. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <div className="counter-search">
      <Search className="counter-search-icon" aria-hidden="true" />
      <input
        className="ui-input"
        type="text"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        data-first
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
