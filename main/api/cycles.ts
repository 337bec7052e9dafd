import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, requiredText } from './call.ts'

/** A scheme's cycle that is over, and what its end would do. */
export const cycleState = z.object({
  scheme: id,
  name: z.string(),
  /** Whose points these are. */
  whose: z.enum(['household', 'person', 'team']),
  cycleEnd: z.enum(['carry', 'clear', 'base']),
  base: z.object({ pointsHundredths: amount, spendable: z.boolean() }),
  /** The last cycle that is over; null where the scheme has no cycles or began in this one. */
  over: z.object({ from: day, to: day, name: z.string() }).nullable(),
  /** The document that ended it; null where it is still to be done. */
  ended: z.string().nullable(),
  /** Subjects that have never been given the base. */
  withoutBase: z.int(),
  /** Where points are paid out in money: of which cycle, and by which document that was done. */
  payout: z
    .object({
      fenPerPoint: amount,
      /** Null where no cycle is over yet. */
      over: z.object({ from: day, to: day, name: z.string() }).nullable(),
      paid: z.object({ document: id, serial: z.string() }).nullable(),
    })
    .nullable(),
})
export type CycleState = z.infer<typeof cycleState>

export const cycleShare = z.object({
  subject: id,
  number: z.string(),
  groupName: z.string(),
  name: z.string(),
  /** Gifted points included, where the cycle's end clears them too. */
  balance: amount,
  cleared: amount,
  /** Below zero, and forgotten. */
  forgiven: amount,
  base: amount,
  after: amount,
})
export type CycleShareRow = z.infer<typeof cycleShare>

export const cyclePreview = z.object({
  scheme: id,
  name: z.string(),
  whose: cycleState.shape.whose,
  cycle: z.object({ from: day, to: day, name: z.string() }).nullable(),
  rows: z.array(cycleShare),
  /** Where the base is given: of how many it is not, because what they were given before counts as their base. */
  counted: z.int(),
  cleared: amount,
  forgiven: amount,
  base: amount,
  /** Says at the confirmation that this very list was seen. */
  seen: z.string(),
})
export type CyclePreview = z.infer<typeof cyclePreview>

export const payoutShare = z.object({
  subject: id,
  number: z.string(),
  groupName: z.string(),
  name: z.string(),
  balance: amount,
  /** What is paid out; 0 where something stands against it. */
  points: amount,
  fen: amount,
  /** Why nothing is paid; empty where something is. */
  why: z.string(),
})
export type PayoutShareRow = z.infer<typeof payoutShare>

export const payoutPreview = z.object({
  scheme: id,
  name: z.string(),
  cycle: z.object({ from: day, to: day, name: z.string() }),
  fenPerPoint: amount,
  rows: z.array(payoutShare),
  /** How many are paid. */
  paid: z.int(),
  points: amount,
  fen: amount,
  seen: z.string(),
})
export type PayoutPreview = z.infer<typeof payoutPreview>

const posted = documentRef.extend({ subjects: z.int(), cleared: amount, base: amount })

/** 周期：清零、回到基础分、发放基础分、兑现 */
export const cycles = {
  states: call('look', nothing, z.array(cycleState)),
  previewEnd: call('keep_points', z.object({ scheme: id }), cyclePreview),
  end: call(
    'keep_points',
    z.object({ document: id, scheme: id, seen: z.string().max(100), reason: requiredText(60) }),
    posted,
    'redemption',
  ),
  /** The base for those who have never had it: at the beginning, and for new households. */
  previewBase: call('keep_points', z.object({ scheme: id }), cyclePreview),
  grantBase: call(
    'keep_points',
    z.object({ document: id, scheme: id, seen: z.string().max(100), reason: requiredText(60) }),
    posted,
    'redemption',
  ),
  /** 年终兑现：what everybody may be paid for a cycle that is over. */
  previewPayout: call('keep_points', z.object({ scheme: id }), payoutPreview),
  payOut: call(
    'keep_points',
    z.object({
      document: id,
      scheme: id,
      fund: id,
      seen: z.string().max(100),
      reason: requiredText(60),
    }),
    documentRef.extend({ subjects: z.int(), points: amount, fen: amount, fundLeftFen: amount }),
    'redemption',
    'stock',
  ),
}
