import type { Refusal, Result } from '#main/api/types.ts'
import { newId } from '../kit/shop.ts'
import { altered, createDeeds } from './deeds.ts'
import type { Dice } from './dice.ts'
import { type Api, Lost, type Road } from './host.ts'
import { type CartMemory, type CartState, type Deed, type HandedSlip, hear, type Memory } from './memory.ts'
import type { CrashVillage, Served } from './village.ts'

interface Posted {
  readonly serial: string
  readonly checkCode: string
  readonly repeated: boolean
}

/** Sends a deed over a road, as the page would. */
export function sendOver(road: Road, { noun, name, input }: Deed['call']): Promise<Result<Posted>> {
  type Calls = Record<string, Record<string, (input: unknown) => Promise<Result<Posted>>>>
  return road.call((api: Api) => (api as unknown as Calls)[noun]![name]!(input))
}

/** A refusal that is in order: the person will press again. */
class PressAgain extends Error {}

/** Carts that one window leaves standing at most. */
const MOST_CARTS = 5
/** Slips that stay at hand to be corrected. */
const AT_HAND = 12

/** One window of the counter with its own households; it lives on from one start of the program to the next. */
export class Window {
  private readonly name: string
  private readonly memory: Memory
  private readonly dice: Dice
  private readonly deeds: ReturnType<typeof createDeeds>
  private readonly households: readonly Served[]
  private slips: HandedSlip[] = []

  constructor(
    name: string,
    village: CrashVillage,
    households: readonly Served[],
    memory: Memory,
    dice: Dice,
  ) {
    this.name = name
    this.memory = memory
    this.dice = dice
    this.households = households
    this.deeds = createDeeds(village, name, dice)
  }

  /** Serves customers until the program goes away. `twin` is a second window on the same counter. */
  async serve(road: Road, twin: Road): Promise<void> {
    try {
      for (;;) {
        try {
          await this.catchUp(road)
          await this.next(road, twin)
        } catch (error) {
          if (!(error instanceof PressAgain)) throw error
        }
      }
    } catch (error) {
      if (!(error instanceof Lost)) throw error
    }
  }

  /** Sends again what was not answered; nobody knows whether it was done, and it is done once in any case. */
  async catchUp(road: Road): Promise<void> {
    for (const deed of this.memory.deeds.values()) {
      if (deed.window === this.name && deed.state === 'asked') await this.send(road, deed)
    }
  }

  /** Sends again what was answered long ago, and the same id with another content. */
  async repeat(road: Road): Promise<void> {
    const ids = this.memory.answered.get(this.name) ?? []
    const some = [...new Set([ids.at(-1), ids[this.dice.between(0, Math.max(0, ids.length - 1))]])]
    for (const id of some) {
      const deed = id === undefined ? undefined : this.memory.deeds.get(id)
      if (deed === undefined) continue
      await this.send(road, deed)
      const other = altered(deed)
      const answer = other && (await sendOver(road, other))
      if (answer && (answer.ok || answer.refusal.code !== 'document_differs')) {
        this.complain(`another content under ${deed.serial} was not refused: ${JSON.stringify(answer)}`)
      }
    }
  }

  private async next(road: Road, twin: Road): Promise<void> {
    const throwOf = this.dice.between(1, 100)
    const slip = this.dice.pick([undefined, ...this.correctable()])
    if (throwOf <= 8 && slip) return this.correct(road, slip)
    if (throwOf <= 10) return void (await this.send(road, this.deeds.found()))
    if (throwOf <= 14) return this.reprint(road)
    if (throwOf <= 15) return this.statement(road)
    if (throwOf <= 16) return this.backUp(road)
    return this.fillCart(road, twin)
  }

  private correctable(): HandedSlip[] {
    return this.slips.filter(({ done, lines }) => !done && lines.some(({ left }) => left > 0))
  }

  private async correct(road: Road, slip: HandedSlip): Promise<void> {
    const deed = this.deeds.correct(slip, this.households)
    slip.done = true
    await this.send(road, deed)
  }

  /** From an empty cart, or one that was left standing, to a slip, or to one that is left standing. */
  private async fillCart(road: Road, twin: Road): Promise<void> {
    const own = [...this.memory.carts.values()].filter(
      ({ window, known, maybe }) => window === this.name && known.state !== 'gone' && maybe === undefined,
    )
    const taken =
      own.length >= MOST_CARTS || this.dice.chance(20) ? this.dice.pick([...own, undefined]) : undefined
    const cart = taken ?? this.newCart()
    if (cart.known.state === 'held') {
      const recalled = await this.move(road, cart, { ...cart.known, state: 'open' }, (api) =>
        api.redemption.recall({ cart: cart.id }),
      )
      const lines = (recalled as { lines?: readonly unknown[] } | undefined)?.lines
      if (JSON.stringify(lines) !== JSON.stringify(cart.known.content.lines)) {
        this.complain(`cart ${cart.id} came back with ${JSON.stringify(lines)}`)
      }
    }
    let spendable = await this.keep(road, cart)
    if (this.dice.chance(40)) spendable = await this.keep(road, cart)
    // without an answer the screen shows no balance, and nobody presses Enter
    if (spendable === undefined) return
    const end = this.dice.between(1, 100)
    if (end <= 6) {
      await this.move(road, cart, { ...cart.known, state: 'held' }, (api) =>
        api.redemption.hold({ cart: cart.id }),
      )
    } else if (end <= 9) {
      await this.move(road, cart, { ...cart.known, state: 'gone' }, (api) =>
        api.redemption.drop({ cart: cart.id }),
      )
    } else if (end > 14 || own.length >= MOST_CARTS) {
      await this.confirm(road, twin, cart, spendable)
    }
  }

