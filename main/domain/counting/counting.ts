import { cumulativeShare } from '../../kernel/amounts.ts'
import { type Day, formatDay } from '../../kernel/dates.ts'
import { quantityText } from '../../kernel/quantities.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'

export type CountReason = 'unwritten' | 'overgiven' | 'lost' | 'broken' | 'wastage' | 'misreceived' | 'other'

export interface CountedGoods {
  readonly name: string
  readonly unit: string
  readonly basePerUnit: number
  readonly baseName: string
}

/** The last entry of an item: what was found, and what the book said at that moment. Base steps. */
export interface Counted extends CountedGoods {
  readonly item: string
  readonly active: boolean
  readonly quantity: number
  readonly book: number
}

/** Why so much of a difference came about. */
export interface Reason {
  /** Base steps of the difference; the only reason of an item stands for all of it. */
  readonly quantity: number
  readonly reason: CountReason
  /** 漏开单: whose slip is missing. */
  readonly household: string | null
  /** What else happened; of what was lost, who answers for it and what was decided. */
  readonly words: string
}

/** What the shelf is set right by; a gain without a lot to join begins a lot of its own. */
export interface Adjustment {
  readonly line: number
  readonly item: string
  readonly lot: string | null
  /** Above zero for what was found, below for what is missing. */
  readonly quantity: number
  readonly valueFen: number
}

export interface ShelfLot {
  readonly lot: string
  readonly left: number
  readonly valueFen: number
}

export interface CountGround {
  shelf(item: string): readonly ShelfLot[]
  /** So much out of the lots that expire first, each part with its share of the lot's cost. */
  earliest(item: string, quantity: number): readonly { lot: string; quantity: number; valueFen: number }[]
  /** Of the lot that came last, also where nothing is left of it. */
  lastCost(item: string): { readonly quantity: number; readonly costFen: number } | undefined
}

