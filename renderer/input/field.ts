/** The fields a person can type into, and putting one back to what it held before a scan fell into it. */
type TextField = HTMLInputElement | HTMLTextAreaElement

const NOT_TEXT = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'hidden',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
])

function textFieldOf(target: EventTarget | null): TextField | undefined {
  if (target instanceof HTMLTextAreaElement) return target
  if (target instanceof HTMLInputElement && !NOT_TEXT.has(target.type)) return target
  return undefined
}

export function isEditable(target: EventTarget | null): boolean {
  const field = textFieldOf(target)
  if (field) return !field.readOnly && !field.disabled
  return target instanceof HTMLElement && target.isContentEditable
}

export interface FieldMemory {
  readonly field: TextField
  readonly value: string
  readonly selection:
    | readonly [start: number, end: number, direction: 'forward' | 'backward' | 'none']
    | undefined
}

export function rememberField(target: EventTarget | null): FieldMemory | undefined {
  const field = textFieldOf(target)
  if (!field) return undefined
  // Number and date fields have no selection to speak of.
  const { selectionStart: start, selectionEnd: end } = field
  const selection =
    start === null || end === null ? undefined : ([start, end, field.selectionDirection ?? 'none'] as const)
  return { field, value: field.value, selection }
}

/**
 * Puts value and selection back. The native setter and an input event make a React-controlled field follow:
 * assigning `value` alone would be undone at its next render.
 */
export function restoreField({ field, value, selection }: FieldMemory): void {
  if (field.value !== value) {
    const prototype =
      field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  if (selection && document.activeElement === field) field.setSelectionRange(...selection)
}
