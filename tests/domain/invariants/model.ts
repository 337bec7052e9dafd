import type { Cart } from '#main/api/redemption.ts'
import type { SchemeSettings } from '#main/api/schemes.ts'
import type { Beginning, ItemFacts, Village } from './village.ts'

/** What the books should say, reckoned in a simple way of its own: numbers in plain objects, nothing else. */
export interface ModelHousehold {
  readonly id: string
  readonly head: string
  population: number
  /** Hundredths. */
  balance: number
  gifted: number
  /** Points given and not taken back: the base is the first part of them. */
  given: number
  opened: boolean
  /** The household that took it in. */
  successor: ModelHousehold | null
}

export interface ModelLot {
  readonly item: string
  left: number
  readonly received: number
  readonly expiresOn: string | null
}

/** What one line took of one lot, and still has of it. A moved slip shares its parts with the one it came from. */
export interface Part {
  readonly lot: ModelLot
  left: number
}

export interface ModelLine {
  readonly line: number
  readonly item: ItemFacts
  readonly quantity: number
  readonly points: number
  /** What of it gifted points paid. */
  readonly gifted: number
  /** Both together, and the gifted ones among them. */
  pointsLeft: number
  giftedLeft: number
  /** Services and bundles are counted in whole ones, goods by their parts. */
  wholeLeft: number
  readonly parts: Part[]
}

export interface ModelSlip {
  readonly document: string
  readonly serial: string
  readonly kind: 'redemption' | 'exchange' | 'correction'
  readonly household: ModelHousehold
  readonly day: string
  readonly lines: ModelLine[]
  moved: boolean
}

export interface ModelStockIn {
  readonly document: string
  readonly lots: ModelLot[]
  readonly totalFen: number
  reversed: boolean
}

/** What was written off or used, lot by lot. */
export interface ModelIssue {
  readonly document: string
  /** The figures it counts among: lost or issued. */
  readonly to: Map<string, number>
  readonly parts: readonly Part[]
  reversed: boolean
}

export interface ModelGrant {
  readonly document: string
  readonly way: 'open' | 'grant' | 'gift'
  readonly shares: readonly { readonly household: ModelHousehold; readonly points: number }[]
  reversed: boolean
}

export interface ModelCart {
  readonly cart: Cart
  revision: number
  state: 'open' | 'held'
}

/** A document as it was asked for: the same again is answered with what was recorded, anything else refused. */
export interface Posted {
  readonly again: (village: Village) => unknown
  readonly otherwise: ((village: Village) => unknown) | null
  readonly serial: string
}

export interface Asked {
  readonly item: ItemFacts
  readonly quantity: number
}

export class Model {
  readonly settings: SchemeSettings
  readonly items: readonly ItemFacts[]
  readonly households: ModelHousehold[]
  readonly lots: ModelLot[] = []
  readonly slips: ModelSlip[] = []
  readonly stockIns: ModelStockIn[] = []
  readonly issues: ModelIssue[] = []
  readonly grants: ModelGrant[] = []
  readonly carts = new Map<string, ModelCart>()
  readonly posted: Posted[] = []
  /** Base steps that came back broken or were written off, by item. */
  readonly lost = new Map<string, number>()
  /** Base steps that the village used. */
  readonly issued = new Map<string, number>()
  owedFen = 0
  fundFen: number
  supplierKnown = false
  today: string
  /** The day of the newest document: the clock may not run away from it. */
  lastPosted: string
  closedThrough: string | null = null

  constructor(beginning: Beginning, today: string, fundFen: number) {
    this.settings = beginning.settings
    this.items = beginning.items
    this.fundFen = fundFen
    this.today = today
    this.lastPosted = today
    this.households = beginning.households.map(({ id, head, population }) => ({
      id,
      head,
      population,
      balance: 0,
      gifted: 0,
      given: 0,
      opened: false,
      successor: null,
    }))
  }

