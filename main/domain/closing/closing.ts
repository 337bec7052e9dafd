import { cycleName, cycleOf, type Period } from '../../kernel/cycles.ts'
import { addDays, type Day, formatDay } from '../../kernel/dates.ts'
import { refuse } from '../../kernel/result.ts'

export type Book = 'points' | 'goods' | 'money'

/** The accountant's lines of goods. */
export type GoodsKey =
  | 'received'
  | 'redeemed'
  | 'returned'
  | 'other_out'
  | 'loss'
  | 'found'
  | 'count_difference'

/** Base steps, and what they cost in fen; what goes out is negative. */
export interface Moved {
  quantity: number
  valueFen: number
}

/** All transfers of one sort, summed: between two kinds of accounts, by one kind of document. */
export interface Movement {
  readonly when: 'before' | 'within' | 'after'
  readonly book: Book
  readonly unit: string
  readonly debit: string
  readonly credit: string
  /** Of the document; of the one that is mirrored where it is a mirror. */
  readonly kind: string
  readonly back: boolean
  /** The channel of the fund that money came to or went from; empty for points and goods. */
  readonly channel: string
  /** What paid for the goods' lot: a channel, or where it came from without one. Empty for points and money. */
  readonly source: string
  readonly amount: number
  readonly valueFen: number
}

/** What belongs to the households, the shop and its funds; everything else is the outside. */
const INSIDE: Readonly<Record<Book, ReadonlySet<string>>> = {
  points: new Set(['earned', 'gifted', 'deposited', 'held']),
  goods: new Set(['shelf', 'reserved', 'recycling']),
  money: new Set(['fund', 'cash']),
}

/** Handed over the counter; everything else that is handed out goes out by the office's own paper. */
const AT_THE_COUNTER: ReadonlySet<string> = new Set(['redemption', 'exchange', 'correction'])

/** +1 where the movement comes in, −1 where it goes out, 0 where it stays inside or outside. */
export function signOf({ book, debit, credit }: Pick<Movement, 'book' | 'debit' | 'credit'>): -1 | 0 | 1 {
  const comes = INSIDE[book].has(debit)
  return comes === INSIDE[book].has(credit) ? 0 : comes ? 1 : -1
}

/** Whether an account of this kind counts as held. */
export const isInside = (book: Book, kind: string): boolean => INSIDE[book].has(kind)

/** Which line of the page a movement belongs to; undefined where nothing comes in or goes out. */
export function keyOf(movement: Movement): string | undefined {
  const sign = signOf(movement)
  if (sign === 0) return undefined
  const outside = sign > 0 ? movement.credit : movement.debit
  switch (movement.book) {
    case 'points':
      return pointsKey(outside, sign, movement)
    case 'goods':
      return goodsKey(outside, movement)
    case 'money':
      if (outside === 'payable') return 'paid'
      return outside === 'funding' ? `funding:${movement.channel}` : outside
  }
}

function pointsKey(outside: string, sign: 1 | -1, { kind, back }: Movement): string {
  if (outside === 'issued') {
    if (back) return sign < 0 ? 'award_back' : 'deduct_back'
    return sign > 0 ? 'award' : 'deduct'
  }
  if (outside !== 'redeemed') return outside
  if (kind === 'points_paid_out') return 'paid_out'
  return back ? 'redeemed_back' : 'redeemed'
}

function goodsKey(outside: string, { kind, back }: Movement): GoodsKey {
  switch (outside) {
    case 'handed_out':
      if (!AT_THE_COUNTER.has(kind)) return 'other_out'
      return back ? 'returned' : 'redeemed'
    case 'issued_out':
      return 'other_out'
    case 'loss':
    case 'count_difference':
    case 'found':
      return outside
    default:
      return 'received'
  }
}

/** The accountant's lines in the accountant's order; those that are not `always` show where something moved. */
const LINES: Readonly<Record<Book, readonly (readonly [key: string, title: string, always: boolean])[]>> = {
  points: [
    ['opening', '期初转入', false],
    ['base', '基础分', false],
    ['award', '加分', true],
    ['gift', '赠分', false],
    ['deduct', '减分', true],
    ['redeemed', '兑换', true],
    ['redeemed_back', '兑换冲回', true],
    ['award_back', '加分冲回', true],
    ['deduct_back', '减分冲回', false],
    ['paid_out', '兑现', false],
    ['cleared', '清零', true],
  ],
  goods: [
    ['received', '入库（购入、配送、捐赠）', true],
    ['redeemed', '兑换出库', true],
    ['returned', '退回入库', true],
    ['other_out', '其他出库', true],
    ['loss', '报损', true],
    ['found', '现场补录', false],
    ['count_difference', '盘盈盘亏', true],
  ],
  money: [
    ['opening', '期初资金', false],
    ['paid', '采购付款', true],
    ['paid_out', '积分兑现', false],
  ],
}

export interface Line {
  readonly key: string
  readonly title: string
  readonly amount: number
}

