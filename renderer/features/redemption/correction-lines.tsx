import { CircleAlert } from 'lucide-react'
import { classes } from '#renderer/ui/classes.ts'
import type { Condition, ReturnLineView } from './correction-view.ts'
import { Picture } from './picture.tsx'

export interface ReturnLinesProps {
  readonly lines: readonly ReturnLineView[]
  /** A whole slip comes back: the quantities are given. */
  readonly whole: boolean
  readonly onQuantity: (lineId: string, quantity: string) => void
  readonly onCondition: (lineId: string, condition: Condition) => void
}

const CONDITIONS: readonly { readonly id: Condition; readonly label: string }[] = [
  { id: 'good', label: '完好，放回货架' },
  { id: 'damaged', label: '坏了，记报损' },
]

/** Which lines come back, how many, and in what condition. Tab goes from box to box. */
export function ReturnLines({ lines, whole, onQuantity, onCondition }: ReturnLinesProps) {
  return (
    <ul className="counter-returns">
      {lines.map((line, index) => (
        <li key={line.id} className={classes('counter-return', line.quantity !== '' && 'counter-return-on')}>
          <Picture picture={line.picture} />
          <span className="counter-return-what">
            <span className="counter-line-name">{line.name}</span>
            <span className="counter-line-facts">
              {line.spec} · 可退 {line.returnable} {line.unit}
            </span>
          </span>
          <span className="counter-return-quantity">
            {whole ? (
              <strong>×{line.quantity}</strong>
            ) : (
              <input
                className="ui-input"
                inputMode="decimal"
                autoComplete="off"
                aria-label={`${line.name}退几${line.unit}`}
                aria-invalid={line.problem !== undefined}
                placeholder="0"
                data-first={index === 0 || undefined}
                value={line.quantity}
                onChange={(event) => onQuantity(line.id, event.target.value)}
              />
            )}
            {line.unit}
          </span>
          <fieldset className="ui-group counter-conditions">
            <legend className="ui-unseen">{line.name}的样子</legend>
            {CONDITIONS.map(({ id, label }) => (
              <label key={id} className="counter-condition">
                <input
                  type="radio"
                  name={`condition-${line.id}`}
                  checked={line.condition === id}
                  disabled={line.quantity === ''}
                  onChange={() => onCondition(line.id, id)}
                />
                {label}
              </label>
            ))}
          </fieldset>
          {line.problem !== undefined && (
            <p className="ui-field-problem counter-return-problem">
              <CircleAlert aria-hidden="true" />
              {line.problem}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
