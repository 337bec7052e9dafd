import type { FundId, ItemId, LotId, SchemeId, SubjectId, SupplierId } from '../../kernel/ids.ts'

/**
 * An account holds an amount of one unit. Balance = everything debited − everything credited, in every book:
 * what a household, a shelf or a fund holds is positive, what the outside has given is negative, and the
 * whole of a unit sums to zero.
 */
export interface AccountKey {
  readonly book: 'points' | 'goods' | 'money'
  /** A scheme, an item, or CNY. */
  readonly unit: string
  readonly kind: AccountKind
  /** The subject, lot, fund or supplier; empty for the accounts of the system. */
  readonly owner: string
}

/** What a subject may hold. */
export type Purpose = 'earned' | 'gifted' | 'deposited' | 'held'

export type AccountKind =
  | Purpose
  /** points of the system: where they come from and go to */
  | 'issued'
  | 'base'
  | 'gift'
  | 'opening'
  | 'redeemed'
  | 'cleared'
  /** goods by place */
  | 'shelf'
  | 'reserved'
  | 'recycling'
  /** goods of the system */
  | 'supplier'
  | 'donor'
  | 'found'
  | 'handed_out'
  /** moved to another shop, given as a prize, used by the village */
  | 'issued_out'
  | 'loss'
  | 'count_difference'
  /** money */
  | 'fund'
  | 'cash'
  | 'payable'
  | 'purchases'
  | 'funding'
  | 'paid_out'

export const CNY = 'CNY'

export const subjectPoints = (
  scheme: SchemeId,
  subject: SubjectId,
  purpose: Purpose = 'earned',
): AccountKey => ({
  book: 'points',
  unit: scheme,
  kind: purpose,
  owner: subject,
})

export const systemPoints = (
  scheme: SchemeId,
  kind: 'issued' | 'base' | 'gift' | 'opening' | 'redeemed' | 'cleared',
): AccountKey => ({ book: 'points', unit: scheme, kind, owner: '' })

export const goodsPlace = (
  item: ItemId,
  lot: LotId,
  kind: 'shelf' | 'reserved' | 'recycling' = 'shelf',
): AccountKey => ({
  book: 'goods',
  unit: item,
  kind,
  owner: lot,
})

export const systemGoods = (
  item: ItemId,
  kind:
    | 'supplier'
    | 'donor'
    | 'opening'
    | 'found'
    | 'handed_out'
    | 'issued_out'
    | 'loss'
    | 'count_difference',
): AccountKey => ({ book: 'goods', unit: item, kind, owner: '' })

export const fundMoney = (fund: FundId): AccountKey => ({
  book: 'money',
  unit: CNY,
  kind: 'fund',
  owner: fund,
})

/** What the shop owes a supplier: credited at stock-in, debited by payments; never above zero. */
export const payable = (supplier: SupplierId): AccountKey => ({
  book: 'money',
  unit: CNY,
  kind: 'payable',
  owner: supplier,
})

export const systemMoney = (kind: 'purchases' | 'funding' | 'opening' | 'paid_out'): AccountKey => ({
  book: 'money',
  unit: CNY,
  kind,
  owner: '',
})

/** Accounts that nothing may push below zero, whoever asks: the database refuses it too. */
export const NEVER_NEGATIVE: readonly AccountKind[] = ['shelf', 'reserved', 'recycling', 'fund', 'cash']

export const accountName = (key: AccountKey): string => [key.book, key.unit, key.kind, key.owner].join('/')