const named = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join('、')}等 ${names.length} 样` : names.join('、')

export const countingRefusals = {
  samePerson: () => refuse('count_same_person', '盘点人和监盘人要是两个人，请换一位。'),
  personUnknown: () => refuse('count_person', '找不到盘点人或监盘人，请重新选。'),
  nothing: () => refuse('count_empty', '还没有选要点的东西，请加几样，或选全店。'),
  overlaps: (what: string, by: string) =>
    refuse('count_overlaps', `${what}已经在${by}的那次盘点里，还没批。请接着点那一次，或先把它作废。`, {
      what,
      by,
    }),
  exists: () => refuse('count_exists', '这次盘点已经开了。'),
  unknown: () => refuse('count_unknown', '找不到这次盘点，请刷新后再试。'),
  over: () => refuse('count_over', '这次盘点已经批了，不能再点，也不能再批。有出入请另开一次。'),
  dropped: () => refuse('count_dropped', '这次盘点已经作废，请另开一次。'),
  itemUnknown: () => refuse('item_unknown', '找不到这样东西，请重新选。'),
  notStocked: (name: string) =>
    refuse('item_not_stocked', `${name}不占库存，不用点。礼包请点里面的东西。`, { name }),
  itemClosed: (name: string) =>
    refuse('count_item_closed', `${name}已经停用，账上也没有。要点它，请先到“物品”里启用。`, { name }),
  quantity: (name: string) =>
    refuse('count_quantity', `${name}的数量不对：要是零或大于零，最小到它的最小单位。`, { name }),
  otherCounted: (name: string, by: string, time: string) =>
    refuse('count_other', `${name}在 ${time} 由${by}点过了。换成您点的数吗？`, { name, by, time }),
  moving: (name: string) =>
    refuse(
      'count_moving',
      `${name}点到一半，账上又进出过，说不清动的是点过的还是没点的。请把${name}从头点一遍，或点完填一共几个。`,
      { name },
    ),
  elsewhere: (name: string, by: string) =>
    refuse('count_elsewhere', `${name}在${by}的另一次盘点里点，请到那一次里点，免得点两遍。`, { name, by }),
  uncounted: (names: readonly string[]) =>
    refuse('count_uncounted', `还有 ${names.length} 样没点：${named(names)}。没有了就记 0。`, { names }),
  unexplained: (name: string) => refuse('count_unexplained', `${name}有出入，请选原因。`, { name }),
  partsDiffer: (goods: Counted, said: number) =>
    refuse(
      'count_parts',
      `${goods.name}差 ${quantityText(differenceOf(goods), goods)}，原因一共写了 ${quantityText(said, goods)}，请改成一样多。`,
      { name: goods.name, said },
    ),
  gainReason: (name: string) =>
    refuse('count_gain_reason', `${name}是多出来的，原因请选“入库数错”或“其他”。`, { name }),
  householdNeeded: (name: string) =>
    refuse('count_household', `${name}漏开了单，请选是哪一户领的，批准时一起补上。`, { name }),
  householdUnknown: (name: string) =>
    refuse('household_unknown', `${name}漏开单的那一户找不到了，请重新选。`, { name }),
  wordsNeeded: (name: string, reason: CountReason) =>
    refuse(
      'count_words',
      reason === 'lost' ? `${name}丢了，请写谁负责、怎么处理。` : `${name}选了“其他”，请写明原因。`,
      { name, reason },
    ),
  changed: () => refuse('count_changed', '出入刚刚变了，请监盘人再看一遍，再输密码。'),
  supervisorCounted: (name: string) =>
    refuse('count_supervisor', `监盘人${name}自己也点了数，不能自己批自己。请作废后换一位监盘人再点。`, {
      name,
    }),
  moved: (goods: Counted, left: number, missing: number) =>
    refuse(
      'count_moved',
      `${goods.name}点完以后账上又少了，只剩 ${quantityText(left, goods)}，盘亏 ${quantityText(missing, goods)}记不下。请把它再点一次。`,
      { name: goods.name, left, missing },
    ),
  dayAway: (day: Day) =>
    refuse('count_day', `盘点单只能记到今天，或上个月的最后一天，不能记到${formatDay(day)}。`, { day }),
  cameLater: (name: string, day: Day) =>
    refuse('count_came_later', `${name}在${formatDay(day)}以后又进过货，这次盘点只能记在今天。`, {
      name,
      day,
    }),
}

/** How much is missing or too much; above zero. */
export const differenceOf = ({ quantity, book }: Pick<Counted, 'quantity' | 'book'>): number =>
  Math.abs(quantity - book)

/** Why an item may have more than the book says. */
const OF_A_GAIN: readonly CountReason[] = ['misreceived', 'other']

/** The reasons of every item that differs, each for its part of the difference; refuses what says too little. */
export function checkReasons(
  lines: readonly Counted[],
  reasons: ReadonlyMap<string, readonly Reason[]>,
): Result<ReadonlyMap<string, readonly Reason[]>> {
  const checked = new Map<string, readonly Reason[]>()
  for (const line of lines) {
    const difference = differenceOf(line)
    if (difference === 0) continue
    const [first, ...others] = reasons.get(line.item) ?? []
    if (first === undefined) return countingRefusals.unexplained(line.name)
    const all = others.length === 0 ? [{ ...first, quantity: difference }] : [first, ...others]
    for (const { reason, household, words } of all) {
      if (line.quantity > line.book && !OF_A_GAIN.includes(reason)) {
        return countingRefusals.gainReason(line.name)
      }
      if (reason === 'unwritten' && household === null) return countingRefusals.householdNeeded(line.name)
      if ((reason === 'lost' || reason === 'other') && words.trim() === '') {
        return countingRefusals.wordsNeeded(line.name, reason)
      }
    }
    const said = all.reduce((sum, { quantity }) => sum + quantity, 0)
    if (said !== difference || all.some(({ quantity }) => quantity <= 0)) {
      return countingRefusals.partsDiffer(line, said)
    }
    checked.set(line.item, all)
  }
  return ok(checked)
}

/** Whose slips are missing, and what is on them. */
export function missingSlips(
  reasons: ReadonlyMap<string, readonly Reason[]>,
): { readonly household: string; readonly lines: { readonly item: string; readonly quantity: number }[] }[] {
  const byHousehold = new Map<string, { item: string; quantity: number }[]>()
  for (const [item, parts] of reasons) {
    for (const { reason, household, quantity } of parts) {
      if (reason !== 'unwritten' || household === null) continue
      byHousehold.set(household, [...(byHousehold.get(household) ?? []), { item, quantity }])
    }
  }
  return [...byHousehold].map(([household, lines]) => ({ household, lines }))
}

/**
 * What each lot gains or loses. Losses come out of the lots that expire first, gains join the lot that came last;
 * where the shelf is empty they begin a lot, at what the item last cost.
 */
export function adjust(lines: readonly Counted[], ground: CountGround): Result<Adjustment[]> {
  const parts: Adjustment[] = []
  for (const [index, line] of lines.entries()) {
    const difference = line.quantity - line.book
    const place = { line: index + 1, item: line.item }
    const shelf = ground.shelf(line.item)
    if (difference < 0) {
      const left = shelf.reduce((sum, lot) => sum + lot.left, 0)
      if (left < -difference) return countingRefusals.moved(line, left, -difference)
      for (const { lot, quantity, valueFen } of ground.earliest(line.item, -difference)) {
        parts.push({ ...place, lot, quantity: -quantity, valueFen: -valueFen })
      }
    } else if (difference > 0) {
      if (!line.active) return countingRefusals.itemClosed(line.name)
      const newest = shelf.toSorted((a, b) => (a.lot < b.lot ? 1 : -1))[0]
      const cost = newest ? { quantity: newest.left, costFen: newest.valueFen } : ground.lastCost(line.item)
      const valueFen = cost ? cumulativeShare(cost.costFen * difference, 1, cost.quantity) : 0
      parts.push({ ...place, lot: newest?.lot ?? null, quantity: difference, valueFen })
    }
  }
  return ok(parts)
}

/** What a count comes to in money, before anything is put right. */
export const worth = (parts: readonly Adjustment[]): { gainFen: number; lossFen: number } => ({
  gainFen: parts.reduce((sum, { valueFen }) => sum + Math.max(0, valueFen), 0),
  lossFen: parts.reduce((sum, { valueFen }) => sum + Math.max(0, -valueFen), 0),
})

/** A count that was begun would change the month after it was signed. */
export const openCounts = (count: number) =>
  count === 0
    ? []
    : [
        {
          code: 'closing_open_count',
          sentence: `还有 ${count} 次盘点没批，点完批准或作废，才能结账。`,
          path: '/stock/counts',
        },
      ]