  heldBack(household: ModelHousehold): number {
    const { spendable, pointsHundredths } = this.settings.base
    return spendable ? 0 : Math.min(pointsHundredths, household.given)
  }

  /** By trying: the largest slip of which the earned points can pay what the gifted ones may not. */
  spendable(household: ModelHousehold, back: Purse = NOTHING): number {
    const own = household.balance + back.points - back.gifted - this.heldBack(household)
    if (own <= 0) return own
    const gifts = household.gifted + back.gifted
    let most = own
    while (most + 100 - this.giftedPart(most + 100, gifts) <= own) most += 100
    return most
  }

  /** Whole points of a slip that gifted ones pay. */
  giftedPart(total: number, gifts: number): number {
    const { on, earned, gifted } = this.settings.gifts
    if (!on) return 0
    let part = 0
    while (part + 100 <= gifts && (part + 100) * (earned + gifted) <= total * gifted) part += 100
    return part
  }

  itemBy(id: string): ItemFacts {
    return this.items.find((item) => item.id === id)!
  }

  onShelf(item: string): number {
    return this.lots.reduce((sum, lot) => sum + (lot.item === item ? lot.left : 0), 0)
  }

  /** Slips that count for a household, also by way of those it took in. */
  slipsOf(household: ModelHousehold): ModelSlip[] {
    return this.slips.filter((slip) => rootOf(slip.household) === household)
  }

  /** Hundredths redeemed and kept, on the days that `counts` accepts. */
  used(household: ModelHousehold, counts: (day: string) => boolean): number {
    return this.slipsOf(household)
      .filter((slip) => counts(slip.day))
      .flatMap((slip) => slip.lines)
      .reduce((sum, line) => sum + line.pointsLeft, 0)
  }

  takenThisMonth(household: ModelHousehold, item: ItemFacts): number {
    return this.slipsOf(household)
      .filter((slip) => slip.day.slice(0, 7) === this.today.slice(0, 7))
      .flatMap((slip) => slip.lines.map((line) => quantityLeft(slip, line) * inEach(line.item, item)))
      .reduce((sum, left) => sum + left, 0)
  }

  quotaLeft(household: ModelHousehold): { period: 'day' | 'month'; left: number } | null {
    const { householdDay, householdMonth, headDay, headMonth } = this.settings.quotas
    const heads = Math.max(1, household.population)
    const today = this.used(household, (day) => day === this.today)
    const month = this.used(household, (day) => day.slice(0, 7) === this.today.slice(0, 7))
    const lefts = [
      { period: 'day' as const, limit: householdDay, used: today },
      { period: 'month' as const, limit: householdMonth, used: month },
      { period: 'day' as const, limit: headDay && headDay * heads, used: today },
      { period: 'month' as const, limit: headMonth && headMonth * heads, used: month },
    ]
      .filter(({ limit }) => limit !== null)
      .map(({ period, limit, used }) => ({ period, left: Math.max(0, limit! - used) }))
    return lefts.sort((a, b) => a.left - b.left)[0] ?? null
  }

  /**
   * Why these lines may not go out, in the fixed order; null where they may. `back` is what the same document
   * gives back: spendable at once, and free of its own limits.
   */
  refusal(household: ModelHousehold, asked: readonly Asked[], back?: Back): string | null {
    if (asked.length === 0) return 'cart_empty'
    for (const item of this.items.filter(({ limitPerMonth }) => limitPerMonth !== null)) {
      const wanted = asked.reduce((sum, line) => sum + line.quantity * inEach(line.item, item), 0)
      const taken = this.takenThisMonth(household, item) - (back?.sameMonth ? back.quantityOf(item) : 0)
      if (wanted > 0 && taken + wanted > item.limitPerMonth!) return 'item_limit'
    }
    for (const [item, quantity] of demandOf(asked)) {
      const usable = this.firstOut(item).reduce((sum, lot) => sum + lot.left, 0)
      if (usable < quantity) return 'stock_short'
    }
    const total = asked.reduce((sum, line) => sum + pointsOf(line), 0)
    const spendable = this.spendable(household, back)
    if (!back && spendable < this.settings.gateHundredths) return 'gate'
    if (total > spendable) return 'points_short'
    const quota = this.quotaLeftAfter(household, back)
    if (quota && total > quota.left) return quota.period === 'day' ? 'quota_day' : 'quota_month'
    return null
  }

