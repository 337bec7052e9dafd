import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, text } from './call.ts'

export const countReasons = [
  'unwritten',
  'overgiven',
  'lost',
  'broken',
  'wastage',
  'misreceived',
  'other',
] as const
export type CountReason = (typeof countReasons)[number]
export const COUNT_REASON_NAMES: Record<CountReason, string> = {
  unwritten: '漏开单',
  overgiven: '多发',
  lost: '丢失',
  broken: '破损',
  wastage: '损耗',
  misreceived: '入库数错',
  other: '其他',
}

export const countBrief = z.object({
  id,
  state: z.enum(['open', 'posted', 'dropped']),
  /** Of the whole shop, not of chosen goods. */
  whole: z.boolean(),
  blind: z.boolean(),
  counter: z.string(),
  supervisor: z.string(),
  openedOn: day,
  openedAt: z.string(),
  /** The number of its 盘点单. */
  serial: z.string().nullable(),
  counted: z.int(),
  uncounted: z.int(),
})
export type CountBrief = z.infer<typeof countBrief>

/** One reason of a difference, and for how much of it: the only reason of an item stands for all. */
export const countPart = z.object({
  quantity: amount,
  reason: z.enum(countReasons),
  /** 漏开单: whose slip is missing; it is written when the count is approved. */
  household: id.nullable(),
  words: text(80),
})
export type CountPart = z.infer<typeof countPart>

export const countLine = z.object({
  item: id,
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  basePerUnit: z.int(),
  baseName: z.string(),
  /** Base steps; null where nobody has counted it yet. */
  quantity: amount.nullable(),
  /** What the book said when it was counted; null while it is not to be seen. */
  book: amount.nullable(),
  /** What the difference is worth, at what the goods on the shelf cost. */
  differenceFen: amount.nullable(),
  reasons: z.array(countPart.extend({ householdName: z.string() })),
  countedBy: z.string(),
  countedAt: z.string(),
  /** Counts that this one replaced. */
  before: z.int(),
})
export type CountLine = z.infer<typeof countLine>

const countsDue = z.object({
  /** A day on which the scheme lets people redeem, where it names days. */
  redemptionDay: z.boolean(),
  /** Slips of today, and slips since the last count of any kind. */
  slipsToday: z.int(),
  slipsSince: z.int(),
  lastCountedOn: day.nullable(),
  open: z.array(countBrief),
  /** Goods that came or went today. */
  movedToday: z.array(z.object({ id, name: z.string() })),
})
export type CountsDue = z.infer<typeof countsDue>

/** 盘点 */
export const counting = {
  counts: call('look', nothing, z.array(countBrief)),
  /** What asks for a count today. */
  due: call('look', nothing, countsDue),
  open: call(
    'keep_stock',
    z.object({
      id,
      counter: id,
      supervisor: id,
      items: z.array(id).max(2000).nullable(),
      blind: z.boolean(),
    }),
    z.object({ id }),
    'counting',
  ),
  /** While it is counted; the book only where the count is not blind, or `differences` asks for it. */
  sheet: call(
    'keep_stock',
    z.object({ count: id, differences: z.boolean() }),
    z.object({ brief: countBrief, lines: z.array(countLine) }),
  ),
  /** `add`: so many more than this person has found so far; else so many in all, in place of what was counted. */
  enter: call(
    'keep_stock',
    z.object({ count: id, item: id, quantity: amount, add: z.boolean(), replace: z.boolean() }),
    z.object({ item: id, quantity: amount }),
    'counting',
  ),
  /** Keeps what is being said about a difference, as it is typed. */
  explain: call(
    'keep_stock',
    z.object({ count: id, item: id, parts: z.array(countPart).max(20) }),
    nothing,
    'counting',
  ),
  drop: call('keep_stock', z.object({ count: id }), z.object({ id }), 'counting'),
  /** The supervisor has seen the differences and their reasons: the missing slips and one 盘点单, or nothing. */
  approve: call(
    'keep_stock',
    z.object({
      document: id,
      count: id,
      /** What the screen showed; another figure now is refused. */
      shown: z.object({ gainFen: amount, lossFen: amount }),
      pin: text(8),
      businessDate: day.nullable(),
    }),
    documentRef.extend({
      gainFen: amount,
      lossFen: amount,
      /** The missing slips that were written. */
      slips: z.array(z.object({ id, serial: z.string() })),
    }),
    'counting',
    'stock',
    'redemption',
    'households',
  ),
}
