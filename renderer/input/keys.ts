/** The keys a screen may bind, by the browser's names. What they do at the counter is in the key sheet (F1). */
const NAMES = {
  F1: 'f1',
  F2: 'f2',
  F3: 'f3',
  F4: 'f4',
  F5: 'f5',
  F6: 'f6',
  F7: 'f7',
  F8: 'f8',
  F9: 'f9',
  F10: 'f10',
  F11: 'f11',
  F12: 'f12',
  Enter: 'enter',
  Escape: 'escape',
  Delete: 'delete',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'home',
  End: 'end',
} as const

export type KeyName = (typeof NAMES)[keyof typeof NAMES]

const isKnown = (key: string): key is keyof typeof NAMES => Object.hasOwn(NAMES, key)

/** Return false to leave the key to the layer below and to the browser. */
export type KeyHandler = () => unknown

export interface KeyBindings extends Partial<Record<KeyName, KeyHandler>> {
  /** Digits a person types while no field has the focus; unbound, they gather into the typed code. */
  readonly digit?: (digit: string) => unknown
}

interface Scope {
  readonly layer: number
  readonly order: number
  readonly modal: boolean
  readonly bindings: () => KeyBindings
}

export interface ScopeOptions {
  /** The screen is 0, a dialog on it 1, a dialog on that 2. */
  readonly layer: number
  /** A modal layer lets no key through to what it covers. */
  readonly modal: boolean
}

/** Help, find, reload, caret browsing, menu, full screen, tools: the browser's own answers to our keys. */
const BROWSER_KEYS: ReadonlySet<string> = new Set(['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12'])
export const isBrowserKey = (key: string): boolean => BROWSER_KEYS.has(key)

/** Which open layer gets a key: the top-most that has bound it, down to the first modal one. */
export class KeyScopes {
  #scopes: readonly Scope[] = []
  #entered = 0

  /** Opens a scope; call the result to close it. */
  open(bindings: () => KeyBindings, options: ScopeOptions): () => void {
    this.#entered += 1
    const scope: Scope = { ...options, order: this.#entered, bindings }
    this.#scopes = [...this.#scopes, scope].sort((a, b) => b.layer - a.layer || b.order - a.order)
    return () => {
      this.#scopes = this.#scopes.filter((open) => open !== scope)
    }
  }

  /** Takes the browser's name of the key. True when a layer took it. */
  press(key: string): boolean {
    if (!isKnown(key)) return false
    return this.#offer((bindings) => bindings[NAMES[key]])
  }

  /** True when a layer took the digit. */
  digit(digit: string): boolean {
    return this.#offer(({ digit: handler }) => handler && (() => handler(digit)))
  }

  /** A modal layer is open: nothing typed reaches the screen below it. */
  get covered(): boolean {
    return this.#scopes.some((scope) => scope.modal)
  }

  #offer(handlerOf: (bindings: KeyBindings) => KeyHandler | undefined): boolean {
    for (const scope of this.#scopes) {
      const handler = handlerOf(scope.bindings())
      if (handler && handler() !== false) return true
      if (scope.modal) return false
    }
    return false
  }
}
