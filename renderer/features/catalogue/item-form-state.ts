import type { ItemDetail, ItemFormInput } from '#main/api/catalogue.ts'
import { newId } from '#renderer/api/document-id.ts'
import { parseQuantity, quantityInput } from './quantity-field.ts'

export interface BarcodeRow {
  readonly key: string
  readonly code: string
  /** Pieces in a pack; 1 for a single one. */
  readonly count: string
  readonly pack: string
}

export interface ComponentRow {
  readonly item: string
  readonly name: string
  readonly unit: string
  readonly basePerUnit: number
  readonly baseName: string
  readonly count: string
}

/** The form as it is typed. */
export interface ItemDraft {
  readonly id: string
  readonly kind: ItemFormInput['kind']
  readonly name: string
  readonly spec: string
  readonly unit: string
  readonly weighed: boolean
  readonly basePerUnit: string
  readonly baseName: string
  readonly shortNumber: string
  readonly picture: string | null
  readonly limit: string
  readonly minimum: string
  readonly shelfLife: string
  readonly active: boolean
  readonly barcodes: readonly BarcodeRow[]
  readonly components: readonly ComponentRow[]
}

export const emptyDraft = (code?: string): ItemDraft => ({
  id: newId(),
  kind: 'goods',
  name: '',
  spec: '',
  unit: '',
  weighed: false,
  basePerUnit: '10',
  baseName: '两',
  shortNumber: '',
  picture: null,
  limit: '',
  minimum: '',
  shelfLife: '',
  active: true,
  barcodes: code === undefined ? [] : [{ key: newId(), code, count: '1', pack: '' }],
  components: [],
})

const optional = (value: number | null, step: number) =>
  value ? quantityInput(value, { basePerUnit: step }) : ''

export const draftOf = (item: ItemDetail): ItemDraft => ({
  id: item.id,
  kind: item.kind,
  name: item.name,
  spec: item.spec,
  unit: item.unit,
  weighed: item.basePerUnit > 1,
  basePerUnit: String(item.basePerUnit > 1 ? item.basePerUnit : 10),
  baseName: item.baseName === '' ? '两' : item.baseName,
  shortNumber: item.shortNumber ?? '',
  picture: item.picture,
  limit: optional(item.limitPerMonth, item.basePerUnit),
  minimum: optional(item.minimumStock, item.basePerUnit),
  shelfLife: item.shelfLifeDays === null ? '' : String(item.shelfLifeDays),
  active: item.active,
  barcodes: item.barcodes.map(({ code, quantity, pack }) => ({
    key: code,
    code,
    count: quantityInput(quantity, item),
    pack,
  })),
  components: item.components.map((part) => ({
    item: part.item,
    name: part.name,
    unit: part.unit,
    basePerUnit: part.basePerUnit,
    baseName: part.baseName,
    count: quantityInput(part.quantity, part),
  })),
})

/** What is sent, or the first thing that is not right. */
export function formOf(draft: ItemDraft): ItemFormInput | { readonly problem: string } {
  const problem = (sentence: string) => ({ problem: sentence })
  if (draft.name.trim() === '') return problem('请写名称。')
  if (draft.unit.trim() === '') return problem('请写单位，比如瓶、袋、斤、次。')
  const basePerUnit = draft.weighed ? Number(draft.basePerUnit.normalize('NFKC')) : 1
  if (!Number.isInteger(basePerUnit) || basePerUnit < 1) return problem('一个单位分几步，写大于零的整数。')
  const measure = { basePerUnit }
  const amount = (text: string) => (text.trim() === '' ? null : parseQuantity(text, measure))
  const limit = amount(draft.limit)
  if (limit === undefined) return problem('“每户每月最多”写一个数，不限就空着。')
  const minimum = amount(draft.minimum)
  if (minimum === undefined) return problem('“少于多少提醒”写一个数，不用提醒就空着。')
  const shelfLife = draft.shelfLife.trim() === '' ? null : Number(draft.shelfLife.normalize('NFKC'))
  if (shelfLife !== null && !(Number.isInteger(shelfLife) && shelfLife > 0))
    return problem('“保质期”写天数，比如 180，没有就空着。')
  const barcodes: ItemFormInput['barcodes'] = []
  for (const row of draft.barcodes.filter(({ code }) => code.trim() !== '')) {
    const quantity = parseQuantity(row.count, measure)
    if (quantity === undefined || quantity < 1)
      return problem(`条码 ${row.code.trim()} 代表几${draft.unit}，写大于零的数。`)
    barcodes.push({ code: row.code.trim(), quantity, pack: quantity === basePerUnit ? '' : row.pack.trim() })
  }
  const components: ItemFormInput['components'] = []
  for (const row of draft.kind === 'bundle' ? draft.components : []) {
    const quantity = parseQuantity(row.count, row)
    if (quantity === undefined || quantity < 1) return problem(`礼包里${row.name}放多少，写大于零的数。`)
    components.push({ item: row.item, quantity })
  }
  if (draft.kind === 'bundle' && components.length === 0) return problem('礼包里还没有东西，请至少加一样。')
  return {
    id: draft.id,
    kind: draft.kind,
    name: draft.name.trim(),
    spec: draft.spec.trim(),
    unit: draft.unit.trim(),
    basePerUnit,
    baseName: draft.weighed ? draft.baseName.trim() : '',
    shortNumber: draft.shortNumber.trim() === '' ? null : draft.shortNumber.trim(),
    picture: draft.picture,
    limitPerMonth: limit === 0 ? null : limit,
    minimumStock: minimum ?? 0,
    shelfLifeDays: shelfLife,
    active: draft.active,
    barcodes,
    components,
  }
}
