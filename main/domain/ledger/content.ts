import { createHash, hash } from 'node:crypto'
import { canonicalJson, type Json } from '../../kernel/json.ts'
import type { AccountKey } from './accounts.ts'
import type { DocumentKind } from './documents.ts'

/** The content format this program writes. Older ones stay readable: the audit knows them all. */
export const FORMAT = 1

/** The hash before the first document. */
export const GENESIS = '0'.repeat(64)

export interface RecordedAccount extends AccountKey {
  readonly id: number
}

export interface RecordedTransfer {
  readonly id: number
  /** The document's own line this transfer belongs to (a slip line), where it belongs to one. */
  readonly line: number | null
  readonly debit: number
  readonly credit: number
  readonly amount: number
  readonly valueFen: number | null
  readonly mirrors: number | null
  readonly effectiveDate: string
  /** What the credited account must keep, where the transfer was made by choice. */
  readonly floor: number | null
}

/** All that a document says. Its canonical spelling is what is stored and hashed, verbatim. */
export interface DocumentContent {
  readonly id: string
  readonly site: string
  readonly branch: string
  readonly sequence: number
  readonly kind: DocumentKind
  readonly serial: string
  readonly businessYear: number
  readonly serialNumber: number
  readonly businessDate: string
  readonly enteredAt: string
  readonly recordedBy: string | null
  readonly handedBy: string | null
  readonly household: string | null
  readonly scheme: string | null
  readonly refersTo: string | null
  /** What the caller asked for; a repeat is compared with it, field by field. */
  readonly request: Json
  /** What was so at that moment and is worth keeping: balances before and after, prices, lots. */
  readonly facts: Json
  /** Salted digests of personal free text, by field. */
  readonly digests: { readonly [field: string]: string }
  /** Accounts that this document opened. */
  readonly accounts: readonly RecordedAccount[]
  readonly transfers: readonly RecordedTransfer[]
}

export function writeContent(content: DocumentContent): string {
  return canonicalJson({
    format: FORMAT,
    ...content,
    accounts: content.accounts.map((account) => [
      account.id,
      account.book,
      account.unit,
      account.kind,
      account.owner,
    ]),
    transfers: content.transfers.map((transfer) => [
      transfer.id,
      transfer.line,
      transfer.debit,
      transfer.credit,
      transfer.amount,
      transfer.valueFen,
      transfer.mirrors,
      transfer.effectiveDate,
      transfer.floor,
    ]),
  })
}

export type AccountTuple = [number, AccountKey['book'], string, AccountKey['kind'], string]
export type TransferTuple = [
  number,
  number | null,
  number,
  number,
  number,
  number | null,
  number | null,
  string,
  number | null,
]

type Written = { format: number; accounts: AccountTuple[]; transfers: TransferTuple[] } & Omit<
  DocumentContent,
  'accounts' | 'transfers'
>

/** Reads stored content back, with its format. Throws where it is no content of a known format. */
export function readContent(text: string): DocumentContent & { readonly format: number } {
  const raw = JSON.parse(text) as Written
  if (raw.format !== FORMAT) throw new Error(`content format ${raw.format} is not known`)
  return Object.assign(raw as Omit<Written, 'accounts' | 'transfers'>, {
    accounts: raw.accounts.map(recordedAccount),
    transfers: raw.transfers.map(recordedTransfer),
  })
}

export const recordedAccount = ([id, book, unit, kind, owner]: AccountTuple): RecordedAccount => ({
  id,
  book,
  unit,
  kind,
  owner,
})

export const recordedTransfer = ([
  id,
  line,
  debit,
  credit,
  amount,
  valueFen,
  mirrors,
  effectiveDate,
  floor,
]: TransferTuple): RecordedTransfer => ({
  id,
  line,
  debit,
  credit,
  amount,
  valueFen,
  mirrors,
  effectiveDate,
  floor,
})

/** The link of the chain: SHA-256 over the previous hash, a newline, and the content as stored. */
export function chainHash(previousHash: string, content: string | Uint8Array): string {
  return createHash('sha256').update(previousHash).update('\n').update(content).digest('hex')
}

/** 核对码: eight digits of the hash, for paper. */
export function checkCodeOf(hash: string): string {
  return String(Number.parseInt(hash.slice(0, 12), 16) % 100_000_000).padStart(8, '0')
}

/** What stands in the content for a personal text: a copy may blank the text and still pass. */
export function textDigest(salt: string, text: string): string {
  return hash('sha256', `${salt}\n${text}`)
}
