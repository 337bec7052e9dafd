import { formatPoints } from '#main/kernel/amounts.ts'
import { type Day, formatDay, formatMonthDay } from '#main/kernel/dates.ts'
import { CUT, RULE, slipBlocks } from './blocks.ts'
import type { SlipHousehold } from './facts.ts'
import { giftedPart, householdMasked, points } from './frame.ts'
import type { SlipLayout } from './layout.ts'

export interface StatementSlipFacts {
  readonly village: string
  readonly shopName: string
  readonly printedDay: Day
  readonly time: string
  readonly writer: string
  readonly household: SlipHousehold
  readonly fromDay: Day
  readonly openingHundredths: number
  /** In the order of the book. */
  readonly rows: readonly StatementRow[]
  readonly balanceHundredths: number
  /** What of the balance are gifted points; 0 where none. */
  readonly giftedHundredths: number
  /** 存着的, to be taken out before it can be spent. */
  readonly depositedHundredths: number
  /** What the base holds back; 0 where all of the balance can be spent. */
  readonly heldBackHundredths: number
  readonly spendableHundredths: number
}

export interface StatementRow {
  readonly day: Day
  /** 打扫卫生, 兑换 DH26-00453 */
  readonly title: string
  /** Why points were taken; null where the title says it. */
  readonly reason: string | null
  /** Signed: what was added or taken, and what of it were gifted points. */
  readonly pointsHundredths: number
  readonly giftedHundredths: number
  readonly balanceHundredths: number
}

/** 户积分明细: a household's own last months on paper, so that 「我记得有 120」 can be answered line by line. */
export function statementSlip(facts: StatementSlipFacts, columns: number): SlipLayout {
  const blocks = slipBlocks(columns)
  const rows = facts.rows.map((row) => ({
    name: `${formatMonthDay(row.day)} ${row.title}`,
    middle: signed(row.pointsHundredths),
    right: `余 ${formatPoints(row.balanceHundredths)}`,
    note: noteOf(row),
  }))
  return {
    columns,
    blocks: [
      ...blocks.text(facts.village, { align: 'centre', size: 'double', bold: true }),
      ...blocks.text(`${facts.shopName}户积分明细`, { align: 'centre' }),
      RULE,
      ...blocks.text(householdMasked(facts.household)),
      ...blocks.text(`${formatDay(facts.fromDay)}到${formatDay(facts.printedDay)}`),
      RULE,
      ...blocks.pair('之前结余', points(facts.openingHundredths)),
      ...blocks.table(rows),
      ...(rows.length === 0 ? blocks.text('这段时间没有加减分，也没有兑换。') : []),
      RULE,
      ...blocks.pair('现有积分', points(facts.balanceHundredths)),
      ...giftedPart(blocks, facts.giftedHundredths),
      ...(facts.depositedHundredths === 0 ? [] : blocks.pair('其中存着', points(facts.depositedHundredths))),
      ...(facts.heldBackHundredths === 0
        ? []
        : blocks.pair('其中基础分，不能兑', points(facts.heldBackHundredths))),
      ...blocks.text(`现在可兑 ${points(facts.spendableHundredths)}`, {
        align: 'centre',
        size: 'double',
        bold: true,
      }),
      RULE,
      ...blocks.text('哪一笔不清楚，请当场问，或找村务监督委员会。'),
      ...blocks.pair(`${formatDay(facts.printedDay)} ${facts.time}`, `打印：${facts.writer}`),
      CUT,
    ],
  }
}

/** A gift says so by itself; a slip says how many of its points were gifted ones. */
function noteOf({ reason, pointsHundredths, giftedHundredths }: StatementRow): string | undefined {
  const mixed = giftedHundredths !== 0 && giftedHundredths !== pointsHundredths
  const gifted = mixed ? `其中赠分 ${points(Math.abs(giftedHundredths))}` : ''
  const why = reason === null ? '' : `原因：${reason}`
  return [why, gifted].filter(Boolean).join('，') || undefined
}

const signed = (hundredths: number): string =>
  hundredths > 0 ? `+${formatPoints(hundredths)}` : formatPoints(hundredths)
