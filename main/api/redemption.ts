import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, positiveAmount, requiredText, text } from './call.ts'

/** What the counter shows of a household: who, and how much it may spend. */
export const counterHousehold = z.object({
  id,
  number: z.string(),
  groupName: z.string(),
  headName: z.string().nullable(),
  population: z.int(),
  status: z.enum(['active', 'head_pending', 'closed', 'merged']),
  /** Households with a head of the same name: told apart by group and number. */
  sameNames: z.array(z.object({ number: z.string(), groupName: z.string() })),
  members: z.array(
    z.object({
      id,
      ordinal: z.int(),
      name: z.string(),
      relation: z.string(),
      isHead: z.boolean(),
      minor: z.boolean(),
    }),
  ),
  /** 长期委托 */
  proxies: z.array(z.object({ id, name: z.string(), relation: z.string(), until: day })),
  /** Hundredths: everything it owns, what of it the base holds back, what it may spend now. */
  balance: amount,
  heldBack: amount,
  spendable: amount,
  /** 赠分: how many there are, and how many of them `spendable` counts; null where the scheme spends none. */
  gifted: z.object({ balance: amount, usable: amount }).nullable(),
  /** What the tightest limit of the day or month leaves; null where there is no limit. */
  quotaLeft: z.object({ period: z.enum(['day', 'month']), left: amount }).nullable(),
  /** Why it cannot redeem at all, where it cannot. */
  blocked: z.string().nullable(),
})
export type CounterHousehold = z.infer<typeof counterHousehold>

export const counterItem = z.object({
  id,
  kind: z.enum(['goods', 'service', 'recyclable', 'bundle']),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  basePerUnit: z.int(),
  baseName: z.string(),
  shortNumber: z.string().nullable(),
  picture: z.string().nullable(),
  /** Hundredths a unit; null where it is not offered. */
  price: amount.nullable(),
  /** Hundredths: points of a line are whole steps of this, rounded half up, and one step at least. */
  pointStep: amount,
  /** Base steps that may be handed out; null for a service. */
  left: amount.nullable(),
  /** The lot to take first, where its day is near. */
  nearExpiry: day.nullable(),
  /** Base steps a household may take in a month. */
  limitPerMonth: amount.nullable(),
})
export type CounterItem = z.infer<typeof counterItem>

export const cartLine = z.object({ item: id, quantity: positiveAmount.max(1_000_000) })

/** Who stands at the counter: a member by number, a recorded proxy, or somebody else with a name. */
export const collector = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), person: id }),
  z.object({ kind: z.literal('standing_proxy'), proxy: id }),
  z.object({
    kind: z.literal('proxy'),
    name: requiredText(20),
    relation: requiredText(20),
    identity: requiredText(40),
  }),
])
export type Collector = z.infer<typeof collector>

/** How the household was found: by its card, or, without a card, how the person was known. */
export const identity = z.discriminatedUnion('by', [
  z.object({ by: z.literal('card') }),
  z.object({ by: z.literal('no_card'), check: requiredText(40) }),
])

export type Identity = z.infer<typeof identity>

export const cart = z.object({
  /** Becomes the id of the slip: a retry, a reload or a second window cannot post it twice. */
  id,
  /** The points it was begun with; the counter's own where it has not been kept yet. */
  scheme: id.optional(),
  household: id.nullable(),
  lines: z.array(cartLine).max(100),
  collector: collector.nullable(),
  identity,
})
export type Cart = z.infer<typeof cart>

/** A cart as it was kept: whoever changes it next counts on from its revision. */
export const keptCart = cart.extend({ revision: z.int() })
export type KeptCart = z.infer<typeof keptCart>

export const quoteLine = z.object({
  item: counterItem,
  quantity: positiveAmount,
  points: amount,
  /** Already taken this month, where the item has a limit. */
  takenThisMonth: amount.nullable(),
})

/** The cart as the books see it now: nothing is posted. */
export const quote = z.object({
  scheme: id,
  household: counterHousehold.nullable(),
  lines: z.array(quoteLine),
  total: amount,
  spendableAfter: amount.nullable(),
  quotaLeftAfter: z.object({ period: z.enum(['day', 'month']), left: amount }).nullable(),
  /** The sentence that stands in the way of confirming, and its code. */
  obstacle: z
    .object({ code: z.string(), sentence: z.string(), facts: z.record(z.string(), z.unknown()) })
    .nullable(),
  /** Goods that the household could still afford, where points are short. */
  affordable: z.array(z.object({ name: z.string(), points: amount })),
})
export type Quote = z.infer<typeof quote>

