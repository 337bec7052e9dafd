import type { MouseEvent } from 'react'
import { classes } from './classes.ts'

/** A click must not take the focus: it would draw the next scan's keys, or the next Enter, to the button. */
const keepFocus = (event: MouseEvent) => event.preventDefault()

export interface BigButtonProps {
  readonly label: string
  /** "按 Enter" */
  readonly hint: string
  readonly disabled?: boolean
  readonly onPress: () => void
}

/** The one thing to do next. */
export function BigButton({ label, hint, disabled = false, onPress }: BigButtonProps) {
  return (
    <button type="button" className="ui-big" disabled={disabled} onMouseDown={keepFocus} onClick={onPress}>
      <span className="ui-big-label">{label}</span>
      <span className="ui-big-key">{hint}</span>
    </button>
  )
}

export interface ActionButtonProps {
  readonly label: string
  /** The key that does the same: "F4", "F3 · 挂着 1 单". */
  readonly keyHint?: string
  readonly strong?: boolean
  readonly disabled?: boolean
  readonly onPress: () => void
}

export function ActionButton({
  label,
  keyHint,
  strong = false,
  disabled = false,
  onPress,
}: ActionButtonProps) {
  return (
    <button
      type="button"
      className={classes('ui-action', strong && 'ui-action-strong')}
      disabled={disabled}
      onMouseDown={keepFocus}
      onClick={onPress}
    >
      <span className="ui-action-label">{label}</span>
      {keyHint !== undefined && <span className="ui-action-key">{keyHint}</span>}
    </button>
  )
}

export interface ChoiceProps {
  readonly label: string
  /** The digit or key that chooses it: "1", "F6". */
  readonly cap?: string
  /** What to know before choosing it: 「小孩」. */
  readonly mark?: string
  readonly chosen: boolean
  /** More than one may be chosen: pressing it again takes it back. */
  readonly several?: boolean
  /** Takes the whole row. */
  readonly wide?: boolean
  readonly disabled?: boolean
  readonly onChoose: () => void
}

/** One of a few answers, chosen by its number. Enter on the one that stands chosen goes on with the screen. */
export function Choice(props: ChoiceProps) {
  const { label, cap, mark, chosen, several = false, wide = false, disabled = false, onChoose } = props
  return (
    <button
      type="button"
      className={classes('ui-choice', chosen && 'ui-choice-chosen', wide && 'ui-choice-wide')}
      aria-pressed={chosen}
      data-settled={(chosen && !several) || undefined}
      disabled={disabled}
      onMouseDown={keepFocus}
      onClick={onChoose}
    >
      {cap !== undefined && <span className="ui-choice-cap">{cap}</span>}
      <span className="ui-choice-label">{label}</span>
      {mark !== undefined && <span className="ui-choice-mark">{mark}</span>}
    </button>
  )
}
