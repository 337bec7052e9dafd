import { formatYuan } from '../../kernel/amounts.ts'
import { type Day, formatDay } from '../../kernel/dates.ts'
import { quantityText } from '../../kernel/quantities.ts'
import { refuse } from '../../kernel/result.ts'

interface Measured {
  readonly name: string
  readonly unit: string
  readonly basePerUnit: number
  readonly baseName: string
}

const yuan = (fen: number) => `${formatYuan(fen)} 元`

const NOT_STOCKED = {
  service: '是服务，不占库存，请去掉这一行。',
  recyclable: '是回收物，收的时候记，不在这里入库。请去掉这一行。',
  bundle: '是礼包，请把里面的货一样一样入库。',
} as const

export const stockRefusals = {
  short: (item: Measured, left: number, wanted: number, expired: number) =>
    refuse(
      'stock_short',
      left === 0 && expired > 0
        ? `${item.name}都过期了，不能兑换。请换一样。`
        : `${item.name}不够：剩 ${quantityText(left, item)}，这一单要 ${quantityText(wanted, item)}。请减一些，货架上有就按 F9 补录。`,
      { name: item.name, left, wanted, expired },
    ),
  unknownItem: (line: number) => refuse('item_unknown', `第 ${line} 行的东西找不到了，请重新选。`, { line }),
  notStocked: (line: number, name: string, kind: 'service' | 'recyclable' | 'bundle') =>
    refuse('item_not_stocked', `第 ${line} 行：${name}${NOT_STOCKED[kind]}`, { line, name, kind }),
  lineQuantity: (line: number, name: string) =>
    refuse('line_quantity', `第 ${line} 行：${name}的数量要是大于零的整数。`, { line, name }),
  lineTooMany: (line: number, name: string) =>
    refuse('line_too_many', `第 ${line} 行：${name}的数量太大了，请检查。`, { line, name }),
  linePack: (line: number, name: string) =>
    refuse('line_pack', `第 ${line} 行：${name}的箱数乘每箱数对不上总数，请重新填。`, { line, name }),
  lineTotal: (line: number, name: string) =>
    refuse('line_total', `第 ${line} 行：${name}的金额不对，要是零或大于零，最多到分。`, { line, name }),
  lineTotalTooLarge: (line: number, name: string) =>
    refuse('line_total_large', `第 ${line} 行：${name}的金额太大了，请检查。`, { line, name }),
  expiryBeforeMade: (line: number, name: string) =>
    refuse('expiry_before_made', `第 ${line} 行：${name}的到期日比生产日期还早，请检查。`, { line, name }),
  madeAhead: (line: number, name: string, day: Day) =>
    refuse('made_ahead', `第 ${line} 行：${name}的生产日期${formatDay(day)}还没到，请检查。`, {
      line,
      name,
      day,
    }),
  alreadyExpired: (line: number, name: string, day: Day) =>
    refuse(
      'already_expired',
      `第 ${line} 行：${name}${formatDay(day)}就过期了，不能入库。请退给送货的人，或检查日期。`,
      { line, name, day },
    ),
  noLines: () => refuse('stock_in_empty', '入库单上还没有东西，请扫条码或查名字加一样。'),
  supplierNeeded: () => refuse('supplier_needed', '买来的东西要写供货的人或店，付款时好对账。'),
  donorNeeded: () => refuse('donor_needed', '捐来的东西要写谁捐的。'),
  supplierOdd: () => refuse('supplier_odd', '只有买来的和统一配送的才写供货方，请去掉。'),
  supplierName: (name: string) =>
    refuse('supplier_same_name', `已经有一个供货方叫“${name}”了，请从名单里选它。`, { name }),
  supplierUnknown: () => refuse('supplier_unknown', '找不到这个供货方，请重新选。'),
  namesNeeded: () => refuse('names_needed', '请写上送货人和验收人，两个人都要有。'),
  sameNames: (name: string) => refuse('names_same', `送货人和验收人都是${name}，请换一位验收。`, { name }),
  payNothing: () => refuse('payment_amount', '付款金额要大于零。'),
  payTooMuch: (name: string, owed: number, paid: number) =>
    refuse(
      'payment_too_much',
      owed === 0
        ? `不欠${name}的钱了，不用付。`
        : `只欠${name} ${yuan(owed)}，这次要付 ${yuan(paid)}，多了 ${yuan(paid - owed)}。请改金额。`,
      { name, owed, paid },
    ),
  fundShort: (name: string, left: number, wanted: number) =>
    refuse(
      'fund_short',
      `“${name}”里只有 ${yuan(left)}，不够付 ${yuan(wanted)}，还差 ${yuan(wanted - left)}。请换一笔资金，或先记到账。`,
      { name, left, wanted },
    ),
  fundUnknown: () => refuse('fund_unknown', '找不到这笔资金，请重新选。'),
  fundName: (name: string) =>
    refuse('fund_same_name', `已经有一笔资金叫“${name}”了，请直接用它，或换个名字。`, { name }),
  fundingNothing: () => refuse('funding_amount', '到账金额要大于零。'),
  moneyTooLarge: () => refuse('money_too_large', '金额太大了，请检查。'),
  noSuchDocument: () => refuse('document_unknown', '找不到这张单，请刷新后再试。'),
  notReversible: (title: string) => refuse('not_reversible', `${title}不能在这里冲销。`, { title }),
  reversedBefore: (serial: string, by: string) =>
    refuse('reversed_before', `${serial} 已经用 ${by} 冲销过了。`, { serial, by }),
  goodsMoved: (serial: string, name: string, usedBy: string) =>
    refuse(
      'stock_in_used',
      `${serial} 不能冲销：${name}已经用掉了一部分${usedBy ? `（${usedBy}）` : ''}。请先冲那一张，或按退货、报损处理。`,
      { serial, name, usedBy },
    ),
  paidAlready: (serial: string, name: string, owed: number, total: number) =>
    refuse(
      'stock_in_paid',
      `${serial} 不能冲销：已经付过${name}的钱了，还欠 ${yuan(owed)}，这张单 ${yuan(total)}。请先冲销付款单。`,
      { serial, name, owed, total },
    ),
  moneySpent: (serial: string, name: string, left: number, total: number) =>
    refuse(
      'funding_spent',
      `${serial} 不能冲销：“${name}”里只剩 ${yuan(left)}，这笔 ${yuan(total)}已经用掉了一部分。请先冲销用它付的款。`,
      { serial, name, left, total },
    ),
}

/** Amounts above ten million 元 are a slip of the finger. */
export const MOST_FEN = 1_000_000_000
export const MOST_QUANTITY = 1_000_000