export const printState = z.enum(['none', 'waiting', 'sending', 'printed', 'failed', 'unknown', 'dropped'])

export const postedSlip = documentRef.extend({
  slipCode: z.string(),
  headName: z.string(),
  total: amount,
  spendableBefore: amount,
  spendableAfter: amount,
  awaitingReview: z.boolean(),
})
export type PostedSlip = z.infer<typeof postedSlip>

/** What a scanned or typed code turned out to be. */
export const scanned = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('household'), household: counterHousehold }),
  z.object({ kind: z.literal('item'), item: counterItem, quantity: positiveAmount, pack: z.string() }),
  z.object({ kind: z.literal('slip'), document: id, serial: z.string(), unchanged: z.boolean() }),
])
export type Scanned = z.infer<typeof scanned>

export const overview = z.object({
  households: z.int(),
  points: amount,
  /** Every cart with goods that is not posted: put aside, or left open in a window. */
  held: z.array(
    z.object({
      cart: id,
      state: z.enum(['open', 'held']),
      headName: z.string(),
      number: z.string(),
      groupName: z.string(),
      lines: z.int(),
      /** Null where goods are weighed. */
      pieces: z.int().nullable(),
      total: amount,
      time: z.string(),
    }),
  ),
  /** The one changed last comes last. */
  open: z.array(keptCart),
  /** Whole units, or tenths of a unit where goods are weighed. */
  lowStock: z.array(z.object({ name: z.string(), left: z.number(), unit: z.string() })),
  nearExpiry: z.array(z.object({ name: z.string(), expiresOn: day, left: z.number(), unit: z.string() })),
  offered: z.int(),
  lastSlip: z
    .object({ document: id, serial: z.string(), headName: z.string(), total: amount, printing: printState })
    .nullable(),
  awaitingReview: z.int(),
})
export type Overview = z.infer<typeof overview>

/** The counter: from a scan to a posted slip. */
export const redemption = {
  overview: call('look', nothing, overview),
  scan: call('serve', z.object({ code: requiredText(64) }), scanned),
  household: call('serve', z.object({ household: id }), counterHousehold),
  /** Goods without a barcode: by short number, name or pinyin; everything on offer where the text is empty. */
  items: call('serve', z.object({ text: text(30) }), z.array(counterItem)),
  /**
   * Prices the cart and keeps it, so that it survives a crash, a lock and a change of person. Every change has
   * the next revision; a window that has not seen the newest one is told so.
   */
  keep: call('serve', z.object({ cart, revision: z.int() }), quote, 'carts'),
  hold: call('serve', z.object({ cart: id }), nothing, 'carts'),
  recall: call('serve', z.object({ cart: id }), keptCart, 'carts'),
  drop: call('serve', z.object({ cart: id }), nothing, 'carts'),
  confirm: call(
    'serve',
    z.object({ cart, /** What the screen showed; another figure now is refused. */ spendableShown: amount }),
    postedSlip,
    'redemption',
    'stock',
    'households',
    'carts',
  ),
  countersign: call(
    'look',
    z.object({ document: id, slips: z.array(id).min(1), staff: id, pin: z.string() }),
    documentRef,
    'redemption',
  ),
  /** F9 现场补录: goods on the shelf that the book has not; a second person has seen them too. */
  found: call(
    'serve',
    z.object({
      document: id,
      item: id,
      quantity: positiveAmount.max(100_000),
      reason: requiredText(60),
      witness: id,
      witnessPin: z.string(),
    }),
    documentRef,
    'stock',
    'redemption',
  ),
  /**
   * 手工兑换单补录: what went out on paper while the counter could not write, booked to its day with the paper's
   * number. It happened, so neither limits nor points stop it; the shelf does.
   */
  enterPaper: call(
    'keep_points',
    z.object({
      document: id,
      household: id,
      lines: z.array(cartLine).min(1).max(100),
      collector,
      number: requiredText(20),
      day,
      /** Hundredths as the paper says: another sum than the books reckon is refused. */
      total: positiveAmount,
      writer: id,
      issuer: id,
    }),
    postedSlip,
    'redemption',
    'stock',
    'households',
  ),
  /** Slips that wait for a second person, of today and of before. */
  awaitingReview: call(
    'look',
    nothing,
    z.array(
      z.object({
        document: id,
        serial: z.string(),
        headName: z.string(),
        total: amount,
        businessDate: day,
        time: z.string(),
      }),
    ),
  ),
}

