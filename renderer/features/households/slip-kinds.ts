const SLIPS = new Set(['redemption', 'reversal', 'goods_return', 'exchange', 'correction'])

/** Documents that have a slip to look at and to print again. */
export const hasSlip = (kind: string): boolean => SLIPS.has(kind)

/** Both sides sign these on a sheet of their own. */
export const hasJoiningPaper = (kind: string): boolean =>
  kind === 'households_merged' || kind === 'household_split'
