import { RULE, type SlipBlocks, slipBlocks } from './blocks.ts'
import type { SlipCollector, SlipFacts, SlipGoodsLine, SlipHousehold } from './facts.ts'
import {
  collector,
  giftedPart,
  goodsRow,
  head,
  householdInFull,
  householdMasked,
  moment,
  paperNumber,
  points,
  stubFoot,
  sumOf,
  villagerFoot,
} from './frame.ts'
import type { SlipBlock, SlipParts } from './layout.ts'

export interface RedemptionSlipFacts extends SlipFacts {
  /** 第 38 户 of the day */
  readonly ordinalOfDay: number
  readonly household: SlipHousehold
  readonly collector: SlipCollector
  readonly lines: readonly SlipGoodsLine[]
  /** Pieces handed out, where all lines are counted in pieces; null where something was weighed. */
  readonly pieces: number | null
  /** What of the points were gifted ones; 0 where none. */
  readonly giftedHundredths: number
  readonly spendableBeforeHundredths: number
  readonly spendableAfterHundredths: number
}

/** 兑换单: 存根联 for the shop, 村民联 for the household. */
export function redemptionSlip(facts: RedemptionSlipFacts, columns: number): SlipParts {
  const blocks = slipBlocks(columns)
  const before = points(facts.spendableBeforeHundredths)
  const spent = points(sumOf(facts.lines))
  const after = points(facts.spendableAfterHundredths)

  const stub: SlipBlock[] = [
    ...head(blocks, '存根联', '兑换单', facts),
    ...blocks.pair(moment(facts), `第 ${facts.ordinalOfDay} 户`),
    ...blocks.text(householdInFull(facts.household)),
    ...collector(blocks, facts.collector),
    ...paperNumber(blocks, facts),
    RULE,
    ...goods(blocks, facts),
    RULE,
    ...blocks.pair('兑前可兑', before),
    ...blocks.pair('本次兑换', spent, { bold: true }),
    ...giftedPart(blocks, facts.giftedHundredths),
    ...blocks.pair('兑后可兑', after, { bold: true }),
    ...stubFoot(blocks, facts),
  ]

  const villager: SlipBlock[] = [
    ...head(blocks, '村民联', '兑换单', facts),
    ...blocks.text(moment(facts)),
    ...blocks.text(householdMasked(facts.household)),
    ...paperNumber(blocks, facts),
    RULE,
    ...goods(blocks, facts),
    RULE,
    ...blocks.pair('兑前可兑', before),
    ...blocks.pair('本次兑换', spent),
    ...giftedPart(blocks, facts.giftedHundredths),
    ...blocks.text(`兑后可兑 ${after}`, { align: 'centre', size: 'double', bold: true }),
    ...villagerFoot(blocks, facts),
  ]

  return { stub: { columns, blocks: stub }, villagers: [{ columns, blocks: villager }] }
}

function goods(blocks: SlipBlocks, facts: RedemptionSlipFacts): SlipBlock[] {
  const pieces = facts.pieces === null ? '' : ` ${facts.pieces} 件`
  return [...blocks.table(facts.lines.map(goodsRow)), ...blocks.text(`共 ${facts.lines.length} 样${pieces}`)]
}
