import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, requiredText } from './call.ts'
import { pin } from './session.ts'

/** One figure of a closing page. Points in hundredths, goods and money in fen; what goes out is negative. */
export const closingRow = z.object({ key: z.string(), title: z.string(), amount })
export type ClosingRow = z.infer<typeof closingRow>

/** 上月结余, what came and went, 本月结余: the first and the rows always give the last. */
const account = z.object({
  opening: amount,
  rows: z.array(closingRow),
  closing: amount,
  /** 账账相符: every transfer from the first on gives the balances that the accounts hold now. */
  agrees: z.boolean(),
})

/** 入库、兑换出库、退回入库、其他出库、报损、现场补录、盘盈盘亏 */
export const goodsKeys = [
  'received',
  'redeemed',
  'returned',
  'other_out',
  'loss',
  'found',
  'count_difference',
] as const
export type GoodsKey = (typeof goodsKeys)[number]

/** Base steps, and what they cost in fen; what goes out is negative. */
const moved = z.object({ quantity: amount, valueFen: amount })
export type Moved = z.infer<typeof moved>

/** What some goods did in a period: the first and what moved give the last. */
const stock = z.object({
  opening: moved,
  moved: z.partialRecord(z.enum(goodsKeys), moved),
  closing: moved,
})

export const closingItem = stock.extend({
  item: id,
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  basePerUnit: z.int(),
  baseName: z.string(),
  /** 账面 and 实盘 of the last count in the period, in base steps; absent where nobody counted. */
  count: z.object({ book: amount, counted: amount, serial: z.string(), businessDate: day }).optional(),
})
export type ClosingItem = z.infer<typeof closingItem>

/** The goods that one channel has paid for; only their values add up. */
export const closingSource = stock.extend({ source: z.string(), title: z.string() })
export type ClosingSource = z.infer<typeof closingSource>

export const closingFigures = z.object({
  from: day,
  through: day,
  points: z.array(account.extend({ scheme: id, name: z.string() })),
  goods: account.extend({ items: z.array(closingItem), sources: z.array(closingSource) }),
  money: account.extend({
    /** 应付未付 at the period's end, beside the money at hand. */
    owed: amount,
  }),
  slips: z.object({ first: z.string(), last: z.string(), count: z.int(), reversed: z.int() }).nullable(),
  /** The last document of the period or before it: figures of another moment are not closed. */
  sequence: z.int(),
})
export type ClosingFigures = z.infer<typeof closingFigures>

/** What stands in the way of a closing, and where it is put right. */
export const closingObstacle = z.object({ code: z.string(), sentence: z.string(), path: z.string() })
export type ClosingObstacle = z.infer<typeof closingObstacle>

/** Months are closed; a quarter and a year are what their months say. */
export const closingSpan = z.enum(['month', 'quarter', 'year'])
export type ClosingSpan = z.infer<typeof closingSpan>

export const closingPeriod = z.object({
  span: closingSpan,
  name: z.string(),
  from: day,
  through: day,
  /** `running`: not over yet. A quarter and a year are closed when all of their months are. */
  state: z.enum(['closed', 'open', 'running']),
})
export type ClosingPeriod = z.infer<typeof closingPeriod>
const which = closingPeriod.pick({ span: true, through: true })

export const closedMonth = documentRef.omit({ repeated: true }).extend({
  number: z.int(),
  by: z.string(),
  witness: z.string(),
  /** Nothing later is closed. */
  reopenable: z.boolean(),
})

export const closingPage = z.object({
  village: z.string(),
  shop: z.string(),
  figures: closingFigures,
  closed: closedMonth.nullable(),
  obstacles: z.array(closingObstacle),
})
export type ClosingPage = z.infer<typeof closingPage>

const papersAsked = which.extend({
  book: z.enum(['points', 'goods', 'money']),
  /** A scheme, an item; every kind of goods where empty. */
  unit: z.string(),
  /** What paid for the goods; whoever did where empty. */
  source: z.string(),
  key: z.string(),
  limit: z.int().min(1).max(2000),
})
export type ClosingPapersAsked = z.infer<typeof papersAsked>

/** Points in hundredths, goods and money in fen; of one kind of goods also its base steps. */
const closingPaper = z.object({
  document: id,
  serial: z.string(),
  title: z.string(),
  businessDate: day,
  amount,
  quantity: amount,
})
export type ClosingPaper = z.infer<typeof closingPaper>

/** One kind of paper in a period, as it is handed over: from which number to which, and how many. */
const closingVoucher = z.object({
  title: z.string(),
  first: z.string(),
  last: z.string(),
  count: z.int(),
  /** Of these, taken back whole. */
  reversed: z.int(),
  /** Hundredths and fen that these papers moved, whichever way; money in and out of funds, and not what is owed. */
  points: amount,
  goodsFen: amount,
  moneyFen: amount,
  photos: z.int(),
})
export type ClosingVoucher = z.infer<typeof closingVoucher>

/** 月末结账 */
export const closing = {
  /** Of each span newest first, from that of the first document to the one that is running. */
  periods: call('look', nothing, z.array(closingPeriod)),
  /** As it was closed, or as it stands. */
  page: call('look', which, closingPage),
  /** The papers behind a figure. */
  papers: call('look', papersAsked, z.array(closingPaper)),
  /** 原始凭证: every paper of the period that moved points, goods or money, kind by kind. */
  vouchers: call('look', which, z.array(closingVoucher)),
  close: call(
    'close',
    z.object({ document: id, through: day, sequence: z.int(), witness: id, witnessPin: pin }),
    documentRef,
    'closing',
  ),
  reopen: call(
    'close',
    z.object({ document: id, closing: id, reason: requiredText(100), witness: id, witnessPin: pin }),
    documentRef,
    'closing',
  ),
}
