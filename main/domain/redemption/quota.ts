/** Hundredths a household, or each head of it, may redeem in a day or month; null where there is no limit. */
export interface Quotas {
  readonly householdDay: number | null
  readonly householdMonth: number | null
  readonly headDay: number | null
  readonly headMonth: number | null
}

/** Hundredths redeemed and not given back, booked to today and to this month. */
export interface QuotaUse {
  readonly day: number
  readonly month: number
}

export interface QuotaLeft {
  readonly period: 'day' | 'month'
  readonly left: number
}

/** The limit that leaves least; null where there is none. Never below zero. */
export function tightestQuota(quotas: Quotas, used: QuotaUse, headcount: number): QuotaLeft | null {
  const lefts: QuotaLeft[] = []
  const add = (period: 'day' | 'month', limit: number | null) => {
    if (limit !== null) lefts.push({ period, left: Math.max(0, limit - used[period]) })
  }
  add('day', quotas.householdDay)
  add('month', quotas.householdMonth)
  add('day', quotas.headDay === null ? null : quotas.headDay * headcount)
  add('month', quotas.headMonth === null ? null : quotas.headMonth * headcount)
  return lefts.reduce<QuotaLeft | null>(
    (least, next) => (least === null || next.left < least.left ? next : least),
    null,
  )
}
