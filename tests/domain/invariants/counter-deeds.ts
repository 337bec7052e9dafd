import fc from 'fast-check'
import { expect } from 'vitest'
import type { Cart, PostedSlip, Quote } from '#main/api/redemption.ts'
import { newId } from '../../kit/shop.ts'
import { Deed, type Plan } from './deed.ts'
import { type Asked, type Model, type ModelHousehold, merged, rootOf } from './model.ts'
import type { Village } from './village.ts'

/** A line as fast-check draws it: which item, and how many; scaled to what the item is counted in. */
export interface DrawnLine {
  readonly item: number
  readonly count: number
}

export const drawnLine = fc.record({ item: fc.nat(5), count: fc.integer({ min: 1, max: 4 }) })

export const askedOf = (model: Readonly<Model>, lines: readonly DrawnLine[]): Asked[] =>
  lines.map(({ item, count }) => {
    const of = model.items[item % model.items.length]!
    // eggs by the 两: 3, 6, 9 or 12 of them
    return { item: of, quantity: of.basePerUnit > 1 ? count * 3 : count }
  })

export const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length]

const cartOf = (
  household: ModelHousehold | null,
  collector: ModelHousehold | null,
  asked: readonly Asked[],
): Cart => ({
  id: newId(),
  household: household?.id ?? null,
  lines: asked.map(({ item, quantity }) => ({ item: item.id, quantity })),
  collector: collector && { kind: 'member', person: collector.head },
  identity: { by: 'card' },
})

const linesOf = (model: Readonly<Model>, cart: Cart): Asked[] =>
  cart.lines.map(({ item, quantity }) => ({ item: model.itemBy(item), quantity }))

/** Why this cart cannot be confirmed; null where it can. */
function cartRefusal(model: Readonly<Model>, cart: Cart): string | null {
  const household = model.households.find(({ id }) => id === cart.household)
  const lines = merged(linesOf(model, cart))
  if (household === undefined) return 'household_missing'
  const root = rootOf(household)
  const refused = model.refusal(root, lines)
  if (refused !== null) return refused
  if (cart.collector === null) return 'collector_missing'
  const head = cart.collector.kind === 'member' ? cart.collector.person : ''
  const of = model.households.find((other) => other.head === head)
  return of && rootOf(of) === root ? null : 'collector_unknown'
}

function confirmPlan(model: Model, cart: Cart, shownOff: number): Plan {
  const household = model.households.find(({ id }) => id === cart.household)
  const root = household && rootOf(household)
  const shown = (root ? model.spendable(root) : 0) + shownOff
  const changed = root && shownOff !== 0 ? 'balance_changed' : null
  const confirm = (village: Village, of: Cart) =>
    village.redemption.confirm({ cart: of, spendableShown: shown }, village.caller)
  return {
    ask: (village) => confirm(village, cart),
    otherwise: (village) =>
      confirm(village, { ...cart, lines: [...cart.lines, { item: model.items[5]!.id, quantity: 7 }] }),
    refused: changed ?? cartRefusal(model, cart),
    posts: true,
    done: (slip: PostedSlip) => {
      const lines = merged(linesOf(model, cart))
      const before = model.spendable(root!)
      model.handOut(
        { document: slip.id, serial: slip.serial, kind: 'redemption', household: root!, day: model.today },
        lines,
      )
      model.carts.delete(cart.id)
      expect([slip.spendableBefore, slip.spendableAfter]).toEqual([before, model.spendable(root!)])
    },
  }
}

/** 兑换 */
export class Redeem extends Deed {
  readonly household: number
  readonly lines: readonly DrawnLine[]
  /** Hundredths by which the screen was out of date. */
  readonly shownOff: number
  /** Whose head takes the goods; the household's own where undefined. */
  readonly collector: number | undefined

  constructor(household: number, lines: readonly DrawnLine[], shownOff = 0, collector?: number) {
    super()
    this.household = household
    this.lines = lines
    this.shownOff = shownOff
    this.collector = collector
  }

  plan(model: Model): Plan {
    const household = pick(model.households, this.household)!
    const collector = this.collector === undefined ? household : pick(model.households, this.collector)!
    return confirmPlan(model, cartOf(household, collector, askedOf(model, this.lines)), this.shownOff)
  }