  private quotaLeftAfter(household: ModelHousehold, back?: Back) {
    if (!back?.sameMonth) return this.quotaLeft(household)
    // as if the goods had come back on a slip of their own
    const ghost: ModelSlip = {
      document: '',
      serial: '',
      kind: 'exchange',
      household,
      day: back.day,
      moved: false,
      lines: [
        {
          line: 1,
          item: this.items[0]!,
          quantity: 0,
          points: 0,
          gifted: 0,
          pointsLeft: -back.points,
          giftedLeft: 0,
          wholeLeft: 0,
          parts: [],
        },
      ],
    }
    this.slips.push(ghost)
    const left = this.quotaLeft(household)
    this.slips.pop()
    return left
  }

  /** What may be handed out, first expired first; what never expires last. */
  firstOut(item: string): ModelLot[] {
    return this.lots
      .filter(
        (lot) => lot.item === item && lot.left > 0 && (lot.expiresOn === null || lot.expiresOn >= this.today),
      )
      .sort((a, b) =>
        (a.expiresOn ?? '9999') < (b.expiresOn ?? '9999')
          ? -1
          : (a.expiresOn ?? '9999') > (b.expiresOn ?? '9999')
            ? 1
            : 0,
      )
  }

  /** Takes goods and points and writes the slip down; `refusal` has said that it may. */
  handOut(
    slip: Omit<ModelSlip, 'lines' | 'moved'>,
    asked: readonly Asked[],
    back: Purse = NOTHING,
  ): ModelSlip {
    const shares = this.pay(slip.household, asked.map(pointsOf), back)
    const lines = asked.map((line, index): ModelLine => {
      const points = pointsOf(line)
      const gifted = shares[index]!
      const parts = [...demandOf([line])].flatMap(([item, quantity]) => this.take(item, quantity))
      const { item, quantity } = line
      const left = { pointsLeft: points, giftedLeft: gifted, wholeLeft: quantity }
      return { line: index + 1, item, quantity, points, gifted, ...left, parts }
    })
    const written = { ...slip, lines, moved: false }
    this.slips.push(written)
    return written
  }

  /** Takes the points of lines from both accounts; answers what gifted ones pay of each line. */
  pay(household: ModelHousehold, lines: readonly number[], back: Purse = NOTHING): number[] {
    const total = lines.reduce((sum, points) => sum + points, 0)
    const gifted = this.giftedPart(total, household.gifted + back.gifted)
    household.balance -= total - gifted
    household.gifted -= gifted
    let before = 0
    return lines.map((points) => {
      const share = halfUp(gifted * (before + points), total) - halfUp(gifted * before, total)
      before += points
      return share
    })
  }

  private take(item: string, quantity: number): Part[] {
    const parts: Part[] = []
    let wanted = quantity
    for (const lot of this.firstOut(item)) {
      if (wanted === 0) break
      const taken = Math.min(lot.left, wanted)
      lot.left -= taken
      wanted -= taken
      parts.push({ lot, left: taken })
    }
    return parts
  }

