import { CHANNEL_NAMES, quantityText, SOURCE_NAMES, type stock } from '../../api/stock.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { timeOf } from '../../kernel/dates.ts'
import { ok } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import { readContent } from '../ledger/content.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '../ledger/documents.ts'
import { type StockDocumentRow, stockDocumentsStore as store } from './documents.store.ts'
import { type ChannelName, moneyStore } from './money.store.ts'
import type { ReceivedLine, StockInSource } from './receiving.ts'
import type { StockDeps } from './stock.service.ts'
import { stockRefusals as refusals } from './stock.ts'

type DocumentCalls = Pick<Calls<typeof stock>, 'documents' | 'document'>
type Kind = 'stock_in' | 'payment' | 'funding' | 'found_at_counter' | 'entry_reversed'

/** What the documents of stock and money keep as their request and facts. */
interface Recorded {
  readonly request: {
    readonly source?: StockInSource
    readonly supplier?: string | null
    readonly channel?: ChannelName | null
    readonly paperNumber?: string
    readonly fund?: string | { readonly id: string; readonly channel: ChannelName }
  }
  readonly facts: {
    readonly totalFen?: number
    readonly valueFen?: number
    readonly serial?: string
    readonly kind?: DocumentKind
    readonly lines?: readonly ReceivedLine[]
  }
}

/** 入库单、付款单、到账单: as a list, and one in full. */
export function createStockDocuments({ store: village }: StockDeps): DocumentCalls {
  const recorded = (row: StockDocumentRow) => readContent(row.content) as unknown as Recorded

  const fundOf = (db: ReadHandle, { fund }: Recorded['request']) =>
    fund === undefined ? undefined : moneyStore.fund(db, typeof fund === 'string' ? fund : fund.id)
  const supplierOf = (db: ReadHandle, { supplier }: Recorded['request']) =>
    supplier ? (moneyStore.supplier(db, supplier)?.name ?? '') : ''

  const summaryOf = (row: StockDocumentRow, { request, facts }: Recorded): string => {
    const parts: (string | undefined)[] = []
    switch (row.kind as Kind) {
      case 'stock_in':
        if (request.source) parts.push(SOURCE_NAMES[request.source])
        parts.push(supplierOf(village, request), linesText(row.id))
        break
      case 'payment':
        parts.push(`付给${supplierOf(village, request)}`, fundOf(village, request)?.name)
        break
      case 'funding': {
        const fund = fundOf(village, request)
        parts.push(fund && CHANNEL_NAMES[fund.channel], fund?.name)
        break
      }
      case 'found_at_counter':
        parts.push(linesText(row.id))
        break
      case 'entry_reversed':
        parts.push(
          `冲销${facts.kind ? DOCUMENT_KINDS[facts.kind].title.replace(/单$/, '') : ''} ${facts.serial ?? ''}`,
        )
    }
    return parts.filter((part) => part !== undefined && part !== '').join(' · ')
  }

  const linesText = (document: string): string => {
    const lots = store.lotsOf(village, document)
    const first = lots[0]
    if (!first) return ''
    const quantity = quantityText(first.quantity, measured(first))
    return lots.length === 1 ? `${first.name} ${quantity}` : `${first.name}等 ${lots.length} 样`
  }

  const brief = (row: StockDocumentRow) => {
    const content = recorded(row)
    const kind = row.kind as Kind
    return {
      document: row.id,
      kind,
      title: DOCUMENT_KINDS[kind].title,
      serial: row.serial,
      businessDate: row.business_date,
      time: timeOf(new Date(row.entered_at)),
      recordedBy: row.recorded_by ?? '',
      summary: summaryOf(row, content),
      amountFen: content.facts.totalFen ?? content.facts.valueFen ?? 0,
      reversed: row.reversed,
      reversible: row.reversed === null && ['stock_in', 'payment', 'funding'].includes(kind),
    }
  }

  return {
    documents: ({ limit }) => ok(store.newest(village, limit).map(brief)),

    document({ document }) {
      const row = store.one(village, document)
      if (row === undefined) return refusals.noSuchDocument()
      const content = recorded(row)
      const texts = new Map(
        book.texts(village, document).map(({ field, text }) => [field, text ?? '（已隐去）']),
      )
      const text = (...fields: string[]) => fields.map((field) => texts.get(field)).find(Boolean) ?? ''
      const fund = fundOf(village, content.request)
      return ok({
        ...brief(row),
        checkCode: row.check_code,
        source: content.request.source ?? null,
        supplier: supplierOf(village, content.request),
        donor: text('donor'),
        fund: fund?.name ?? '',
        channel: content.request.channel ?? fund?.channel ?? null,
        paperNumber: content.request.paperNumber ?? '',
        deliveredBy: text('deliveredBy', 'from'),
        checkedBy: text('checkedBy'),
        payee: text('payee'),
        note: text('note', 'reason'),
        takesBack: row.kind === 'entry_reversed' ? (content.facts.serial ?? null) : null,
        lines: store.lotsOf(village, document).map((lot) => {
          const asked = content.facts.lines?.[lot.line - 1]
          return {
            line: lot.line,
            name: lot.name,
            spec: lot.spec,
            ...measured(lot),
            quantity: lot.quantity,
            pack: asked?.pack ? `${asked.pack.count} ${asked.pack.name} × ${asked.pack.size}` : '',
            totalFen: lot.cost_fen,
            producedOn: lot.produced_on,
            expiresOn: lot.expires_on,
            left: lot.left ?? 0,
          }
        }),
      })
    },
  }
}

const measured = (lot: { unit: string; base_per_unit: number; base_name: string }) => ({
  unit: lot.unit,
  basePerUnit: lot.base_per_unit,
  baseName: lot.base_name,
})
