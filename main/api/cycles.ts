import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, requiredText } from './call.ts'

/** A scheme's cycle that is over, and what its end would do. */
export const cycleState = z.object({
  scheme: id,
  name: z.string(),
  cycleEnd: z.enum(['carry', 'clear', 'base']),
  base: z.object({ pointsHundredths: amount, spendable: z.boolean() }),
  /** The last cycle that is over; null where the scheme has no cycles or began in this one. */
  over: z.object({ from: day, to: day, name: z.string() }).nullable(),
  /** The document that ended it; null where it is still to be done. */
  ended: z.string().nullable(),
  /** Subjects that have never been given the base. */
  withoutBase: z.int(),
})
export type CycleState = z.infer<typeof cycleState>

export const cycleShare = z.object({
  subject: id,
  number: z.string(),
  groupName: z.string(),
  name: z.string(),
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
  cycle: z.object({ from: day, to: day, name: z.string() }).nullable(),
  rows: z.array(cycleShare),
  cleared: amount,
  forgiven: amount,
  base: amount,
  /** Says at the confirmation that this very list was seen. */
  seen: z.string(),
})
export type CyclePreview = z.infer<typeof cyclePreview>

const posted = documentRef.extend({ subjects: z.int(), cleared: amount, base: amount })

/** 周期：清零、回到基础分、发放基础分 */
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
}
