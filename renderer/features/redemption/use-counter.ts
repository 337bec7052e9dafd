import { create } from 'zustand'
import type { Cart, CounterHousehold, CounterItem, Quote } from '#main/api/redemption.ts'
import type { Refusal } from '#main/api/types.ts'
import { act, shop } from '#renderer/api/client.ts'
import { counterSounds } from '../settings/sound-settings.ts'
import {
  type CounterState,
  cartOf,
  emptyCounter,
  isOpen,
  takenUp,
  withGoods,
  withHousehold,
  withoutLine,
  withQuantity,
} from './counter-state.ts'
import { cartView } from './counter-views.ts'

/** What covers the counter now. */
export type Cover =
  | { readonly kind: 'none' | 'keys' | 'find' | 'goods' | 'held' | 'proxy' | 'found' | 'correct' | 'menu' }
  | { readonly kind: 'quantity'; readonly item: CounterItem }
  | { readonly kind: 'weigh'; readonly item: CounterItem }
  | { readonly kind: 'second'; readonly next: CounterHousehold; readonly identity: Cart['identity'] }
  | { readonly kind: 'no_card'; readonly household: CounterHousehold }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'statement'; readonly document: string | undefined }
  | { readonly kind: 'slip'; readonly document: string; readonly sentence?: string }

interface Counter extends CounterState {
  readonly cover: Cover
  readonly droppingCart: string | undefined
}

/** The counter outlives the page: a look into another room leaves the cart where it is. */
export const useCounter = create<Counter>()(() => ({
  ...emptyCounter(),
  cover: { kind: 'none' },
  droppingCart: undefined,
}))

const { getState: now, setState: put } = useCounter

const wrong = (refusal: Refusal): void => {
  counterSounds.wrong()
  put({ message: { tone: 'wrong', sentence: refusal.sentence } })
}

export const cover = (next: Cover): void => put({ cover: next })
export const uncover = (): void => put({ cover: { kind: 'none' } })

/** Keeps the cart in main and takes the newest answer: limits, lots, what stands in the way. */
async function keep(): Promise<void> {
  const asked = cartOf(now())
  const answer = await act(shop.redemption.keep, { cart: asked, revision: Date.now() })
  if (cartOf(now()).id !== asked.id || JSON.stringify(cartOf(now())) !== JSON.stringify(asked)) return
  if (answer.ok) put({ quote: answer.value })
  else if (answer.refusal.code === 'cart_gone') put({ ...emptyCounter(), message: said(answer.refusal) })
  else put({ message: said(answer.refusal) })
}

const said = (refusal: Refusal) => ({ tone: 'wrong', sentence: refusal.sentence }) as const

/** After a crash, a reload or a change of person: what was open is taken up again. */
export async function takeUp(open: readonly Cart[]): Promise<void> {
  const [cart] = open
  if (cart === undefined || isOpen(now())) return
  const quote = await act(shop.redemption.keep, { cart, revision: Date.now() })
  if (quote.ok && !isOpen(now())) put(takenUp(cart, quote.value))
}

export async function scanned(code: string, times: string | undefined): Promise<void> {
  const answer = await act(shop.redemption.scan, { code })
  if (!answer.ok) {
    wrong(answer.refusal)
    if (answer.refusal.code === 'scan_unknown') cover({ kind: 'unknown', code })
    return
  }
  const found = answer.value
  switch (found.kind) {
    case 'household':
      return householdCame(found.household, { by: 'card' })
    case 'item':
      return goodsCame(found.item, found.quantity, times)
    case 'slip':
      counterSounds.right()
      return cover({
        kind: 'slip',
        document: found.document,
        sentence: found.unchanged
          ? `${found.serial} 和账上一样，没有改过。`
          : `${found.serial} 账上有，核对码却对不上：请报告村务监督委员会。`,
      })
  }
}

