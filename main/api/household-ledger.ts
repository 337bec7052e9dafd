import { z } from 'zod'
import { amount, day, id } from './call.ts'

/** 得分, 扣分, 兑换 (and what came back of it), all else. */
export const ledgerSort = z.enum(['award', 'deduct', 'redeem', 'other'])
export type LedgerSort = z.infer<typeof ledgerSort>

export const ledgerEntry = z.object({
  transfer: z.int(),
  document: id,
  serial: z.string(),
  kind: z.string(),
  title: z.string(),
  businessDate: day,
  effectiveDate: day,
  /** Hundredths: received positive, given negative. */
  change: amount,
  /** All purposes of the scheme together, after this movement. */
  balance: amount,
  scheme: id,
  schemeName: z.string(),
  recordedBy: z.string(),
  /** The document whose movement this one takes back. */
  takesBack: z.string().nullable(),
  /** Documents that took it back, wholly or in part. */
  takenBackBy: z.array(z.string()),
  sort: ledgerSort,
  /** What a deed was posted for; null where it was none. */
  deed: z.object({ deed: id, number: z.string(), className: z.string(), text: z.string() }).nullable(),
  /** Why, where somebody wrote it down. */
  reason: z.string(),
})
export type LedgerEntry = z.infer<typeof ledgerEntry>