/**
 * The page's account of one unit: what was there, what moved by lines, what is there.
 * @param held by the accounts now, to be compared with.
 * @param channelName of the funds that money came to: money's first lines.
 */
export function accountOf(
  book: Book,
  movements: readonly Movement[],
  held: number,
  channelName: (channel: string) => string,
): { opening: number; rows: Line[]; closing: number; agrees: boolean } {
  let opening = 0
  let after = 0
  const sums = new Map<string, number>()
  for (const movement of movements) {
    const moved = signOf(movement) * (book === 'goods' ? movement.valueFen : movement.amount)
    if (movement.when === 'before') opening += moved
    else if (movement.when === 'after') after += moved
    else {
      const key = keyOf(movement)
      if (key !== undefined) sums.set(key, (sums.get(key) ?? 0) + moved)
    }
  }
  const rows: Line[] = []
  for (const [key, amount] of sums) {
    if (key.startsWith('funding:')) rows.push({ key, title: channelName(key.slice(8)), amount })
  }
  rows.sort((a, b) => a.title.localeCompare(b.title, 'zh'))
  for (const [key, title, always] of LINES[book]) {
    const amount = sums.get(key) ?? 0
    if (always || amount !== 0) rows.push({ key, title, amount })
  }
  const closing = rows.reduce((sum, row) => sum + row.amount, opening)
  return { opening, rows, closing, agrees: closing + after === held }
}

const nothing = (): Moved => ({ quantity: 0, valueFen: 0 })

/** What some goods did, line by line of the page: base steps and fen; what goes out is negative. */
export function stockOf(movements: readonly Movement[]): {
  opening: Moved
  moved: Partial<Record<GoodsKey, Moved>>
  closing: Moved
} {
  const opening = nothing()
  const closing = nothing()
  const moved: Partial<Record<GoodsKey, Moved>> = {}
  const add = (sum: Moved, sign: number, { amount, valueFen }: Movement) => {
    sum.quantity += sign * amount
    sum.valueFen += sign * valueFen
  }
  for (const movement of movements) {
    const sign = signOf(movement)
    if (movement.when === 'after' || sign === 0) continue
    add(closing, sign, movement)
    if (movement.when === 'before') add(opening, sign, movement)
    else {
      const key = keyOf(movement) as GoodsKey
      moved[key] ??= nothing()
      add(moved[key], sign, movement)
    }
  }
  return { opening, moved, closing }
}

/** What the shop owes its suppliers, fen: taken in on credit less what was paid. */
export function owedOf(movements: readonly Movement[]): number {
  let owed = 0
  for (const { when, book, debit, credit, amount } of movements) {
    if (book !== 'money' || when === 'after') continue
    if (credit === 'payable') owed += amount
    if (debit === 'payable') owed -= amount
  }
  return owed
}

/** Slips of one person alone that nobody has signed yet. */
export const unsignedSlips = (count: number) =>
  count === 0
    ? []
    : [{ code: 'closing_unsigned', sentence: `还有 ${count} 张单待复核，复核完才能结账。`, path: '/review' }]

/** Something outside the program has changed the file: nothing may be signed on such a book. */
export const disagreement = (figures: {
  readonly points: readonly { readonly agrees: boolean }[]
  readonly goods: { readonly agrees: boolean }
  readonly money: { readonly agrees: boolean }
}) =>
  [...figures.points, figures.goods, figures.money].every(({ agrees }) => agrees)
    ? []
    : [
        {
          code: 'closing_disagrees',
          sentence: '账上的余额和每一笔加起来对不上，请先到“监督”里做账本体检。',
          path: '/oversight/check',
        },
      ]

export const closingRefusals = {
  unknownMonth: () => refuse('closing_unknown_month', '这段时间没有账，请重新选。'),
  notOver: (through: Day) =>
    refuse(
      'closing_not_over',
      `${monthName(through)}还没过完，${formatDay(addDays(through, 1))}起才能结账。`,
      {
        through,
      },
    ),
  earlier: (through: Day) =>
    refuse('closing_earlier_open', `${monthName(through)}还没结账，请按先后一个月一个月结。`, { through }),
  closed: (through: Day) =>
    refuse('closing_closed', `${monthName(through)}已经结过账了，请刷新看看。`, { through }),
  changed: () => refuse('closing_changed', '您看的时候又记了账，数字变了。请再核对一遍，没有问题再结。'),
  stopped: (sentence: string) => refuse('closing_stopped', sentence),
  sameWitness: () => refuse('closing_same_person', '结账要两个人签字，请换另一位来复核。'),
  notLatest: () => refuse('reopening_not_latest', '后面的月份还结着账，只能从最后结的那个月反起。'),
  notClosed: () => refuse('reopening_not_closed', '这个月没有结着的账，请刷新看看。'),
}

/** 2026年10月 */
const monthName = (day: Day): string => cycleName('month', cycleOf('month', day) as Period)
