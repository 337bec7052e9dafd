import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, requiredText, text } from './call.ts'
import { itemKind } from './catalogue.ts'
import { MOST_PHOTOS, photo } from './deeds.ts'

export { addMonths, type Day } from '../kernel/dates.ts'
export { expiryOf, parseDayShorthand } from '../kernel/day-shorthand.ts'
export { quantityText } from '../kernel/quantities.ts'

/** 财政、帮扶、集体经济、社会捐助、乡镇自筹、市场化运营 */
export const channels = ['fiscal', 'aid', 'collective', 'donation', 'township', 'market'] as const
export const channel = z.enum(channels)
export type Channel = z.infer<typeof channel>
export const CHANNEL_NAMES: Record<Channel, string> = {
  fiscal: '财政资金',
  aid: '帮扶资金',
  collective: '集体经济',
  donation: '社会捐助',
  township: '乡镇自筹',
  market: '市场化运营',
}

export const sources = ['purchase', 'delivery', 'donation', 'opening'] as const
export const source = z.enum(sources)
export type Source = z.infer<typeof source>
export const SOURCE_NAMES: Record<Source | 'found' | 'counted', string> = {
  purchase: '采购',
  delivery: '统一配送',
  donation: '接受捐赠',
  opening: '期初存货',
  found: '现场补录',
  counted: '盘盈',
}

/** One item as the stock list shows it; quantities in base steps, money in fen. */
export const stockRow = z.object({
  item: id,
  kind: itemKind,
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  basePerUnit: z.int(),
  baseName: z.string(),
  picture: z.string().nullable(),
  shortNumber: z.string().nullable(),
  barcodes: z.array(z.string()),
  pinyin: z.string(),
  initials: z.string(),
  active: z.boolean(),
  /** What may be handed out; null for what is not kept on a shelf. */
  left: amount.nullable(),
  /** On the shelf but past its day. */
  expired: amount,
  /** Of `left`: within two months of its day. */
  nearExpiry: amount,
  valueFen: amount,
  /** The first day on which something of it runs out. */
  expiresOn: day.nullable(),
  minimumStock: amount,
  low: z.boolean(),
  lots: z.int(),
})
export type StockRow = z.infer<typeof stockRow>

export const lotRow = z.object({
  lot: id,
  item: id,
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  basePerUnit: z.int(),
  baseName: z.string(),
  document: id,
  serial: z.string(),
  receivedOn: day,
  source: z.enum([...sources, 'found', 'counted']),
  channel: channel.nullable(),
  supplier: z.string(),
  donor: z.string(),
  quantity: amount,
  costFen: amount,
  left: amount,
  valueFen: amount,
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  state: z.enum(['good', 'near', 'expired', 'used_up']),
})
export type LotRow = z.infer<typeof lotRow>

export const supplierRow = z.object({
  id,
  name: z.string(),
  owedFen: amount,
  boughtFen: amount,
  paidFen: amount,
  lastOn: day.nullable(),
})
export type SupplierRow = z.infer<typeof supplierRow>

export const fundRow = z.object({
  id,
  channel,
  name: z.string(),
  balanceFen: amount,
  receivedFen: amount,
  paidFen: amount,
})
export type FundRow = z.infer<typeof fundRow>

export const stockInLine = z.object({
  item: id,
  /** Base steps in all. */
  quantity: amount,
  /** How it came: 2 箱 of 24. Their product is `quantity`. */
  pack: z.object({ count: amount, size: amount, name: requiredText(10) }).nullable(),
  /** For the whole line: 24 瓶 for 50.00 元. */
  totalFen: amount,
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
})
export type StockInLine = z.infer<typeof stockInLine>

/** An existing supplier, or a new one by the id that the form made for it. */
export const supplierChoice = z.object({ id, name: requiredText(40) })

export const stockIn = z.object({
  document: id,
  source,
  channel: channel.nullable(),
  supplier: supplierChoice.nullable(),
  donor: text(40),
  /** Number of the invoice, delivery note or donation receipt. */
  paperNumber: text(40),
  /** 送货人（盘点人）和验收人（监盘人） */
  deliveredBy: text(20),
  checkedBy: text(20),
  note: text(100),
  /** Today where null. */
  businessDate: day.nullable(),
  lines: z.array(stockInLine).max(300),
})
export type StockIn = z.infer<typeof stockIn>

export const payment = z.object({
  document: id,
  supplier: id,
  fund: id,
  amountFen: amount,
  paperNumber: text(40),
  /** Who took the money. */
  payee: text(20),
  note: text(100),
  businessDate: day.nullable(),
})

export const funding = z.object({
  document: id,
  /** An existing fund, or a new one by the id that the form made for it. */
  fund: z.object({ id, channel, name: requiredText(30) }),
  amountFen: amount,
  /** What was there before the books began. */
  opening: z.boolean(),
  paperNumber: text(40),
  from: text(40),
  note: text(100),
  businessDate: day.nullable(),
})

