import { createStore, type StoreApi } from 'zustand/vanilla'
import { type FieldMemory, isEditable, rememberField, restoreField } from './field.ts'
import type { KeyPress } from './key-press.ts'
import { isBrowserKey, KeyScopes } from './keys.ts'
import {
  initialReaderState,
  isSettled,
  type ReaderDecision,
  type ReaderEffect,
  type ReaderEvent,
  type ReaderState,
  readEvent,
} from './scan-reader.ts'
import { addTyped, removeTyped, splitTyped } from './typed-buffer.ts'

export interface Scan {
  /** Digits only. Check digits are the receiver's to verify. */
  readonly code: string
  /** "3" where `3*` was typed before; "2.5" for weighed goods. */
  readonly times: string | undefined
  readonly source: 'scanner' | 'typed'
}

export interface ScanTrouble {
  /** `foreign`: a whole code that holds more than digits. The others: scan again. */
  readonly reason: 'input-method' | 'half' | 'foreign'
  readonly text: string
  readonly sentence: string
}

export interface ScanListener {
  /** Return false to leave the scan to the layer below. */
  readonly onScan?: (scan: Scan) => unknown
  readonly onTrouble?: (trouble: ScanTrouble) => unknown
}

interface LayeredListener {
  readonly layer: number
  readonly listener: () => ScanListener
}

const SENTENCES = {
  'input-method': '扫描被输入法打断了，请再扫一次',
  half: '没扫全，请再扫一次',
  foreign: '这个码里不全是数字，不是积分卡，也不是货',
} as const

/** One reader for the whole window: it decides what every key is before the page sees it. */
export class InputHub {
  readonly keys = new KeyScopes()
  /** What was typed with no field focused: "3*", "0137". */
  readonly typed: StoreApi<string> = createStore(() => '')
  #state: ReaderState = initialReaderState
  #listeners: readonly LayeredListener[] = []
  #memory: FieldMemory | undefined
  #composed = 0
  /** How late the last key was handed over; what it composed is as late, but stamped with its arrival. */
  #behind = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The focus came by the Tab key: then Enter belongs to the focused button. */
  #tabbed = false