  toString(): string {
    return `redeem(${this.household}, ${linesText(this.lines)}, shown off by ${this.shownOff}, taken by ${this.collector ?? 'head'})`
  }
}

export const linesText = (lines: readonly DrawnLine[]): string =>
  lines.map(({ item, count }) => `item ${item} ×${count}`).join(' + ') || 'nothing'

/** As main keeps it. */
const withScheme = ({ id, ...rest }: Cart, scheme: string): Cart => ({ id, scheme, ...rest })

/** A cart as it is filled: a new one, or one that was kept before. */
export class Keep extends Deed {
  readonly household: number | null
  readonly lines: readonly DrawnLine[]
  readonly cart: number | null
  readonly stale: boolean

  constructor(household: number | null, lines: readonly DrawnLine[], cart: number | null, stale: boolean) {
    super()
    this.household = household
    this.lines = lines
    this.cart = cart
    this.stale = stale
  }

  plan(model: Model): Plan {
    const known = this.cart === null ? undefined : pick([...model.carts.values()], this.cart)
    const household = this.household === null ? null : pick(model.households, this.household)!
    const fresh = cartOf(household, household, askedOf(model, this.lines))
    const cart = known ? { ...fresh, id: known.cart.id } : fresh
    const stale = known !== undefined && this.stale
    const revision = (known?.revision ?? 0) + (stale ? -1 : 1)
    const empty = cart.household === null && cart.lines.length === 0
    return {
      ask: (village) => village.redemption.keep({ cart, revision }, village.caller),
      refused: stale ? 'cart_stale' : null,
      besideTheLedger: true,
      done: (quote: Quote) => {
        if (empty) model.carts.delete(cart.id)
        else
          model.carts.set(cart.id, {
            cart: withScheme(cart, quote.scheme),
            revision,
            state: known?.state ?? 'open',
          })
        // what the screen says stands in the way is what would stand in the way
        if (cart.household !== null) expect(quote.obstacle?.code ?? null).toBe(cartRefusal(model, cart))
      },
    }
  }

  toString(): string {
    return `keep(${this.household}, ${linesText(this.lines)}, cart ${this.cart}${this.stale ? ', stale' : ''})`
  }
}

/** 挂单、取单、去掉、确认 a kept cart. */
export class WithCart extends Deed {
  readonly act: 'hold' | 'recall' | 'drop' | 'confirm'
  readonly cart: number

  constructor(act: WithCart['act'], cart: number) {
    super()
    this.act = act
    this.cart = cart
  }

  plan(model: Model): Plan | undefined {
    const known = pick([...model.carts.values()], this.cart)
    if (known === undefined) return undefined
    if (this.act === 'confirm') return confirmPlan(model, known.cart, 0)
    const act = this.act
    return {
      ask: (village) => village.redemption[act]({ cart: known.cart.id }, village.caller),
      refused: null,
      besideTheLedger: true,
      done: () => {
        if (act === 'drop') model.carts.delete(known.cart.id)
        else known.state = act === 'hold' ? 'held' : 'open'
      },
    }
  }

  toString(): string {
    return `${this.act} cart ${this.cart}`
  }
}

/** F9 现场补录 */
export class Found extends Deed {
  readonly item: number
  readonly count: number
  readonly ownWitness: boolean

  constructor(item: number, count: number, ownWitness: boolean) {
    super()
    this.item = item
    this.count = count
    this.ownWitness = ownWitness
  }

  plan(model: Model): Plan {
    const item = pick(model.items, this.item)!
    const document = newId()
    const found = (village: Village, quantity: number) => {
      const { writer, issuer } = village.beginning.people
      const witness = this.ownWitness ? writer : issuer
      const form = { document, item: item.id, quantity, reason: '货架上有', witness, witnessPin: '1234' }
      return village.redemption.found(form, village.caller)
    }
    return {
      ask: (village) => found(village, this.count),
      otherwise: (village) => found(village, this.count + 1),
      refused: this.ownWitness ? 'found_same_person' : item.kind === 'goods' ? null : 'found_not_goods',
      posts: true,
      done: () => {
        model.lots.push({ item: item.id, left: this.count, received: this.count, expiresOn: null })
      },
    }
  }

  toString(): string {
    return `found(item ${this.item} ×${this.count}${this.ownWitness ? ', nobody else saw it' : ''})`
  }
}
