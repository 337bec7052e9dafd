import type {
  Cart,
  CounterHousehold,
  CounterItem,
  KeptCart,
  PostedSlip,
  Quote,
} from '#main/api/redemption.ts'
import { newId } from '#renderer/api/document-id.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import type { MessageView } from './view.ts'

export interface DraftLine {
  readonly item: CounterItem
  /** Base steps. */
  readonly quantity: number
}

/** What lies on the counter now. Its id becomes the slip's: a retry can never post it twice. */
export interface CounterState {
  readonly cartId: string
  /** Counts the changes of this cart: of two windows, the one that has not seen the newest is told so. */
  readonly revision: number
  /** The points it was begun with, once the books have said which. */
  readonly scheme: string | undefined
  readonly household: CounterHousehold | undefined
  readonly lines: readonly DraftLine[]
  readonly selected: string | undefined
  readonly collector: Cart['collector']
  readonly identity: Cart['identity']
  /** What the books said last, and of which revision. */
  readonly quote: { readonly revision: number; readonly said: Quote } | undefined
  readonly message: MessageView | undefined
  readonly done: PostedSlip | undefined
  readonly confirming: boolean
}

export const PLEASE_CARD: MessageView = { tone: 'ask', sentence: '请扫积分卡' }

export function emptyCounter(part: Partial<Pick<CounterState, 'done' | 'message'>> = {}): CounterState {
  return {
    cartId: newId(),
    revision: 0,
    scheme: undefined,
    household: undefined,
    lines: [],
    selected: undefined,
    collector: null,
    identity: { by: 'card' },
    quote: undefined,
    message: undefined,
    done: undefined,
    confirming: false,
    ...part,
  }
}

export const isOpen = (state: CounterState): boolean =>
  state.household !== undefined || state.lines.length > 0

/** The books have answered to exactly what lies on the counter. */
export const isQuoted = (state: CounterState): boolean => state.quote?.revision === state.revision

/** Nothing stands against the slip, as far as the books have said. */
export const mayConfirm = (state: CounterState): boolean =>
  state.household !== undefined && state.lines.length > 0 && state.quote?.said.obstacle === null

const change = (state: CounterState, part: Partial<CounterState>): CounterState => ({
  ...state,
  done: undefined,
  ...part,
  revision: state.revision + 1,
})

/** The household is known now; its head collects unless somebody else is chosen. */
export function withHousehold(
  state: CounterState,
  household: CounterHousehold,
  identity: Cart['identity'],
): CounterState {
  const head = household.members.find((member) => member.isHead) ?? household.members[0]
  const blocked = household.blocked
  return change(state, {
    household,
    identity,
    collector: head ? { kind: 'member', person: head.id } : null,
    quote: undefined,
    message:
      blocked !== null
        ? { tone: 'wrong', sentence: blocked }
        : state.lines.length > 0
          ? { tone: 'right', sentence: `${nameOf(household)}，货已算到名下` }
          : { tone: 'plain', sentence: `${nameOf(household)}，请扫要换的货` },
  })
}

export const nameOf = (household: { readonly headName: string | null }): string =>
  household.headName === null ? '户主待定的一户' : `${household.headName}家`

/** Somebody found by name has the card after all. */
export const withCard = (state: CounterState): CounterState =>
  change(state, { identity: { by: 'card' }, message: { tone: 'right', sentence: '卡对上了，按带卡记' } })

/** One more of an item: a new line, or more on the line it has. */
export function withGoods(state: CounterState, item: CounterItem, quantity: number): CounterState {
  const known = state.lines.find((line) => line.item.id === item.id)
  return change(state, {
    lines: known
      ? state.lines.map((line) => (line === known ? { item, quantity: line.quantity + quantity } : line))
      : [...state.lines, { item, quantity }],
    selected: item.id,
    message: state.household ? { tone: 'right', sentence: addedSentence(item, quantity) } : PLEASE_CARD,
  })
}

function addedSentence(item: CounterItem, quantity: number): string {
  const units = quantity / item.basePerUnit
  const times = units === 1 ? '' : ` ×${units}`
  return `已加：${item.name}${times}，${formatPoints(linePoints(item, quantity))} 分`
}

/** Hundredths of a line, as the books will reckon them: half a step and more counts as a whole one. */
export function linePoints(item: CounterItem, quantity: number): number {
  const { price, basePerUnit, pointStep } = item
  const steps = Math.floor(((price ?? 0) * quantity) / (basePerUnit * pointStep) + 0.5)
  return Math.max(price === null ? 0 : 1, steps) * pointStep
}

export const withQuantity = (state: CounterState, item: string, quantity: number): CounterState =>
  change(state, {
    lines: state.lines.map((line) => (line.item.id === item ? { ...line, quantity } : line)),
    selected: item,
    message: undefined,
  })

export function withoutLine(state: CounterState, item: string): CounterState {
  const at = state.lines.findIndex((line) => line.item.id === item)
  const lines = state.lines.filter((line) => line.item.id !== item)
  const gone = state.lines[at]
  return change(state, {
    lines,
    selected: (lines[at] ?? lines.at(-1))?.item.id,
    message: gone && state.household ? { tone: 'plain', sentence: `已删：${gone.item.name}` } : undefined,
  })
}

export const withCollector = (state: CounterState, collector: Cart['collector']): CounterState =>
  change(state, { collector, message: undefined })

/** The cart as main keeps and confirms it. */
export const cartOf = (state: CounterState): Cart => ({
  id: state.cartId,
  ...(state.scheme === undefined ? {} : { scheme: state.scheme }),
  household: state.household?.id ?? null,
  lines: state.lines.map(({ item, quantity }) => ({ item: item.id, quantity })),
  collector: state.collector,
  identity: state.identity,
})

/** A cart that was left open, held, or changed in another window, with what the books say of it. */
export function takenUp(cart: KeptCart, said: Quote, message?: MessageView): CounterState {
  const lines = said.lines.map(({ item, quantity }) => ({ item, quantity }))
  return {
    ...emptyCounter({ message: message ?? (said.household ? undefined : PLEASE_CARD) }),
    cartId: cart.id,
    revision: cart.revision,
    scheme: said.scheme,
    household: said.household ?? undefined,
    lines,
    selected: lines.at(-1)?.item.id,
    collector: cart.collector,
    identity: cart.identity,
    quote: { revision: cart.revision, said },
  }
}
