import { formatPoints } from '../../kernel/amounts.ts'
import { type Day, formatDay } from '../../kernel/dates.ts'
import type { GiftedPoints } from '../../kernel/purse.ts'
import { refuse } from '../../kernel/result.ts'

const points = (hundredths: number) => `${formatPoints(hundredths)} 分`

/** Why a slip cannot be written, in the order in which it is checked (tests/domain/redemption/refusals). */
export const redemptionRefusals = {
  empty: () => refuse('cart_empty', '这一单还没有东西，请先扫要换的货。'),
  noHousehold: () => refuse('household_missing', '请先扫积分卡，或按 F2 查户。'),
  headPending: () => refuse('head_pending', '这一户的户主待定，先到“农户”里定下户主，才能兑换。'),
  closed: (until: Day | null) =>
    refuse(
      'household_closed',
      until === null
        ? '这一户已经销户，不能兑换。'
        : `这一户已经销户，兑换截止到${formatDay(until)}，已经过了。`,
      { until },
    ),
  frozen: (until: Day | null, reason: string) =>
    refuse(
      'frozen',
      `这一户的积分${until === null ? '冻结了，解冻以前' : `冻结到${formatDay(until)}，`}不能兑换。${reason === '' ? '' : `原因：${reason}。`}`,
      { until, reason },
    ),
  windowClosed: (next: Day) =>
    refuse('window_closed', `今天不是兑换日，下一个兑换日是${formatDay(next)}。积分都留着。`, { next }),
  minimumScore: (balance: number, minimum: number) =>
    refuse('minimum_score', `总积分满 ${points(minimum)}才能兑换，现在 ${points(balance)}。`, {
      balance,
      minimum,
    }),
  quantity: (name: string) => refuse('quantity_invalid', `${name}的数量不对，请按 F4 重新输入。`, { name }),
  tooMany: (name: string) => refuse('quantity_too_large', `${name}的数量太大了，请按 F4 检查。`, { name }),
  notOffered: (name: string) =>
    refuse('not_offered', `${name}还没有定分值，不能兑换。请报账员先定价。`, { name }),
  notRedeemable: (name: string) =>
    refuse('not_redeemable', `${name}是回收物，只能交来，不能兑走。`, { name }),
  inactive: (name: string) => refuse('item_inactive', `${name}已经停用，不能兑换。`, { name }),
  itemLimit: (name: string, limit: string, taken: string, ask: { wanted: string; bundled: boolean }) =>
    refuse(
      'item_limit',
      `${name}每户每月限 ${limit}，这个月已经换了 ${taken}${ask.bundled ? `，这一单连礼包里的要 ${ask.wanted}` : ''}。请减一些。`,
      { name, limit, taken, wanted: ask.wanted },
    ),
  gate: (spendable: number, gate: number) =>
    refuse('gate', `满 ${points(gate)}才能兑换，现在可兑 ${points(spendable)}。`, { spendable, gate }),
  balanceChanged: (shown: number, spendable: number) =>
    refuse(
      'balance_changed',
      `可兑积分刚刚变了：原来 ${points(shown)}，现在 ${points(spendable)}。请核对后再确认。`,
      {
        shown,
        spendable,
      },
    ),
  pointsShort: (spendable: number, needed: number, gifts?: GiftedPoints) =>
    refuse(
      'points_short',
      `积分不够：可兑 ${points(spendable)}，这一单 ${points(needed)}，还差 ${points(needed - spendable)}。${
        gifts !== undefined && gifts.balance > 0
          ? `赠分有 ${points(gifts.balance)}，只能搭着挣的分花，挣 ${gifts.earned} 分搭 ${gifts.gifted} 分。`
          : ''
      }请减一样`,
      {
        spendable,
        needed,
        missing: needed - spendable,
        ...(gifts !== undefined && gifts.balance > 0 && { gifted: gifts.balance }),
      },
    ),
  quota: (period: 'day' | 'month', left: number, needed: number) =>
    refuse(
      period === 'day' ? 'quota_day' : 'quota_month',
      `超过${period === 'day' ? '今天' : '本月'}的限额：还可兑 ${points(left)}，这一单 ${points(needed)}。请减一样`,
      { period, left, needed },
    ),
  noCollector: () => refuse('collector_missing', '请选领取人：按数字键选家里人，外人代领按 F6。'),
  unknownCollector: () => refuse('collector_unknown', '领取人不在这一户里，请重新选。'),
  minor: (name: string) =>
    refuse('collector_minor', `${name}还没满十八岁，村里规定不能来领。请换一位大人。`, { name }),
  proxyEnded: (name: string) =>
    refuse('proxy_ended', `${name}的长期委托已经到期，请重新登记或按 F6 代领。`, { name }),
  unknownItem: () => refuse('item_unknown', '找不到这件货，请重新扫一次。'),
}

export const scanRefusals = {
  badCheckDigit: (code: string) => refuse('scan_bad_check', '扫得不完整或有误，请再扫一次。', { code }),
  unknown: (code: string) => refuse('scan_unknown', `没见过这个码：${code}。这是什么？`, { code }),
  slipUnknown: (code: string) => refuse('slip_unknown', '这本账里没有这张单。请核对单号或核对码。', { code }),
}

export const paperRefusals = {
  twice: (number: string, serial: string) =>
    refuse(
      'paper_entered_before',
      `手工单 ${number} 已经补录过了（${serial}），不能再录一次。那张录错了，请先冲销它。`,
      { number, serial },
    ),
  total: (paper: number, reckoned: number) =>
    refuse(
      'paper_total_differs',
      `纸上写的是 ${points(paper)}，按那天的分值要 ${points(reckoned)}。请核对货和数量；纸上算错了，就照 ${points(reckoned)}录，和农户说清楚。`,
      { paper, reckoned },
    ),
  people: () => refuse('staff_unknown', '请照纸上的签名，选开单人和发货人。'),
  nobody: (head: string) =>
    refuse('slip_nobody', `${head}家没有可以领东西的人，漏开的单补不上，请换一个原因。`, { head }),
}

export const cartRefusals = {
  gone: () => refuse('cart_gone', '这一单已经不在了，可能在另一个窗口确认过或去掉了。'),
  stale: () => refuse('cart_stale', '这一单刚在另一个窗口改过，已换成最新的，请再看一看。'),
  schemeEnded: () =>
    refuse('cart_scheme_ended', '这一单开头用的积分，现在不能换东西了。请去掉这一单，重新扫卡开单。'),
  tooManyHeld: (limit: number) => refuse('carts_full', `已经挂了 ${limit} 单，请先取一单办完。`, { limit }),
}

export const correctionRefusals = {
  notASlip: () => refuse('not_a_slip', '只有兑换单和换货单可以这样更正。'),
  nothingLeft: (serial: string) => refuse('slip_settled', `${serial} 已经全部退过或冲过了。`, { serial }),
  line: () => refuse('slip_line_unknown', '这张单上没有这一行，请重新选。'),
  tooMuch: (name: string, left: string) =>
    refuse('return_too_much', `${name}最多还能退 ${left}。`, { name, left }),
  sameHousehold: () => refuse('same_household', '还是同一户，不用更正。'),
  gone: () => refuse('goods_gone', '这批货的账已经动过，退不回原来的批次。'),
}
