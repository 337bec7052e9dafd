import type { ReadHandle } from '../../db/handle.ts'
import { type Day, monthStart } from '../../kernel/dates.ts'
import type { ItemId, LotId } from '../../kernel/ids.ts'
import { giftedByLine } from '../../kernel/purse.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import type { Item } from '../catalogue/items.ts'
import type { CounterHousehold } from '../households/households.ts'
import { goodsPlace, subjectPoints, systemGoods, systemPoints } from '../ledger/accounts.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import { linePoints, type SpendingScheme } from '../schemes/schemes.ts'
import { stepOf } from '../schemes/settings.ts'
import type { CounterDeps } from './deps.service.ts'
import { type Demand, dealOut, type LinePortion, type Portion, totalDemand } from './goods.ts'
import type { Purse } from './purse.service.ts'
import { redemptionStore } from './redemption.store.ts'
import {
  type Judged,
  judge,
  type MonthlyLimit,
  mergeLines,
  type RedemptionLine,
  type Taking,
} from './redemption.ts'
import { redemptionRefusals as refusals } from './refusals.ts'
import { quantityText, type RecordedLine, takenOf } from './slip-record.ts'

export interface AskedLine {
  readonly item: string
  readonly quantity: number
}

/** Lines as the catalogue and the price list see them, before anybody has judged them. */
export interface PricedLine extends RedemptionLine {
  readonly goods: Item
  readonly price: number | null
  /** The item itself, then a bundle's components. */
  readonly takes: readonly (Taking & { readonly goods: Item })[]
}

/** What a slip takes from the shelf and from the purse. */
export interface Assembled {
  readonly judged: Judged
  readonly lines: readonly RecordedLine[]
  readonly portions: readonly LinePortion[]
}

type Deps = Pick<CounterDeps, 'catalogue' | 'schemes' | 'stock'>

/** Names and prices each line; the same item scanned twice is one line. Refuses an item that does not exist. */
export function priceLines(
  deps: Deps,
  db: ReadHandle,
  household: CounterHousehold | null,
  scheme: SpendingScheme,
  asked: readonly AskedLine[],
  today: Day,
): Result<PricedLine[]> {
  const priced: PricedLine[] = []
  let month: ReturnType<typeof redemptionStore.monthSlips> | undefined
  const monthly = (goods: Item): MonthlyLimit | null => {
    if (goods.limitPerMonth === null) return null
    if (household !== null) {
      month ??= redemptionStore.monthSlips(db, [household.id, ...household.predecessors], monthStart(today))
    }
    return {
      limit: goods.limitPerMonth,
      taken: month ? takenOf(goods.id, month.slips, month.followUps) : 0,
      quantityText: (base) =>
        `${quantityText(base, goods)}${goods.basePerUnit === 1 ? ` ${goods.unit}` : ''}`,
    }
  }
  const taking = (goods: Item, each: number) => ({
    goods,
    each,
    item: goods.id,
    name: goods.name,
    active: goods.active,
    monthly: monthly(goods),
  })
  for (const { item, quantity } of mergeLines(asked)) {
    const goods = deps.catalogue.item(db, item as ItemId)
    if (goods === undefined) return refusals.unknownItem()
    const price = deps.schemes.price(db, goods.id, scheme.id, today)
    const takes = [taking(goods, 1)]
    for (const part of goods.kind === 'bundle' ? deps.catalogue.components(db, goods.id) : []) {
      const of = deps.catalogue.item(db, part.item)
      if (of === undefined) return refusals.unknownItem()
      takes.push(taking(of, part.quantity))
    }
    priced.push({
      goods,
      price,
      item: goods.id,
      name: goods.name,
      kind: goods.kind,
      active: goods.active,
      quantity,
      takes,
      points:
        price === null ? null : linePoints(price, quantity, goods.basePerUnit, scheme.settings.precision),
    })
  }
  return ok(priced)
}

