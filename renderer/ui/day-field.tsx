import type { FieldIds } from './form-field.tsx'
import './day-field.css'

export interface DayFieldProps extends FieldIds {
  /** "2026-11-24" */
  readonly value: string
  readonly onChange: (day: string) => void
  /** The years on offer, first and last. */
  readonly years: readonly [first: number, last: number]
}

/** A day in three choices: no field of the browser's own, which would write it in the computer's language. */
export function DayField({ value, onChange, years, id, ...rest }: DayFieldProps) {
  const [year = 0, month = 1, date = 1] = value.split('-').map(Number)
  const set = (nextYear: number, nextMonth: number, nextDate: number) => {
    const last = daysIn(nextYear, nextMonth)
    const two = (figure: number) => String(figure).padStart(2, '0')
    onChange(`${nextYear}-${two(nextMonth)}-${two(Math.min(nextDate, last))}`)
  }
  return (
    <span className="day-field">
      <Figures
        {...rest}
        id={id}
        label="年"
        from={Math.min(years[0], year)}
        to={Math.max(years[1], year)}
        value={year}
        onChange={(next) => set(next, month, date)}
      />
      <Figures
        {...rest}
        label="月"
        from={1}
        to={12}
        value={month}
        onChange={(next) => set(year, next, date)}
      />
      <Figures
        {...rest}
        label="日"
        from={1}
        to={daysIn(year, month)}
        value={date}
        onChange={(next) => set(year, month, next)}
      />
    </span>
  )
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

interface FiguresProps extends Omit<FieldIds, 'id'> {
  readonly id?: string
  readonly label: string
  readonly from: number
  readonly to: number
  readonly value: number
  readonly onChange: (value: number) => void
}

function Figures({ label, from, to, value, onChange, ...rest }: FiguresProps) {
  return (
    <select
      {...rest}
      className="ui-input day-field-part"
      aria-label={rest.id === undefined ? label : undefined}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {Array.from({ length: to - from + 1 }, (_, index) => from + index).map((figure) => (
        <option key={figure} value={figure}>
          {figure} {label}
        </option>
      ))}
    </select>
  )
}
