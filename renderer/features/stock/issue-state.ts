import type { Issue, IssuePurpose, LossReason, LotRow } from '#main/api/stock.ts'
import { type Measured, parseQuantity, quantityHint, quantityInput } from '../catalogue/quantity-field.ts'

export interface IssuedGoods extends Measured {
  readonly id: string
  readonly name: string
  readonly spec: string
}

/** A line as it is typed. */
export interface IssueLineDraft {
  readonly key: string
  readonly goods: IssuedGoods
  /** Empty: those first that expire first. */
  readonly lot: string
  readonly count: string
}

export interface NamedHousehold {
  readonly id: string
  readonly name: string
}

export interface IssueDraft {
  readonly purpose: IssuePurpose
  readonly reason: LossReason | null
  readonly words: string
  readonly photos: readonly string[]
  readonly households: readonly NamedHousehold[]
  readonly businessDate: string
  readonly lines: readonly IssueLineDraft[]
}

const KEPT = 'issue-draft'

export const emptyIssue = (today: string): IssueDraft => ({
  purpose: 'write_off',
  reason: null,
  words: '',
  photos: [],
  households: [],
  businessDate: today,
  lines: [],
})

/** What was being typed when the page was left or the window reloaded; over night it goes to the new day. */
export function keptIssue(today: string): IssueDraft {
  const kept = sessionStorage.getItem(KEPT)
  const draft = kept === null ? {} : (JSON.parse(kept) as Partial<IssueDraft>)
  return { ...emptyIssue(today), ...draft, businessDate: today }
}

export const keepIssue = (draft: IssueDraft): void => sessionStorage.setItem(KEPT, JSON.stringify(draft))

/** 去报损: all that is left of a lot, and why where that is plain. A sheet for another purpose is begun anew. */
export function withLot(draft: IssueDraft, lot: LotRow, key: string, today: string): IssueDraft {
  const base = draft.purpose === 'write_off' ? draft : emptyIssue(today)
  const plain: LossReason | null = lot.state === 'expired' ? 'expired' : null
  const reason = base.lines.length === 0 ? plain : (base.reason ?? plain)
  const { item: id, name, spec, unit, basePerUnit, baseName } = lot
  const line: IssueLineDraft = {
    key,
    goods: { id, name, spec, unit, basePerUnit, baseName },
    lot: lot.lot,
    count: quantityInput(lot.left, lot),
  }
  return { ...base, reason, lines: [...base.lines.filter((one) => one.lot !== lot.lot), line] }
}

/** A scan adds what it stands for to the line that is there; by hand a line waits for its number. */
export function withGoods(
  lines: readonly IssueLineDraft[],
  goods: IssuedGoods,
  quantity: number,
  key: string,
): readonly IssueLineDraft[] {
  const same = lines.findLast((line) => line.goods.id === goods.id)
  if (same === undefined || quantity === 0) {
    const count = quantity === 0 ? '' : quantityInput(quantity, goods)
    return [...lines, { key, goods, lot: '', count }]
  }
  const had = same.count.trim() === '' ? 0 : parseQuantity(same.count, goods)
  if (had === undefined) return lines
  const count = quantityInput(had + quantity, goods)
  return lines.map((line) => (line === same ? { ...line, count } : line))
}

/** Why a line cannot be sent as it stands. */
export function lineProblem({ goods, count }: IssueLineDraft): string | undefined {
  const quantity = parseQuantity(count, goods)
  return quantity === undefined || quantity < 1
    ? `${goods.name}：数量要大于零，${quantityHint(goods)}`
    : undefined
}

export const sentIssue = (
  draft: IssueDraft,
  today: string,
): Omit<Issue, 'document' | 'witness' | 'witnessPin'> => {
  const { purpose, reason, words, photos, households, businessDate, lines } = draft
  const writeOff = purpose === 'write_off'
  return {
    purpose,
    reason: writeOff ? reason : null,
    words: writeOff && reason !== 'other' ? '' : words.trim(),
    photos: writeOff ? [...photos] : [],
    households: purpose === 'prize' ? households.map(({ id }) => id) : [],
    businessDate: businessDate === today ? null : businessDate,
    lines: lines.map(({ goods, lot, count }) => ({
      item: goods.id,
      lot: lot === '' ? null : lot,
      quantity: parseQuantity(count, goods) ?? 0,
    })),
  }
}
