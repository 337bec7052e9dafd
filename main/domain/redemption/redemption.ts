import { type Day, daysBetween } from '../../kernel/dates.ts'
import { giftedOf, type PointsPurse, spendableOf, without } from '../../kernel/purse.ts'
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
  /** Hundredths for the whole line; null where the item is not offered. */
  readonly points: number | null
  /** What a household has in hand afterwards: the item itself, then what a bundle is made of. */
  readonly takes: readonly Taking[]
}

export interface Taking {
  readonly item: string
  readonly name: string
  readonly active: boolean
  /** Base steps for one base step of the line. */
  readonly each: number
  readonly monthly: MonthlyLimit | null
}

/** Base steps a household may take in a month, and has taken. */
export interface MonthlyLimit {
  readonly limit: number
  readonly taken: number
  /** "2 块", for sentences. */
  readonly quantityText: (base: number) => string
}

export interface RedemptionCase extends PointsPurse {
  readonly household: {
    readonly status: 'active' | 'head_pending' | 'closed' | 'merged'
    readonly redeemableUntil: Day | null
    readonly headcount: number
  } | null
  readonly today: Day
  readonly lines: readonly RedemptionLine[]
  /** What keeps a household from redeeming today, whatever it wants; left out where nothing may. */
  readonly standing?: Standing | undefined
  /** Hundredths. */
  readonly gate: number
  readonly quotas: Quotas
  readonly used: QuotaUse
  /** It has happened already: only what cannot be true is refused, and the shelf. */
  readonly happened?: boolean
}

export interface Standing {
  readonly frozen: { readonly until: Day | null; readonly reason: string } | null
  /** The day on which the counter redeems next; today where it does now. */
  readonly opensOn: Day
  /** Hundredths that the whole balance must reach, what was redeemed in this cycle counted in; 0 = none. */
  readonly minimumScore: number
  readonly redeemedInCycle: number
}

export interface Judged {
  readonly total: number
  /** What of it gifted points pay. */
  readonly gifted: number
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
 * household_missing, head_pending, household_closed, frozen, window_closed, minimum_score, cart_empty, then line by line
 * quantity_invalid, quantity_too_large, item_inactive, not_redeemable, not_offered, then item_limit, gate, points_short, quota_day, quota_month.
 * Stock is the shelf's own refusal, asked between the limits and the gate.
 */
export function judge(facts: RedemptionCase, stock: () => Result<unknown> = () => ok(null)): Result<Judged> {
  const who = judgeHousehold(facts)
  if (!who.ok) return who
  if (facts.lines.length === 0) return refusals.empty()
  for (const line of facts.lines) {
    const judged = judgeLine(line, facts.happened === true)
    if (!judged.ok) return judged
  }
  const limits = facts.happened ? ok(null) : judgeLimits(facts.lines)
  if (!limits.ok) return limits
  const shelf = stock()
  if (!shelf.ok) return shelf
  const total = facts.lines.reduce((sum, line) => sum + (line.points ?? 0), 0)
  const spendable = spendableOf(facts)
  const gifted = giftedOf(total, facts.gifted)
  const judged = {
    total,
    gifted,
    spendableBefore: spendable,
    spendableAfter: spendableOf(without(facts, total, gifted)),
  }
  if (facts.happened) return ok(judged)
  if (facts.gate > 0 && spendable < facts.gate) return refusals.gate(spendable, facts.gate)
  if (total > spendable) return refusals.pointsShort(spendable, total, facts.gifted)
  const tightest = tightestQuota(facts.quotas, facts.used, who.value)
  if (tightest !== null && total > tightest.left) return refusals.quota(tightest.period, tightest.left, total)
  return ok(judged)
}

/** Whether the household may redeem at all today; answers its headcount for the quotas. */
export function judgeHousehold({
  household,
  standing,
  today,
  balance,
}: Pick<RedemptionCase, 'household' | 'standing' | 'today' | 'balance'>): Result<number> {
  if (household === null) return refusals.noHousehold()
  const there = judgeStatus(household, today)
  if (!there.ok || standing === undefined) return there
  const { frozen, opensOn, minimumScore, redeemedInCycle } = standing
  if (frozen) return refusals.frozen(frozen.until, frozen.reason)
  if (opensOn !== today) return refusals.windowClosed(opensOn)
  const score = balance + redeemedInCycle
  if (minimumScore > 0 && score < minimumScore) return refusals.minimumScore(score, minimumScore)
  return there
}

function judgeStatus(household: NonNullable<RedemptionCase['household']>, today: Day): Result<number> {
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

function judgeLine(line: RedemptionLine, happened: boolean): Result<null> {
  if (!Number.isSafeInteger(line.quantity) || line.quantity <= 0) return refusals.quantity(line.name)
  if (line.quantity > MOST_ON_A_LINE) return refusals.tooMany(line.name)
  if (!line.active && !happened) return refusals.inactive(line.name)
  const retired = line.takes.find((taking) => !taking.active)
  if (retired && !happened) return refusals.inactive(`${line.name}里的${retired.name}`)
  if (line.kind === 'recyclable') return refusals.notRedeemable(line.name)
  if (line.points === null) return refusals.notOffered(line.name)
  return ok(null)
}

/** An item's limit is asked of all that goes out of it, by itself and in bundles. */
function judgeLimits(lines: readonly RedemptionLine[]): Result<null> {
  const demands = new Map<string, { taking: Taking; wanted: number; bundled: boolean }>()
  for (const line of lines) {
    for (const taking of line.takes) {
      const demand = demands.get(taking.item) ?? { taking, wanted: 0, bundled: false }
      demand.wanted += taking.each * line.quantity
      demand.bundled ||= taking.item !== line.item
      demands.set(taking.item, demand)
    }
  }
  for (const { taking, wanted, bundled } of demands.values()) {
    if (taking.monthly === null || taking.monthly.taken + wanted <= taking.monthly.limit) continue
    const { limit, taken, quantityText } = taking.monthly
    return refusals.itemLimit(taking.name, quantityText(limit), quantityText(taken), {
      wanted: quantityText(wanted),
      bundled,
    })
  }
  return ok(null)
}