/** Judges a slip and takes its goods from the lots that expire first. Nothing is written. */
export function assemble(
  deps: Deps,
  db: ReadHandle,
  household: CounterHousehold | null,
  scheme: SpendingScheme,
  purse: Purse | null,
  priced: readonly PricedLine[],
  today: Day,
  happened = false,
): Result<Assembled> {
  const demands = demandsOf(priced)
  const picks = new Map<string, readonly Portion[]>()
  const judged = judge(
    {
      household: household && {
        status: household.status,
        redeemableUntil: household.redeemableUntil,
        headcount: household.population,
      },
      today,
      standing: happened ? undefined : purse?.standing,
      lines: priced,
      balance: purse?.balance ?? 0,
      floor: purse?.floor ?? 0,
      gifted: purse?.gifted,
      gate: scheme.settings.gateHundredths,
      quotas: scheme.settings.quotas,
      used: purse?.used ?? { day: 0, month: 0 },
      happened,
    },
    () => {
      const known = new Map<string, Item>(
        priced.flatMap((line) => line.takes.map(({ goods }) => [goods.id, goods])),
      )
      for (const [item, quantity] of totalDemand(demands)) {
        const goods = known.get(item)
        assert(goods, `no line asks for ${item}`)
        const picked = deps.stock.pick(db, goods, quantity, today)
        if (!picked.ok) return picked
        picks.set(item, picked.value)
      }
      return ok(null)
    },
  )
  if (!judged.ok) return judged
  return ok({
    judged: judged.value,
    lines: priced.map((line, index) => recorded(line, index + 1)),
    portions: dealOut(demands, picks),
  })
}

/** What comes off the shelf: services and bundles themselves lie on none. */
const demandsOf = (priced: readonly PricedLine[]): Demand[] =>
  priced.flatMap((line, index) =>
    line.takes.flatMap(({ goods, item, each }) =>
      goods.kind === 'goods' ? [{ line: index + 1, item, quantity: each * line.quantity }] : [],
    ),
  )

function recorded(line: PricedLine, number: number): RecordedLine {
  return {
    line: number,
    item: line.item,
    name: line.name,
    spec: line.goods.spec,
    unit: line.goods.unit,
    basePerUnit: line.goods.basePerUnit,
    baseName: line.goods.baseName,
    quantity: line.quantity,
    points: line.points ?? 0,
    ...(line.kind === 'bundle' && {
      parts: line.takes.slice(1).map(({ item, each }) => ({ item, quantity: each })),
    }),
  }
}

/** The transfers of goods handed out for points: a line's earned and its gifted ones, and one in goods a lot. */
export function transfersOf(
  household: CounterHousehold,
  scheme: SpendingScheme,
  /** None where it has happened already. */
  floor: number | undefined,
  { judged, lines, portions }: Assembled,
): TransferDraft[] {
  return [
    ...redeemedPoints(household, scheme, floor, judged.gifted, lines),
    ...portions.map((portion) => ({
      line: portion.line,
      debit: systemGoods(portion.item as ItemId, 'handed_out'),
      credit: goodsPlace(portion.item as ItemId, portion.lot as LotId),
      amount: portion.quantity,
      valueFen: portion.valueFen,
    })),
  ]
}

/** What lines cost a household, `gifted` of the whole from its gifted points. */
export function redeemedPoints(
  { subject }: Pick<CounterHousehold, 'subject'>,
  scheme: SpendingScheme,
  floor: number | undefined,
  gifted: number,
  lines: readonly { readonly line: number; readonly points: number }[],
): TransferDraft[] {
  const debit = systemPoints(scheme.id, 'redeemed')
  const shares = giftedByLine(
    lines.map(({ points }) => points),
    gifted,
    stepOf(scheme.settings.precision),
  )
  return lines.flatMap(({ line, points }, index): TransferDraft[] => {
    const share = shares[index] ?? 0
    const earned = {
      line,
      debit,
      credit: subjectPoints(scheme.id, subject),
      amount: points - share,
      ...(floor === undefined ? {} : { floor }),
    }
    const given = {
      line,
      debit,
      credit: subjectPoints(scheme.id, subject, 'gifted'),
      amount: share,
      floor: 0,
    }
    return [earned, given].filter(({ amount }) => amount > 0)
  })
}
