import { formatPoints } from '#main/kernel/amounts.ts'
import { formatDay } from '#main/kernel/dates.ts'
import { CUT, RULE, type SlipBlocks, type TableRow } from './blocks.ts'
import type { SlipCollector, SlipFacts, SlipGoodsLine, SlipHousehold, SlipReturnedLine } from './facts.ts'
import type { SlipBlock } from './layout.ts'
import { maskName } from './masked-name.ts'

/** The parts that all slips are put together from. A stub names people in full; a villager's part does not. */

const HELP = '如有差错或疑问，请到兑换台，或找村务监督委员会。'

export const points = (hundredths: number): string => `${formatPoints(hundredths)}分`

export function head(blocks: SlipBlocks, part: string, document: string, facts: SlipFacts): SlipBlock[] {
  return [
    ...blocks.label(part, facts.slipNumber),
    ...(facts.reprint ? blocks.text('【补打】', { align: 'centre', size: 'double', bold: true }) : []),
    ...blocks.text(facts.village, { align: 'centre', size: 'double', bold: true }),
    ...blocks.text(`${facts.shopName}${document}`, { align: 'centre' }),
    RULE,
  ]
}

export const moment = (facts: SlipFacts): string => `${formatDay(facts.businessDay)} ${facts.time}`

export function paperNumber(blocks: SlipBlocks, facts: SlipFacts): SlipBlock[] {
  return facts.paperNumber === null ? [] : blocks.text(`手工兑换单 ${facts.paperNumber} 补录`)
}

/** 王桂花家, or 户主待定 */
export function householdName(household: SlipHousehold): string {
  return household.headName === null ? '户主待定' : `${household.headName}家`
}

export function householdInFull(household: SlipHousehold): string {
  return [`${household.number} 户`, household.group, householdName(household)].filter(Boolean).join('　')
}

export function householdMasked(household: SlipHousehold): string {
  const name = household.headName === null ? '户主待定' : `${maskName(household.headName)}家`
  return `${household.number} 户　${name}`
}

export function collector(
  blocks: SlipBlocks,
  who: SlipCollector,
  role: '领取人' | '办理人' = '领取人',
): SlipBlock[] {
  const name = who.kind === 'member' ? `${role}：${who.name}（${who.relation}）` : `代领人：${who.name}`
  const check = who.identityCheck === null ? [] : blocks.text(`身份核对：${who.identityCheck}`)
  return [...blocks.text(name), ...check]
}

export function goodsRow(line: SlipGoodsLine): TableRow {
  return {
    name: line.spec === '' ? line.name : `${line.name} ${line.spec}`,
    middle: line.quantity,
    right: points(line.pointsHundredths),
  }
}

const RETURNED = { shelf: '放回货架', loss: '已坏，报损', kept: '东西留在户里' }

/** What came back; where it went concerns the shop, so only the stub says so. */
export function returnedRow(line: SlipReturnedLine, onStub: boolean): TableRow {
  return { ...goodsRow(line), note: onStub ? RETURNED[line.returned] : undefined }
}

/** What of the points above were gifted ones; nothing where none. */
export const giftedPart = (blocks: SlipBlocks, hundredths: number): SlipBlock[] =>
  hundredths === 0 ? [] : blocks.pair('其中赠分', points(hundredths))

export const sumOf = (lines: readonly SlipGoodsLine[]): number =>
  lines.reduce((sum, line) => sum + line.pointsHundredths, 0)

/** The foot of a stub: who did it, where to sign, and how to find it again. */
export function stubFoot(
  blocks: SlipBlocks,
  facts: SlipFacts,
  signatures: readonly string[] = ['签字／手印：'],
): SlipBlock[] {
  return [
    RULE,
    ...blocks.pair(`开单：${facts.writer}`, `发货：${facts.issuer}`),
    ...(facts.awaitingReview ? blocks.text('待复核：今天收工前请另一人复核签字', { bold: true }) : []),
    ...signatures.flatMap((caption) => blocks.signature(caption)),
    ...traces(blocks, facts),
  ]
}

export function villagerFoot(blocks: SlipBlocks, facts: SlipFacts): SlipBlock[] {
  return [RULE, ...blocks.text(HELP), ...traces(blocks, facts)]
}

function traces(blocks: SlipBlocks, facts: SlipFacts): SlipBlock[] {
  const code = `${facts.checkCode.slice(0, 4)} ${facts.checkCode.slice(4)}`
  return [...blocks.barcode(facts.slipCode), ...blocks.text(`核对码 ${code}`, { align: 'centre' }), CUT]
}
