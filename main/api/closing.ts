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

/** What one kind of goods did in a month: quantities in base steps, values in fen. */
export const closingItem = z.object({
  item: id,
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  basePerUnit: z.int(),
  baseName: z.string(),
  opening: amount,
  in: amount,
  out: amount,
  counted: amount,
  closing: amount,
  closingFen: amount,
})
export type ClosingItem = z.infer<typeof closingItem>

export const closingFigures = z.object({
  from: day,
  through: day,
  points: z.array(account.extend({ scheme: id, name: z.string() })),
  goods: account.extend({ items: z.array(closingItem) }),
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

export const closingMonth = z.object({
  from: day,
  through: day,
  state: z.enum(['closed', 'open', 'running']),
  /** 「第 2 次」 where a month was reopened and closed again. */
  number: z.int(),
})
export type ClosingMonth = z.infer<typeof closingMonth>

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

/** 月末结账 */
export const closing = {
  /** Newest first, from the month of the first document to the one that is running. */
  months: call('look', nothing, z.array(closingMonth)),
  /** As it was closed, or as it stands. */
  page: call('look', z.object({ through: day }), closingPage),
  /** The papers behind a figure. */
  papers: call(
    'look',
    z.object({
      through: day,
      book: z.enum(['points', 'goods', 'money']),
      unit: z.string(),
      key: z.string(),
      limit: z.int().min(1).max(2000),
    }),
    z.array(z.object({ document: id, serial: z.string(), title: z.string(), businessDate: day, amount })),
  ),
  close: call(
    'close',
    z.object({ document: id, through: day, sequence: z.int(), witness: id, witnessPin: pin }),
    documentRef,
    'closing',
  ),
  reopen: call(
    'close',
    z.object({ document: id, closing: id, reason: requiredText(100) }),
    documentRef,
    'closing',
  ),
}
