import type { CounterHousehold, CounterItem, Overview, PostedSlip } from '#main/api/redemption.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { type CounterState, linePoints, PLEASE_CARD } from './counter-state.ts'
import type {
  CartView,
  GoodsTileView,
  HeldCartView,
  HouseholdView,
  LastSlipView,
  MessageView,
  PictureView,
  PrintState,
  StockNoteView,
} from './view.ts'

const PICTURE_WORDS = [
  '面',
  '皂',
  '粉',
  '米',
  '糊',
  '水',
  '肠',
  '蛋',
  '奶',
  '汤',
  '巾',
  '茶',
  '油',
  '糖',
  '盐',
  '酒',
]

/** A picture is fetched with the shelf; until then one character says what it is. */
export const pictureOf = (item: { readonly name: string }): PictureView => ({
  src: undefined,
  letter: PICTURE_WORDS.find((word) => item.name.includes(word)) ?? [...item.name][0] ?? '货',
})

export const unitsOf = (quantity: number, item: { readonly basePerUnit: number }): string =>
  String(quantity / item.basePerUnit)

export const leftOf = (item: CounterItem): string =>
  item.left === null ? '不占库存' : `剩 ${unitsOf(item.left, item)}`

const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

const limitOf = (item: CounterItem): string | undefined =>
  item.limitPerMonth === null ? undefined : `每户每月限 ${unitsOf(item.limitPerMonth, item)}`

export function cartView(state: CounterState): CartView {
  const { quote } = state
  const quoted = new Map(quote?.lines.map((line) => [line.item.id, line]))
  const lines = state.lines.map(({ item, quantity }) => {
    const said = quoted.get(item.id)
    const now = said?.item ?? item
    return {
      id: item.id,
      name: now.name,
      spec: now.spec,
      picture: pictureOf(now),
      left: leftOf(now),
      limit: limitOf(now),
      lotToTake: now.nearExpiry === null ? undefined : `临期：请拿 ${monthDay(now.nearExpiry)}到期的`,
      quantity: unitsOf(quantity, now),
      unit: now.unit,
      points: said?.quantity === quantity ? said.points : linePoints(item, quantity),
      problem:
        now.left !== null && quantity > now.left ? `只剩 ${unitsOf(now.left, now)} ${now.unit}` : undefined,
    }
  })
  const weighed = state.lines.some(({ item }) => item.basePerUnit !== 1)
  const pieces = state.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return {
    lines,
    selectedId: state.selected,
    count: `共 ${lines.length} 样${weighed ? '' : ` ${pieces} 件`}`,
    total: lines.reduce((sum, line) => sum + line.points, 0),
  }
}

export function householdView(state: CounterState, total: number): HouseholdView | undefined {
  const { household } = state
  if (household === undefined) return undefined
  const now = state.quote?.household ?? household
  const left = now.quotaLeft
  return {
    number: now.number,
    group: now.groupName,
    people: `${now.population} 口人`,
    headName: now.headName ?? '户主待定',
    warnings: warningsOf(now),
    spendableBefore: now.spendable,
    spendableAfter: now.spendable - total,
    heldBack:
      now.heldBack === 0
        ? undefined
        : `总积分 ${formatPoints(now.balance)}，其中基础分 ${formatPoints(now.heldBack)} 不可兑`,
    quotas:
      left === null
        ? []
        : [
            {
              label:
                total > 0
                  ? `本单后${left.period === 'day' ? '今天' : '本月'}还可兑`
                  : `${left.period === 'day' ? '今天' : '本月'}还可兑`,
              left: `${formatPoints(Math.max(0, left.left - total))} 分`,
              over: total > left.left,
            },
          ],
    collectors: now.members.map(({ id, name }) => ({ id, name })),
    collector: collectorView(state, now),
  }
}

