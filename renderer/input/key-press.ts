/** What the readers need to know of one keydown, without the browser's own object. Times in milliseconds. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly keyCode: number
  readonly shift: boolean
  /** Ctrl, Alt or Meta is held. */
  readonly modified: boolean
  readonly capsLock: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
  /** The key would be typed into a field. */
  readonly editable: boolean
  readonly time: number
}

const MODIFIERS = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
  'FnLock',
])

export const isModifierKey = (press: KeyPress): boolean => MODIFIERS.has(press.key)

/** The input method has this key; what it will become is unknown. Some report 229 even in English mode. */
export const isTakenByInputMethod = (press: KeyPress): boolean =>
  press.isComposing || press.keyCode === 229 || press.key === 'Process' || press.key === 'Unidentified'

const US_LAYOUT: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Digit0: ['0', ')'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadDecimal: ['.', '.'],
  NumpadMultiply: ['*', '*'],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadDivide: ['/', '/'],
}

/**
 * The character a key stands for; undefined for keys that are no character. Caps Lock inverts what a gun
 * meant, so letters are turned back.
 */
export function characterOf(press: KeyPress): string | undefined {
  if (press.key.length === 1) return press.capsLock ? flipLetter(press.key) : press.key
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1]
  if (letter !== undefined) return press.shift ? letter : letter.toLowerCase()
  const digit = /^Numpad(\d)$/.exec(press.code)?.[1]
  if (digit !== undefined && press.key === 'Unidentified') return digit
  if (press.key !== 'Dead' && press.key !== 'Process' && press.key !== 'Unidentified') return undefined
  return US_LAYOUT[press.code]?.[press.shift ? 1 : 0]
}

function flipLetter(character: string): string {
  if (!/^[a-zA-Z]$/.test(character)) return character
  const lower = character.toLowerCase()
  return character === lower ? character.toUpperCase() : lower
}
