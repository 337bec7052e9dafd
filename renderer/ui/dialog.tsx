import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { KeyBindings } from '#renderer/input/keys.ts'
import { InputLayer } from '#renderer/input/scan-provider.tsx'
import { useKeys } from '#renderer/input/use-scans.ts'
import { classes } from './classes.ts'
import { KeyCap } from './keys.tsx'

export interface DialogProps {
  readonly title: string
  readonly size?: 'narrow' | 'middle' | 'wide'
  /** Esc, the close button. */
  readonly onClose: () => void
  readonly closeLabel?: string
  /** Enter and other keys while it is open; Esc is the dialog's own. */
  readonly keys?: KeyBindings
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** Keyboard first: it takes the keys of what it covers, keeps Tab inside and gives the focus back. */
export function Dialog(props: DialogProps) {
  return createPortal(
    <InputLayer>
      <OpenDialog {...props} />
    </InputLayer>,
    document.body,
  )
}

function OpenDialog({
  title,
  size = 'middle',
  onClose,
  closeLabel = '关闭',
  keys = {},
  footer,
  children,
}: DialogProps) {
  const titleId = useId()
  const box = useRef<HTMLDivElement>(null)
  useKeys({ ...keys, escape: onClose }, { modal: true })
  useFocusInside(box)
  return (
    <div className="ui-veil">
      <div
        ref={box}
        className={classes('ui-dialog', size !== 'middle' && `ui-dialog-${size}`)}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
      >
        <header className="ui-dialog-head">
          <h2 className="ui-dialog-title" id={titleId}>
            {title}
          </h2>
          <button type="button" className="ui-dialog-close" onMouseDown={preventFocus} onClick={onClose}>
            <KeyCap>Esc</KeyCap>
            {closeLabel}
          </button>
        </header>
        <div className="ui-dialog-body">{children}</div>
        {footer !== undefined && <footer className="ui-dialog-foot">{footer}</footer>}
      </div>
    </div>
  )
}

const preventFocus = (event: { preventDefault(): void }) => event.preventDefault()

const FOCUSABLE = 'a[href], button:enabled, input:enabled, textarea:enabled, select:enabled, [tabindex="0"]'

/**
 * The first field takes the focus; a dialog without fields takes it itself, so that scans and digits stay
 * free of any input method.
 */
function useFocusInside(box: React.RefObject<HTMLDivElement | null>) {
  useEffect(() => {
    const dialog = box.current
    if (!dialog) return
    const before = document.activeElement
    ;(dialog.querySelector<HTMLElement>('[data-first]') ?? dialog).focus({ preventScroll: true })
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Tab') return
      const inside = [...dialog.querySelectorAll<HTMLElement>(FOCUSABLE)]
      const first = inside[0]
      const last = inside.at(-1)
      if (!first || !last) return event.preventDefault()
      const at = document.activeElement
      const leaves = event.shiftKey ? at === first || at === dialog : at === last
      if (!leaves) return
      event.preventDefault()
      ;(event.shiftKey ? last : first).focus()
    }
    dialog.addEventListener('keydown', onKey)
    return () => {
      dialog.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement && before !== document.body && before.isConnected) {
        before.focus({ preventScroll: true })
      }
    }
  }, [box])
}
