import { z } from 'zod'
import { amount, call, day, documentRef, id, positiveAmount, requiredText } from './call.ts'

/** What a household may do with its points beside redeeming them, and what stands; hundredths. */
export const purposesView = z.object({
  scheme: id,
  name: z.string(),
  may: z.object({ deposits: z.boolean(), giving: z.boolean(), loans: z.boolean(), gifts: z.boolean() }),
  /** The most and the longest that may be lent. */
  lending: z.object({ limitHundredths: amount, months: z.int() }),
  /** What it may store or give away: borrowed points only redeem. */
  own: amount,
  deposited: amount,
  /** 赠分, and with how many earned ones how many of them are spent. */
  gifted: amount,
  ratio: z.object({ earned: z.int(), gifted: z.int() }),
  loan: z.object({ serial: z.string(), limit: amount, until: day, owed: amount }).nullable(),
  frozen: z.object({ until: day.nullable(), reason: z.string() }).nullable(),
})
export type PurposesView = z.infer<typeof purposesView>

const move = { document: id, household: id, points: positiveAmount, reason: requiredText(60) }

/** 借、存、转赠、解冻 */
export const purposes = {
  of: call('look', z.object({ household: id }), purposesView),
  /** 存分：out of the reach of a cycle's end. */
  deposit: call('keep_points', z.object(move), documentRef, 'redemption'),
  withdraw: call('keep_points', z.object(move), documentRef, 'redemption'),
  /** 转赠：to a neighbour. */
  give: call('keep_points', z.object({ ...move, to: id }), documentRef, 'redemption'),
  /** 借分：redeems before it has earned; every award pays back first. */
  lend: call(
    'keep_points',
    z.object({ ...move, months: z.int().positive(), guarantor: requiredText(20) }),
    documentRef,
    'redemption',
  ),
  endLoan: call(
    'keep_points',
    z.object({ document: id, household: id, reason: requiredText(60) }),
    documentRef,
    'redemption',
  ),
  unfreeze: call(
    'keep_points',
    z.object({ document: id, household: id, reason: requiredText(60) }),
    documentRef,
    'redemption',
  ),
}
