import type { stock } from '../../api/stock.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { DocumentId, FundId, SupplierId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { fundMoney, payable } from '../ledger/accounts.ts'
import { readContent } from '../ledger/content.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '../ledger/documents.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import { type StockDocumentRow, stockDocumentsStore as store } from './documents.store.ts'
import { moneyStore } from './money.store.ts'
import type { StockDeps } from './stock.service.ts'
import { stockRefusals as refusals } from './stock.ts'

/**
 * 冲销 of what the office wrote: every transfer taken back in full, by mirrors. A stock-in only while all of its
 * goods are still there and unpaid for; money that came in only while it has not been spent.
 */
export function createStockReversal({
  store: village,
  ledger,
}: StockDeps): Pick<Calls<typeof stock>, 'reverse'> {
  return {
    reverse(input, caller) {
      return village.write((tx) =>
        ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'entry_reversed',
            request: { of: input.of },
            texts: { reason: input.reason },
          },
          () => {
            const original = store.one(tx, input.of)
            if (original === undefined) return refusals.noSuchDocument()
            const free = mayGo(tx, original)
            if (!free.ok) return free
            const transfers: TransferDraft[] = []
            for (const { id, line } of store.transfersOf(tx, original.id)) {
              const mirror = ledger.mirrorOf(tx, id, undefined, line ?? undefined)
              if (!mirror.ok) return mirror
              transfers.push(mirror.value)
            }
            return ok({
              recordedBy: caller.staff?.id ?? null,
              refersTo: original.id,
              facts: { serial: original.serial, kind: original.kind, totalFen: totalOf(original) },
              transfers,
            })
          },
        ),
      )
    },
  }

  function mayGo(db: ReadHandle, original: StockDocumentRow): Result<null> {
    if (original.reversed !== null) return refusals.reversedBefore(original.serial, original.reversed)
    const facts = readContent(original.content).facts as { fund: string }
    const request = readContent(original.content).request as { source: string; supplier: string | null }
    switch (original.kind) {
      case 'stock_in':
        for (const lot of store.lotsOf(db, original.id)) {
          if (lot.left === lot.quantity) continue
          const usedBy = lot.shelf === null ? undefined : store.takenBy(db, lot.shelf)
          return refusals.goodsMoved(original.serial, lot.name, usedBy ?? '')
        }
        return request.source === 'purchase' && request.supplier !== null
          ? stillOwed(db, original, request.supplier)
          : ok(null)
      case 'payment':
      case 'written_off':
      case 'goods_issued':
        return ok(null)
      case 'counted':
        return stillFound(db, original)
      case 'funding': {
        const left = ledger.balance(db, fundMoney(facts.fund as FundId)).balance
        const name = moneyStore.fund(db, facts.fund)?.name ?? ''
        const total = totalOf(original)
        return left < total ? refusals.moneySpent(original.serial, name, left, total) : ok(null)
      }
      default:
        return refusals.notReversible(DOCUMENT_KINDS[original.kind as DocumentKind].title)
    }
  }

  /** What a count found can only be taken back while it is there, with what it is worth. */
  function stillFound(db: ReadHandle, original: StockDocumentRow): Result<null> {
    for (const { name, shelf, quantity, value_fen, left, left_fen } of store.countedBy(db, original.id)) {
      if (quantity < 0 || (left > quantity && left_fen >= value_fen)) continue
      if (left === quantity && left_fen === value_fen) continue
      return refusals.goodsMoved(original.serial, name, store.takenBy(db, shelf) ?? '')
    }
    return ok(null)
  }

  /** Taking the debt back must not leave the supplier owing us. */
  function stillOwed(db: ReadHandle, original: StockDocumentRow, supplier: string): Result<null> {
    const owed = -ledger.balance(db, payable(supplier as SupplierId)).balance
    const total = totalOf(original)
    if (owed >= total) return ok(null)
    return refusals.paidAlready(original.serial, moneyStore.supplier(db, supplier)?.name ?? '', owed, total)
  }
}

const totalOf = (row: StockDocumentRow): number =>
  (readContent(row.content).facts as { totalFen: number }).totalFen
