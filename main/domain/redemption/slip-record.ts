import type { SlipCollector, SlipGoodsLine, SlipHousehold, SlipReturnedLine } from '../slips/facts.ts'

/** One line of goods as a slip's document keeps it, under `facts.lines`. */
export interface RecordedLine {
  readonly line: number
  readonly item: string
  readonly name: string
  readonly spec: string
  readonly unit: string
  readonly basePerUnit: number
  readonly baseName: string
  /** Base steps. */
  readonly quantity: number
  /** Hundredths for the whole line. */
  readonly points: number
  /** What a bundle was made of that day. */
  readonly parts?: readonly RecordedPart[]
}

/** Base steps of an item in one bundle. */
export interface RecordedPart {
  readonly item: string
  readonly quantity: number
}

/** Goods taken back by a correcting document, under `facts.returned`. */
export interface RecordedReturn {
  /** The line of the corrected slip. */
  readonly line: number
  readonly item: string
  readonly quantity: number
  readonly points: number
  readonly parts?: readonly RecordedPart[]
  /** Where the goods went; absent where they stayed with the household. */
  readonly condition?: 'shelf' | 'loss'
}

/** What every slip's document keeps as facts; figures in hundredths and base steps. */
export interface SlipRecord {
  readonly lines: readonly RecordedLine[]
  readonly returned: readonly RecordedReturn[]
  readonly total: number
  /** What gifted points paid of `lines`, and what went back to them of `returned`; absent where nothing. */
  readonly gifted?: number
  readonly giftedBack?: number
  readonly spendableBefore: number
  readonly spendableAfter: number
  readonly ordinalOfDay: number
  readonly pieces: number | null
  readonly awaitingReview: boolean
  /** Who was signed in at the keys. */
  readonly enteredBy: string | null
  /** 手工兑换单: where it was written before the book had it. */
  readonly paper?: { readonly number: string }
  /** 漏开单: the count that found it missing. */
  readonly missing?: { readonly count: string }
}

/** One person alone, or somebody at the keys who is not on the shift: another person looks at the slip too. */
export const needsReview = (
  shift: { readonly writer: string; readonly issuer: string; readonly alone: boolean },
  enteredBy: string | null,
): boolean => shift.alone || (enteredBy !== shift.writer && enteredBy !== shift.issuer)

/** Names as they stood that day, kept as personal text so that a reprint says the same. */
export interface SlipNames {
  readonly household: SlipHousehold
  readonly collector: SlipCollector
  readonly writer: string
  readonly issuer: string
  readonly reason: string | null
  /** The household a correction moved the slip to. */
  readonly to?: SlipHousehold & { readonly spendableBefore: number; readonly spendableAfter: number }
}

/** "×2", "×2.5斤": as a slip and a screen write a quantity. */
export function quantityText(
  quantity: number,
  goods: { unit: string; basePerUnit: number; baseName: string },
): string {
  if (goods.basePerUnit === 1) return `${quantity}`
  return `${quantity / goods.basePerUnit}${goods.unit}`
}

export const slipGoods = (line: RecordedLine): SlipGoodsLine => ({
  name: line.name,
  spec: line.spec,
  quantity: `×${quantityText(line.quantity, line)}`,
  pointsHundredths: line.points,
})

export const slipReturned = (
  line: RecordedLine,
  taken: RecordedReturn,
  returned: SlipReturnedLine['returned'],
): SlipReturnedLine => ({
  ...slipGoods({ ...line, quantity: taken.quantity, points: taken.points }),
  returned,
})

/** Pieces on a slip, where everything is counted in pieces. */
export const piecesOf = (lines: readonly RecordedLine[]): number | null =>
  lines.some((line) => line.basePerUnit !== 1) ? null : lines.reduce((sum, line) => sum + line.quantity, 0)

type Counted = Pick<RecordedLine, 'item' | 'quantity' | 'parts'>

/** Base steps of an item in these lines, by itself and in bundles. */
export const countOf = (item: string, lines: readonly Counted[]): number =>
  lines.reduce((total, line) => {
    const each = (line.parts ?? []).find((part) => part.item === item)?.quantity ?? 0
    return total + line.quantity * (line.item === item ? 1 : each)
  }, 0)

/** Base steps of an item in this month's slips, less what came back or moved to another household. */
export const takenOf = (
  item: string,
  slips: readonly SlipRecord[],
  followUps: readonly SlipRecord[],
): number =>
  slips.reduce((total, slip) => total + countOf(item, slip.lines), 0) -
  followUps.reduce((total, slip) => total + countOf(item, slip.returned), 0)

/** The parts of a recorded line, where it is a bundle. */
export const partsOf = ({ parts }: Counted): { parts?: readonly RecordedPart[] } => (parts ? { parts } : {})