  listen(listener: () => ScanListener, layer: number): () => void {
    const entry: LayeredListener = { layer, listener }
    this.#listeners = [entry, ...this.#listeners].sort((a, b) => b.layer - a.layer)
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== entry)
    }
  }

  setTyped(text: string): void {
    this.typed.setState(text, true)
  }

  /** Nothing was typed or scanned for 300 ms. */
  settled(): boolean {
    return isSettled(this.#state, performance.now())
  }

  /** A scan from a device of its own (HID, serial) takes the same road as a typed one. */
  receive(code: string): void {
    this.#state = { ...this.#state, lastScanAt: performance.now() }
    this.#deliver(code, 'scanner')
  }

  attach(): () => void {
    const ending = new AbortController()
    const options = { capture: true, signal: ending.signal }
    window.addEventListener('keydown', (event) => this.#onKey(event), options)
    window.addEventListener('compositionstart', (event) => this.#onComposition(event), options)
    window.addEventListener('compositionupdate', (event) => this.#onComposition(event), options)
    window.addEventListener('pointerdown', () => this.#setTabbed(false), options)
    return () => {
      ending.abort()
      clearTimeout(this.#timer)
    }
  }

  #onKey(event: KeyboardEvent): void {
    const press = pressOf(event)
    this.#behind = Math.max(0, performance.now() - press.time)
    const decision = this.#step({ kind: 'key', press }, event.target)
    this.#wake(decision.wakeAt, press.time)
    if (decision.prevent) stop(event)
    if (press.key === 'Tab' && decision.pass) this.#setTabbed(true)
    if (decision.pass && this.#onPersonsKey(press, event)) stop(event)
    if (isBrowserKey(press.key) && !press.modified) event.preventDefault()
  }

  #onComposition(event: CompositionEvent): void {
    const grew = event.type === 'compositionupdate' && event.data.length > this.#composed
    this.#composed = event.type === 'compositionstart' ? 0 : event.data.length
    const editable = isEditable(event.target)
    const time = event.timeStamp - this.#behind
    const decision = this.#step({ kind: 'composition', grew, editable, time }, event.target)
    this.#wake(decision.wakeAt, time)
  }

  #step(event: ReaderEvent, target: EventTarget | null): ReaderDecision {
    const decision = readEvent(this.#state, event)
    this.#state = decision.state
    for (const effect of decision.effects) this.#apply(effect, target)
    return decision
  }

  /**
   * Looks for silence once the reader may take it for the end. A busy machine hands keys over late, and the
   * next ones as late: the wait runs from the hand-over, in the keys' own time.
   */
  #wake(at: number | undefined, keyTime: number): void {
    clearTimeout(this.#timer)
    if (at === undefined) return
    const behind = performance.now() - keyTime
    const listen = () => {
      const time = performance.now() - behind
      const decision = this.#step({ kind: 'silence', time }, null)
      this.#wake(decision.wakeAt, time)
    }
    // Keys may be queued behind a late timer: let them in first.
    const letKeysIn = () => {
      this.#timer = setTimeout(listen, 0)
    }
    this.#timer = setTimeout(letKeysIn, Math.max(0, at - keyTime))
  }

  #apply(effect: ReaderEffect, target: EventTarget | null): void {
    switch (effect.kind) {
      case 'remember-field':
        this.#memory = rememberField(target)
        return
      case 'restore-field':
        if (this.#memory) restoreField(this.#memory)
        return
      case 'blur-and-restore-field':
        this.#memory?.field.blur()
        if (this.#memory) restoreField(this.#memory)
        return
      case 'refocus-field':
        this.#refocus()
        return
      case 'scan':
        this.#setTabbed(false)
        this.#deliver(effect.code, 'scanner')
        return
      case 'foreign':
        this.#complain('foreign', effect.text)
        return
      case 'damaged':
        this.#complain(effect.reason, '')
        return
      case 'typed':
        this.#type(effect.text)
        return
      case 'retract':
        this.setTyped(withoutEnd(this.typed.getState(), effect.text))
        return
    }
  }

  #refocus(): void {
    const memory = this.#memory
    if (!memory?.field.isConnected || document.activeElement !== document.body) return
    memory.field.focus()
    restoreField(memory)
  }

  /** A person's key, free for what the open layers have bound. True when it must go no further. */
  #onPersonsKey(press: KeyPress, event: KeyboardEvent): boolean {
    if (press.modified || isOpenChoice(event.target)) return false
    if (press.key === 'Enter') return this.#onEnter(press, event)
    const typed = this.typed.getState()
    if (!press.editable && typed !== '' && !this.keys.covered) {
      if (press.key === 'Backspace') return this.#retype(removeTyped(typed))
      if (press.key === 'Escape') return this.#retype('')
    }
    if (press.editable && isCaretKey(press.key)) return false
    return this.keys.press(press.key)
  }

  #onEnter(press: KeyPress, event: KeyboardEvent): boolean {
    if (press.editable) return event.target instanceof HTMLTextAreaElement ? false : this.keys.press('Enter')
    const { code } = splitTyped(this.typed.getState())
    if (code !== '' && !this.keys.covered) {
      this.#deliver(code, 'typed')
      return true
    }
    if (!isSettled(this.#state, press.time)) return true
    if (isMenuItem(event.target) || (this.#tabbed && isPressable(event.target))) return false
    return this.keys.press('Enter')
  }

  #retype(text: string): true {
    this.setTyped(text)
    return true
  }

  #type(text: string): void {
    for (const character of text) {
      const taken = /^\d$/.test(character) && this.keys.digit(character)
      if (!taken && !this.keys.covered) this.setTyped(addTyped(this.typed.getState(), character))
    }
  }

  #deliver(code: string, source: Scan['source']): void {
    const { times } = splitTyped(this.typed.getState())
    this.setTyped('')
    const scan: Scan = { code, times, source }
    for (const { listener } of this.#listeners) {
      const { onScan } = listener()
      if (onScan && onScan(scan) !== false) return
    }
  }

  #complain(reason: ScanTrouble['reason'], text: string): void {
    const trouble: ScanTrouble = { reason, text, sentence: SENTENCES[reason] }
    for (const { listener } of this.#listeners) {
      const { onTrouble } = listener()
      if (onTrouble && onTrouble(trouble) !== false) return
    }
  }

  #setTabbed(tabbed: boolean): void {
    this.#tabbed = tabbed
  }
}

function stop(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function pressOf(event: KeyboardEvent): KeyPress {
  return {
    key: event.key,
    code: event.code,
    keyCode: event.keyCode,
    shift: event.shiftKey,
    modified: event.ctrlKey || event.altKey || event.metaKey,
    capsLock: event.getModifierState('CapsLock'),
    repeat: event.repeat,
    isComposing: event.isComposing,
    editable: isEditable(event.target),
    time: event.timeStamp,
  }
}

const withoutEnd = (typed: string, end: string): string =>
  typed.endsWith(end) ? typed.slice(0, -end.length) : typed

const CARET_KEYS = new Set(['Delete', 'ArrowLeft', 'ArrowRight', 'Home', 'End'])
const isCaretKey = (key: string): boolean => CARET_KEYS.has(key)

/** A list hangs open under the field: the keys are its own. */
const isOpenChoice = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true'

/** An open menu has the focus: its Enter is its own, however it was opened. */
const isMenuItem = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.getAttribute('role') === 'menuitem'

/** A button, a link, a row that opens. A choice that is made already has nothing to press. */
const isPressable = (target: EventTarget | null): boolean =>
  (target instanceof HTMLButtonElement && target.dataset.settled === undefined) ||
  target instanceof HTMLAnchorElement ||
  (target instanceof HTMLElement && target.tagName === 'TR' && target.tabIndex === 0)
