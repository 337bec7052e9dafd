import { classifyCode, hasGtinCheck } from '../../kernel/barcodes.ts'
import type { ItemId } from '../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'

/** goods 货物 · service 服务，不占库存 · recyclable 回收物，交来换积分 · bundle 礼包，由别的货组成 */
export type ItemKind = 'goods' | 'service' | 'recyclable' | 'bundle'

/** Quantities in base steps: 1 piece, or 1 两 of goods that are weighed. */
export interface Item {
  readonly id: ItemId
  readonly kind: ItemKind
  readonly name: string
  readonly spec: string
  /** What one is called and priced by: 瓶, 斤. */
  readonly unit: string
  /** Base steps a unit: 10 for 斤 sold by 两, else 1. */
  readonly basePerUnit: number
  /** What a step is called where it is not the unit: 两. */
  readonly baseName: string
  readonly shortNumber: string | null
  /** SHA-256 of the picture's bytes. */
  readonly picture: string | null
  readonly limitPerMonth: number | null
  readonly minimumStock: number
  readonly shelfLifeDays: number | null
  readonly active: boolean
}

/** A code on a package: one piece, or a pack of several. */
export interface Barcode {
  readonly code: string
  /** Base steps a scan stands for. */
  readonly quantity: number
  /** "箱" where it stands for more than one; else empty. */
  readonly pack: string
}

export interface Component {
  readonly item: ItemId
  /** Base steps in one bundle. */
  readonly quantity: number
}

/** All that a person fills in about an item. */
export interface ItemForm extends Omit<Item, 'id'> {
  readonly id: string
  readonly barcodes: readonly Barcode[]
  readonly components: readonly { readonly item: string; readonly quantity: number }[]
}

export const MOST_BARCODES = 20
export const MOST_COMPONENTS = 30
export const MOST_BASE = 1_000_000

/** Numbers given to goods without a barcode begin here: a slip of one digit then hits nothing. */
export const FIRST_SHORT_NUMBER = 101
export const LAST_SHORT_NUMBER = 9999

export const catalogueRefusals = {
  unknown: () => refuse('item_unknown', '找不到这样东西，可能刚被改过。请刷新后再试。'),
  noSuchCode: (code: string) =>
    refuse('code_unknown', `没登记过 ${code} 这个码。请先在“物品”里登记，或再扫一次。`, { code }),
  changed: (name: string) =>
    refuse('item_changed_meanwhile', `${name}刚被别人改过，请重新打开再改，您填的先抄下来。`, { name }),
  exists: (name: string) => refuse('item_exists', `${name}已经登记过了，请直接改它。`, { name }),
  sameName: (name: string, spec: string) =>
    refuse('item_same_name', `已经有“${name}${spec ? ` ${spec}` : ''}”了。请直接改它，或把规格写得不一样。`, {
      name,
      spec,
    }),
  badBarcode: (code: string) =>
    refuse(
      'barcode_invalid',
      `条码 ${code} 不对：要么少了数字，要么扫错了一位。请照着包装再扫一次。没有条码就空着，会给一个短号。`,
      { code },
    ),
  cardAsBarcode: (code: string) =>
    refuse('barcode_is_card', `${code} 是积分卡或小票上的号，不能当货的条码。`, { code }),
  barcodeTwice: (code: string) => refuse('barcode_twice', `条码 ${code} 写了两遍，请去掉一个。`, { code }),
  barcodeTaken: (code: string, name: string) =>
    refuse('barcode_taken', `条码 ${code} 已经是“${name}”的了。请核对，或先从那边去掉。`, { code, name }),
  tooManyBarcodes: () => refuse('barcodes_too_many', `一样东西最多 ${MOST_BARCODES} 个条码。`),
  packSize: (code: string) =>
    refuse('pack_size', `条码 ${code} 代表的数量不对，要是大于零的整数。一箱 24 瓶就填 24。`, { code }),
  shortNumberInvalid: () => refuse('short_number_invalid', '短号是 1 到 4 位数字，请改一下，或空着自动给。'),
  shortNumberTaken: (number: string, name: string) =>
    refuse('short_number_taken', `短号 ${number} 已经是“${name}”的了，请换一个，或空着自动给。`, {
      number,
      name,
    }),
  shortNumbersUsedUp: () => refuse('short_numbers_used_up', '短号用完了，请给停用的东西腾出短号。'),
  step: () => refuse('item_step', '一个单位要分成几步，填大于零的整数：按斤称、按两算，就填 10。'),
  stepName: () => refuse('item_step_name', '拆开来算的，要写明一小步叫什么，比如“两”。'),
  stepFixed: (name: string) =>
    refuse(
      'item_step_fixed',
      `${name}已经有进出的账，单位的分法和类别不能再改。要换分法，请停用它，另登记一样。`,
      { name },
    ),
  kindFixed: (name: string) =>
    refuse('item_kind_fixed', `${name}已经有进出的账，类别不能再改。请停用它，另登记一样。`, { name }),
  number: (label: string) => refuse('item_number', `“${label}”要填大于零的整数，不要就空着。`, { label }),
  tooLarge: (label: string) => refuse('item_too_large', `“${label}”太大了，请检查。`, { label }),
  emptyBundle: () => refuse('bundle_empty', '礼包里还没有东西，请至少加一样。'),
  bundleOnly: () => refuse('components_without_bundle', '只有礼包才由别的货组成，请去掉里面的东西。'),
  bundleBarred: (name: string) =>
    refuse('component_kind', `${name}不能放进礼包：礼包里只能放货物和服务。`, { name }),
  componentTwice: (name: string) =>
    refuse('component_twice', `${name}在礼包里写了两遍，请合成一行。`, { name }),
  componentQuantity: (name: string) =>
    refuse('component_quantity', `礼包里${name}的数量要是大于零的整数。`, { name }),
  bundleWeighed: () => refuse('bundle_weighed', '礼包按份算，不能按斤称。'),
  bundleStep: () => refuse('bundle_step', '礼包和服务按一份一次算，不能拆开。'),
  inBundle: (name: string, bundle: string) =>
    refuse('item_in_bundle', `${name}还在礼包“${bundle}”里，请先改礼包，再停用它。`, { name, bundle }),
  importReversed: (serial: string) =>
    refuse('import_already_reversed', `这次导入已经用 ${serial} 撤销过了。`, { serial }),
  importUnknown: () => refuse('import_unknown', '找不到这次导入，请刷新后再试。'),
  importUsed: (name: string, what: string) =>
    refuse('import_used', `不能撤销：${name}${what}。可以在物品里单独改它，或停用它。`, { name, what }),
  importNothing: () => refuse('import_no_rows', '这个文件里没有新的物品可以导入，请看看每行旁边写的原因。'),
  importMoved: () => refuse('import_changed', '看过预览以后，物品又有了变动。请重新看一遍预览再确认。'),
  importSame: (serial: string) =>
    refuse('import_same_file', `这个文件已经导入过了（${serial}），不用再导一遍。`, { serial }),
}

