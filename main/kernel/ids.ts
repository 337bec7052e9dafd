declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type DocumentId = Id<'document'>
export type HouseholdId = Id<'household'>
export type PersonId = Id<'person'>
export type SubjectId = Id<'subject'>
export type SchemeId = Id<'scheme'>
export type ItemId = Id<'item'>
export type LotId = Id<'lot'>
export type StaffId = Id<'staff'>
export type ShiftId = Id<'shift'>
export type FundId = Id<'fund'>
export type SupplierId = Id<'supplier'>
export type SiteId = Id<'site'>
export type BranchId = Id<'branch'>

/** Time-ordered UUIDs (v7), handed in so that tests can repeat a run. */
export interface Ids {
  next<T extends string>(): T
}

/** The host's randomness, handed in: card serials, salts, tokens. */
export interface Random {
  bytes(length: number): Uint8Array
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => UUID.test(text)
