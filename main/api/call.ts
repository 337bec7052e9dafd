import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import type { Refusal, Result } from '../kernel/result.ts'

/**
 * Who may make a call. `anyone` needs no sign-in; every other right needs a person who is signed in and not
 * locked out, and a role that carries the right (main/domain/staff/rights.ts).
 */
export const RIGHTS = [
  'anyone',
  'look',
  'serve',
  'register',
  'keep_stock',
  'keep_points',
  'report',
  'decide',
  'publish',
  'close',
  'supervise',
  'administer',
] as const
export type Right = (typeof RIGHTS)[number]

/** What a successful call may have changed, so that open screens ask again. */
export const TOPICS = [
  'session',
  'staff',
  'households',
  'teams',
  'party',
  'schemes',
  'rules',
  'deeds',
  'notices',
  'catalogue',
  'stock',
  'counting',
  'redemption',
  'carts',
  'printing',
  'closing',
  'backup',
] as const
export type Topic = (typeof TOPICS)[number]

export interface CallMeta {
  readonly right: Right
  readonly changes: readonly Topic[]
}

const contract = oc.$meta<CallMeta>({ right: 'administer', changes: [] })

const refusal = z.object({
  code: z.string(),
  sentence: z.string(),
  facts: z.record(z.string(), z.unknown()),
}) as unknown as z.ZodType<Refusal>

/** Ok with a value, or refused with a code, facts and a sentence: the shape of every answer. */
export const resultOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), refusal }),
  ]) as unknown as z.ZodType<Result<z.output<T>>, Result<z.input<T>>>

/** Declares one call of a noun: who may make it, what it takes, what it answers, what it changes. */
export const call = <I extends z.ZodType, O extends z.ZodType>(
  right: Right,
  input: I,
  output: O,
  ...changes: readonly Topic[]
) => contract.meta({ right, changes }).input(input).output(resultOf(output))

/** Declares a stream of events. */
export const stream = <O extends z.ZodType>(right: Right, output: O) =>
  contract.meta({ right, changes: [] }).output(eventIterator(output))

export const nothing = z.object({})

// --- the plain values that cross, shared by every noun ---

export const id = z.string().uuid()
/** A calendar day, 2026-11-24. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** Hundredths of a point, fen, or base steps: exact integers. */
export const amount = z.int()
export const positiveAmount = z.int().positive()
/** Typed text: trimmed, bounded, never null. */
export const text = (max: number) => z.string().trim().max(max)
export const requiredText = (max: number) => z.string().trim().min(1).max(max)

/** A posted document as any screen may show it. */
export const documentRef = z.object({
  id,
  serial: z.string(),
  businessDate: day,
  /** 核对码 */
  checkCode: z.string(),
  /** True where this very document had been posted before. */
  repeated: z.boolean(),
})
export type DocumentRef = z.infer<typeof documentRef>
