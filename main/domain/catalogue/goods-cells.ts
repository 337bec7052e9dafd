import { classifyCode } from '../../kernel/barcodes.ts'
import { type ItemKind, normalBarcode } from './items.ts'

/** What single cells of a list of goods mean. */

/** The smallest quantity that an item is counted in: 1 piece, or 1 两 of what is weighed. */
export interface ItemStep {
  /** 两; empty where a step is the unit itself. */
  readonly baseName: string
  /** Steps in one unit: 10 for 斤, 20 for 公斤, 1 for pieces. */
  readonly basePerUnit: number
}

export interface ComponentText {
  readonly name: string
  readonly quantity: number
  readonly unit: string | null
}

const WEIGHT_UNITS: Readonly<Record<string, number>> = { 斤: 10, 市斤: 10, 公斤: 20, 千克: 20, KG: 20, 两: 1 }

export interface ItemText {
  readonly kind: string
  readonly name: string
  readonly spec: string
  readonly unit: string
  readonly note: string
}

export function kindOf({ kind, name, note }: ItemText): ItemKind {
  const said = `${kind} ${note}`
  if (/礼包|套餐|组合/.test(said) || name.endsWith('礼包')) return 'bundle'
  if (/服务|不占库存/.test(said)) return 'service'
  return /回收/.test(said) ? 'recyclable' : 'goods'
}

/** Sold by weight: counted in 两, asked for at the counter. */
export function isWeighed({ kind, spec, unit, note }: ItemText): boolean {
  return unit.toUpperCase() in WEIGHT_UNITS && /称|步长|散/.test(`${kind} ${note} ${spec}`)
}

/** Weighed goods go by the 两; a note may name a coarser step: 「步长 5 两」 is half a 斤. */
export function stepOf(weighed: boolean, unit: string, note: string): ItemStep {
  const perUnit = WEIGHT_UNITS[unit.toUpperCase()]
  if (!weighed || perUnit === undefined) return { baseName: '', basePerUnit: 1 }
  const coarse = Number(/步长\s*(\d+)\s*两/.exec(note.normalize('NFKC'))?.[1] ?? 1)
  if (coarse > 1 && perUnit % coarse === 0) {
    return { baseName: `${coarse}两`, basePerUnit: perUnit / coarse }
  }
  return { baseName: '两', basePerUnit: perUnit }
}

/** 「肥皂2块+龙须面1袋+毛巾1条」; undefined where a part is not so written, or there is only one. */
export function readComponents(written: string): readonly ComponentText[] | undefined {
  const parts = written
    .normalize('NFKC')
    .split(/[+、,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2) return undefined
  const components: ComponentText[] = []
  for (const part of parts) {
    const match = /^(\D+?)\s*[×xX*]?\s*(\d{1,3})\s*([^\d\s]{0,3})$/.exec(part)
    const name = match?.[1]?.trim()
    const quantity = Number(match?.[2])
    if (!name || !(quantity > 0)) return undefined
    components.push({ name, quantity, unit: match?.[3] || null })
  }
  return components
}

export type BarcodeTrouble = 'wrong_check_digit' | 'barcode_lost_digits' | 'not_a_barcode'

export interface ReadBarcodes {
  /** As items keep them: 13 or 8 digits, or a shop's own code. Each once. */
  readonly barcodes: readonly string[]
  /** One of them is no GTIN: a shop's own code, or one with a digit missing. */
  readonly own: boolean
  readonly trouble: BarcodeTrouble | undefined
}

/** One or several codes in a cell; 6.92E+12 is what a spreadsheet leaves of a code it took for a number. */
export function readBarcodes(plain: string): ReadBarcodes {
  if (/^(?:无|没有|无条码|自编|[-/]*)$/.test(plain)) return { barcodes: [], own: false, trouble: undefined }
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(plain))
    return { barcodes: [], own: false, trouble: 'barcode_lost_digits' }
  const joined = plain.replace(/[\s-]/g, '')
  const texts = /^\d{8}$|^\d{12,13}$/.test(joined) ? [joined] : plain.split(/[\s、,;/]+/)
  const barcodes = new Set<string>()
  let own = false
  for (const text of texts.filter((one) => one !== '')) {
    const code = classifyCode(text)
    if (code.kind === 'wrong' && code.looksLike === 'gtin')
      return { barcodes: [], own: false, trouble: 'wrong_check_digit' }
    const kept = normalBarcode(text)
    if (!kept.ok) return { barcodes: [], own: false, trouble: 'not_a_barcode' }
    if (code.kind !== 'gtin') own = true
    barcodes.add(kept.value)
  }
  return { barcodes: [...barcodes], own, trouble: undefined }
}

/** 「(未建档商品)」: a remark in the place of a name. */
export const isPlaceholder = (name: string): boolean => /^[(（【[][^()（）]*[)）】\]]$/.test(name)
