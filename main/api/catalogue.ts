import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, requiredText, text } from './call.ts'
import { listChoice, listFile, listHead } from './imports.ts'

export const itemKinds = ['goods', 'service', 'recyclable', 'bundle'] as const
export const itemKind = z.enum(itemKinds)
export const ITEM_KIND_NAMES: Record<z.infer<typeof itemKind>, string> = {
  goods: '货物',
  service: '服务',
  recyclable: '回收物',
  bundle: '礼包',
}

/** SHA-256 of a picture's bytes. */
export const pictureRef = z.string().regex(/^[0-9a-f]{64}$/)

export const barcode = z.object({
  code: z.string().trim().min(1).max(20),
  /** Base steps that one scan stands for. */
  quantity: amount,
  /** "箱" where it is a pack. */
  pack: text(10),
})

export const component = z.object({ item: id, quantity: amount })

/** What a person fills in. Quantities in base steps. */
export const itemForm = z.object({
  id,
  kind: itemKind,
  name: requiredText(40),
  spec: text(40),
  unit: requiredText(6),
  basePerUnit: amount,
  baseName: text(6),
  /** Given automatically where it is null and there is no barcode. */
  shortNumber: z.string().trim().max(8).nullable(),
  picture: pictureRef.nullable(),
  limitPerMonth: amount.nullable(),
  minimumStock: amount,
  shelfLifeDays: amount.nullable(),
  active: z.boolean(),
  barcodes: z.array(barcode).max(50),
  components: z.array(component).max(50),
})
export type ItemFormInput = z.infer<typeof itemForm>

export const catalogueItem = itemForm.omit({ components: true }).extend({
  pinyin: z.string(),
  initials: z.string(),
  /** EAN-8 of the code sheet, for what has a short number. */
  shelfCode: z.string().nullable(),
  /** The document that last changed it: what a change is based on. */
  changedBy: id,
})
export type CatalogueItem = z.infer<typeof catalogueItem>

export const itemDetail = catalogueItem.extend({
  components: z.array(
    component.extend({
      name: z.string(),
      spec: z.string(),
      unit: z.string(),
      basePerUnit: z.int(),
      baseName: z.string(),
    }),
  ),
  /** It has been received or handed out: its kind and step are fixed. */
  hasMoved: z.boolean(),
})
export type ItemDetail = z.infer<typeof itemDetail>

export const savedItem = documentRef.extend({ item: id, shortNumber: z.string().nullable() })

/** What a code stands for, on a package or on the code sheet. */
export const codeMeaning = z.object({ item: catalogueItem, quantity: amount, pack: z.string() })
export type CodeMeaning = z.infer<typeof codeMeaning>

/** Bytes as they cross the one connection. */
export const base64 = (maxBytes: number) => z.base64().max(Math.ceil(maxBytes / 3) * 4)

export const MOST_PICTURE_BYTES = 200 * 1024

export const GOODS_FIELD_NAMES = {
  barcode: '条码',
  name: '名称',
  spec: '规格',
  unit: '单位',
  kind: '类别',
  points: '分值',
  note: '说明',
} as const

export const goodsPreview = listHead.extend({
  items: z.array(
    z.object({
      row: z.int(),
      kind: itemKind,
      name: z.string(),
      spec: z.string(),
      unit: z.string(),
      basePerUnit: z.int(),
      baseName: z.string(),
      barcodes: z.array(z.string()),
      /** "肥皂 2、毛巾 1"; what nobody knows is marked. */
      components: z.string(),
      /** Hundredths a unit; null where the file has no price. */
      points: amount.nullable(),
      /** In the catalogue already: it is left as it is. */
      existing: z.boolean(),
      /** A bundle with parts missing: it comes in switched off. */
      incomplete: z.boolean(),
    }),
  ),
  counts: z.object({ added: z.int(), existing: z.int(), priced: z.int(), skipped: z.int() }),
})
export type GoodsPreview = z.infer<typeof goodsPreview>

export const goodsImport = z.object({
  document: id,
  serial: z.string(),
  businessDate: day,
  time: z.string(),
  fileName: z.string(),
  recordedBy: z.string(),
  items: z.int(),
  reversed: z.string().nullable(),
  /** Why it cannot be taken back any more; null while it can. */
  heldBy: z.string().nullable(),
})
export type GoodsImport = z.infer<typeof goodsImport>

/** 物品 */
export const catalogue = {
  list: call('look', nothing, z.array(catalogueItem)),
  detail: call('look', z.object({ item: id }), itemDetail),
  /** By name, pinyin, initials, short number or barcode; the likeliest first. */
  search: call('look', z.object({ text: text(40), limit: z.int().min(1).max(200) }), z.array(catalogueItem)),
  /** A scanned barcode or a typed short number. */
  byCode: call('look', z.object({ code: requiredText(40) }), codeMeaning),
  register: call('keep_stock', z.object({ document: id, item: itemForm }), savedItem, 'catalogue', 'stock'),
  change: call(
    'keep_stock',
    z.object({ document: id, item: itemForm, basedOn: id }),
    savedItem,
    'catalogue',
    'stock',
  ),
  /** Keeps a picture beside the books; png, jpeg or webp of at most 200 KB. */
  keepPicture: call(
    'keep_stock',
    z.object({ bytes: base64(MOST_PICTURE_BYTES * 4) }),
    z.object({ picture: pictureRef }),
  ),
  picture: call('look', z.object({ picture: pictureRef }), z.object({ dataUrl: z.string() })),
  previewImport: call('keep_stock', z.object({ file: listFile, choice: listChoice }), goodsPreview),
  confirmImport: call(
    'keep_stock',
    z.object({
      document: id,
      file: listFile,
      choice: listChoice,
      /** The file's prices too, from which day and who approved them; null leaves them out. */
      prices: z.object({ fromDate: day, approver: requiredText(40) }).nullable(),
      seen: z.string().max(100),
    }),
    documentRef.extend({ added: z.int(), existing: z.int(), priced: z.int() }),
    'catalogue',
    'schemes',
  ),
  imports: call('look', nothing, z.array(goodsImport)),
  reverseImport: call(
    'keep_stock',
    z.object({ document: id, import: id, reason: requiredText(60) }),
    documentRef.extend({ removed: z.int() }),
    'catalogue',
    'schemes',
  ),
  importTemplate: call('look', nothing, z.object({ fileName: z.string(), bytes: z.base64() })),
}
