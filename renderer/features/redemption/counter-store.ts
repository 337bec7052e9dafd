import { create } from 'zustand'
import type { Cart, CounterHousehold, CounterItem, PostedSlip } from '#main/api/redemption.ts'
import type { SlipLayoutData } from '#main/api/slip-layout.ts'
import type { Refusal } from '#main/api/types.ts'
import type { Spoken } from '#renderer/input/sounds.ts'
import { counterSounds } from '../settings/sound-settings.ts'
import { type CounterState, emptyCounter } from './counter-state.ts'
import type { MessageView } from './view.ts'

/** What covers the counter now: one thing at most, and Esc always leads back. */
export type Cover =
  | { readonly kind: 'none' | 'keys' | 'goods' | 'held' | 'proxy' | 'found' | 'menu' }
  /** F2; `text` is what was typed before. */
  | { readonly kind: 'find'; readonly text: string }
  /** F4 */
  | { readonly kind: 'quantity'; readonly item: CounterItem }
  | { readonly kind: 'weigh'; readonly item: CounterItem }
  | { readonly kind: 'second'; readonly next: CounterHousehold; readonly identity: Cart['identity'] }
  | { readonly kind: 'no_card'; readonly household: CounterHousehold; readonly asked?: boolean }
  | { readonly kind: 'unknown'; readonly code: string }
  /** F8; `code` is a slip that was scanned or typed. */
  | { readonly kind: 'correct'; readonly code: string }
  | { readonly kind: 'slip'; readonly document: string; readonly sentence?: string }
  /** F7 where there is no printer. */
  | { readonly kind: 'statement'; readonly household: string; readonly layout: SlipLayoutData }
  | {
      readonly kind: 'printed'
      readonly document: string
      readonly serial: string
      readonly household: string
    }

export interface Counter extends CounterState {
  readonly cover: Cover
  /** The held cart that Del asked about. */
  readonly droppingCart: string | undefined
  /** The slip or correction that this window posted last, and when (ms since 1970). */
  readonly posted: { readonly slip: PostedSlip; readonly at: number } | undefined
  /** Paper whose end is still to be told. */
  readonly paper: { readonly job: string; readonly name: string } | undefined
}

/** The counter outlives the page: a look into another room or another person leaves the cart where it is. */
export const useCounter = create<Counter>()(() => ({
  ...emptyCounter(),
  cover: { kind: 'none' },
  droppingCart: undefined,
  posted: undefined,
  paper: undefined,
}))

export const { getState: now, setState: put } = useCounter

export const cover = (next: Cover): void => put({ cover: next })
export const uncover = (): void => put({ cover: { kind: 'none' } })

/** A sentence on the screen with the sound that goes with it. */
export function say(message: MessageView, spoken?: Spoken): void {
  if (message.tone === 'right') counterSounds.right()
  if (message.tone === 'wrong') {
    counterSounds.wrong()
    counterSounds.say(spoken ?? 'look-here')
  } else if (spoken) counterSounds.say(spoken)
  put({ message })
}

export const sayWrong = (sentence: string, more?: string): void =>
  say({ tone: 'wrong', sentence, ...(more === undefined ? {} : { more }) })

export const refused = (refusal: Refusal): void => sayWrong(refusal.sentence)

let last: Promise<unknown> = Promise.resolve()

/** One deed after the other, in the order of the hands: a scan during a confirmation belongs to the next cart. */
export function inOrder<T>(deed: () => Promise<T>): Promise<T> {
  const next = last.then(deed)
  last = next.catch(() => undefined)
  return next
}
