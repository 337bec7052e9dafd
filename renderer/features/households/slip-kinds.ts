const SLIPS = new Set(['redemption', 'reversal', 'goods_return', 'exchange', 'correction'])

/** Documents that have a slip to look at and to print again. */
export const hasSlip = (kind: string): boolean => SLIPS.has(kind)
