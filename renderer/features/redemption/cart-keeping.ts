import type { Overview } from '#main/api/redemption.ts'
import { ask, Refused, shop } from '#renderer/api/client.ts'
import { type CounterState, cartOf, emptyCounter, isOpen, isQuoted, takenUp } from './counter-state.ts'
import { inOrder, now, put, refused } from './counter-store.ts'
import type { MessageView } from './view.ts'

const ELSEWHERE: MessageView = {
  tone: 'ask',
  sentence: '这一单刚在另一个窗口改过，已换成最新的，请再看一看',
}
const GONE: MessageView = {
  tone: 'ask',
  sentence: '这一单已经不在了，可能在另一个窗口确认过、挂起或去掉了',
}

/**
 * Nothing of a book ever vanishes: the file was changed for another one, and the cart is not of this one. Or its
 * points buy nothing any more. It waits behind F3 to be put away.
 */
const NOT_TO_GO_ON = new Set(['household_unknown', 'item_unknown', 'cart_scheme_ended'])

let keeping: Promise<void> | undefined
/** The cart and revision that main would not keep: it is not asked again for the same. */
let notKept = ''

const keyOf = ({ cartId, revision }: CounterState): string => `${cartId} ${revision}`

const isKept = (state: CounterState): boolean =>
  state.revision === 0 || isQuoted(state) || notKept === keyOf(state)

/**
 * Keeps the newest cart in main, whatever happened while the last one was being kept, and takes what the books
 * say of it: limits, lots, what stands in the way. Ends when they have answered to what lies on the counter.
 */
export function keep(): Promise<void> {
  keeping ??= keepNewest().finally(() => {
    keeping = undefined
  })
  return keeping
}

async function keepNewest(): Promise<void> {
  for (let state = now(); !isKept(state); state = now()) await keepOne(state)
}

async function keepOne(state: CounterState): Promise<void> {
  const { revision } = state
  try {
    const said = await ask(shop.redemption.keep, { cart: cartOf(state), revision })
    if (now().cartId === state.cartId) put({ quote: { revision, said }, scheme: said.scheme })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (now().cartId !== state.cartId) return
    if (error.code === 'cart_stale') return takeNewest(state.cartId)
    if (error.code === 'cart_gone') return put(emptyCounter({ message: GONE }))
    if (NOT_TO_GO_ON.has(error.code)) {
      return put(emptyCounter({ message: { tone: 'ask', sentence: error.sentence } }))
    }
    notKept = keyOf(state)
    refused(error)
  }
}

/** Asks the books again for the same cart: the balance may have changed. */
export function requote(): Promise<void> {
  const { quote } = now()
  if (quote) put({ quote: { ...quote, revision: -1 } })
  return keep()
}

/** Somebody is signed in again: what could not be kept may be kept now. */
export function resume(): void {
  notKept = ''
  void keep()
}

async function takeNewest(cartId: string): Promise<void> {
  const { open } = await ask(shop.redemption.overview, {})
  const newest = open.find(({ id }) => id === cartId)
  if (now().cartId !== cartId) return
  if (newest === undefined) return put(emptyCounter({ message: GONE }))
  const { revision, ...cart } = newest
  const said = await ask(shop.redemption.keep, { cart, revision })
  if (now().cartId === cartId) put(takenUp(newest, said, ELSEWHERE))
}

let begun = false

/**
 * After a crash or a reload the cart changed last is taken up again, once; the others wait behind F3. While
 * this window goes on, what another one does to its cart is followed.
 */
export function followOpenCarts(overview: Overview): void {
  if (!begun) {
    begun = true
    void inOrder(() => takeUpLeft(overview))
    return
  }
  const state = now()
  if (!isOpen(state) || !isQuoted(state) || state.confirming) return
  const mine = overview.open.find(({ id }) => id === state.cartId)
  if (mine !== undefined && mine.revision <= state.revision) return
  void inOrder(async () => {
    // the answer on hand may be older than the cart: the books are asked anew
    if (keyOf(now()) !== keyOf(state) || !isQuoted(now())) return
    const { open } = await ask(shop.redemption.overview, {})
    const newest = open.find(({ id }) => id === state.cartId)
    if (keyOf(now()) !== keyOf(state) || newest?.revision === state.revision) return
    await takeNewest(state.cartId)
  })
}

async function takeUpLeft({ open }: Overview): Promise<void> {
  const left = open.at(-1)
  if (left === undefined || isOpen(now())) return
  const { revision, ...cart } = left
  try {
    const said = await ask(shop.redemption.keep, { cart, revision })
    if (!isOpen(now())) put(takenUp(left, said))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    refused(error)
  }
}
