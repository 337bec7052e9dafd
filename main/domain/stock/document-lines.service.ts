import type { StockDocumentView } from '../../api/stock.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { stockDocumentsStore as store } from './documents.store.ts'
import type { ReceivedLine } from './receiving.ts'

type DocumentLine = StockDocumentView['lines'][number]

/** The goods on a document: what came in, each line a lot of its own, or what left, lot by lot. */
export function documentLines(
  db: ReadHandle,
  { id, kind }: { readonly id: string; readonly kind: string },
  asked: readonly ReceivedLine[] = [],
): DocumentLine[] {
  if (kind === 'written_off' || kind === 'goods_issued' || kind === 'counted') {
    const parts = kind === 'counted' ? store.countedBy(db, id) : store.issuedBy(db, id)
    return parts.map((part) => ({
      ...measured(part),
      line: part.line,
      quantity: part.quantity,
      pack: '',
      totalFen: part.value_fen ?? 0,
      lotSerial: part.lot_serial,
      left: part.left,
    }))
  }
  return store.lotsOf(db, id).map((lot) => {
    const pack = asked[lot.line - 1]?.pack
    return {
      ...measured(lot),
      line: lot.line,
      quantity: lot.quantity,
      pack: pack ? `${pack.count} ${pack.name} × ${pack.size}` : '',
      totalFen: lot.cost_fen,
      lotSerial: '',
      left: lot.left ?? 0,
    }
  })
}

const measured = (row: {
  readonly name: string
  readonly spec: string
  readonly unit: string
  readonly base_per_unit: number
  readonly base_name: string
  readonly produced_on: string | null
  readonly expires_on: string | null
}) => ({
  name: row.name,
  spec: row.spec,
  unit: row.unit,
  basePerUnit: row.base_per_unit,
  baseName: row.base_name,
  producedOn: row.produced_on,
  expiresOn: row.expires_on,
})
