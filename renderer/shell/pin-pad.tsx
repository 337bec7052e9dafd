import { Delete } from 'lucide-react'
import { type FormEvent, useId } from 'react'

export interface PinPadProps {
  readonly label: string
  readonly pin: string
  readonly onPin: (pin: string) => void
  readonly onSubmit: () => void
  readonly submitLabel: string
  readonly problem?: string | undefined
  readonly busy: boolean
}

const LONGEST = 8

/** A PIN by keyboard or by touch. A password field is the one field that no input method touches. */
export function PinPad({ label, pin, onPin, onSubmit, submitLabel, problem, busy }: PinPadProps) {
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pin !== '' && !busy) onSubmit()
  }
  const press = (digit: string) => onPin((pin + digit).slice(0, LONGEST))
  return (
    <form className="shell-pin" onSubmit={submit}>
      <label className="shell-pin-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="ui-input shell-pin-input"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the PIN is all that this screen asks for
        autoFocus
        maxLength={LONGEST}
        value={pin}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => onPin(event.target.value.replace(/\D/g, ''))}
      />
      <p className="shell-pin-problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
      <div className="shell-pad">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <PadKey key={digit} label={digit} onPress={() => press(digit)} />
        ))}
        <PadKey label="清空" onPress={() => onPin('')} />
        <PadKey label="0" onPress={() => press('0')} />
        <button
          type="button"
          className="shell-pad-key"
          aria-label="退一位"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPin(pin.slice(0, -1))}
        >
          <Delete size={26} aria-hidden="true" />
        </button>
      </div>
      <button
        type="submit"
        className="ui-action ui-action-strong shell-pin-submit"
        disabled={pin === '' || busy}
      >
        <span className="ui-action-label">{busy ? '正在核对' : submitLabel}</span>
        <span className="ui-action-key">Enter</span>
      </button>
    </form>
  )
}

function PadKey({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <button
      type="button"
      className="shell-pad-key"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {label}
    </button>
  )
}
