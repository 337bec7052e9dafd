import type { KeyPress } from '#renderer/input/key-press.ts'
import {
  initialReaderState,
  type ReaderDecision,
  type ReaderEffect,
  type ReaderEvent,
  type ReaderState,
  readEvent,
} from '#renderer/input/scan-reader.ts'

/** Gaps in milliseconds as a wedge gun sent them through XTEST: 1 to 9, never even. */
export const GUN_GAPS = [6, 4, 7, 2, 9, 5, 6, 1, 8, 3, 6, 7, 4, 5, 9, 2]
/** A quick clerk on a number pad. */
export const PERSON_GAPS = [92, 118, 84, 131, 76, 105, 143, 88, 97, 121, 110, 94, 86]

/** Feeds the reader as a keyboard would, and keeps everything it decided. */
export class Bench {
  state: ReaderState = initialReaderState
  now = 1000
  readonly effects: ReaderEffect[] = []
  readonly decisions: ReaderDecision[] = []
  editable = false
  capsLock = false

  send(event: ReaderEvent): ReaderDecision {
    const decision = readEvent(this.state, event)
    this.state = decision.state
    this.effects.push(...decision.effects)
    this.decisions.push(decision)
    return decision
  }

  key(key: string, afterMs: number, more: Partial<KeyPress> = {}): ReaderDecision {
    this.now += afterMs
    const press: KeyPress = {
      key,
      code: codeOf(key),
      keyCode: key.length === 1 ? key.toUpperCase().charCodeAt(0) : 13,
      shift: false,
      modified: false,
      capsLock: this.capsLock,
      repeat: false,
      isComposing: false,
      editable: this.editable,
      time: this.now,
      ...more,
    }
    return this.send({ kind: 'key', press })
  }

  type(text: string, gaps: readonly number[], more: Partial<KeyPress> = {}): void {
    let index = 0
    for (const character of text) {
      this.key(character, index === 0 ? 400 : (gaps[(index - 1) % gaps.length] ?? 5), more)
      index += 1
    }
  }

  silence(ms = 100): ReaderDecision {
    this.now += ms
    return this.send({ kind: 'silence', time: this.now })
  }

  kinds(): string[] {
    return this.effects.map((effect) => effect.kind)
  }
}

function codeOf(key: string): string {
  if (/^\d$/.test(key)) return `Digit${key}`
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`
  return key
}