  private newCart(): CartMemory {
    const household = this.dice.pick(this.households).id
    const cart: CartMemory = {
      id: newId(),
      window: this.name,
      known: { state: 'gone', revision: 0, content: { household, lines: [] } },
      maybe: undefined,
    }
    this.memory.carts.set(cart.id, cart)
    return cart
  }

  private contentOf(cart: CartMemory, lines: CartState['content']['lines']) {
    const household = this.households.find(({ id }) => id === cart.known.content.household)!
    return this.deeds.cart(cart.id, household, lines)
  }

  /** Another revision of the cart; answers what the household may spend, as the screen shows it. */
  private async keep(road: Road, cart: CartMemory): Promise<number | undefined> {
    const { household, lines } = cart.known.content
    const next = lines.length > 0 && this.dice.chance(20) ? lines : this.deeds.someLines(3)
    const revision = cart.known.revision + 1
    const quote = await this.move(
      road,
      cart,
      {
        state: cart.known.state === 'gone' ? 'open' : cart.known.state,
        revision,
        content: { household, lines: next },
      },
      (api) => api.redemption.keep({ cart: this.contentOf(cart, next) as never, revision }),
    )
    return (quote as { household?: { spendable: number } } | undefined)?.household?.spendable
  }

  /** A call that changes a cart: until it is answered, the cart may be either way. */
  private async move(
    road: Road,
    cart: CartMemory,
    to: CartState,
    ask: (api: Api) => Promise<Result<unknown>>,
  ): Promise<unknown> {
    cart.maybe = to
    const answer = await road.call(ask)
    // a disk may fill up between the cart that was kept and the answer: it stays either way, and is left alone
    if (!answer.ok && this.memory.expected.has(answer.refusal.code)) {
      return this.refused('a cart', answer.refusal)
    }
    cart.maybe = undefined
    if (!answer.ok) return this.refused('a cart', answer.refusal)
    cart.known = to
    return answer.value
  }

  private async confirm(road: Road, twin: Road, cart: CartMemory, spendable: number): Promise<void> {
    const content = this.contentOf(cart, cart.known.content.lines)
    const deed = this.deeds.redemption(content, spendable)
    // two windows press Enter on the same cart at the same moment
    const other = this.dice.chance(10) ? sendOver(twin, deed.call) : undefined
    other?.catch(() => undefined)
    await this.send(road, deed)
    if (other) this.take(deed, await other)
  }

  private async send(road: Road, deed: Deed): Promise<void> {
    this.memory.deeds.set(deed.id, deed)
    const cart = this.memory.carts.get(deed.id)
    if (cart && deed.state === 'asked') cart.maybe = { ...cart.known, state: 'gone' }
    this.take(deed, await sendOver(road, deed.call))
  }

  private take(deed: Deed, answer: Result<Posted>): void {
    if (!answer.ok) {
      const cart = this.memory.carts.get(deed.id)
      if (cart) cart.maybe = undefined
      const expected = this.memory.expected.has(answer.refusal.code)
      if (deed.state === 'asked' && !expected) deed.state = 'refused'
      this.refused(deed.kind, answer.refusal)
      return
    }
    const first = deed.state !== 'answered'
    if (answer.value.repeated) this.memory.again += 1
    else deed.posted += 1
    if (deed.posted > 1) this.complain(`${deed.serial} was posted a second time`)
    hear(this.memory, deed, answer.value)
    if (first && deed.kind === 'redemption') this.handOver(deed)
  }

  private handOver(deed: Deed): void {
    const [household = ''] = [...deed.points.keys()]
    const lines = deed.lines.map(({ item, quantity }, index) => ({ line: index + 1, item, left: quantity }))
    this.slips = [...this.slips.slice(1 - AT_HAND), { document: deed.id, household, lines, done: false }]
  }

  private async reprint(road: Road): Promise<void> {
    const id = this.dice.pick([undefined, ...this.slips])?.document
    if (id === undefined) return
    this.memory.reprintsAsked.set(id, (this.memory.reprintsAsked.get(id) ?? 0) + 1)
    const answer = await road.call((api) => api.printing.reprint({ document: id }))
    if (answer.ok) this.memory.promisedJobs.set(answer.value.job, id)
    else this.refused('a reprint', answer.refusal)
  }

  private async statement(road: Road): Promise<void> {
    const household = this.dice.pick(this.households).id
    const answer = await road.call((api) => api.printing.statement({ household }))
    if (answer.ok) this.memory.promisedJobs.set(answer.value.job, null)
    else this.refused('a statement', answer.refusal)
  }

  private async backUp(road: Road): Promise<void> {
    const answer = await road.call((api) => api.safekeeping.backUp({ folder: null }))
    if (!answer.ok && answer.refusal.code !== 'safekeeping_busy') {
      this.refused('a backup', answer.refusal)
    }
  }

  /** A refusal that is in order lets the person begin anew; any other is told. */
  private refused(what: string, { code, sentence }: Refusal): undefined {
    const times = this.memory.expected.get(code)
    if (times === undefined) return this.complain(`${what} was refused: ${code} ${sentence}`)
    this.memory.expected.set(code, times + 1)
    throw new PressAgain(code)
  }

  private complain(sentence: string): undefined {
    this.memory.complaints.push(`${this.name}: ${sentence}`)
  }
}
