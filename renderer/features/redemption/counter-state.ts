import type { Cart, CounterHousehold, CounterItem, PostedSlip, Quote } from '#main/api/redemption.ts'
import { newId } from '#renderer/api/client.ts'
import type { MessageView } from './view.ts'

export interface DraftLine {
  readonly item: CounterItem
  /** Base steps. */
  readonly quantity: number
}

/** What lies on the counter now. Its id becomes the slip's: a retry can never post it twice. */
export interface CounterState {
  readonly cartId: string
  readonly household: CounterHousehold | undefined
  readonly lines: readonly DraftLine[]
  readonly selected: string | undefined
  readonly collector: Cart['collector']
  readonly identity: Cart['identity']
  /** What the books say of this very cart; undefined until they have answered. */
  readonly quote: Quote | undefined
  readonly message: MessageView | undefined
  readonly done: PostedSlip | undefined
  readonly confirming: boolean
}

export const PLEASE_CARD: MessageView = { tone: 'ask', sentence: '请扫积分卡' }

export function emptyCounter(done?: PostedSlip): CounterState {
  return {
    cartId: newId(),
    household: undefined,
    lines: [],
    selected: undefined,
    collector: null,
    identity: { by: 'card' },
    quote: undefined,
    message: undefined,
    done,
    confirming: false,
  }
}

export const isOpen = (state: CounterState): boolean =>
  state.household !== undefined || state.lines.length > 0

/** The household is known now; its head collects unless somebody else is chosen. */
export function withHousehold(
  state: CounterState,
  household: CounterHousehold,
  identity: Cart['identity'],
): CounterState {
  const head = household.members.find((member) => member.isHead) ?? household.members[0]
  const blocked = household.blocked
  return {
    ...state,
    household,
    identity,
    collector: head ? { kind: 'member', person: head.id } : null,
    quote: undefined,
    done: undefined,
    message:
      blocked === null
        ? { tone: 'plain', sentence: `${household.headName ?? '户主待定'}家，请扫要换的货` }
        : { tone: 'wrong', sentence: blocked },
  }
}

/** One more of an item: a new line, or more on the line it has. */
export function withGoods(state: CounterState, item: CounterItem, quantity: number): CounterState {
  const known = state.lines.find((line) => line.item.id === item.id)
  const lines = known
    ? state.lines.map((line) => (line === known ? { item, quantity: line.quantity + quantity } : line))
    : [...state.lines, { item, quantity }]
  const points = item.price === null ? '' : `，${pointsOf(item, quantity)} 分`
  return {
    ...state,
    lines,
    selected: item.id,
    done: undefined,
    message: state.household ? { tone: 'right', sentence: `已加：${item.name}${points}` } : PLEASE_CARD,
  }
}

/** Hundredths of a line as the price says; the books round it by their own rule. */
export const linePoints = (item: CounterItem, quantity: number): number =>
  Math.round(((item.price ?? 0) * quantity) / item.basePerUnit)

const pointsOf = (item: CounterItem, quantity: number): string =>
  String(linePoints(item, quantity) / 100).replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros))

export function withQuantity(state: CounterState, item: string, quantity: number): CounterState {
  return {
    ...state,
    lines: state.lines.map((line) => (line.item.id === item ? { ...line, quantity } : line)),
    message: undefined,
  }
}

export function withoutLine(state: CounterState, item: string): CounterState {
  const lines = state.lines.filter((line) => line.item.id !== item)
  return { ...state, lines, selected: lines.at(-1)?.item.id, message: undefined }
}

/** The cart as main keeps and confirms it. */
export const cartOf = (state: CounterState): Cart => ({
  id: state.cartId,
  household: state.household?.id ?? null,
  lines: state.lines.map(({ item, quantity }) => ({ item: item.id, quantity })),
  collector: state.collector,
  identity: state.identity,
})

/** A cart that was open or held, with what the books say of it. */
export function takenUp(cart: Cart, quote: Quote): CounterState {
  const lines = quote.lines.map(({ item, quantity }) => ({ item, quantity }))
  return {
    ...emptyCounter(),
    cartId: cart.id,
    household: quote.household ?? undefined,
    lines,
    selected: lines.at(-1)?.item.id,
    collector: cart.collector,
    identity: cart.identity,
    quote,
    message: quote.household ? undefined : PLEASE_CARD,
  }
}
