import { type Day, formatMonthDay } from '#main/kernel/dates.ts'
import { RULE, type SlipBlocks, slipBlocks } from './blocks.ts'
import type { SlipCollector, SlipFacts, SlipGoodsLine, SlipHousehold, SlipReturnedLine } from './facts.ts'
import {
  collector,
  giftedPart,
  goodsRow,
  head,
  householdInFull,
  householdMasked,
  moment,
  points,
  returnedRow,
  stubFoot,
  sumOf,
  villagerFoot,
} from './frame.ts'
import type { SlipBlock, SlipParts } from './layout.ts'

interface CorrectionSlipFacts extends SlipFacts {
  /** The slip that is put right. */
  readonly original: { readonly slipNumber: string; readonly businessDay: Day }
  /** Stays with the shop: it is printed on the stub only. */
  readonly reason: string | null
}

interface OneHouseholdFacts extends CorrectionSlipFacts {
  readonly household: SlipHousehold
  /** Who of the household was there and signs. */
  readonly collector: SlipCollector
  readonly returned: readonly SlipReturnedLine[]
  /** What of the points that came back were gifted ones; 0 where none. */
  readonly giftedBackHundredths: number
  readonly spendableBeforeHundredths: number
  readonly spendableAfterHundredths: number
}

export interface ReversalSlipFacts extends OneHouseholdFacts {}
export interface ReturnSlipFacts extends OneHouseholdFacts {}
export interface ExchangeSlipFacts extends OneHouseholdFacts, Issued {}

interface Issued {
  readonly issued: readonly SlipGoodsLine[]
  /** What of the points that went out were gifted ones. */
  readonly giftedHundredths: number
}

/** 冲销单: the whole slip is taken back. */
export const reversalSlip = (facts: ReversalSlipFacts, columns: number): SlipParts =>
  oneHousehold(facts, columns, { document: '冲销单', reference: '冲销原单' })

/** 退货单: some goods came back, and their points. */
export const returnSlip = (facts: ReturnSlipFacts, columns: number): SlipParts =>
  oneHousehold(facts, columns, { document: '退货单', reference: '退货原单' })

/** 换货单: goods back and other goods out, in one document. */
export const exchangeSlip = (facts: ExchangeSlipFacts, columns: number): SlipParts =>
  oneHousehold(facts, columns, { document: '换货单', reference: '换货原单' }, facts)

interface Wording {
  readonly document: string
  readonly reference: string
}

function oneHousehold(
  facts: OneHouseholdFacts,
  columns: number,
  wording: Wording,
  { issued, giftedHundredths }: Issued = { issued: [], giftedHundredths: 0 },
): SlipParts {
  const blocks = slipBlocks(columns)
  const goods = (onStub: boolean): SlipBlock[] => [
    ...blocks.text('退回'),
    ...blocks.table(facts.returned.map((line) => returnedRow(line, onStub))),
    ...(issued.length === 0 ? [] : [...blocks.text('换出'), ...blocks.table(issued.map(goodsRow))]),
    RULE,
    ...blocks.pair('原来可兑', points(facts.spendableBeforeHundredths)),
    ...blocks.pair('退回积分', points(sumOf(facts.returned))),
    ...giftedPart(blocks, facts.giftedBackHundredths),
    ...(issued.length === 0 ? [] : blocks.pair('换出积分', points(sumOf(issued)))),
    ...giftedPart(blocks, giftedHundredths),
  ]
  const after = points(facts.spendableAfterHundredths)

  const stub: SlipBlock[] = [
    ...head(blocks, '存根联', wording.document, facts),
    ...blocks.text(moment(facts)),
    ...blocks.text(householdInFull(facts.household)),
    ...collector(blocks, facts.collector, '办理人'),
    ...reference(blocks, facts, wording.reference),
    ...reason(blocks, facts),
    RULE,
    ...goods(true),
    ...blocks.pair('现在可兑', after, { bold: true }),
    ...stubFoot(blocks, facts),
  ]
  const villager: SlipBlock[] = [
    ...head(blocks, '村民联', wording.document, facts),
    ...blocks.text(moment(facts)),
    ...blocks.text(householdMasked(facts.household)),
    ...reference(blocks, facts, wording.reference),
    RULE,
    ...goods(false),
    ...blocks.text(`现在可兑 ${after}`, { align: 'centre', size: 'double', bold: true }),
    ...villagerFoot(blocks, facts),
  ]
  return { stub: { columns, blocks: stub }, villagers: [{ columns, blocks: villager }] }
}

