import { type Day, formatDay } from '../../kernel/dates.ts'
import { quantityText } from '../../kernel/quantities.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { firstOutFirst, isExpired, type Pick, type ShelfLot, shareOut } from './lots.ts'
import { MOST_QUANTITY, stockRefusals } from './stock.ts'

/** 报损、调出、奖品、村里自用 */
export type IssuePurpose = 'write_off' | 'transfer' | 'prize' | 'own_use'
export type LossReason = 'expired' | 'broken' | 'spilled' | 'spoiled' | 'other'

export interface IssueLine {
  readonly item: string
  /** Picked by hand; where null the lots are taken in their order. */
  readonly lot: string | null
  /** Base steps. */
  readonly quantity: number
}

export interface Issue {
  readonly purpose: IssuePurpose
  /** Of a write-off only. */
  readonly reason: LossReason | null
  /** To which shop, for what, or what else happened. */
  readonly words: string
  readonly lines: readonly IssueLine[]
}

export interface IssuedGoods {
  readonly name: string
  readonly kind: 'goods' | 'service' | 'recyclable' | 'bundle'
  readonly unit: string
  readonly basePerUnit: number
  readonly baseName: string
}

/** What an issue stands on; lots are those with something on the shelf. */
export interface IssueGround {
  readonly day: Day
  goods(item: string): IssuedGoods | undefined
  shelf(item: string): readonly ShelfLot[]
  receivedOn(lot: string): Day
}

/** A part of a line, out of one lot. */
export interface IssuedPart extends Pick {
  readonly line: number
  readonly item: string
}

/** Refusals, in the order in which they are checked. */
export const issuingRefusals = {
  nothing: () => refuse('issue_empty', '单上还没有东西，请扫条码或查名字加一样。'),
  reasonNeeded: () => refuse('issue_reason', '请选为什么报损。'),
  wordsNeeded: (purpose: IssuePurpose) => refuse('issue_words', WORDS_NEEDED[purpose], { purpose }),
  notStocked: (line: number, name: string) =>
    refuse('item_not_stocked', `第 ${line} 行：${name}不占库存，请去掉这一行。`, { line, name }),
  lotUnknown: (line: number, name: string) =>
    refuse('lot_unknown', `第 ${line} 行：${name}的这一批货架上已经没有了，请换一批。`, { line, name }),
  lotExpired: (line: number, name: string, day: Day) =>
    refuse(
      'lot_expired',
      `第 ${line} 行：${name}的这一批${formatDay(day)}就过期了，不能再给人用。请换一批，过期的去报损。`,
      { line, name, day },
    ),
  lotStillGood: (line: number, name: string, day: Day | null) =>
    refuse(
      'lot_still_good',
      `第 ${line} 行：${name}的这一批${day === null ? '没有到期日' : `${formatDay(day)}才到期`}，不算过期。请换一批，或换个原因。`,
      { line, name, day },
    ),
  lotLater: (line: number, name: string, received: Day, day: Day) =>
    refuse(
      'lot_later',
      `第 ${line} 行：${name}的这一批${formatDay(received)}才入库，不能记到${formatDay(day)}。请换一批，或改日期。`,
      { line, name, received, day },
    ),
  short: (line: number, goods: IssuedGoods, left: number, wanted: number, of: string) =>
    refuse(
      'issue_short',
      `第 ${line} 行：${goods.name}${of}${left === 0 ? '没有了' : `只剩 ${quantityText(left, goods)}`}，单上写了 ${quantityText(wanted, goods)}。请改数量或换一批。`,
      { line, name: goods.name, left, wanted },
    ),
  witnessNeeded: () => refuse('witness_needed', '报损要另一个人一起看过，请选这个人。'),
  witnessSame: () => refuse('witness_same', '报损要两个人看过，不能都是您自己，请换一位。'),
}

const WORDS_NEEDED: Readonly<Record<IssuePurpose, string>> = {
  write_off: '选了“其他”，请写明是怎么坏的。',
  transfer: '请写调到哪个店。',
  prize: '请写是什么奖、发给谁。',
  own_use: '请写村里用在哪儿。',
}

/**
 * Which parts of which lots go. Lines share the shelf: what one takes the next no longer finds. Each part carries
 * its cumulative share of what its lot is still worth.
 */
export function checkIssue(issue: Issue, ground: IssueGround): Result<IssuedPart[]> {
  if (issue.lines.length === 0) return issuingRefusals.nothing()
  if (issue.purpose === 'write_off' && issue.reason === null) return issuingRefusals.reasonNeeded()
  const saysItself = issue.purpose === 'write_off' && issue.reason !== 'other'
  if (!saysItself && issue.words.trim() === '') return issuingRefusals.wordsNeeded(issue.purpose)
  const shelves = new Map<string, readonly ShelfLot[]>()
  const parts: IssuedPart[] = []
  for (const [index, line] of issue.lines.entries()) {
    const shelf = shelves.get(line.item) ?? ground.shelf(line.item)
    const taken = takeLine(line, index + 1, issue, shelf, ground)
    if (!taken.ok) return taken
    shelves.set(line.item, without(shelf, taken.value))
    parts.push(...taken.value.map((part) => ({ ...part, line: index + 1, item: line.item })))
  }
  return ok(parts)
}

function takeLine(
  { item, lot: chosen, quantity }: IssueLine,
  line: number,
  { purpose, reason }: Issue,
  shelf: readonly ShelfLot[],
  { day, goods: goodsOf, receivedOn }: IssueGround,
): Result<Pick[]> {
  const goods = goodsOf(item)
  if (goods === undefined) return stockRefusals.unknownItem(line)
  const { name } = goods
  if (goods.kind !== 'goods') return issuingRefusals.notStocked(line, name)
  if (quantity <= 0) return stockRefusals.lineQuantity(line, name)
  if (quantity > MOST_QUANTITY) return stockRefusals.lineTooMany(line, name)

  const lot = shelf.find((one) => one.lot === chosen)
  if (chosen !== null && lot === undefined) return issuingRefusals.lotUnknown(line, name)
  if (lot !== undefined) {
    const expired = isExpired(lot.expiresOn, day)
    if (expired && lot.expiresOn !== null && purpose !== 'write_off') {
      return issuingRefusals.lotExpired(line, name, lot.expiresOn)
    }
    if (!expired && reason === 'expired') return issuingRefusals.lotStillGood(line, name, lot.expiresOn)
  }
  const from = lot
    ? [lot]
    : firstOutFirst(shelf).filter(({ expiresOn }) => isExpired(expiresOn, day) === (reason === 'expired'))
  const left = from.reduce((sum, one) => sum + one.left, 0)
  if (left < quantity) {
    const of = lot ? '的这一批' : reason === 'expired' ? '过期的' : ''
    return issuingRefusals.short(line, goods, left, quantity, of)
  }
  const picks = shareOut(from, quantity)
  for (const pick of picks) {
    const received = receivedOn(pick.lot)
    if (received > day) return issuingRefusals.lotLater(line, name, received, day)
  }
  return ok(picks)
}

const without = (shelf: readonly ShelfLot[], picks: readonly Pick[]): ShelfLot[] =>
  shelf.map((lot) => {
    const pick = picks.find((one) => one.lot === lot.lot)
    return pick ? { ...lot, left: lot.left - pick.quantity, valueFen: lot.valueFen - pick.valueFen } : lot
  })