/** 报损、调出、奖品、村里自用 */
export const purposes = ['write_off', 'transfer', 'prize', 'own_use'] as const
export type IssuePurpose = (typeof purposes)[number]
export const PURPOSE_NAMES: Record<IssuePurpose, string> = {
  write_off: '报损',
  transfer: '调到别的店',
  prize: '奖品、表彰',
  own_use: '村里自用',
}

export const lossReasons = ['expired', 'broken', 'spilled', 'spoiled', 'other'] as const
export type LossReason = (typeof lossReasons)[number]
export const LOSS_REASON_NAMES: Record<LossReason, string> = {
  expired: '过期',
  broken: '破损',
  spilled: '散货损耗',
  spoiled: '变质',
  other: '其他',
}

export const issue = z.object({
  document: id,
  purpose: z.enum(purposes),
  /** Of a write-off only. */
  reason: z.enum(lossReasons).nullable(),
  /** To which shop, which prize, used for what; of a write-off what else happened. */
  words: text(60),
  /** Base steps; without a lot those are taken first that expire first. */
  lines: z.array(z.object({ item: id, lot: id.nullable(), quantity: amount })).max(300),
  photos: z.array(photo).max(MOST_PHOTOS),
  /** Who gets the prize; no points move. */
  households: z.array(id).max(500),
  /** Who else has seen what is written off, and says so with a PIN. */
  witness: id.nullable(),
  witnessPin: text(8),
  /** Today where null. */
  businessDate: day.nullable(),
})
export type Issue = z.infer<typeof issue>

export const stockDocument = z.object({
  document: id,
  kind: z.enum([
    ...['stock_in', 'payment', 'funding', 'found_at_counter'],
    ...['written_off', 'goods_issued', 'counted', 'entry_reversed'],
  ] as const),
  title: z.string(),
  serial: z.string(),
  businessDate: day,
  time: z.string(),
  recordedBy: z.string(),
  /** 「采购 · 兴旺商店 · 3 样」 */
  summary: z.string(),
  amountFen: amount,
  /** The number of the document that took it back. */
  reversed: z.string().nullable(),
  reversible: z.boolean(),
})
export type StockDocument = z.infer<typeof stockDocument>

/** One document in full, for the screen and for paper. */
export const stockDocumentView = stockDocument.extend({
  checkCode: z.string(),
  source: source.nullable(),
  supplier: z.string(),
  donor: z.string(),
  fund: z.string(),
  channel: channel.nullable(),
  paperNumber: z.string(),
  deliveredBy: z.string(),
  checkedBy: z.string(),
  payee: z.string(),
  note: z.string(),
  purpose: z.enum(purposes).nullable(),
  reason: z.enum(lossReasons).nullable(),
  /** Who has seen it too. */
  witness: z.string(),
  /** 「0012 孙德福、0013 王桂花」 */
  households: z.string(),
  photos: z.array(photo),
  /** The number of the document that this one takes back. */
  takesBack: z.string().nullable(),
  lines: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      spec: z.string(),
      unit: z.string(),
      basePerUnit: z.int(),
      baseName: z.string(),
      quantity: amount,
      pack: z.string(),
      totalFen: amount,
      producedOn: day.nullable(),
      expiresOn: day.nullable(),
      /** The number of the document that brought its lot in. */
      lotSerial: z.string(),
      /** What is left of it on the shelf. */
      left: amount,
    }),
  ),
})
export type StockDocumentView = z.infer<typeof stockDocumentView>

/** 库存、入库、付款、资金 */
export const stock = {
  list: call('look', nothing, z.array(stockRow)),
  /** Lots of one item, or of all; with those that are used up where asked. */
  lots: call('look', z.object({ item: id.nullable(), usedUp: z.boolean() }), z.array(lotRow)),
  suppliers: call('look', nothing, z.array(supplierRow)),
  funds: call('look', nothing, z.array(fundRow)),
  documents: call('look', z.object({ limit: z.int().min(1).max(2000) }), z.array(stockDocument)),
  document: call('look', z.object({ document: id }), stockDocumentView),
  receive: call('keep_stock', stockIn, documentRef.extend({ totalFen: amount }), 'stock'),
  pay: call('keep_stock', payment, documentRef.extend({ owedFen: amount, fundLeftFen: amount }), 'stock'),
  fund: call('keep_stock', funding, documentRef.extend({ fundLeftFen: amount }), 'stock'),
  /** 报损, and 出库 other than by redemption. */
  issue: call('keep_stock', issue, documentRef.extend({ totalFen: amount }), 'stock'),
  /**
   * 冲销 a stock-in while all of its goods are there, a payment, money that came in, a write-off or another issue.
   */
  reverse: call(
    'keep_stock',
    z.object({ document: id, of: id, reason: requiredText(60) }),
    documentRef,
    'stock',
  ),
}
