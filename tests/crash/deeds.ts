import { newId } from '../kit/shop.ts'
import type { Dice } from './dice.ts'
import type { Deed, DeedCall, DeedKind, HandedSlip } from './memory.ts'
import type { CrashVillage, Served } from './village.ts'

export interface CartLine {
  readonly item: string
  readonly quantity: number
}

type Drafted = Pick<Deed, 'kind' | 'points' | 'shelf'> & Partial<Pick<Deed, 'lines' | 'slip' | 'back'>>

const deed = (id: string, window: string, call: DeedCall, drafted: Drafted): Deed => ({
  lines: [],
  ...drafted,
  id,
  window,
  call,
  state: 'asked',
  posted: 0,
  serial: '',
  checkCode: '',
})

const REASONS = ['开错单', '拿错了货', '扫重了', '老人不要了']

/** What can be done at the counter, each reckoned by the customer's own head and not by the program's. */
export function createDeeds(village: CrashVillage, window: string, dice: Dice) {
  const priceOf = (item: string) => village.goods.find(({ id }) => id === item)!.price
  const pointsOf = (lines: readonly CartLine[]) =>
    lines.reduce((sum, { item, quantity }) => sum + priceOf(item) * quantity, 0)
  const shelfOf = (lines: readonly CartLine[], sign: 1 | -1) => {
    const shelf = new Map<string, number>()
    for (const { item, quantity } of lines) shelf.set(item, (shelf.get(item) ?? 0) + sign * quantity)
    return shelf
  }
  const join = (...maps: ReadonlyMap<string, number>[]) => {
    const all = new Map<string, number>()
    for (const map of maps) for (const [key, n] of map) all.set(key, (all.get(key) ?? 0) + n)
    return all
  }
  const leftOf = (slip: HandedSlip) => slip.lines.filter(({ left }) => left > 0)

  const someLines = (most: number): CartLine[] => {
    const goods = new Set(Array.from({ length: dice.between(1, most) }, () => dice.pick(village.goods).id))
    return [...goods].map((item) => ({ item, quantity: dice.between(1, 4) }))
  }

  const someBack = (slip: HandedSlip) => {
    const row = dice.pick(leftOf(slip))
    return {
      line: row.line,
      item: row.item,
      quantity: dice.between(1, row.left),
      condition: dice.pick(['shelf', 'loss'] as const),
    }
  }

  const correction = (slip: HandedSlip, name: DeedCall['name'], more: object, drafted: Drafted): Deed => {
    const document = newId()
    const input = { document, slip: slip.document, reason: dice.pick(REASONS), ...more }
    return deed(document, window, { noun: 'corrections', name, input }, { slip, ...drafted })
  }

  return {
    someLines,

    cart: (id: string, household: Served, lines: readonly CartLine[]) => ({
      id,
      household: household.id,
      lines,
      collector: { kind: 'member', person: household.head },
      identity: { by: 'card' },
    }),

    redemption(cart: { id: string; household: string; lines: readonly CartLine[] }, spendableShown: number) {
      return deed(
        cart.id,
        window,
        { noun: 'redemption', name: 'confirm', input: { cart, spendableShown } },
        {
          kind: 'redemption',
          points: new Map([[cart.household, -pointsOf(cart.lines)]]),
          shelf: shelfOf(cart.lines, -1),
          lines: cart.lines,
        },
      )
    },

    found(): Deed {
      const document = newId()
      const item = dice.pick(village.goods).id
      const quantity = dice.between(1, 9)
      const input = {
        document,
        item,
        quantity,
        reason: '货架上有，账上没有',
        witness: village.people.admin,
        witnessPin: '1234',
      }
      return deed(
        document,
        window,
        { noun: 'redemption', name: 'found', input },
        { kind: 'found_at_counter', points: new Map(), shelf: new Map([[item, quantity]]) },
      )
    },

    /** 冲销, 退货, 换货 or 更正 of a slip, whichever the dice say. */
    correct(slip: HandedSlip, others: readonly Served[]): Deed {
      const kind = dice.pick([
        'reversal',
        'goods_return',
        'exchange',
        'correction',
      ] as const satisfies DeedKind[])
      const rest = leftOf(slip).map(({ line, item, left }) => ({ line, item, quantity: left }))
      const backOf = (rows: readonly { line: number; quantity: number }[]) =>
        new Map(rows.map(({ line, quantity }) => [line, quantity]))
      switch (kind) {
        case 'reversal': {
          const condition = dice.pick(['shelf', 'loss'] as const)
          return correction(
            slip,
            'reverse',
            { condition },
            {
              kind,
              points: new Map([[slip.household, pointsOf(rest)]]),
              shelf: condition === 'shelf' ? shelfOf(rest, 1) : new Map(),
              back: backOf(rest),
            },
          )
        }
        case 'goods_return':
        case 'exchange': {
          const row = someBack(slip)
          const newLines = kind === 'exchange' ? someLines(2) : []
          const { line, quantity, condition } = row
          return correction(
            slip,
            kind === 'exchange' ? 'exchange' : 'giveBack',
            {
              lines: [{ line, quantity, condition }],
              ...(kind === 'exchange' && { newLines }),
            },
            {
              kind,
              points: new Map([[slip.household, pointsOf([row]) - pointsOf(newLines)]]),
              shelf: join(condition === 'shelf' ? shelfOf([row], 1) : new Map(), shelfOf(newLines, -1)),
              back: backOf([row]),
              lines: newLines,
            },
          )
        }
        case 'correction': {
          const to = dice.pick(others.filter(({ id }) => id !== slip.household)).id
          const moved = pointsOf(rest)
          return correction(
            slip,
            'moveToHousehold',
            { household: to },
            {
              kind,
              points: new Map([
                [slip.household, moved],
                [to, -moved],
              ]),
              shelf: new Map(),
              back: backOf(rest),
            },
          )
        }
      }
    },
  }
}

export type Deeds = ReturnType<typeof createDeeds>

/** The same call with another content under the same id: it must be refused. */
export function altered({ call }: Deed): DeedCall | undefined {
  if (call.name !== 'confirm') return undefined
  const input = call.input as { cart: { lines: CartLine[] }; spendableShown: number }
  const lines = input.cart.lines.map((line) => ({ ...line, quantity: line.quantity + 1 }))
  return { ...call, input: { ...input, cart: { ...input.cart, lines } } }
}