export interface WrongHouseholdSlipFacts extends CorrectionSlipFacts {
  readonly lines: readonly SlipGoodsLine[]
  /** Charged by mistake; gets its points back. */
  readonly from: CorrectedHousehold
  /** Had the goods, and is charged now; may end below zero. */
  readonly to: CorrectedHousehold
}

export interface CorrectedHousehold {
  readonly household: SlipHousehold
  /** What of the points it gets back, or is charged, are gifted ones; 0 where none. */
  readonly giftedHundredths: number
  readonly spendableBeforeHundredths: number
  readonly spendableAfterHundredths: number
}

/** 更正单: the slip was booked to the wrong household. The goods stay where they are; both households sign. */
export function wrongHouseholdSlip(facts: WrongHouseholdSlipFacts, columns: number): SlipParts {
  const blocks = slipBlocks(columns)
  const moved = points(sumOf(facts.lines))
  const sides = [
    { side: facts.from, title: '原来记错的户', change: '退回积分' },
    { side: facts.to, title: '改记到的户', change: '改记扣分' },
  ] as const

  const stub: SlipBlock[] = [
    ...head(blocks, '存根联', '更正单', facts),
    ...blocks.text(moment(facts)),
    ...reference(blocks, facts, '更正原单'),
    ...reason(blocks, facts),
    RULE,
    ...blocks.table(facts.lines.map(goodsRow)),
    ...sides.flatMap(({ side, title, change }) => [
      RULE,
      ...blocks.text(title, { bold: true }),
      ...blocks.text(householdInFull(side.household)),
      ...blocks.pair('原来可兑', points(side.spendableBeforeHundredths)),
      ...blocks.pair(change, moved),
      ...giftedPart(blocks, side.giftedHundredths),
      ...blocks.pair('现在可兑', points(side.spendableAfterHundredths), { bold: true }),
    ]),
    ...stubFoot(
      blocks,
      facts,
      sides.map(({ side }) => `${side.household.number} 户签字／手印：`),
    ),
  ]

  const villagers = sides.map(({ side, change }) => ({
    columns,
    blocks: [
      ...head(blocks, '村民联', '更正单', facts),
      ...blocks.text(moment(facts)),
      ...blocks.text(householdMasked(side.household)),
      ...reference(blocks, facts, '更正原单'),
      RULE,
      ...blocks.table(facts.lines.map(goodsRow)),
      RULE,
      ...blocks.pair('原来可兑', points(side.spendableBeforeHundredths)),
      ...blocks.pair(change, moved),
      ...giftedPart(blocks, side.giftedHundredths),
      ...blocks.text(`现在可兑 ${points(side.spendableAfterHundredths)}`, {
        align: 'centre',
        size: 'double',
        bold: true,
      }),
      ...villagerFoot(blocks, facts),
    ],
  }))
  return { stub: { columns, blocks: stub }, villagers }
}

function reference(blocks: SlipBlocks, { original }: CorrectionSlipFacts, word: string): SlipBlock[] {
  return blocks.text(`${word}：${original.slipNumber}（${formatMonthDay(original.businessDay)}）`)
}

function reason(blocks: SlipBlocks, facts: CorrectionSlipFacts): SlipBlock[] {
  return facts.reason === null ? [] : blocks.text(`原因：${facts.reason}`)
}