/** A card, or a household found without one. A second one never takes the counter silently. */
export function householdCame(household: CounterHousehold, identity: Cart['identity']) {
  const state = now()
  if (state.household?.id === household.id) return uncover()
  if (state.household !== undefined && state.lines.length > 0) {
    counterSounds.wrong()
    return cover({ kind: 'second', next: household, identity })
  }
  if (household.blocked === null) counterSounds.right()
  else counterSounds.wrong()
  const base = state.household === undefined ? state : emptyCounter()
  put({ ...withHousehold(base, household, identity), cover: { kind: 'none' } })
  void keep()
}

export function goodsCame(item: CounterItem, quantity: number, times: string | undefined) {
  if (item.basePerUnit !== 1 && times === undefined) return cover({ kind: 'weigh', item })
  const count = times === undefined ? quantity : Math.round(Number(times) * quantity)
  addGoods(item, count)
}

export function addGoods(item: CounterItem, quantity: number) {
  if (!Number.isSafeInteger(quantity) || quantity <= 0 || quantity > 100_000) {
    return wrong({ code: 'quantity_invalid', facts: {}, sentence: `${item.name}的数量不对，请重新输入。` })
  }
  if (item.price === null) {
    return wrong({
      code: 'not_offered',
      facts: {},
      sentence: `${item.name}还没有定分值，不能兑换。请报账员先定价。`,
    })
  }
  counterSounds.right()
  put({ ...withGoods(now(), item, quantity), cover: { kind: 'none' } })
  void keep()
}

export function changeQuantity(item: string, quantity: number): void {
  put({ ...withQuantity(now(), item, quantity), cover: { kind: 'none' } })
  void keep()
}

export function removeLine(): void {
  const { selected } = now()
  if (selected === undefined) return
  put(withoutLine(now(), selected))
  void keep()
}

export function choose(collector: Cart['collector']): void {
  put({ collector, message: undefined, cover: { kind: 'none' } })
  void keep()
}

export const select = (item: string): void => put({ selected: item })

export async function confirm(): Promise<void> {
  const state = now()
  if (state.confirming || state.household === undefined) return
  put({ confirming: true })
  const shown = state.quote?.household ?? state.household
  const answer = await act(shop.redemption.confirm, { cart: cartOf(state), spendableShown: shown.spendable })
  if (!answer.ok) {
    put({ confirming: false })
    wrong(answer.refusal)
    void keep()
    return
  }
  counterSounds.right()
  put(emptyCounter(answer.value))
}

/** F3 with something open: puts it aside. */
export async function hold(then?: () => void): Promise<void> {
  const state = now()
  const kept = await act(shop.redemption.keep, { cart: cartOf(state), revision: Date.now() })
  const held = kept.ok ? await act(shop.redemption.hold, { cart: state.cartId }) : kept
  if (!held.ok) return wrong(held.refusal)
  put({ ...emptyCounter(), message: { tone: 'plain', sentence: '这一单挂起来了，按 F3 取回' } })
  then?.()
}

export async function recall(cartId: string): Promise<void> {
  const cart = await act(shop.redemption.recall, { cart: cartId })
  if (!cart.ok) return wrong(cart.refusal)
  const quote = await act(shop.redemption.keep, { cart: cart.value, revision: Date.now() })
  if (!quote.ok) return wrong(quote.refusal)
  put({ ...takenUp(cart.value, quote.value as Quote), cover: { kind: 'none' } })
}

export async function drop(cartId: string): Promise<void> {
  await act(shop.redemption.drop, { cart: cartId })
  put({ droppingCart: undefined })
}

/** Esc: takes the household's empty cart off the counter; goods are only put aside by F3 or removed line by line. */
export function back() {
  const state = now()
  if (state.message?.tone === 'wrong') return put({ message: undefined })
  if (state.lines.length === 0) {
    void act(shop.redemption.drop, { cart: state.cartId })
    return put(emptyCounter())
  }
  put({ message: { tone: 'ask', sentence: '这单还有货：按 F3 挂单，或用 Del 一样一样去掉' } })
}

export const total = (): number => cartView(now()).total
