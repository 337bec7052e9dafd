import type { CounterHousehold, CounterItem, Overview, PostedSlip, Quote } from '#main/api/redemption.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { type CounterState, isQuoted, linePoints, PLEASE_CARD } from './counter-state.ts'
import { letterOf } from './picture.tsx'
import { isWeighed, unitsOf, withUnit } from './quantities.ts'
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

/** The picture that was taken of it; where there is none, one character says what it is. */
export const pictureOf = (item: {
  readonly name: string
  readonly picture?: string | null
}): PictureView => ({
  src: undefined,
  letter: letterOf(item.name),
  ...(item.picture ? { kept: item.picture } : {}),
})

export const leftOf = (item: CounterItem): string =>
  item.left === null ? '不占库存' : `剩 ${unitsOf(item.left, item)}`

export const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

export const limitOf = (item: CounterItem): string | undefined =>
  item.limitPerMonth === null ? undefined : `每户每月限 ${unitsOf(item.limitPerMonth, item)}`

export function cartView(state: CounterState): CartView {
  const quote = state.quote?.said
  const quoted = new Map(quote?.lines.map((line) => [line.item.id, line]))
  const obstacle = isQuoted(state) ? quote?.obstacle : undefined
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
      problem: problemOf(now, quantity, obstacle ?? undefined),
    }
  })
  const weighed = state.lines.some(({ item }) => isWeighed(item))
  const pieces = state.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return {
    lines,
    selectedId: state.selected,
    count: `共 ${lines.length} 样${weighed ? '' : ` ${pieces} 件`}`,
    total: lines.reduce((sum, line) => sum + line.points, 0),
  }
}

/** What the refusal says of this very line; the whole sentence stands above. */
function problemOf(item: CounterItem, quantity: number, obstacle: Quote['obstacle'] | undefined) {
  if (item.left !== null && quantity > item.left) return `只剩 ${withUnit(item.left, item)}`
  if (obstacle?.facts.name !== item.name) return undefined
  return LINE_PROBLEMS[obstacle.code]
}

const LINE_PROBLEMS: Readonly<Record<string, string>> = {
  item_inactive: '已经停用',
  not_offered: '还没定分值',
  not_redeemable: '只能交来，不能兑走',
  item_limit: '超过每月的限数',
  quantity_too_large: '数量太大',
  stock_short: '货不够',
}

export function householdView(state: CounterState, total: number): HouseholdView | undefined {
  const { household } = state
  if (household === undefined) return undefined
  const now = state.quote?.said.household ?? household
  const left = now.quotaLeft
  return {
    number: now.number,
    group: now.groupName,
    people: `${now.population} 口人`,
    headName: now.headName ?? '户主待定',
    warnings: warningsOf(now),
    spendableBefore: now.spendable,
    // with gifted points only the books know what is left afterwards
    spendableAfter: (isQuoted(state) ? state.quote?.said.spendableAfter : null) ?? now.spendable - total,
    gifted: giftedText(now),
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
    collectors: now.members.map(({ id, name, minor }) => ({
      id,
      name,
      ...(minor ? { mark: '小孩' } : {}),
    })),
    collector: collectorView(state, now),
  }
}

function giftedText({ gifted }: CounterHousehold): string | undefined {
  if (gifted === null || gifted.balance === 0) return undefined
  const { balance, usable } = gifted
  if (usable === 0) return `赠分 ${formatPoints(balance)}，挣了分才能搭着兑`
  const counted = `其中赠分 ${formatPoints(usable)}`
  return balance === usable ? counted : `${counted}，还有 ${formatPoints(balance - usable)} 要等挣了分再搭`
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

/**
 * The one sentence: a refusal or a question first, then what stands in the way of the slip, then what was just
 * done.
 */
export function messageView(state: CounterState): MessageView {
  const { message, household } = state
  const urgent = message?.tone === 'wrong' || message?.tone === 'ask'
  if (message && urgent && message !== PLEASE_CARD) return message
  if (household === undefined) return PLEASE_CARD
  const obstacle = isQuoted(state) && state.lines.length > 0 ? state.quote?.said.obstacle : undefined
  if (obstacle) return { tone: 'wrong', sentence: obstacle.sentence, ...wayOn(state) }
  if (message) return message
  return state.lines.length === 0
    ? { tone: 'plain', sentence: '请扫要换的货' }
    : { tone: 'plain', sentence: '还要就接着扫，换好了按 Enter 确认' }
}

/** 「可换：龙须面 10 分」 */
function wayOn(state: CounterState): { more?: string } {
  const could = state.quote?.said.affordable ?? []
  if (could.length === 0) return {}
  return { more: `可换：${could.map(({ name, points }) => `${name} ${formatPoints(points)} 分`).join('、')}` }
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

/** A question that was answered so soon after a slip may have been asked before it; ms. */
const ASKED_BEFORE_MS = 1000

/** The slip posted last: the one just confirmed at once, before the books have been asked again. */
export function lastSlipView(
  overview: Overview | undefined,
  askedAt: number,
  mine: { readonly slip: PostedSlip; readonly at: number } | undefined,
  printer: { readonly set: boolean; readonly trouble: string | undefined },
): LastSlipView | undefined {
  const last = overview?.lastSlip
  if (mine !== undefined && mine.slip.id !== last?.document && askedAt < mine.at + ASKED_BEFORE_MS) {
    const { headName, serial, total } = mine.slip
    return { household: `${headName}家`, serial, points: total, print: printer.set ? 'waiting' : 'kept' }
  }
  if (!last) return undefined
  const print = PRINTING[last.printing]
  return {
    household: `${last.headName}家`,
    serial: last.serial,
    points: last.total,
    print,
    ...(print === 'failed' && printer.trouble !== undefined ? { trouble: printer.trouble } : {}),
  }
}

/** What waits beside the counter: put aside here, or left open somewhere else. */
export const heldViews = (overview: Overview | undefined, onCounter: string): HeldCartView[] =>
  (overview?.held ?? [])
    .filter(({ cart }) => cart !== onCounter)
    .map((held) => ({
      id: held.cart,
      household:
        held.headName === ''
          ? undefined
          : { number: held.number, group: held.groupName, name: held.headName },
      count: `${held.lines} 样${held.pieces === null ? '' : ` ${held.pieces} 件`}`,
      total: held.total,
      heldAt: held.state === 'held' ? `${held.time} 挂起` : `${held.time} 没办完，留着的`,
    }))

export const lowNotes = (overview: Overview | undefined): StockNoteView[] =>
  (overview?.lowStock ?? []).map(({ name, left }) => ({ id: name, name, left: `剩 ${left}` }))

export const expiryNotes = (overview: Overview | undefined): StockNoteView[] =>
  (overview?.nearExpiry ?? []).map(({ name, expiresOn, left, unit }, index) => ({
    id: `${name} ${expiresOn} ${index}`,
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
  weighed: isWeighed(item),
  blocked: item.price === null ? '还没定分值' : item.left !== null && item.left <= 0 ? '没货了' : undefined,
})
