import {
  CHANNEL_NAMES,
  type IssuePurpose,
  LOSS_REASON_NAMES,
  type LossReason,
  PURPOSE_NAMES,
  quantityText,
  SOURCE_NAMES,
  type stock,
} from '../../api/stock.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { timeOf } from '../../kernel/dates.ts'
import { ok } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import { readContent } from '../ledger/content.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '../ledger/documents.ts'
import { photosOf } from '../photos/attached.service.ts'
import { documentLines } from './document-lines.service.ts'
import { type StockDocumentRow, type StockKind, stockDocumentsStore as store } from './documents.store.ts'
import { type ChannelName, moneyStore } from './money.store.ts'
import type { ReceivedLine, StockInSource } from './receiving.ts'
import type { StockDeps } from './stock.service.ts'
import { stockRefusals as refusals } from './stock.ts'

type DocumentCalls = Pick<Calls<typeof stock>, 'documents' | 'document'>
type Kind = StockKind | 'entry_reversed'

const REVERSIBLE: readonly Kind[] = [
  'stock_in',
  'payment',
  'funding',
  'written_off',
  'goods_issued',
  'counted',
]

/** What the documents of stock and money keep as their request and facts. */
interface Recorded {
  readonly request: {
    readonly source?: StockInSource
    readonly supplier?: string | null
    readonly channel?: ChannelName | null
    readonly paperNumber?: string
    readonly purpose?: IssuePurpose
    readonly reason?: LossReason | null
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
        parts.push(supplierOf(village, request), linesText(row))
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
      case 'counted':
        parts.push(linesText(row))
        break
      case 'written_off':
        parts.push(request.reason ? LOSS_REASON_NAMES[request.reason] : '', linesText(row))
        break
      case 'goods_issued':
        parts.push(request.purpose && PURPOSE_NAMES[request.purpose], linesText(row))
        break
      case 'entry_reversed':
        parts.push(
          `冲销${facts.kind ? DOCUMENT_KINDS[facts.kind].title.replace(/单$/, '') : ''} ${facts.serial ?? ''}`,
        )
    }
    return parts.filter((part) => part !== undefined && part !== '').join(' · ')
  }

  const linesText = (row: StockDocumentRow): string => {
    const lines = documentLines(village, row)
    const first = lines[0]
    if (!first) return ''
    const goods = new Set(lines.map(({ name, spec }) => `${name} ${spec}`)).size
    if (goods > 1) return `${first.name}等 ${goods} 样`
    return `${first.name} ${quantityText(
      lines.reduce((sum, { quantity }) => sum + quantity, 0),
      first,
    )}`
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
      reversible: row.reversed === null && REVERSIBLE.includes(kind),
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
        note: text('note', 'reason', 'words'),
        purpose: content.request.purpose ?? null,
        reason: content.request.reason ?? null,
        witness: row.handed_by ?? '',
        households: text('kept.households'),
        photos: photosOf(village, document),
        takesBack: row.kind === 'entry_reversed' ? (content.facts.serial ?? null) : null,
        lines: documentLines(village, row, content.facts.lines),
      })
    },
  }
}