  /** Goods come back to the shelf, or broken, and their points to whoever the household is now. */
  giveBack(slip: ModelSlip, line: ModelLine, quantity: number, condition: 'shelf' | 'loss'): void {
    const before = quantityLeft(slip, line)
    const points = pointsBack(line, before, line.pointsLeft, quantity)
    const gifted = giftedBack(line, line, points)
    for (const unit of new Set(line.parts.map((part) => part.lot.item))) {
      const parts = line.parts.filter((part) => part.lot.item === unit)
      let wanted = (parts.reduce((sum, part) => sum + part.left, 0) / before) * quantity
      for (const part of [...parts].reverse()) {
        const amount = Math.min(wanted, part.left)
        part.left -= amount
        wanted -= amount
        if (condition === 'shelf') part.lot.left += amount
        else this.lost.set(unit, (this.lost.get(unit) ?? 0) + amount)
      }
    }
    line.wholeLeft -= quantity
    line.pointsLeft -= points
    line.giftedLeft -= gifted
    const household = rootOf(slip.household)
    household.balance += points - gifted
    household.gifted += gifted
  }
}

/** Points of both kinds, and the gifted ones among them. */
export interface Purse {
  readonly points: number
  readonly gifted: number
}
const NOTHING: Purse = { points: 0, gifted: 0 }

export interface Back extends Purse {
  readonly day: string
  readonly sameMonth: boolean
  quantityOf(item: ItemFacts): number
}

/** How many of an item one of another holds: itself, or as a part of a bundle. */
export const inEach = (holder: ItemFacts, item: ItemFacts): number =>
  holder === item ? 1 : (holder.parts.find((part) => part.item === item.id)?.quantity ?? 0)

export function rootOf(household: ModelHousehold): ModelHousehold {
  return household.successor === null ? household : rootOf(household.successor)
}

/** Base steps, or whole services and bundles, that may still come back of a line. */
export function quantityLeft(slip: ModelSlip, line: ModelLine): number {
  if (slip.moved) return 0
  const own = line.parts.filter((part) => part.lot.item === line.item.id)
  return own.length > 0 ? own.reduce((sum, part) => sum + part.left, 0) : line.wholeLeft
}

/** Hundredths in whole points, rounded half up, at least one. */
export const pointsOf = ({ item, quantity }: Asked): number =>
  Math.max(1, Math.floor((2 * item.price * quantity + 100 * item.basePerUnit) / (200 * item.basePerUnit))) *
  100

/** Hundredths for a part of a line that comes back, so that all parts together bring all points. */
export function pointsBack(line: ModelLine, before: number, pointsLeft: number, quantity: number): number {
  if (quantity === before) return pointsLeft
  const upTo = (count: number) =>
    Math.floor((2 * (line.points / 100) * count + line.quantity) / (2 * line.quantity)) * 100
  const back = line.quantity - before
  return Math.min(upTo(back + quantity) - upTo(back), pointsLeft)
}

/** Hundredths ÷ a number, to whole points, half a point up. */
const halfUp = (hundredths: number, by: number): number =>
  by === 0 ? 0 : Math.floor((2 * (hundredths / 100) + by) / (2 * by)) * 100

/** What of the points that come back are gifted ones: what has come back by then, in proportion. */
export function giftedBack(
  line: ModelLine,
  now: { readonly pointsLeft: number; readonly giftedLeft: number },
  points: number,
): number {
  const back = line.points - now.pointsLeft + points
  const earned = line.points - line.gifted
  const earnedBefore = earned - (now.pointsLeft - now.giftedLeft)
  return points - (halfUp(earned * back, line.points) - earnedBefore)
}

/** Base steps of goods by item, in the order of the lines. */
export function demandOf(asked: readonly Asked[]): Map<string, number> {
  const demand = new Map<string, number>()
  const add = (item: string, quantity: number) => demand.set(item, (demand.get(item) ?? 0) + quantity)
  for (const { item, quantity } of asked) {
    if (item.parts.length > 0) for (const part of item.parts) add(part.item, part.quantity * quantity)
    else if (item.kind === 'goods') add(item.id, quantity)
  }
  return demand
}

/** The same item twice is one line. */
export function merged(asked: readonly Asked[]): Asked[] {
  const lines = new Map<ItemFacts, number>()
  for (const { item, quantity } of asked) lines.set(item, (lines.get(item) ?? 0) + quantity)
  return [...lines].map(([item, quantity]) => ({ item, quantity }))
}
