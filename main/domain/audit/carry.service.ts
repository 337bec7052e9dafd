import type { ReadHandle } from '../../db/handle.ts'
import { readContent } from '../ledger/content.ts'
import { type DocumentRow, auditStore as store } from './audit.store.ts'

/** Documents after one sequence number, up to and with another: what one pass proves. */
export interface Segment {
  readonly after: number
  readonly through: number
}

export const WHOLE: Segment = { after: 0, through: Number.MAX_SAFE_INTEGER }

/** What a pass must know of the book before its first document, where it does not begin at the beginning. */
export interface Carry {
  readonly previous: DocumentRow | undefined
  /** The last number by kind, business year and branch. */
  readonly serials: ReadonlyMap<string, number>
  /** The last transfer that an earlier document claims. */
  readonly lastTransfer: number
  readonly balances: ReadonlyMap<number, Held>
  /** What has been taken back so far, by the transfer it was taken back from. */
  readonly mirrored: ReadonlyMap<number, Held>
}

export interface Held {
  amount: number
  valueFen: number
}

export const serialKey = (kind: string, year: number, branch: string) => `${kind}/${year}/${branch}`

/** Reads it from the rows themselves: whoever proves what comes before proves these rows too. */
export function readCarry(db: ReadHandle, after: number): Carry {
  const balances = new Map<number, Held>()
  const mirrored = new Map<number, Held>()
  if (after <= 0) {
    return { previous: undefined, serials: new Map(), lastTransfer: 0, balances, mirrored }
  }
  const { previous, lastTransfer } = before(db, after)
  for (const move of store.moves(db, lastTransfer)) {
    const valueFen = move.value_fen ?? 0
    add(balances, move.debit_account, move.amount, valueFen)
    add(balances, move.credit_account, -move.amount, -valueFen)
    if (move.mirrors !== null) add(mirrored, move.mirrors, move.amount, valueFen)
  }
  const serials = store
    .lastSerials(db, after)
    .map((row) => [serialKey(row.kind, row.business_year, row.branch), row.last] as const)
  return { previous, serials: new Map(serials), lastTransfer, balances, mirrored }
}

function before(db: ReadHandle, after: number) {
  let previous: DocumentRow | undefined
  for (const row of store.documentsBack(db, after)) {
    previous ??= row
    const lastTransfer = lastTransferOf(row)
    if (lastTransfer !== undefined) return { previous, lastTransfer }
  }
  return { previous, lastTransfer: 0 }
}

function lastTransferOf(row: DocumentRow): number | undefined {
  try {
    return readContent(row.content.toString()).transfers.at(-1)?.id
  } catch {
    // the pass that proves this document says so
    return undefined
  }
}

function add(held: Map<number, Held>, key: number, amount: number, valueFen: number): void {
  const known = held.get(key)
  if (known) {
    known.amount += amount
    known.valueFen += valueFen
  } else {
    held.set(key, { amount, valueFen })
  }
}