function collectorView(state: CounterState, household: CounterHousehold): HouseholdView['collector'] {
  const { collector } = state
  if (collector === null) return undefined
  switch (collector.kind) {
    case 'member':
      return { kind: 'member', id: collector.person }
    case 'proxy':
      return { kind: 'proxy', name: collector.name }
    case 'standing_proxy': {
      const proxy = household.proxies.find(({ id }) => id === collector.proxy)
      return { kind: 'proxy', name: proxy?.name ?? '' }
    }
  }
}

function warningsOf(household: CounterHousehold): string[] {
  const [first, ...more] = household.sameNames
  const warnings: string[] = []
  if (first) {
    const others = more.length > 0 ? `等 ${more.length + 1} 户` : ''
    warnings.push(
      `${first.groupName}也有一位${household.headName}（${first.number} 户）${others}，请核对本人`,
    )
  }
  if (household.blocked !== null) warnings.push(household.blocked)
  return warnings
}

/** The one sentence: what stands in the way comes before what was just done. */
export function messageView(state: CounterState): MessageView {
  if (state.message?.tone === 'wrong') return state.message
  const obstacle = state.quote?.obstacle
  if (obstacle && state.lines.length > 0 && state.household) {
    const could = state.quote?.affordable ?? []
    return {
      tone: 'wrong',
      sentence: obstacle.sentence,
      ...(could.length === 0
        ? {}
        : {
            more: `可换：${could.map(({ name, points }) => `${name} ${formatPoints(points)} 分`).join('、')}`,
          }),
    }
  }
  if (state.household === undefined) return PLEASE_CARD
  return state.message ?? { tone: 'plain', sentence: '请扫要换的货，扫完按 Enter 确认' }
}

const PRINTING: Record<NonNullable<Overview['lastSlip']>['printing'], PrintState> = {
  none: 'kept',
  dropped: 'kept',
  waiting: 'waiting',
  sending: 'printing',
  printed: 'printed',
  failed: 'failed',
  unknown: 'unknown',
}

/** The slip posted last: the one just confirmed at once, before the books have been asked again. */
export const lastSlipView = (
  overview: Overview | undefined,
  posted: PostedSlip | undefined,
): LastSlipView | undefined =>
  posted !== undefined && posted.id !== overview?.lastSlip?.document
    ? { household: `${posted.headName}家`, serial: posted.serial, points: posted.total, print: 'waiting' }
    : overview?.lastSlip
      ? {
          household: `${overview.lastSlip.headName}家`,
          serial: overview.lastSlip.serial,
          points: overview.lastSlip.total,
          print: PRINTING[overview.lastSlip.printing],
        }
      : undefined

export const heldViews = (overview: Overview | undefined): HeldCartView[] =>
  (overview?.held ?? [])
    .filter(({ state }) => state === 'held')
    .map((held) => ({
      id: held.cart,
      household: held.headName === '' ? undefined : { number: held.number, group: '', name: held.headName },
      count: `${held.lines} 样`,
      total: held.total,
      heldAt: held.time,
    }))

export const lowNotes = (overview: Overview | undefined): StockNoteView[] =>
  (overview?.lowStock ?? []).map(({ name, left }) => ({ id: name, name, left: `剩 ${left}` }))

export const expiryNotes = (overview: Overview | undefined): StockNoteView[] =>
  (overview?.nearExpiry ?? []).map(({ name, expiresOn, left, unit }) => ({
    id: `${name}${expiresOn}`,
    name: `${name} · ${monthDay(expiresOn)}`,
    left: `${left} ${unit}`,
  }))

export const goodsTile = (item: CounterItem): GoodsTileView => ({
  id: item.id,
  shortNumber: item.shortNumber ?? undefined,
  name: item.name,
  spec: item.spec,
  picture: pictureOf(item),
  points: item.price ?? 0,
  unit: item.unit,
  left: leftOf(item),
  weighed: item.basePerUnit !== 1,
  blocked: item.price === null ? '还没定分值' : item.left !== null && item.left <= 0 ? '没货了' : undefined,
})
