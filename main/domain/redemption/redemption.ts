import { type Day, daysBetween } from '../../kernel/dates.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { type Quotas, type QuotaUse, tightestQuota } from './quota.ts'
import { redemptionRefusals as refusals } from './refusals.ts'

/** More than this many base steps on one line is a slip of the finger. */
export const MOST_ON_A_LINE = 100_000

export interface RedemptionLine {
  readonly item: string
  readonly name: string
  readonly kind: 'goods' | 'service' | 'recyclable' | 'bundle'
  readonly active: boolean
  /** Base steps. */
  readonly quantity: number
  /** "2 块", for sentences. */
  readonly quantityText: (base: number) => string
  /** Hundredths for the whole line; null where the item is not offered. */
  readonly points: number | null
  /** Base steps a household may take in a month, and has taken; null where there is no limit. */
  readonly monthly: { readonly limit: number; readonly taken: number } | null
}

export interface RedemptionCase {
  readonly household: {
    readonly status: 'active' | 'head_pending' | 'closed' | 'merged'
    readonly redeemableUntil: Day | null
    readonly headcount: number
  } | null
  readonly today: Day
  readonly lines: readonly RedemptionLine[]
  /** Hundredths. */
  readonly balance: number
  readonly floor: number
  readonly gate: number
  readonly quotas: Quotas
  readonly used: QuotaUse
}

export interface Judged {
  readonly total: number
  readonly spendableBefore: number
  readonly spendableAfter: number
}

/** The same item scanned on several lines is one line, checked once. */
export function mergeLines<Line extends { readonly item: string; readonly quantity: number }>(
  lines: readonly Line[],
): Line[] {
  const merged = new Map<string, Line>()
  for (const line of lines) {
    const known = merged.get(line.item)
    merged.set(line.item, known ? { ...known, quantity: known.quantity + line.quantity } : line)
  }
  return [...merged.values()]
}

/**
 * Whether the household may have these goods for its points. Refuses in a fixed order:
 * household_missing, head_pending, household_closed, cart_empty, then line by line quantity_invalid, quantity_too_large,
 * item_inactive, not_redeemable, not_offered, item_limit, then gate, points_short, quota_day, quota_month.
 * Stock is the shelf's own refusal, asked between the lines and the gate.
 */
export function judge(facts: RedemptionCase, stock: () => Result<unknown> = () => ok(null)): Result<Judged> {
  const who = judgeHousehold(facts.household, facts.today)
  if (!who.ok) return who
  if (facts.lines.length === 0) return refusals.empty()
  for (const line of facts.lines) {
    const judged = judgeLine(line)
    if (!judged.ok) return judged
  }
  const shelf = stock()
  if (!shelf.ok) return shelf
  const total = facts.lines.reduce((sum, line) => sum + (line.points ?? 0), 0)
  const spendable = facts.balance - facts.floor
  if (facts.gate > 0 && spendable < facts.gate) return refusals.gate(spendable, facts.gate)
  if (total > spendable) return refusals.pointsShort(spendable, total)
  const tightest = tightestQuota(facts.quotas, facts.used, who.value)
  if (tightest !== null && total > tightest.left) return refusals.quota(tightest.period, tightest.left, total)
  return ok({ total, spendableBefore: spendable, spendableAfter: spendable - total })
}

/** Whether the household may redeem at all today; answers its headcount for the quotas. */
export function judgeHousehold(household: RedemptionCase['household'], today: Day): Result<number> {
  if (household === null) return refusals.noHousehold()
  switch (household.status) {
    case 'active':
      return ok(Math.max(1, household.headcount))
    case 'head_pending':
      return refusals.headPending()
    case 'merged':
      return refusals.closed(null)
    case 'closed': {
      const until = household.redeemableUntil
      if (until === null || daysBetween(today, until) < 0) return refusals.closed(until)
      return ok(Math.max(1, household.headcount))
    }
  }
}

function judgeLine(line: RedemptionLine): Result<null> {
  if (!Number.isSafeInteger(line.quantity) || line.quantity <= 0) return refusals.quantity(line.name)
  if (line.quantity > MOST_ON_A_LINE) return refusals.tooMany(line.name)
  if (!line.active) return refusals.inactive(line.name)
  if (line.kind === 'recyclable') return refusals.notRedeemable(line.name)
  if (line.points === null) return refusals.notOffered(line.name)
  if (line.monthly !== null && line.monthly.taken + line.quantity > line.monthly.limit) {
    return refusals.itemLimit(
      line.name,
      line.quantityText(line.monthly.limit),
      line.quantityText(line.monthly.taken),
    )
  }
  return ok(null)
}
