import type { CartLine } from './deeds.ts'

export type DeedKind =
  | 'redemption'
  | 'reversal'
  | 'goods_return'
  | 'exchange'
  | 'correction'
  | 'found_at_counter'

/** The call that a deed is: sent again word for word, it must be the same document. */
export interface DeedCall {
  readonly noun: 'redemption' | 'corrections'
  readonly name: 'confirm' | 'found' | 'reverse' | 'giveBack' | 'exchange' | 'moveToHousehold'
  readonly input: Readonly<Record<string, unknown>>
}

/** One thing that somebody did at the counter, as somebody outside of the program remembers it. */
export interface Deed {
  /** The document's id, made before it was sent. */
  readonly id: string
  readonly window: string
  readonly kind: DeedKind
  readonly call: DeedCall
  /** By household, hundredths that come or go. */
  readonly points: ReadonlyMap<string, number>
  /** By item, pieces that come to the shelf or go. */
  readonly shelf: ReadonlyMap<string, number>
  /** The slip that it corrects. */
  readonly slip?: HandedSlip
  /** What of the slip it takes back, by line. */
  readonly back?: ReadonlyMap<number, number>
  /** The goods that go out on it. */
  readonly lines: readonly CartLine[]
  state: 'asked' | 'answered' | 'refused'
  /** Answers that called it new: one at most. */
  posted: number
  /** As answered. */
  serial: string
  checkCode: string
}

/** A slip that a household carries home, and what may still be given back of it. */
export interface HandedSlip {
  readonly document: string
  readonly household: string
  readonly lines: { readonly line: number; readonly item: string; left: number }[]
  /** Moved to another household, or being corrected: nobody touches it any more. */
  done: boolean
}

export interface CartContent {
  readonly household: string
  readonly lines: readonly CartLine[]
}

export interface CartState {
  readonly state: 'open' | 'held' | 'gone'
  readonly revision: number
  readonly content: CartContent
}

/** A cart as its window knows it, and what it may be where the last call was not answered. */
export interface CartMemory {
  readonly id: string
  readonly window: string
  known: CartState
  maybe: CartState | undefined
}

/** Everything that was said and heard outside of the program; survives every kill. */
export interface Memory {
  readonly deeds: Map<string, Deed>
  /** Ids of answered deeds by window, in the order of the answers. */
  readonly answered: Map<string, string[]>
  readonly carts: Map<string, CartMemory>
  /** Print jobs that were promised: reprints (by document) and statements (null). */
  readonly promisedJobs: Map<string, string | null>
  /** By document, reprints that were asked for, answered or not. */
  readonly reprintsAsked: Map<string, number>
  /** Answers that said that the document stood already. */
  again: number
  /** Refusals that are in order just now, by code, and how often each came. */
  readonly expected: Map<string, number>
  /** What was not as it must be, in sentences. */
  readonly complaints: string[]
}

export const emptyMemory = (): Memory => ({
  deeds: new Map(),
  answered: new Map(),
  carts: new Map(),
  promisedJobs: new Map(),
  reprintsAsked: new Map(),
  again: 0,
  expected: new Map(),
  complaints: [],
})

interface Answer {
  readonly serial: string
  readonly checkCode: string
}

/** The answer came: it stands from now on. A second answer must say the same. */
export function hear(memory: Memory, deed: Deed, answer: Answer): void {
  if (deed.state === 'answered') {
    if (deed.serial !== answer.serial || deed.checkCode !== answer.checkCode) {
      memory.complaints.push(`${deed.kind} ${deed.id} was ${deed.serial} and is now ${answer.serial}`)
    }
    return
  }
  deed.state = 'answered'
  deed.serial = answer.serial
  deed.checkCode = answer.checkCode
  const { window } = deed
  memory.answered.set(window, [...(memory.answered.get(window) ?? []), deed.id])
  for (const [line, quantity] of deed.back ?? []) {
    const row = deed.slip?.lines.find((one) => one.line === line)
    if (row) row.left -= quantity
  }
  if (deed.slip) deed.slip.done = deed.kind === 'reversal' || deed.kind === 'correction'
  const cart = memory.carts.get(deed.id)
  if (cart) {
    cart.known = { ...cart.known, state: 'gone' }
    cart.maybe = undefined
  }
}

/** What deeds together have changed, by household or item. */
export function sumOf(deeds: readonly Deed[], what: 'points' | 'shelf'): Map<string, number> {
  const sums = new Map<string, number>()
  for (const deed of deeds) {
    for (const [key, amount] of deed[what]) sums.set(key, (sums.get(key) ?? 0) + amount)
  }
  return sums
}