/** 存根和更正 */
const condition = z.enum(['shelf', 'loss'])
export const returnedLine = z.object({ line: z.int().positive(), quantity: positiveAmount, condition })

export const slipLine = z.object({
  line: z.int(),
  item: id,
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  basePerUnit: z.int(),
  baseName: z.string(),
  quantity: amount,
  points: amount,
  /** What may still be given back of it. */
  quantityLeft: amount,
  pointsLeft: amount,
})

export const slipView = z.object({
  document: id,
  kind: z.string(),
  title: z.string(),
  serial: z.string(),
  businessDate: day,
  time: z.string(),
  household: id.nullable(),
  headName: z.string(),
  number: z.string(),
  groupName: z.string(),
  /** 领取人, as the slip was signed. */
  collector: z.string(),
  /** The number on the paper it was entered from. */
  paperNumber: z.string().nullable(),
  lines: z.array(slipLine),
  total: amount,
  checkCode: z.string(),
  unchanged: z.boolean(),
  awaitingReview: z.boolean(),
  /** Later documents that took something of this one back. */
  corrections: z.array(z.object({ document: id, serial: z.string(), title: z.string() })),
  printing: printState,
})
export type SlipView = z.infer<typeof slipView>

/** What a correction would do. Nothing is posted. */
export const correctionPreview = z.object({
  /** Hundredths that come back, and that go out for other goods. */
  back: amount,
  spent: amount,
  /** The slip's own household. */
  before: amount,
  after: amount,
  /** The household it is moved to. */
  to: z.object({ before: amount, after: amount }).nullable(),
  /** New goods as they are priced. */
  lines: z.array(z.object({ item: id, points: amount })),
})
export type CorrectionPreview = z.infer<typeof correctionPreview>

const correctionBase = { document: id, slip: id, reason: requiredText(60) }

/** Mistakes at the counter, each a document of its own that mirrors the slip. */
export const corrections = {
  /** By slip number, 20-digit slip code or eight-digit 核对码. */
  find: call('look', z.object({ code: requiredText(40) }), z.array(slipView)),
  recent: call('look', z.object({ household: id.nullable() }), z.array(slipView)),
  /** Said before it is done: who gets what, or why it cannot be. */
  preview: call(
    'serve',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('reverse'), slip: id }),
      z.object({ kind: z.literal('return'), slip: id, lines: z.array(returnedLine).min(1) }),
      z.object({
        kind: z.literal('exchange'),
        slip: id,
        lines: z.array(returnedLine).min(1),
        newLines: z.array(cartLine).min(1),
      }),
      z.object({ kind: z.literal('move'), slip: id, household: id }),
    ]),
    correctionPreview,
  ),
  /** 冲销：the whole slip, as if it had not been. */
  reverse: call(
    'serve',
    z.object({ ...correctionBase, condition }),
    postedSlip,
    'redemption',
    'stock',
    'households',
  ),
  /** 退货：some goods come back. */
  giveBack: call(
    'serve',
    z.object({ ...correctionBase, lines: z.array(returnedLine).min(1) }),
    postedSlip,
    'redemption',
    'stock',
    'households',
  ),
  /** 换货：goods back and other goods out, one slip. */
  exchange: call(
    'serve',
    z.object({ ...correctionBase, lines: z.array(returnedLine).min(1), newLines: z.array(cartLine).min(1) }),
    postedSlip,
    'redemption',
    'stock',
    'households',
  ),
  /** 更正：it was another household; the goods stay where they are. */
  moveToHousehold: call(
    'serve',
    z.object({ ...correctionBase, household: id }),
    postedSlip,
    'redemption',
    'households',
  ),
}