/**
 * A barcode as it is kept: digits only; UPC-A as 13 digits. Codes of GTIN lengths (8, 12, 13, 14) must pass
 * their check digit; other lengths are a shop's own codes. Refuses short numbers, cards, slips and letters.
 */
export function normalBarcode(text: string): Result<string> {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
  const code = classifyCode(digits)
  switch (code.kind) {
    case 'gtin':
      return ok(code.code)
    case 'card':
    case 'slip':
      return catalogueRefusals.cardAsBarcode(digits)
    case 'short':
    case 'wrong':
      return catalogueRefusals.badBarcode(text.trim())
    case 'unknown':
      break
  }
  if (!/^\d{5,15}$/.test(digits)) return catalogueRefusals.badBarcode(text.trim())
  if (digits.length === 14 && !hasGtinCheck(digits)) return catalogueRefusals.badBarcode(digits)
  return ok(digits)
}

/** "0137" and "137" are the same number; undefined where it is none. */
export function normalShortNumber(text: string): string | undefined {
  const digits = text.normalize('NFKC').trim()
  if (!/^\d{1,4}$/.test(digits) || Number(digits) === 0) return undefined
  return String(Number(digits))
}

/** The smallest number from the first on that nothing has. */
export function nextShortNumber(taken: ReadonlySet<string>): string | undefined {
  for (let number = FIRST_SHORT_NUMBER; number <= LAST_SHORT_NUMBER; number++) {
    if (!taken.has(String(number))) return String(number)
  }
  return undefined
}

/** In-store EAN-8 codes begin with 2: nobody else gives them out. */
const SHELF_PREFIX = '2'

/** What the code sheet prints for a short number, so that it can be scanned: 2, six digits, a check digit. */
export function shelfCodeOf(shortNumber: string): string {
  const body = `${SHELF_PREFIX}${shortNumber.padStart(6, '0')}`
  const check = [...'0123456789'].find((digit) => hasGtinCheck(body + digit))
  return `${body}${check}`
}

/** The short number behind a code of the sheet; undefined for every other code. */
export function shortNumberBehind(barcode: string): string | undefined {
  if (barcode.length !== 8 || !barcode.startsWith(SHELF_PREFIX)) return undefined
  return normalShortNumber(String(Number(barcode.slice(1, 7))))
}
