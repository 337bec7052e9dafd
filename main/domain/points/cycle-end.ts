/** What one subject has of a cycle that is over; hundredths. */
export interface Standing {
  readonly balance: number
  /** What it had when the cycle ended, deeds of the cycle that were decided later included. */
  readonly atEnd: number
  /** What it has spent since, less what came back of that. */
  readonly spentSince: number
}

/** What the end of a cycle does to one subject: `cleared` goes, `forgiven` and `base` come. Hundredths, never below 0. */
export interface CycleShare {
  readonly cleared: number
  readonly forgiven: number
  readonly base: number
}

export interface CycleRule {
  readonly cycleEnd: 'carry' | 'clear' | 'base'
  readonly base: { readonly pointsHundredths: number; readonly spendable: boolean }
}

/** Of the cycle that is over: points are spent the oldest first. Below 0 where it owed points. */
export const leftOf = ({ balance, atEnd, spentSince }: Standing): number =>
  atEnd > 0 ? Math.max(0, Math.min(balance, atEnd - spentSince)) : atEnd

/**
 * Points of the old cycle are spent first, so what was spent since is taken off what there was at its end; what
 * came in since stays. A base that may not be spent never adds up: whoever fell below it begins from it again
 * (徐塘, 八名, 白家); one that may be spent is given anew each time (盛新).
 */
export function endOf({ cycleEnd, base }: CycleRule, standing: Standing): CycleShare {
  const old = leftOf(standing)
  const full = base.pointsHundredths
  if (cycleEnd === 'carry') {
    const missing = base.spendable ? full : full - Math.max(0, Math.min(old, full))
    return { cleared: 0, forgiven: 0, base: missing }
  }
  const target = cycleEnd === 'base' ? full : 0
  return {
    cleared: Math.max(0, old - target),
    forgiven: Math.max(0, -old),
    base: Math.max(0, target - Math.max(0, old)),
  }
}

/**
 * What was borrowed and redeemed is owed beyond the end of a cycle: up to the open loan's limit, what lies below the
 * floor is neither forgiven nor made good.
 */
export function besideLoan(standing: Standing, floor: number, limit: number): Standing {
  const owed = Math.max(0, Math.min(limit, floor - standing.balance))
  return { ...standing, balance: standing.balance + owed, atEnd: standing.atEnd + owed }
}

/** 赠分 of one subject, and what of them goes with the cycle; hundredths. */
export interface GiftedShare {
  readonly balance: number
  readonly cleared: number
}

export const NO_GIFTS: GiftedShare = { balance: 0, cleared: 0 }

/** Where earned points do not stay, gifted ones of the old cycle go as well: without earned ones they buy nothing. */
export const giftedEndOf = (standing: Standing): GiftedShare => ({
  balance: standing.balance,
  cleared: Math.max(0, leftOf(standing)),
})

export const isNothing = ({ cleared, forgiven, base }: CycleShare): boolean =>
  cleared === 0 && forgiven === 0 && base === 0
